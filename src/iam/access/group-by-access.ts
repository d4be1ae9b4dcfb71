// Groups actions with the same access, so that there is less to send, draw and read.
import { groupBy } from '#iam/collections/group-by.ts';
import type { ActionAccess } from './matrix/action-access.ts';
import type { Change } from './matrix/difference.ts';
import type { ActionRow } from './matrix/matrix.ts';

const cachedKeys = new WeakMap<ActionAccess, string>();

/** Equal keys mean equal access. */
function accessKey(access: ActionAccess | undefined): string {
  if (!access) return '';
  const known = cachedKeys.get(access);
  if (known !== undefined) return known;
  const fresh = JSON.stringify(access);
  cachedKeys.set(access, fresh);
  return fresh;
}

/** Names of actions of one access level. */
export interface NamedActions {
  /** Undefined while the service's file is not loaded. */
  readonly level: ActionRow['level'];
  readonly names: readonly string[];
}

/** Actions of one service and access level with the same access. */
export interface SameAccessActions extends NamedActions, Pick<ActionRow, 'access' | 'alsoNeeds'> {}

export const groupActionsByAccess = (actions: readonly ActionRow[]): readonly SameAccessActions[] =>
  [
    ...groupBy(
      actions,
      ({ level = '', access, alsoNeeds = '' }) => `${level} ${alsoNeeds} ${accessKey(access)}`,
    ).values(),
  ].map((group) => {
    const [{ level, access, alsoNeeds }] = group;
    return { level, access, alsoNeeds, names: group.map(({ name }) => name) };
  });

/** Changes of one service with the same access before and after. */
export interface SameAccessChanges extends Pick<Change, 'kind' | 'before' | 'after'> {
  readonly prefix: string;
  readonly actions: readonly NamedActions[];
}

interface SplitChange extends Change {
  readonly prefix: string;
  readonly name: string;
}

function split(change: Change): SplitChange {
  const colon = change.action.indexOf(':');
  return { ...change, prefix: change.action.slice(0, colon), name: change.action.slice(colon + 1) };
}

export const groupChangesByAccess = (changes: readonly Change[]): readonly SameAccessChanges[] =>
  [
    ...groupBy(
      changes.map(split),
      ({ kind, prefix, before, after }) => `${kind} ${prefix} ${accessKey(before)} ${accessKey(after)}`,
    ).values(),
  ].map((group) => {
    const [{ kind, prefix, before, after }] = group;
    const actions = [...groupBy(group, ({ level = '' }) => level).values()].map((named) => ({
      level: named[0].level,
      names: named.map(({ name }) => name),
    }));
    return { kind, prefix, before, after, actions };
  });
