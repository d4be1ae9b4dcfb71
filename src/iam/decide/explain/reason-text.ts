// Puts a reason into words.
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { principalWords } from '#iam/request/principal.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import { isKeyDecision } from '#iam/decide/evaluate/kms.ts';
import { isTrustDecision } from '#iam/decide/evaluate/sts.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { show, showAll } from '#iam/text/quote.ts';
import type { ConditionReason, StatementElement, Reason } from './reason.ts';
import type { VariableReason } from './variable-reasons.ts';

export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

type ReasonFacts = Omit<Reason, 'text'>;

/** "trust policy", "key policy" or the name of the layer. */
function policyWords(layer: Layer, request: PreparedRequest): string {
  if (layer !== 'resource') return LAYER_WORDS[layer];
  if (isTrustDecision(request)) return 'trust policy';
  return isKeyDecision(request) ? 'key policy' : LAYER_WORDS.resource;
}

/** "Statement 2 (ReadOnly) of identity policy 1". */
function statementWords(
  { layer, level, document, path, sid }: ReasonFacts,
  request: PreparedRequest,
): string {
  const number = Number(path[1] ?? 0) + 1;
  const named = sid === undefined || sid === '' ? '' : ` (${sid})`;
  const isLeveled = layer === 'scp' || layer === 'rcp';
  const at = isLeveled ? ` ${document + 1} of level ${level + 1}` : '';
  const which = layer === 'identity' || layer === 'session' ? ` ${document + 1}` : at;
  return `Statement ${number}${named} of ${isLeveled || which !== '' ? '' : 'the '}${policyWords(layer, request)}${which}`;
}

function seenWords({ seen }: ConditionReason): string {
  if (seen === 'absent') return 'the request has no such key';
  if (seen === 'present') return 'its value is not known';
  if (seen === 'unknown') return 'you did not give it';
  return seen.length === 0 ? 'it has no values' : `the request has ${showAll(seen)}`;
}

/** "StringEquals asks aws:SourceVpc for `vpc-1`, and the request has no such key". */
function conditionWords(condition: ConditionReason): string {
  const expected = condition.expected.length === 0 ? 'nothing' : showAll(condition.expected);
  return `${condition.operator} compares ${condition.key} with ${expected}, and ${seenWords(condition)}`;
}

/** ", as the request has no aws:PrincipalTag/team". */
function missingWords({ variables = [] }: ReasonFacts): string {
  const keys = variables.filter(({ seen }) => seen === 'absent').map(({ key }) => key);
  return keys.length === 0 ? '' : `, as the request has no ${keys.join(' and no ')} for its variable`;
}

const VARIABLE_WORDS: Readonly<Record<VariableReason['seen'], (keys: string) => string | undefined>> = {
  absent: () => undefined,
  present: (keys) => `its variable ${keys} has a value that you did not give`,
  unknown: (keys) => `you did not give its variable ${keys}`,
  empty: (keys) => `its variable ${keys} is empty, which AWS may treat as no value`,
  several: (keys) => `${keys} can have several values, so it cannot be a variable`,
};

/** ": you did not give its variable aws:PrincipalTag/team". */
function openWords({ variables = [] }: ReasonFacts): string {
  const parts = [...new Set(variables.map(({ seen }) => seen))].flatMap((kind) => {
    const keys = variables.filter(({ seen }) => seen === kind).map(({ key }) => key);
    return VARIABLE_WORDS[kind](keys.join(' and ')) ?? [];
  });
  return parts.length === 0 ? '' : `: ${parts.join(', and ')}`;
}

function failure(
  element: StatementElement,
  reason: ReasonFacts,
  request: PreparedRequest,
): readonly string[] {
  switch (element) {
    case 'principal':
      return [`it does not apply to ${principalWords(request.principal)}`];
    case 'action':
      return [`it does not cover ${request.actionName}`];
    case 'resource':
      return [`it does not cover ${show(request.resource)}${missingWords(reason)}`];
    case 'condition':
      return reason.conditions.filter(({ result }) => result === 'no').map((each) => conditionWords(each));
  }
}

function doubt(element: StatementElement, reason: ReasonFacts): readonly string[] {
  const open = openWords(reason);
  if (element === 'resource' && open !== '') return [`whether its resource matches is open${open}`];
  if (element !== 'condition')
    return [`the request and AWS’s documentation leave open whether its ${element} matches`];
  return reason.conditions
    .filter(({ result }) => result === 'unknown')
    .map((each) => `${conditionWords(each)}${each.expected.some(hasVariable) ? open : ''}`);
}

function sentence(reason: ReasonFacts, request: PreparedRequest): string {
  const where = statementWords(reason, request);
  const verb = reason.effect === 'Deny' ? 'deny' : 'allow';
  if (reason.matched === 'yes')
    return `${where} ${verb === 'deny' ? 'denies' : 'allows'} ${request.actionName} on ${show(request.resource)}.`;
  const unreadable = ['part of it cannot be evaluated'];
  if (reason.matched === 'no') {
    const [first] = reason.because;
    const why = first ? failure(first, reason, request) : unreadable;
    return `${where} does not apply: ${why.join('; ')}.`;
  }
  const why = reason.because.flatMap((element) => doubt(element, reason));
  return `${where} may ${verb} this: ${(why.length === 0 ? unreadable : why).join('; ')}.`;
}

/** With everything invisible spelled out: names of keys come from a policy, too. */
export const reasonText = (reason: ReasonFacts, request: PreparedRequest): string =>
  spellOutInvisible(sentence(reason, request));
