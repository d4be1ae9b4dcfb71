// Values with parts that are known only after deployment, and the notes on those parts.
import type { JsonValue } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';

/** An expression that could not be evaluated. */
export interface Unresolved {
  /** As its author wrote it: "var.bucket", "!GetAtt Bucket.Arn". */
  readonly expression: string;
  /** Where it is: "line 12", or the path as text. */
  readonly where: string;
  /** Its marker in the document: "${var.bucket}". Undefined if the document lacks the part it would add. */
  readonly marker?: string;
  /** Why, and what to do about it. */
  readonly words: string;
  /** Whether it stands for any number of parts, and the document has one of them. */
  readonly isAnyNumber?: true;
}

/** An expression with an assumed value. */
export interface Assumption {
  readonly expression: string;
  readonly value: string;
  /** Where the value comes from. */
  readonly words: string;
}

/** A value that is not or only partly known: its text, with a marker for each open part. */
export class Open {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type PartialValue =
  | string
  | number
  | boolean
  | null
  | Open
  | readonly PartialValue[]
  | { readonly [name: string]: PartialValue };

export type PartialObject = { readonly [name: string]: PartialValue };

export const isList = (value: PartialValue | undefined): value is readonly PartialValue[] =>
  Array.isArray(value);

export const isObjectValue = (value: PartialValue | undefined): value is PartialObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Open);

/** The own member, never an inherited one. */
export const memberOf = (value: PartialValue | undefined, name: string): PartialValue | undefined =>
  isObjectValue(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const sizes = new WeakMap<object, number>();

/** A text counts as one value for so many characters. */
const CHARACTERS_A_VALUE = 1024;

/** How many values it holds, written out. A list or object within several others is measured once. */
export function sizeOf(value: PartialValue): number {
  if (typeof value === 'string') return 1 + Math.floor(value.length / CHARACTERS_A_VALUE);
  if (value instanceof Open || typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const inner: readonly PartialValue[] = isList(value) ? value : Object.values(value);
  const size = inner.reduce<number>((sum, each) => sum + sizeOf(each), 1);
  sizes.set(value, size);
  return size;
}

/** Whether any part of the value is open. */
export function hasOpen(value: PartialValue): boolean {
  if (value instanceof Open) return true;
  if (isList(value)) return value.some((each) => hasOpen(each));
  return isObjectValue(value) && Object.values(value).some((each) => hasOpen(each));
}

/** The value as JSON, with markers for what is open. */
export function settle(value: PartialValue): JsonValue {
  if (value instanceof Open) return value.text;
  if (isList(value)) return value.map((each) => settle(each));
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, settle(each)]));
}

/**
 * The marker for an open expression in a document: it looks like a template expression and, without
 * a prefix and colon, unlike an IAM policy variable.
 */
export function markerFor(expression: string): string {
  const plain = expression
    .replaceAll(/\s+|["'{}$]/g, '')
    .replaceAll(/[^A-Za-z0-9_.:()[\]-]+/g, '_')
    .replaceAll(/(?<!:):(?!:)/g, '_')
    .slice(0, 60);
  return `\${${plain || 'open'}}`;
}

interface PlaceInText extends TextRange {
  readonly text: string;
}

const MAX_NOTES = 200;

/** The notes on one document, each once. */
export class Notes {
  readonly unresolved: Unresolved[] = [];
  readonly assumed: Assumption[] = [];
  /** What decides the document without being in it, as written: the other case, what is looked up. */
  readonly hidden = new Set<string>();
  /** The folders of other modules that it takes values from. */
  readonly modules = new Set<string>();
  /** Whether it depends on what a caller gives the module. */
  isCalled = false;
  /** Where statements are written, by what they say: loops make others of what is written. */
  readonly places = new Map<string, readonly PlaceInText[]>();
  /** What is open in values of which parts may be used. */
  readonly #around = new Map<string, Unresolved>();
  readonly #noted = new Set<string>();

  #isNew(...parts: readonly string[]): boolean {
    if (this.#noted.size >= MAX_NOTES) return false;
    const key = JSON.stringify(parts);
    if (this.#noted.has(key)) return false;
    this.#noted.add(key);
    return true;
  }
  place(said: string, place: PlaceInText): void {
    const known = this.places.get(said) ?? [];
    const isKnown = known.some(({ start, text }) => start === place.start && text === place.text);
    if (!isKnown) this.places.set(said, [...known, place]);
  }
  leaveOpen(note: Unresolved): void {
    const short = { ...note, expression: shorten(note.expression) };
    if (this.#isNew('open', short.expression, short.where)) this.unresolved.push(short);
  }
  /** What is open in a text; a part of an expression that is open as a whole is not listed separately. */
  of(text: string): readonly Unresolved[] {
    const stands = new Map<string, boolean>();
    const isIn = (marker: string): boolean => {
      const known = stands.get(marker) ?? text.includes(marker);
      stands.set(marker, known);
      return known;
    };
    for (const [marker, each] of this.#around) if (isIn(marker)) this.leaveOpen(each);
    return this.unresolved.flatMap(({ marker, ...note }) => {
      if (marker === undefined || isIn(marker)) return [{ ...note, ...(marker && { marker }) }];
      const isPart = this.unresolved.some(
        ({ expression, where }) =>
          expression !== note.expression && where === note.where && expression.includes(note.expression),
      );
      return isPart ? [] : [note];
    });
  }
  /** Adds the notes on values of which parts may be used: what is open in the others is no matter. */
  addAround(other: Notes): void {
    for (const each of other.assumed) this.assume(each);
    for (const each of other.hidden) this.hidden.add(each);
    for (const each of [...other.#around.values(), ...other.unresolved])
      if (each.marker !== undefined) this.#around.set(each.marker, each);
  }
  /** Adds the notes on a value that is used as a part; what is open elsewhere in it is no matter. */
  addAll(other: Notes, used: PartialValue): void {
    const text = hasOpen(used) ? JSON.stringify(settle(used)) : '';
    for (const each of other.unresolved)
      if (each.marker === undefined || text.includes(JSON.stringify(each.marker).slice(1, -1)))
        this.leaveOpen(each);
    for (const each of other.assumed) this.assume(each);
    for (const each of other.hidden) this.hidden.add(each);
    for (const [marker, each] of other.#around) this.#around.set(marker, each);
    for (const each of other.modules) this.modules.add(each);
    for (const [said, places] of other.places) for (const each of places) this.place(said, each);
    this.isCalled ||= other.isCalled;
  }
  assume(note: Assumption): void {
    if (this.#isNew('assumed', note.expression)) this.assumed.push({ ...note, value: shorten(note.value) });
  }
}

/** An expression on one line, cut where it is long. */
export function shorten(expression: string): string {
  const line = expression.slice(0, 400).replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
