// What the wizard changed in a statement, made in the person's version of it: where both changed the same place, the person's version holds.
import { statementChanges, type StatementChange } from './statement-changes.ts';
import type { StatementMeaning } from './statement-meaning.ts';

interface MergedChanges {
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
function mergeByPlace(wizard: readonly StatementChange[], person: readonly StatementChange[]): MergedChanges {
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

/** What is left of the values of a slot, or of the slots of an element, after the changes; by id. */
function whatIsLeft(
  there: Iterable<string>,
  changes: readonly (readonly [gone: string | undefined, come: string | undefined])[],
) {
  const left = new Set(there);
  for (const [gone] of changes) if (gone !== undefined) left.delete(gone);
  for (const [, come] of changes) if (come !== undefined) left.add(come);
  return left;
}

/** The slots of a change's element after the changes. */
function slotsLeft(own: StatementMeaning, element: string, changes: readonly StatementChange[]): Set<string> {
  const there = own.elements.get(element)?.slots ?? new Map<string, never>();
  const slots = changes.flatMap((change): (readonly [string | undefined, string | undefined])[] =>
    change.element === element && change.level === 'slot'
      ? [change.to === undefined ? [change.slot, undefined] : [undefined, change.slot]]
      : [],
  );
  return whatIsLeft(there.keys(), slots);
}

/** The values in a change's slot after the changes. */
function valuesLeft(
  own: StatementMeaning,
  { element, slot }: StatementChange,
  changes: readonly StatementChange[],
): Set<string> {
  const there = own.elements.get(element)?.slots?.get(slot)?.values ?? [];
  const values = changes.flatMap((change): (readonly [string | undefined, string | undefined])[] =>
    change.level === 'value' && change.element === element && change.slot === slot
      ? [[change.fromId, change.toId]]
      : [],
  );
  return whatIsLeft(
    there.map(({ id }) => id),
    values,
  );
}

/**
 * Where each took out what the other left, nothing is left: a statement would lose its condition, though both versions
 * have one. Such a change is not made.
 */
function keepTheLast(own: StatementMeaning, wizards: StatementMeaning, merged: MergedChanges): MergedChanges {
  const clashes: StatementChange[] = [];
  const toMake = merged.toMake.filter((change) => {
    const { element, slot, level } = change;
    const theirs = wizards.elements.get(element)?.slots;
    if (level === 'value' && theirs?.has(slot) && valuesLeft(own, change, merged.toMake).size === 0) {
      clashes.push({ ...change, level: 'slot' });
      return false;
    }
    if (level === 'slot' && theirs && slotsLeft(own, element, merged.toMake).size === 0) {
      clashes.push({ ...change, level: 'element' });
      return false;
    }
    return true;
  });
  return { toMake, clashes: [...merged.clashes, ...clashes] };
}

const effectIn = (changes: readonly StatementChange[]): string =>
  JSON.stringify(changes.find(({ element }) => element === 'Effect')?.to ?? null);

const besidesName = (changes: readonly StatementChange[]): readonly StatementChange[] =>
  changes.filter(({ element }) => element !== 'Sid');

/** Two sets of a person's own changes to `before`: all of both, except where they are about the same place. */
export const mergeOwnChanges = (
  before: StatementMeaning,
  own: StatementMeaning,
  others: StatementMeaning,
): MergedChanges => mergeByPlace(statementChanges(before, others), statementChanges(before, own));

/** `own` and `wizards` are what the person and the wizard made of `before`. */
export function mergeVersions(
  before: StatementMeaning,
  own: StatementMeaning,
  wizards: StatementMeaning,
): MergedChanges {
  const [wizard, person] = [statementChanges(before, wizards), statementChanges(before, own)];
  // What a Deny names more of, an Allow in its place would open.
  if (
    effectIn(wizard) !== effectIn(person) &&
    besidesName(wizard).length > 0 &&
    besidesName(person).length > 0
  )
    return { toMake: [], clashes: besidesName([...wizard, ...person]) };
  return keepTheLast(own, wizards, mergeByPlace(wizard, person));
}
