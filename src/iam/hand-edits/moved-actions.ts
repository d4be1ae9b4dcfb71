// Actions that the wizard moves out of a statement that the person changed, into a new one that knows nothing of the change.
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { statementChanges, type StatementChange } from './statement-changes.ts';
import type { StatementMeaning } from './statement-meaning.ts';

/** What the wizard took out of a statement that the person changed. */
export interface LeftStatement {
  readonly own: StatementMeaning;
  readonly effect: string | undefined;
  readonly gone: ReadonlySet<string>;
  /** Those that the person took out too. */
  readonly takenOut: ReadonlySet<string>;
}

/** Whether a statement says which actions it is about, and not which it is not about. */
const namesActions = ({ elements }: StatementMeaning): boolean =>
  Object.hasOwn(elements.get('Action')?.members ?? {}, 'Action');

const actionsOf = (statement: StatementMeaning): readonly string[] =>
  namesActions(statement)
    ? (statement.elements.get('Action')?.slots?.get('')?.values ?? []).map(({ id }) => id)
    : [];

const effectOf = (statement: StatementMeaning): string | undefined =>
  statement.elements.get('Effect')?.meaning;

/** `own` and `wizards` are what the person and the wizard made of `before`. */
export function leftStatement(
  before: StatementMeaning,
  own: StatementMeaning,
  wizards: StatementMeaning,
): LeftStatement | undefined {
  const [kept, mine] = [new Set(actionsOf(wizards)), new Set(actionsOf(own))];
  const gone = actionsOf(before).filter((id) => !kept.has(id));
  if (gone.length === 0 || statementChanges(before, own).every(({ element }) => element === 'Sid'))
    return undefined;
  return {
    own,
    effect: effectOf(before),
    gone: new Set(gone),
    takenOut: new Set(gone.filter((id) => !mine.has(id))),
  };
}

/** Those of `left` that a new statement takes actions from. */
export function sourcesOf(fresh: StatementMeaning, left: readonly LeftStatement[]): readonly LeftStatement[] {
  const actions = actionsOf(fresh);
  return left.filter(({ effect, gone }) => effect === effectOf(fresh) && actions.some((id) => gone.has(id)));
}

/** A new statement without the actions that the person took out where they were; undefined where none is left. */
export function withoutTakenOut(
  { statement }: StatementMeaning,
  sources: readonly LeftStatement[],
): JsonValue | undefined {
  if (!isObject(statement)) return statement;
  const members: JsonObject = statement;
  const { Action: actions } = members;
  const list = Array.isArray(actions) ? (actions as readonly JsonValue[]) : [actions ?? null];
  const kept = list.filter(
    (each) => !sources.some(({ takenOut }) => takenOut.has(String(each).toLowerCase())),
  );
  if (kept.length === list.length) return statement;
  return kept.length === 0 ? undefined : { ...members, Action: kept };
}

/** Whether a change puts an action into another statement that the person took out where it was. */
export const bringsBack = (
  { element, fromId, toId }: StatementChange,
  into: StatementMeaning,
  left: readonly LeftStatement[],
): boolean =>
  element === 'Action' &&
  fromId === undefined &&
  toId !== undefined &&
  namesActions(into) &&
  left.some(({ own, effect, takenOut }) => own !== into && effect === effectOf(into) && takenOut.has(toId));
