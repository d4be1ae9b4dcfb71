// Explains denials: the cause, how it compares with the documents, and what to change.
import { actionFacts } from '#iam/request/action-facts.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { show, showWhole } from '#iam/text/quote.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import { byDocuments } from './by-documents.ts';
import { byMessage } from './by-message.ts';
import { whoWords } from './caller.ts';
import { causeOfForm, causeRow, type CauseId, type CauseRow } from './causes.ts';
import { cluesIn } from './clues.ts';
import { codeFix } from './code-fix.ts';
import { completed } from './completed.ts';
import type { CallReading } from './denied-call.ts';
import type { DenialFix, ExplainedDenial } from './explained.ts';
import { defined, type DenialFinding } from './finding.ts';
import {
  groundOfAnswers,
  groundOfPolicies,
  VariantKits,
  type DenialDocuments,
  type Ground,
} from './ground.ts';
import { repeatedWords } from './notices.ts';
import { hintsOf } from './hints.ts';
import { nearMiss } from './near-miss.ts';
import { isElsewhere, modelFix } from './model-fix.ts';
import { statementFix } from './statement-fix.ts';
import { roleOfPod, stepsOfPod } from './next-of-ec2.ts';
import { stepFor, stepOf } from './steps.ts';
import { unmetCondition } from './unmet-condition.ts';

/** Denials that are compared with documents; more than these are explained by what AWS says alone. */
const MAX_COMPARED = 40;

function callWords({ action, resource }: Denial): string {
  if (action === undefined) return '';
  return resource === undefined || resource === '*'
    ? show(action)
    : `${showWhole(action)} on ${showWhole(resource)}`;
}

/** Whether the fix is of what the call of a model needs. */
const isOfModel = (fix: DenialFix): boolean =>
  fix.kind === 'code' || fix.changes.length > 0 || (fix.kind === 'statement' && fix.layer === 'identity');

function explained(
  denial: Denial,
  { cause, comparison, fixes, names = '' }: DenialFinding,
  { model, clues }: CallReading,
  repeated: string | undefined,
): ExplainedDenial {
  const { title, text, advice, page }: CauseRow = causeRow(cause);
  const words = {
    denial,
    call: callWords(denial),
    who: whoWords(denial),
    policy: denial.policyArn === undefined ? '' : ` ${showWhole(denial.policyArn)}`,
    names,
  };
  const more = advice?.(words);
  const own = fixes.some(isOfModel) ? model : undefined;
  return {
    denial,
    comparison,
    denied: !isNotice(denial.form),
    cause: {
      id: cause,
      title: title(words),
      text: [
        text(words),
        repeated,
        more,
        own?.routed,
        nearMiss(denial, own, clues.text),
        ...hintsOf(denial, clues.text),
        isElsewhere(denial)
          ? 'Bedrock has no DeepSeek model in this partition, and its credentials call nothing in others: host a model there yourself, on SageMaker, EC2, ECS or EKS.'
          : undefined,
      ]
        .filter((sentence) => sentence !== undefined)
        .join(' '),
      advice: more,
      page,
    },
    fixes,
    model: own,
  };
}

const takesNoResource = ({ action }: Denial, reference: Reference): boolean =>
  action !== undefined && actionFacts(action, reference)?.resources.length === 0;

/** What a message says that is about something else than policies. */
function byForm(denial: Denial, cause: CauseId, reading: CallReading): DenialFinding {
  const isProfile = cause === 'inference-profile-needed';
  const isMarketplace = cause === 'marketplace-subscription';
  // Actions of AWS Marketplace take no resource.
  const statements = { ...reading, takesNoResource: isMarketplace };
  return {
    cause,
    comparison: 'no-documents',
    names: denial.model === undefined ? '' : show(denial.model),
    fixes: defined([
      isProfile ? codeFix(denial, reading.model, false) : undefined,
      stepFor(cause, denial),
      isMarketplace ? statementFix(denial, 'identity', statements, undefined) : undefined,
    ]),
  };
}

/** The text has what allows the call, under a condition: another statement would do away with that. */
const byCondition = (denial: Denial, condition: string): DenialFinding => ({
  cause: 'condition-not-met',
  comparison: 'no-documents',
  names: condition,
  fixes: defined([stepFor('condition-not-met', denial)]),
});

/** The text has a role for the pod, which its node’s does not need to replace. */
const byUnusedRole = (denial: Denial, role: string, { clues }: CallReading): DenialFinding => ({
  cause: 'role-not-used',
  comparison: 'no-documents',
  names: showWhole(role),
  fixes: [stepOf({ label: 'Get the pod to use its role', text: stepsOfPod(denial, clues) }, denial)],
});

/** Ground for the accounts of the denials: a kit without an account is composed for each once. */
function grounds(
  { answers, policies }: DenialDocuments,
  reference: Reference,
): (denial: Denial) => Ground | undefined {
  if (answers) {
    const known = new Map<string | undefined, Ground>();
    const variants = new VariantKits(answers.edits);
    return ({ account }) => {
      const ground = known.get(account) ?? groundOfAnswers(answers, account, reference, variants);
      known.set(account, ground);
      return ground;
    };
  }
  const pasted = policies && policies.length > 0 ? groundOfPolicies(policies, reference) : undefined;
  return () => pasted;
}

/**
 * Each denial with its cause and fixes. What stands around a message in the text tells what the same step needs next;
 * `among` are all denials of the text.
 */
export function explainDenials(
  denials: readonly Denial[],
  documents: DenialDocuments,
  reference: Reference,
  text = '',
  among: readonly Denial[] = denials,
): readonly ExplainedDenial[] {
  const groundFor = grounds(documents, reference);
  const cluesOf = cluesIn(text, among);
  return denials.map((said, index) => {
    const clues = cluesOf(said);
    const denial = completed(said, clues, reference);
    const form = causeOfForm(denial);
    const isOfForm = form !== undefined && (denial.form !== 'encoded' || denial.layer === 'unknown');
    const ground = !isOfForm && index < MAX_COMPARED ? groundFor(denial) : undefined;
    const reading: CallReading = {
      takesNoResource: takesNoResource(denial, reference),
      isRoleNamed: ground?.from?.answers.values.roleName !== undefined,
      model: modelFix(denial, ground, clues.text),
      clues,
    };
    const repeated = repeatedWords(denial, text);
    if (isOfForm) return explained(denial, byForm(denial, form, reading), reading, repeated);
    const condition = ground ? undefined : unmetCondition(denial, clues.text, reference);
    const ofPod = ground ? undefined : roleOfPod(denial, clues);
    const finding = ground
      ? byDocuments(denial, ground, reading)
      : ofPod !== undefined
        ? byUnusedRole(denial, ofPod, reading)
        : condition === undefined
          ? byMessage(denial, 'no-documents', reading)
          : byCondition(denial, condition);
    return explained(denial, finding, reading, repeated);
  });
}
