// The privilege-escalation paths that a policy leaves open, grouped by the entries that open them.
import type { JsonPath } from '#iam/json/json-path.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { ESCALATION_PATHS, type EscalationPath } from '#iam/facts/privilege-escalation.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { allowedActions, type ActionsByPrefix, type AllowedAction } from './allowed-actions.ts';

/** An open path, with others that the same entries open. */
export interface OpenPath {
  readonly path: EscalationPath;
  /** The actions of the path, as policies write them. */
  readonly actions: readonly string[];
  /** The entries that allow them, each once. */
  readonly entries: readonly JsonPath[];
  /** Whether the policy allows it on the caller's own user only. */
  readonly onOneself: boolean;
  /** Weaker paths that need no other entries. */
  readonly others: EscalationPath[];
}

const PASS_ROLE = 'iam:PassRole';

interface Row {
  readonly path: EscalationPath;
  readonly needs: readonly (readonly string[])[];
  /** The same in lower case. */
  readonly keys: readonly (readonly string[])[];
}

const ROWS: readonly Row[] = ESCALATION_PATHS.map((path) => {
  const needs = path.kind === 'pass' ? [[PASS_ROLE], ...path.needs] : path.needs;
  return { path, needs, keys: needs.map((group) => group.map((action) => action.toLowerCase())) };
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
/** For these actions, access to the caller's own user is enough. */
const ON_ONESELF = /:(?:Put|Attach|Delete)User/;

/** Whether the action reaches far enough for its part in the path. */
function suffices(path: EscalationPath, action: string, allowed: AllowedAction | undefined): boolean {
  if (!allowed) return false;
  if (allowed.reach === 'all') return true;
  if (path.kind === 'pass') return action !== PASS_ROLE;
  return path.kind === 'iam' && allowed.reach === 'self' && ON_ONESELF.test(action);
}

function openPath(
  { path, needs, keys }: Row,
  allowed: ReadonlyMap<string, AllowedAction>,
): OpenPath | undefined {
  const actions: string[] = [];
  const entries: JsonPath[] = [];
  let onOneself = false;
  for (const [index, group] of needs.entries()) {
    const at = group.findIndex((action, each) => suffices(path, action, allowed.get(keys[index]![each]!)));
    if (at < 0) return undefined;
    actions.push(group[at]!);
    const { entry, reach } = allowed.get(keys[index]![at]!)!;
    onOneself ||= reach === 'self' && path.kind === 'iam';
    if (!entries.includes(entry)) entries.push(entry);
  }
  return { path, actions, entries, onOneself, others: [] };
}

/** The open paths, strongest first; a path that needs no other entries than a stronger one is only counted there. */
export function openPaths(policy: PolicyView, reference: Reference): readonly OpenPath[] {
  const allowed = allowedActions(policy, ACTIONS, reference);
  const open: OpenPath[] = [];
  if (allowed.size === 0) return open;
  for (const row of ROWS) {
    const found = openPath(row, allowed);
    const stronger =
      found && open.find(({ entries }) => entries.every((place) => found.entries.includes(place)));
    if (stronger) stronger.others.push(row.path);
    else if (found) open.push(found);
  }
  return open;
}
