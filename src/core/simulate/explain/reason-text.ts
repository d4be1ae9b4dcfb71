// Puts a reason into words.
import { principalWords } from '#core/request/principal.ts';
import type { Layer } from '#core/simulate/compile/layer.ts';
import { isKeyDecision } from '#core/simulate/evaluate/kms.ts';
import { isTrustDecision } from '#core/simulate/evaluate/sts.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { show, showAll } from '#core/text/quote.ts';
import type { ConditionReason, StatementElement, Reason } from './reason.ts';

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
export function conditionWords(condition: ConditionReason): string {
  const expected = condition.expected.length === 0 ? 'nothing' : showAll(condition.expected);
  return `${condition.operator} compares ${condition.key} with ${expected}, and ${seenWords(condition)}`;
}

/** ", as the request has no aws:PrincipalTag/team". */
function missingWords({ variables = [] }: ReasonFacts): string {
  const keys = variables.filter(({ seen }) => seen === 'absent').map(({ key }) => key);
  return keys.length === 0 ? '' : `, as the request has no ${keys.join(' and no ')} to fill in`;
}

/** ": it asks for aws:PrincipalTag/team, which you did not give". */
function openWords({ variables = [] }: ReasonFacts): string {
  const keys = variables.filter(({ seen }) => seen !== 'absent').map(({ key }) => key);
  return keys.length === 0 ? '' : `: it is filled in with ${keys.join(' and ')}, which you did not give`;
}

function failure(element: StatementElement, told: ReasonFacts, request: PreparedRequest): readonly string[] {
  switch (element) {
    case 'principal':
      return [`it does not mean ${principalWords(request.principal)}`];
    case 'action':
      return [`it is not about ${request.actionName}`];
    case 'resource':
      return [`it is not about ${show(request.resource)}${missingWords(told)}`];
    case 'condition':
      return told.conditions.filter(({ result }) => result === 'no').map((each) => conditionWords(each));
  }
}

function doubt(element: StatementElement, told: ReasonFacts): readonly string[] {
  const { conditions } = told;
  if (element === 'resource' && openWords(told) !== '')
    return [`it cannot be told whether its resource matches${openWords(told)}`];
  if (element !== 'condition')
    return [`it cannot be told from what is given and from AWS’s pages whether its ${element} matches`];
  return conditions.filter(({ result }) => result === 'unknown').map((each) => conditionWords(each));
}

export function reasonText(reason: ReasonFacts, request: PreparedRequest): string {
  const where = statementWords(reason, request);
  const verb = reason.effect === 'Deny' ? 'deny' : 'allow';
  if (reason.matched === 'yes')
    return `${where} ${verb === 'deny' ? 'denies' : 'allows'} ${request.actionName} on ${show(request.resource)}.`;
  if (reason.matched === 'no') {
    const [first] = reason.because;
    const why = first ? failure(first, reason, request) : ['it grants nothing as it is written'];
    return `${where} does not apply: ${why.join('; ')}.`;
  }
  const why = reason.because.flatMap((element) => doubt(element, reason));
  const said = why.length === 0 ? ['something in it cannot be evaluated'] : why;
  return `${where} may ${verb} this: ${said.join('; ')}.`;
}
