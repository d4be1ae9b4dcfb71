// What one statement says differently from another, element by element.
import type { JsonValue } from '#iam/json/json-value.ts';
import { bestPairs } from './match-statements.ts';
import type { Slot, SlotValue, ElementMeaning, StatementMeaning } from './statement-meaning.ts';

/** A difference inside a statement: `from` gives way to `to`; undefined is nothing. */
export interface StatementChange {
  /** A whole element with its members, all values of a slot, or a single value. */
  readonly level: 'element' | 'slot' | 'value';
  /** Without “Not”. */
  readonly element: string;
  /** The slot in the element. */
  readonly slot: string;
  /** In the statement, as written there; undefined where it is not. */
  readonly fromPath: readonly string[] | undefined;
  readonly toPath: readonly string[] | undefined;
  readonly from: JsonValue | undefined;
  readonly to: JsonValue | undefined;
  /** Of single values. */
  readonly fromId?: string;
  readonly toId?: string;
}

/** Of two values, how many of their words must be the same for one to be the successor of the other. */
const SIMILAR = 0.6;

const wordsIn = (text: string): readonly string[] => text.split(/[^A-Za-z0-9]+/).filter(Boolean);

function likeness(a: string, b: string): number {
  const [first, second] = [wordsIn(a), [...wordsIn(b)]];
  const total = first.length + second.length;
  if (total === 0) return 0;
  let common = 0;
  for (const word of first) {
    const at = second.indexOf(word);
    if (at < 0) continue;
    second.splice(at, 1);
    common += 1;
  }
  return (2 * common) / total;
}

/**
 * The values that give way to others. An action is not another one with a new name; of other values, a single one
 * has a successor whatever it is, and one of several has the one most like it.
 */
function successors(
  element: string,
  from: readonly SlotValue[],
  gone: readonly SlotValue[],
  come: readonly SlotValue[],
): ReadonlyMap<SlotValue, SlotValue> {
  if (element === 'Action') return new Map();
  const pairs = bestPairs(
    [...gone.keys()],
    [...come.keys()],
    (row, column) => likeness(gone[row]!.id, come[column]!.id),
    from.length === 1 ? 0 : SIMILAR,
  );
  return new Map(pairs.map(([row, column]) => [gone[row]!, come[column]!]));
}

const toPaths = (from: Slot | undefined, to: Slot | undefined) => ({
  fromPath: from?.path,
  toPath: to?.path,
});

function slotChanges(
  element: string,
  slot: string,
  from: Slot | undefined,
  to: Slot | undefined,
): readonly StatementChange[] {
  const about = { element, slot, ...toPaths(from, to) };
  if (!from?.values || !to?.values) return [{ ...about, level: 'slot', from: from?.whole, to: to?.whole }];
  const [old, now] = [new Set(from.values.map(({ id }) => id)), new Set(to.values.map(({ id }) => id))];
  const gone = from.values.filter(({ id }) => !now.has(id));
  const come = to.values.filter(({ id }) => !old.has(id));
  const next = successors(element, from.values, gone, come);
  // Without its new values a list with only new ones is empty, so these are not edits by themselves.
  if (gone.length === from.values.length && next.size === 0)
    return [{ ...about, level: 'slot', from: from.whole, to: to.whole }];
  const succeeding = new Set(next.values());
  return [
    ...gone.map((each): StatementChange => {
      const successor = next.get(each);
      return {
        ...about,
        level: 'value',
        from: each.value,
        fromId: each.id,
        to: successor?.value,
        ...(successor && { toId: successor.id }),
      };
    }),
    ...come
      .filter((each) => !succeeding.has(each))
      .map((each): StatementChange => ({
        ...about,
        level: 'value',
        from: undefined,
        to: each.value,
        toId: each.id,
      })),
  ];
}

/** Equal where the slots have equal values. */
const saidIn = ({ values, whole }: Slot): string =>
  JSON.stringify(values ? values.map(({ id }) => id).toSorted() : ['', whole]);

const nameOf = ({ members }: ElementMeaning): string => Object.keys(members).join(' ');

function elementChanges(
  element: string,
  from: ElementMeaning | undefined,
  to: ElementMeaning | undefined,
): readonly StatementChange[] {
  if (from?.meaning === to?.meaning) return [];
  // Conditions come and go by key. Any other element stays only if part of it does.
  const bySlot =
    element === 'Condition'
      ? (from === undefined || from.slots) && (to === undefined || to.slots)
      : from?.slots &&
        to?.slots &&
        nameOf(from) === nameOf(to) &&
        [...from.slots.keys()].some((id) => to.slots?.has(id));
  if (!bySlot) {
    const [fromName] = Object.keys(from?.members ?? {});
    const [toName] = Object.keys(to?.members ?? {});
    return [
      {
        level: 'element',
        element,
        slot: '',
        fromPath: fromName === undefined ? undefined : [fromName],
        toPath: toName === undefined ? undefined : [toName],
        from: from?.members,
        to: to?.members,
      },
    ];
  }
  const ids = new Set([...(from?.slots?.keys() ?? []), ...(to?.slots?.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [old, now] = [from?.slots?.get(id), to?.slots?.get(id)];
    return old && now && saidIn(old) === saidIn(now) ? [] : slotChanges(element, id, old, now);
  });
}

/** What leads from one statement to the other. */
export function statementChanges(from: StatementMeaning, to: StatementMeaning): readonly StatementChange[] {
  if (from.meaning === to.meaning) return [];
  const names = new Set([...from.elements.keys(), ...to.elements.keys()]);
  return [...names].flatMap((name) => elementChanges(name, from.elements.get(name), to.elements.get(name)));
}
