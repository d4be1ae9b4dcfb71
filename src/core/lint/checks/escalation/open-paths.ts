// The ways to more rights that a policy leaves open, put together by the entries that open them.
import type { JsonPath } from '#core/json/json-path.ts';
import type { PolicyView } from '#core/lint/policy-view.ts';
import { WAYS, type Way } from '#core/facts/privilege-escalation.ts';
import type { Reference } from '#core/reference/reference.ts';
import { allowedActions, type ActionsByPrefix, type AllowedAction } from './allowed-actions.ts';

/** A way that is open, with others that the same entries open. */
export interface OpenPath {
  readonly way: Way;
  /** The actions that open it, as policies write them. */
  readonly actions: readonly string[];
  /** Where they stand, each place once. */
  readonly places: readonly JsonPath[];
  /** Whether it is open on the caller's own user only. */
  readonly onOneself: boolean;
  /** How many weaker ways need no other entries. */
  others: number;
}

const PASS_ROLE = 'iam:PassRole';

interface Row {
  readonly way: Way;
  readonly needs: readonly (readonly string[])[];
  /** The same in lower case. */
  readonly keys: readonly (readonly string[])[];
}

const ROWS: readonly Row[] = WAYS.map((way) => {
  const needs = way.kind === 'pass' ? [[PASS_ROLE], ...way.needs] : way.needs;
  return { way, needs, keys: needs.map((group) => group.map((action) => action.toLowerCase())) };
});

function actionsByPrefix(): ActionsByPrefix {
  const asked = new Map<string, Set<string>>();
  for (const key of ROWS.flatMap(({ keys }) => keys.flat())) {
    const colon = key.indexOf(':');
    const prefix = key.slice(0, colon);
    asked.set(prefix, (asked.get(prefix) ?? new Set()).add(key.slice(colon + 1)));
  }
  return new Map([...asked].map(([prefix, names]) => [prefix, [...names]]));
}

const ACTIONS = actionsByPrefix();
/** Of these, the caller's own user is enough. */
const ON_ONESELF = /:(?:Put|Attach|Delete)User/;

/** Whether the action goes far enough for its part in the way. */
function suffices(way: Way, action: string, held: AllowedAction | undefined): boolean {
  if (!held) return false;
  if (held.reach === 'all') return true;
  if (way.kind === 'pass') return action !== PASS_ROLE;
  return way.kind === 'iam' && held.reach === 'self' && ON_ONESELF.test(action);
}

function openPath({ way, needs, keys }: Row, held: ReadonlyMap<string, AllowedAction>): OpenPath | undefined {
  const actions: string[] = [];
  const places: JsonPath[] = [];
  let onOneself = false;
  for (const [index, group] of needs.entries()) {
    const at = group.findIndex((action, each) => suffices(way, action, held.get(keys[index]![each]!)));
    if (at < 0) return undefined;
    actions.push(group[at]!);
    const { place, reach } = held.get(keys[index]![at]!)!;
    onOneself ||= reach === 'self' && way.kind === 'iam';
    if (!places.includes(place)) places.push(place);
  }
  return { way, actions, places, onOneself, others: 0 };
}

/** The open ways, strongest first; a way through no other entries than a stronger one is only counted there. */
export function openPaths(policy: PolicyView, reference: Reference): readonly OpenPath[] {
  const held = allowedActions(policy, ACTIONS, reference);
  const open: OpenPath[] = [];
  if (held.size === 0) return open;
  for (const row of ROWS) {
    const found = openPath(row, held);
    const stronger =
      found && open.find(({ places }) => places.every((place) => found.places.includes(place)));
    if (stronger) stronger.others += 1;
    else if (found) open.push(found);
  }
  return open;
}
