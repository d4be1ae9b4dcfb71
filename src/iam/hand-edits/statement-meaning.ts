// What a statement says, whatever way it is written: order, one value or a list of one, and the case of names that AWS reads in any case do not count.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { isObject, scalarText, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';

/** One value of an element. Values with one id mean the same. */
export interface SlotValue {
  readonly id: string;
  readonly value: JsonValue;
}

/** A part of an element that holds values: all actions, the principals of one type, the values of one condition key. */
export interface Slot {
  /** In the statement, as written: ["Condition", "StringEquals", "aws:SourceVpce"]. */
  readonly path: readonly string[];
  /** Undefined where something other than values stands there. */
  readonly values: readonly SlotValue[] | undefined;
  readonly whole: JsonValue;
}

/** An element, or the two that exclude each other, such as Action and NotAction. */
export interface ElementMeaning {
  /** As written. */
  readonly members: JsonObject;
  /** By what each slot is about. Undefined where the element is not as AWS's grammar has it. */
  readonly slots: ReadonlyMap<string, Slot> | undefined;
  /** Equal for equal meaning. */
  readonly meaning: string;
}

export interface StatementMeaning {
  /** As written. */
  readonly statement: JsonValue;
  readonly sid: string | undefined;
  /** By the element's name without “Not”. */
  readonly elements: ReadonlyMap<string, ElementMeaning>;
  /** Equal for equal meaning. */
  readonly meaning: string;
}

/** Equal for equal values, whatever the order of members. */
export function canonicalText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonicalText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}:${canonicalText(each)}`,
  );
  return `{${members.toSorted().join(',')}}`;
}

type ReadId = (text: string) => string;

const asWritten: ReadId = (text) => text;
const inAnyCase: ReadId = (text) => text.toLowerCase();

function slotOf(path: readonly string[], whole: JsonValue, idOf: ReadId): Slot {
  const list = Array.isArray(whole) ? (whole as readonly JsonValue[]) : [whole];
  const byId = new Map<string, JsonValue>();
  for (const value of list) {
    const text = scalarText(value);
    if (text === undefined) return { path, values: undefined, whole };
    const id = idOf(text);
    if (!byId.has(id)) byId.set(id, value);
  }
  const values = [...byId].map(([id, value]) => ({ id, value }));
  return { path, values: values.length > 0 ? values : undefined, whole };
}

type ReadSlots = (element: string, value: JsonValue) => readonly (readonly [string, Slot])[] | undefined;

const plainSlots =
  (idOf: ReadId): ReadSlots =>
  (element, value) => [['', slotOf([element], value, idOf)]];

const principalSlots: ReadSlots = (element, value) => {
  if (value === '*') return [['AWS', slotOf([element], value, asWritten)]];
  if (!isObject(value)) return undefined;
  return Object.entries(value).map(([type, each]) => [type, slotOf([element, type], each, asWritten)]);
};

const conditionSlots: ReadSlots = (element, value) => {
  if (!isObject(value)) return undefined;
  const slots: (readonly [string, Slot])[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys)) return undefined;
    for (const [key, each] of Object.entries(keys))
      slots.push([`${operator} ${key.toLowerCase()}`, slotOf([element, operator, key], each, asWritten)]);
  }
  return slots;
};

const READERS: ReadonlyMap<string, ReadSlots> = new Map([
  ['Action', plainSlots(inAnyCase)],
  ['Resource', plainSlots(asWritten)],
  ['Principal', principalSlots],
  ['Condition', conditionSlots],
]);

const HAS_OPPOSITE = ['Action', 'Resource', 'Principal'];

/** The element that a member belongs to: Action for NotAction. */
export function elementOf(member: string): string {
  const plain = member.startsWith('Not') ? member.slice(3) : member;
  return HAS_OPPOSITE.includes(plain) ? plain : member;
}

function slotsOf(element: string, members: JsonObject): ReadonlyMap<string, Slot> | undefined {
  const [first, ...others] = Object.entries(members);
  const read = READERS.get(element);
  if (!first || others.length > 0 || !read) return undefined;
  const slots = read(...first);
  const byId = new Map(slots);
  // A condition key in two spellings, for one, has no meaning of its own.
  return slots && byId.size === slots.length ? byId : undefined;
}

function meaningOf(members: JsonObject, slots: ReadonlyMap<string, Slot> | undefined): string {
  if (!slots) return canonicalText(members);
  const parts = [...slots].map(
    ([id, { values, whole }]) =>
      `${JSON.stringify(id)}:${values ? JSON.stringify(values.map((each) => each.id).toSorted()) : canonicalText(whole)}`,
  );
  return `${Object.keys(members).join(' ')}{${parts.toSorted().join(',')}}`;
}

/** What a statement says; undefined for what is not an object. */
export function readMeaning(statement: JsonValue): StatementMeaning {
  const grouped = new Map<string, [string, JsonValue][]>();
  for (const [name, value] of isObject(statement) ? Object.entries(statement) : []) {
    const element = elementOf(name);
    grouped.set(element, [...(grouped.get(element) ?? []), [name, value]]);
  }
  const elements = new Map<string, ElementMeaning>();
  for (const [element, entries] of grouped) {
    const members = Object.fromEntries(entries);
    const slots = slotsOf(element, members);
    // An empty Condition or Principal says nothing.
    if (slots?.size === 0) continue;
    elements.set(element, { members, slots, meaning: meaningOf(members, slots) });
  }
  const sid = isObject(statement) ? statement['Sid'] : undefined;
  const said = [...elements].map(([name, { meaning }]) => `${JSON.stringify(name)}=${meaning}`).toSorted();
  return {
    statement,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    elements,
    meaning: isObject(statement) ? said.join(';') : canonicalText(statement),
  };
}
