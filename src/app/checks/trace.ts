// The statements that were considered, in the order in which AWS evaluates the layers, with a sentence on each.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { isObject } from '#iam/json/index.ts';
import type { ConditionReason } from '#iam/decide/index.ts';
import {
  type CallOutcome,
  type LocatedReason,
  type PolicyEnvironment,
  documentsOf,
  statementsOf,
} from '#iam/environment/index.ts';
import { toArray } from '#iam/policy/index.ts';

export interface Step {
  /** The layer, and which of its policies where several must each allow. */
  readonly id: string;
  readonly title: string;
  /** What the layer comes to, in a few words. */
  readonly result: string;
  readonly state: 'allows' | 'denies' | 'open' | 'silent';
  /** Statements about this action. */
  readonly bearing: readonly LocatedReason[];
  /** How many are about other actions. */
  readonly others: readonly LocatedReason[];
}

const TITLES: Readonly<Record<LocatedReason['layer'], string>> = {
  rcp: 'Resource control policies',
  scp: 'Service control policies',
  resource: 'The resource policy',
  identity: 'The caller’s own policies',
  boundary: 'The permissions boundary',
  session: 'Session policies',
  endpoint: 'The VPC endpoint policy',
};

function titleOf(layer: LocatedReason['layer'], action: string): string {
  if (layer !== 'resource') return TITLES[layer];
  if (/^sts:/i.test(action)) return 'The role’s trust policy';
  return /^kms:/i.test(action) ? 'The key policy' : TITLES.resource;
}

function stateOf(reasons: readonly LocatedReason[]): Step['state'] {
  const has = (effect: string, matched: string): boolean =>
    reasons.some((reason) => reason.effect === effect && reason.matched === matched);
  if (has('Deny', 'yes')) return 'denies';
  if (
    reasons.some(
      ({ matched, effect }) => matched === 'unknown' && (effect !== 'Allow' || !has('Allow', 'yes')),
    )
  )
    return 'open';
  return has('Allow', 'yes') ? 'allows' : 'silent';
}

const RESULTS: Readonly<Record<Step['state'], string>> = {
  denies: 'A statement denies it, and no Allow can override that.',
  open: 'It depends on unknown values.',
  allows: 'A statement allows it, and none denies it.',
  silent: 'Nothing here allows it.',
};

/** Layers in the order in which AWS looks at them; statements in the order of their documents. */
export function stepsOf({ reasons }: CallOutcome, action: string): readonly Step[] {
  const groups = new Map<string, LocatedReason[]>();
  for (const reason of reasons) {
    const id = `${reason.layer} ${reason.level}`;
    groups.set(id, [...(groups.get(id) ?? []), reason]);
  }
  return [...groups].flatMap(([id, group]): readonly Step[] => {
    const [first] = group;
    if (!first) return [];
    const state = stateOf(group);
    const shown = group.filter(({ location }) => location !== undefined);
    const isTaken = shown.every(({ matched }) => matched === 'no') && state === 'allows';
    return [
      {
        id,
        title: titleOf(first.layer, action),
        result: isTaken ? 'Assumed to allow it: see Assumptions.' : RESULTS[state],
        state,
        bearing: shown.filter(({ because }) => !because.includes('action')),
        others: shown.filter(({ because }) => because.includes('action')),
      },
    ];
  });
}

/** What a statement says of an element: "Resource", "Principal". Empty where it cannot be found. */
function elementOf(
  environment: PolicyEnvironment,
  { location }: LocatedReason,
  names: readonly string[],
): readonly string[] {
  const document = documentsOf(environment).find(({ id }) => id === location?.documentId);
  const statement = document && statementsOf(document)[Number(location?.path[1] ?? 0)];
  if (!statement) return [];
  return names.flatMap((name) => {
    const element = statement[name];
    if (isObject(element))
      return Object.values(element).flatMap((each) => toArray(each as string | readonly string[]));
    return toArray(element as string | readonly string[] | undefined);
  });
}

const MAX_LISTED_VALUES = 3;

function few(texts: readonly string[]): string {
  const shown = texts
    .slice(0, MAX_LISTED_VALUES)
    .map((text) => `\`${text}\``)
    .join(', ');
  return texts.length > MAX_LISTED_VALUES ? `${shown} and ${texts.length - MAX_LISTED_VALUES} more` : shown;
}

/** "StringLike wants …:sub to be `repo:…`; the request has `repo:…`." */
export function conditionText({ operator, key, expected, seen }: ConditionReason): string {
  const expectedText = expected.length === 0 ? 'nothing' : few(expected);
  const has = {
    absent: 'the request does not send it',
    present: 'its value is unknown',
    unknown: 'it is unknown whether the request sends it',
  };
  const saw =
    typeof seen === 'string'
      ? has[seen]
      : seen.length === 0
        ? 'the request sends an empty list'
        : `the request has ${few(seen)}`;
  return `\`${key}\`: ${operator} ${expectedText}; ${saw}.`;
}

/** Why a statement matches or does not, in sentences; its conditions are listed separately. */
export function whyOf(
  reason: LocatedReason,
  environment: PolicyEnvironment,
  resource: string,
): readonly string[] {
  const { matched, because, effect } = reason;
  if (effect === 'unreadable') return ['Its Effect is not valid.'];
  if (matched === 'yes') return [];
  const isOpen = matched === 'unknown';
  return because.flatMap((element): readonly string[] => {
    switch (element) {
      case 'resource': {
        const about = elementOf(environment, reason, ['Resource']);
        const rest = about.length > 0 ? ` It applies to ${few(about)}.` : '';
        return [`${isOpen ? 'It may apply to' : 'It does not apply to'} \`${resource}\`.${rest}`];
      }
      case 'principal': {
        const about = elementOf(environment, reason, ['Principal']);
        const rest = about.length > 0 ? ` It names ${few(about)}.` : '';
        return [`${isOpen ? 'It may apply to' : 'It does not apply to'} this caller.${rest}`];
      }
      case 'condition':
      case 'action':
        return [];
    }
  });
}

/** "InvokeDeepSeek", or "Statement 2" where it has no name. */
export const statementName = ({ sid, path }: LocatedReason): string =>
  sid !== undefined && sid !== '' ? sid : `Statement ${Number(path[1] ?? 0) + 1}`;

/** The one thing each Allow fails on that nearly matched; those that fail on a condition first. */
export function nearlyAllowed({ reasons }: CallOutcome): readonly LocatedReason[] {
  const near = reasons.filter(
    ({ effect, matched, because, location }) =>
      effect === 'Allow' &&
      matched === 'no' &&
      location !== undefined &&
      because.length === 1 &&
      because[0] !== 'action',
  );
  return near
    .toSorted((a, b) => Number(b.because[0] === 'condition') - Number(a.because[0] === 'condition'))
    .slice(0, 2);
}
