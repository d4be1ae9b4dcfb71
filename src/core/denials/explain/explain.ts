// Explains denials: the cause, how it compares with the documents, and what to change.
import { actionFacts } from '#core/request/action-facts.ts';
import { lastPart } from '#core/request/principal.ts';
import type { Reference } from '#core/reference/reference.ts';
import { spellOutInvisible } from '#core/text/invisible.ts';
import { show, showAll } from '#core/text/quote.ts';
import type { Denial, DenialLayer } from '#core/denials/denial.ts';
import { answerFixes, type AnswerScope } from './answer-fixes.ts';
import { CAUSE_OF_FORM, CAUSE_OF_LAYER, causeRow, type CauseId } from './causes.ts';
import { compareDenial, type ComparedDenial } from './compare.ts';
import { deniedCall, type CallReading, type DeniedCall } from './denied-call.ts';
import type { DenialComparison, DenialFix, ExplainedDenial, NoFix } from './explained.ts';
import { groundOfAnswers, groundOfPolicies, type DenialDocuments, type Ground } from './ground.ts';
import { documentTitles, ownLocks } from './own-locks.ts';
import { statementFix } from './statement-fix.ts';
import { stepFor } from './steps.ts';
import { teamFix } from './teams.ts';

/** Denials that are compared with documents; more than these are explained by what AWS says alone. */
const MAX_COMPARED = 40;

const NO_FIX: NoFix = {
  kind: 'none',
  label: 'Change nothing',
  text: 'The policy works as meant. To let the call through, change the call so that it meets the rule.',
  proved: false,
  access: undefined,
};

/** The whole text in backquotes: an ARN that is cut names nothing. */
const quoted = (text: string): string => `\`${spellOutInvisible(text.slice(0, 300))}\``;

function callWords({ action, resource }: Denial): string {
  if (action === undefined) return '';
  return resource === undefined || resource === '*'
    ? show(action)
    : `${quoted(action)} on ${quoted(resource)}`;
}

const whoWords = ({ principal, principalArn }: Denial): string =>
  principalArn !== undefined ? lastPart(principalArn) : (principal ?? 'the caller');

interface Finding {
  readonly cause: CauseId;
  readonly comparison: DenialComparison;
  readonly fixes: readonly DenialFix[];
  readonly names?: string;
}

function explained(denial: Denial, { cause, comparison, fixes, names = '' }: Finding): ExplainedDenial {
  const { text, page } = causeRow(cause);
  const words = {
    call: callWords(denial),
    who: whoWords(denial),
    policy: denial.policyArn === undefined ? '' : ` ${quoted(denial.policyArn)}`,
    names,
  };
  return { denial, comparison, cause: { id: cause, text: text(words), page }, fixes };
}

const defined = <T>(values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value): value is T => value !== undefined);

/** The cause of a refusal in this layer, if it is another policy than the permissions policy. */
function causeOfLayer(layer: Exclude<DenialLayer, 'identity' | 'unknown'>, denial: Denial): CauseId {
  return layer === 'resource' && /^kms:/i.test(denial.action ?? '') ? 'key-policy' : CAUSE_OF_LAYER[layer];
}

/** What a token says is not in the message. */
const tokenStep = (denial: Denial): DenialFix | undefined =>
  /WithWebIdentity|WithSAML/i.test(denial.action ?? '') ? stepFor('trust', denial) : undefined;

/** By what AWS says alone. */
function byMessage(denial: Denial, comparison: DenialComparison, reading: CallReading): Finding {
  const { layer, explicit } = denial;
  const byHand = (target: DenialLayer) => statementFix(denial, target, reading, undefined);
  const ask = (target: Exclude<DenialLayer, 'unknown'>) => teamFix(denial, target, reading);
  const isPoor = denial.principal === undefined || denial.resource === undefined;
  if (denial.action === undefined || (denial.form === 'bare' && isPoor))
    return { cause: 'no-details', comparison, fixes: defined([stepFor('no-details', denial)]) };
  if (layer === 'unknown')
    return explicit === true
      ? {
          cause: 'denied-by-statement',
          comparison,
          names: 'a policy that AWS does not name',
          fixes: [ask('identity')],
        }
      : { cause: 'reason-not-said', comparison, fixes: defined([byHand('identity'), ask('resource')]) };
  if (layer === 'identity')
    return explicit === true
      ? { cause: 'denied-by-statement', comparison, fixes: [ask('identity')] }
      : {
          cause: 'not-allowed',
          comparison,
          fixes: defined([byHand('identity') ?? stepFor('no-details', denial)]),
        };
  const cause = causeOfLayer(layer, denial);
  if (layer === 'trust')
    return {
      cause,
      comparison,
      fixes: defined([explicit === true ? undefined : byHand('trust'), tokenStep(denial), ask('trust')]),
    };
  return { cause, comparison, fixes: [ask(layer)] };
}

interface Compared {
  readonly denial: Denial;
  readonly ground: Ground;
  readonly call: DeniedCall;
  readonly own: ComparedDenial;
  readonly reading: CallReading;
}

/** The documents allow what AWS refuses. */
function allowedHere({ denial, reading, call }: Compared): Finding {
  const { layer, explicit } = denial;
  const comparison = 'documents-allow';
  if (!call.isSameRole && explicit !== true && (layer === 'identity' || layer === 'unknown'))
    return {
      cause: 'other-role',
      comparison,
      names: call.role.name,
      fixes: defined([stepFor('other-role', denial), stepFor('not-deployed', denial)]),
    };
  if (layer === 'identity' || layer === 'unknown' || layer === 'trust')
    return {
      cause: explicit === true && layer !== 'trust' ? 'denied-by-statement' : 'not-deployed',
      comparison,
      fixes: defined([
        explicit === true ? teamFix(denial, layer === 'trust' ? 'trust' : 'identity', reading) : undefined,
        stepFor('not-deployed', denial),
      ]),
    };
  return {
    cause: causeOfLayer(layer, denial),
    comparison,
    fixes: [teamFix(denial, layer, reading)],
  };
}

function scopeOf({ form }: Denial, { isTrust }: DeniedCall): AnswerScope {
  if (!isTrust) return 'call';
  return form === 'role-not-assumable' ? 'service' : 'trust';
}

/** Fixes in documents that are here. */
function fixesHere(
  { denial, ground, call, own, reading }: Compared,
  layer: DenialLayer,
): readonly DenialFix[] {
  const scope = scopeOf(denial, call);
  return defined([
    ...answerFixes(denial, ground, own, call.role.id, scope, reading),
    statementFix(denial, layer, reading, { call, before: own, ground }),
  ]);
}

/** The documents refuse too, or may. */
function deniedHere(compared: Compared): Finding {
  const { denial, own, ground, call, reading } = compared;
  const locks = ownLocks(own.statements, ground, own.explicit);
  const titles = documentTitles(own.statements, ground);
  const isOther = denial.layer !== 'unknown' && own.layer !== 'unknown' && denial.layer !== own.layer;
  const comparison: DenialComparison = isOther
    ? 'other-layer'
    : own.decision === 'depends'
      ? 'depends'
      : 'same';
  // What AWS names comes first: the documents have to be changed as well.
  if (isOther && denial.layer !== 'identity') {
    const { cause, fixes } = byMessage(denial, comparison, reading);
    const more = own.explicit ? [] : fixesHere(compared, own.layer);
    // The boundary of the kit follows its answers.
    const isHere = denial.layer === 'boundary' && call.role.hasKitBoundary && more.length > 0;
    const others = isHere ? [] : fixes.filter(({ kind }) => kind === 'team');
    return { cause, comparison, fixes: [...others, ...more] };
  }
  if (locks !== '') {
    const { decision } = own;
    const isControl = own.layer === 'scp' || own.layer === 'rcp';
    const scope: AnswerScope = isControl ? 'exemption' : 'lock';
    const more =
      own.explicit && !isControl ? [] : answerFixes(denial, ground, own, call.role.id, scope, reading);
    const step = decision === 'depends' ? stepFor('not-deployed', denial) : undefined;
    return { cause: 'works-as-meant', comparison, names: locks, fixes: defined([NO_FIX, ...more, step]) };
  }
  if (own.explicit) {
    const layer = own.layer === 'unknown' ? 'identity' : own.layer;
    return {
      cause: layer === 'identity' ? 'denied-by-statement' : causeOfLayer(layer, denial),
      comparison,
      names: titles,
      fixes: [teamFix({ ...denial, explicit: true }, layer, reading)],
    };
  }
  if (own.decision === 'depends' && own.keys.length > 0 && !call.isTrust)
    return {
      cause: 'condition-not-met',
      comparison,
      names: showAll(own.keys),
      fixes: defined([stepFor('condition-not-met', denial), ...fixesHere(compared, own.layer)]),
    };
  if (call.isTrust)
    return {
      cause: 'trust',
      comparison,
      names: own.keys.length === 0 ? '' : showAll(own.keys),
      fixes: defined([...fixesHere(compared, 'trust'), tokenStep(denial), teamFix(denial, 'trust', reading)]),
    };
  if (own.layer === 'identity' || own.layer === 'unknown')
    return { cause: 'not-allowed', comparison, fixes: fixesHere(compared, 'identity') };
  return {
    cause: causeOfLayer(own.layer, denial),
    comparison,
    fixes: defined([...fixesHere(compared, own.layer), teamFix(denial, own.layer, reading)]),
  };
}

/** The account that the documents are for, if the call was made in another. */
function otherAccount({ account }: Ground, denial: Denial): string | undefined {
  return account !== undefined && denial.account !== undefined && account !== denial.account
    ? account
    : undefined;
}

function withGround(denial: Denial, ground: Ground, reading: CallReading): Finding {
  const call = deniedCall(denial, ground.environment, reading);
  const account = otherAccount(ground, denial);
  if (account !== undefined && call && !call.isTrust)
    return {
      cause: 'other-account',
      comparison: 'no-documents',
      names: account,
      fixes: defined([stepFor('other-account', denial)]),
    };
  if (call && !call.isSameRole && reading.isRoleNamed)
    return {
      cause: 'other-role',
      comparison: 'no-documents',
      names: call.role.name,
      fixes: defined([stepFor('other-role', denial), ...byMessage(denial, 'no-documents', reading).fixes]),
    };
  const own = compareDenial(denial, call, ground);
  if (!call || own.decision === 'undecided')
    return byMessage(denial, call ? 'undecided' : 'no-documents', reading);
  const compared = { denial, ground, call, own, reading };
  return own.decision === 'allowed' ? allowedHere(compared) : deniedHere(compared);
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
    return ({ account }) => {
      const ground = known.get(account) ?? groundOfAnswers(answers, account, reference);
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
    const finding = ground ? withGround(denial, ground, reading) : byMessage(denial, 'no-documents', reading);
    return explained(denial, finding);
  });
}
