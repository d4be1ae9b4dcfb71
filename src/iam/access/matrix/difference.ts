// The difference between two matrices.
import { isSameAccess, type ActionAccess } from './action-access.ts';
import { allowsMore } from './allows-more.ts';
import type { ActionRow, Matrix } from './matrix.ts';

export interface Change {
  /** service:Name */
  readonly action: string;
  readonly level: ActionRow['level'];
  /** Who, where policies name principals. */
  readonly principal?: string;
  /** `changed`: allowed before and after, on other resources or under other conditions. */
  readonly kind: 'gained' | 'lost' | 'changed';
  /** Undefined if it is not allowed. */
  readonly before: ActionAccess | undefined;
  readonly after: ActionAccess | undefined;
  /** Of one that changed: whether it may allow something that it did not. */
  readonly more?: true;
}

export interface Difference {
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  readonly changed: readonly Change[];
  /** The number of actions with the same access. */
  readonly unchanged: number;
}

const rowsOf = ({ services }: Matrix): ReadonlyMap<string, ActionRow> =>
  new Map(
    services.flatMap(({ prefix, actions }) =>
      actions.map((row): [string, ActionRow] => [`${prefix}:${row.name}`, row]),
    ),
  );

/** The matrices must have the same reference and options. */
export function difference(before: Matrix, after: Matrix): Difference {
  const old = rowsOf(before);
  const now = rowsOf(after);
  const found: Change[] = [];
  let unchanged = 0;
  for (const action of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
    const [was, is] = [old.get(action), now.get(action)];
    if (was && is && isSameAccess(was.access, is.access)) {
      unchanged += 1;
      continue;
    }
    const kind = !was ? 'gained' : is ? 'changed' : 'lost';
    const more = was && is && allowsMore(was.access, is.access) && { more: true as const };
    found.push({ action, level: (is ?? was)?.level, kind, before: was?.access, after: is?.access, ...more });
  }
  const of = (kind: Change['kind']) => found.filter((change) => change.kind === kind);
  return { gained: of('gained'), lost: of('lost'), changed: of('changed'), unchanged };
}
