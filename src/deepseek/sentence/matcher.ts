// Finds what the slots of a template hold in a text. Lists and optional parts can end in several places: all are tried.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { optionLabels } from './entry-words.ts';
import { NEEDED } from './parts.ts';
import type { SentenceTemplate } from './template.ts';

/** What a slot holds: the option or the state of a switch, the words of entries, or undefined for “needed”. */
export type Held = { readonly value: FieldValue } | { readonly words: readonly string[] } | undefined;

export type Bound = ReadonlyMap<FieldId, Held>;

interface Found {
  readonly end: number;
  readonly bound: Bound;
}

interface Entries {
  readonly end: number;
  readonly words: readonly string[];
}

const TOKEN = '[^\\s,;“”…]*[^\\s,;“”….]';

/** What one entry can look like, the longest first. */
const ENTRIES = [
  '“[^”]*”',
  `(?:role|user) ${TOKEN} of \\d{12}`,
  `(?:role|user) ${TOKEN}`,
  `${TOKEN} of [a-z0-9-]+ in (?:\\d{12}|aws)`,
  `${TOKEN} of [a-z0-9-]+`,
  `${TOKEN} in (?:\\d{12}|aws)`,
  TOKEN,
].map((source) => new RegExp(source, 'y'));

/** What is said twice is the same. */
const isSame = (a: Held, b: Held): boolean => JSON.stringify(a) === JSON.stringify(b);

/** No question takes more. */
const MAX_ENTRIES = 60;

/** More steps than any sentence of ours takes. */
const STEPS = 50_000;

/** Reads one text by templates. It gives up on a text that takes too long. */
export class Matcher {
  private steps = STEPS;
  private readonly lists = new Map<string, readonly Entries[]>();

  /** `view`: whose options name entries. */
  constructor(
    private readonly text: string,
    private readonly view: AnswersView,
  ) {}

  /** All ways in which the template can begin at `at`. */
  *match(
    template: SentenceTemplate,
    at: number,
    bound: Bound,
    idOf: (slot: string) => string,
  ): Generator<Found> {
    this.steps -= 1;
    if (this.steps < 0) return;
    const [part, ...rest] = template;
    if (!part) yield { end: at, bound };
    else if ('text' in part) {
      if (this.text.startsWith(part.text, at)) yield* this.match(rest, at + part.text.length, bound, idOf);
    } else if ('optional' in part) {
      for (const inner of this.match(part.optional, at, bound, idOf))
        yield* this.match(rest, inner.end, inner.bound, idOf);
      yield* this.match(rest, at, bound, idOf);
    } else {
      const id = idOf(part.slot);
      if (!isFieldId(id)) return;
      for (const { end, held } of this.slot(id, part.forms, at)) {
        // The template says who that is: its words are not the value.
        const isKnown = id === 'entity' || id === 'deployer';
        if (!isKnown && bound.has(id) && !isSame(bound.get(id), held)) continue;
        const next = isKnown || bound.has(id) ? bound : new Map(bound).set(id, held);
        yield* this.match(rest, end, next, idOf);
      }
    }
  }

  private *slot(
    id: FieldId,
    forms: readonly string[],
    at: number,
  ): Generator<{ readonly end: number; readonly held: Held }> {
    const literal = (words: string, held: Held) =>
      words !== '' && this.text.startsWith(words, at) ? [{ end: at + words.length, held }] : [];
    const field = fieldOf(id);
    if (id === 'entity' || id === 'deployer') yield* literal(forms[0] ?? '', { value: '' });
    else if (field.kind === 'switch')
      for (const [i, form] of forms.entries()) yield* literal(form, { value: i === 0 });
    else if (field.kind === 'choice') {
      const options =
        forms.length > 0
          ? forms.map((form) => form.split('='))
          : field.options(this.view).map(({ value, label }) => [value, label]);
      for (const [value = '', words = ''] of options) yield* literal(words, { value });
    } else {
      const [one = '*', many = one] = forms;
      for (const form of new Set([one, many])) {
        const [before = '', after = ''] = form.split('*');
        if (!this.text.startsWith(before, at)) continue;
        yield* literal(`${before}${NEEDED}${after}`, undefined);
        for (const { end, words } of this.entries(id, at + before.length))
          if (this.text.startsWith(after, end)) yield { end: end + after.length, held: { words } };
      }
    }
  }

  /** The lists that begin here, one for each place where one can end, the longest first. */
  private entries(id: FieldId, at: number, before = 0): readonly Entries[] {
    if (before > MAX_ENTRIES) return [];
    const key = `${id} ${at}`;
    const known = this.lists.get(key);
    if (known) return known;
    const found = new Map<number, readonly string[]>();
    const add = (end: number, words: readonly string[]) => {
      if (!found.has(end)) found.set(end, words);
    };
    for (const first of this.entry(id, at)) {
      if (this.text.startsWith(', ', first.end))
        for (const { end, words } of this.entries(id, first.end + 2, before + 1))
          if (words.length > 1) add(end, [first.word, ...words]);
      if (this.text.startsWith(' and ', first.end))
        for (const last of this.entry(id, first.end + 5)) add(last.end, [first.word, last.word]);
      add(first.end, [first.word]);
    }
    const lists = [...found].map(([end, words]) => ({ end, words })).toSorted((a, b) => b.end - a.end);
    this.lists.set(key, lists);
    return lists;
  }

  private entry(id: FieldId, at: number): readonly { readonly end: number; readonly word: string }[] {
    const found = new Set<string>();
    for (const label of optionLabels(id, this.view)) if (this.text.startsWith(label, at)) found.add(label);
    for (const pattern of ENTRIES) {
      pattern.lastIndex = at;
      const [word] = pattern.exec(this.text) ?? [];
      if (word !== undefined && word !== NEEDED) found.add(word);
    }
    return [...found].map((word) => ({ end: at + word.length, word }));
  }
}
