// What the wizard changed in a statement, made in the person's version of it: where both changed the same place, the person's version holds.
import type { StatementChange } from './statement-changes.ts';

export interface MergedChanges {
  /** What the wizard changed and the person did not. */
  readonly toMake: readonly StatementChange[];
  /** What both changed, each to something else: the changes of the person, or of the wizard where that took something out or put something in. */
  readonly clashes: readonly StatementChange[];
}

const isSameSlot = (a: StatementChange, b: StatementChange): boolean =>
  a.element === b.element && (a.level === 'element' || b.level === 'element' || a.slot === b.slot);

/** Whether the two come to the same. */
const isSame = (a: StatementChange, b: StatementChange): boolean =>
  a.level === b.level &&
  (a.level === 'value'
    ? a.fromId === b.fromId && a.toId === b.toId
    : JSON.stringify(a.to) === JSON.stringify(b.to));

/** Whether the two are about the same value. Two that only add values, or take out different ones, are not. */
function meets(a: StatementChange, b: StatementChange): boolean {
  if (!isSameSlot(a, b)) return false;
  if (a.level !== 'value' || b.level !== 'value') return true;
  return a.fromId !== undefined && a.fromId === b.fromId;
}

/** `wizard` and `person` both lead away from the same statement. */
export function mergeChanges(
  wizard: readonly StatementChange[],
  person: readonly StatementChange[],
): MergedChanges {
  const toMake: StatementChange[] = [];
  const clashes: StatementChange[] = [];
  for (const change of wizard) {
    const other = person.filter((each) => meets(change, each));
    if (other.length === 0) toMake.push(change);
    // A Sid is a name: that the wizard has another one now is no reason to ask.
    else if (change.element !== 'Sid' && !other.every((each) => isSame(change, each)))
      clashes.push(change, ...other);
  }
  return { toMake, clashes };
}
