// Explains denials: the cause, how it compares with the documents, and what to change.
import { actionFacts } from '#core/request/action-facts.ts';
import { lastPart } from '#core/request/principal.ts';
import type { Reference } from '#core/reference/reference.ts';
import { spellOutInvisible } from '#core/text/invisible.ts';
import { show } from '#core/text/quote.ts';
import type { Denial } from '#core/denials/denial.ts';
import { byDocuments } from './by-documents.ts';
import { byMessage } from './by-message.ts';
import { CAUSE_OF_FORM, causeRow } from './causes.ts';
import type { CallReading } from './denied-call.ts';
import type { ExplainedDenial } from './explained.ts';
import { defined, type DenialFinding } from './finding.ts';
import {
  groundOfAnswers,
  groundOfPolicies,
  VariantKits,
  type DenialDocuments,
  type Ground,
} from './ground.ts';
import { statementFix } from './statement-fix.ts';
import { stepFor } from './steps.ts';

/** Denials that are compared with documents; more than these are explained by what AWS says alone. */
const MAX_COMPARED = 40;

/** The whole text in backquotes: an ARN that is cut names nothing. */
const quoted = (text: string): string => `\`${spellOutInvisible(text.slice(0, 300))}\``;

function callWords({ action, resource }: Denial): string {
  if (action === undefined) return '';
  return resource === undefined || resource === '*'
    ? show(action)
    : `${quoted(action)} on ${quoted(resource)}`;
}

/** The principal in short: "DeepSeekInvoke". */
export const whoWords = ({ principal, principalArn }: Denial): string =>
  principalArn !== undefined ? lastPart(principalArn) : (principal ?? 'the caller');

function explained(denial: Denial, { cause, comparison, fixes, names = '' }: DenialFinding): ExplainedDenial {
  const { text, page } = causeRow(cause);
  const words = {
    call: callWords(denial),
    who: whoWords(denial),
    policy: denial.policyArn === undefined ? '' : ` ${quoted(denial.policyArn)}`,
    names,
  };
  return { denial, comparison, cause: { id: cause, text: text(words), page }, fixes };
}

const takesNoResource = ({ action }: Denial, reference: Reference): boolean =>
  action !== undefined && actionFacts(action, reference)?.resources.length === 0;

/** Actions of AWS Marketplace take no resource. */
const ANY_RESOURCE: CallReading = { takesNoResource: true, isRoleNamed: false };

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

/** Each denial with its cause and fixes. */
export function explainDenials(
  denials: readonly Denial[],
  documents: DenialDocuments,
  reference: Reference,
): readonly ExplainedDenial[] {
  const groundFor = grounds(documents, reference);
  return denials.map((denial, index) => {
    const form = CAUSE_OF_FORM[denial.form];
    if (form !== undefined && (denial.form !== 'encoded' || denial.layer === 'unknown'))
      return explained(denial, {
        cause: form,
        comparison: 'no-documents',
        names: denial.model === undefined ? '' : show(denial.model),
        fixes: defined([
          stepFor(form, denial),
          form === 'marketplace-subscription'
            ? statementFix(denial, 'identity', ANY_RESOURCE, undefined)
            : undefined,
        ]),
      });
    const ground = index < MAX_COMPARED ? groundFor(denial) : undefined;
    const reading = {
      takesNoResource: takesNoResource(denial, reference),
      isRoleNamed: ground?.from?.answers.values.roleName !== undefined,
    };
    const finding = ground
      ? byDocuments(denial, ground, reading)
      : byMessage(denial, 'no-documents', reading);
    return explained(denial, finding);
  });
}
