// Writes a template with the answers in its slots, each a chip of the sentence.
import { fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { standingOf } from '#deepseek/answers/standing.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { joinAnd } from '#iam/text/words.ts';
import { entryWords, namesWho } from './entry-words.ts';
import { NEEDED, textOf, type SentenceMark, type SentencePart } from './parts.ts';
import type { SentenceTemplate } from './template.ts';
import type { OpenSubject } from './clause-templates.ts';

export interface SentenceOptions {
  /** Questions whose answers contradict each other. */
  readonly conflicts?: readonly FieldId[];
  /** Questions that have a starting value here, and must be answered all the same: where code runs, say. */
  readonly needed?: readonly FieldId[];
  /** What is for whom nobody has said: code that runs somewhere, or a role that somebody uses. */
  readonly subject?: OpenSubject;
  /** Folds nothing, however long it gets. */
  readonly unfold?: boolean;
}

/** How much is shown: everything, long lists folded, also shorter lists and no extras, or only what must be. */
export type Extent = 'full' | 'usual' | 'folded' | 'short';

/** The beginning of a long text, and of one with many words. */
function brief(words: string): string {
  const some = words.split(' ').slice(0, 5).join(' ');
  return excerpt(some === words ? words : `${some}…`);
}

/** The most entries of a list that are shown. */
const MOST: Readonly<Record<Extent, number>> = { full: Infinity, usual: 3, folded: 2, short: 1 };

export const accountsIn = (words: string): readonly string[] => words.match(/\b\d{12}\b/g) ?? [];

function someOf(words: readonly string[], extent: Extent): string {
  if (words.length <= MOST[extent]) return joinAnd(words.map(brief));
  const others = words.length - 1;
  return `${brief(words[0]!)} ${extent === 'short' ? `+${others}` : `and ${others} more`}`;
}

/** The first entries. Of those who are let in, the accounts of all: nobody hides behind a number or a long name. */
function shortened(words: readonly string[], extent: Extent, isWho: boolean): string {
  const some = someOf(words, extent);
  const shown = new Set(accountsIn(some));
  const hidden = isWho ? words.flatMap(accountsIn).filter((each) => !shown.has(each)) : [];
  return hidden.length === 0 ? some : `${some}, also of ${joinAnd([...new Set(hidden)])}`;
}

/** A function as replacement: names may hold a `$`. */
const fill = (form: string, words: string): string => form.replace('*', () => words);

export interface SentenceWriter {
  readonly checked: CheckedAnswers;
  readonly options: SentenceOptions;
  readonly extent: Extent;
  /** The questions named so far. */
  readonly said: Set<string>;
  /** The name of a question where a slot has it. */
  readonly idOf: (slot: string) => string;
}

export function markOf(id: FieldId, { checked, options }: SentenceWriter): Exclude<SentenceMark, 'plain'> {
  if (options.conflicts?.includes(id)) return 'conflict';
  if (options.needed?.includes(id)) return 'needed';
  const standing = standingOf(checked, id);
  if (standing === 'wrong') return 'needed';
  const only = id === 'entity' && checked.view.scenario.entities.length === 1;
  return only ? 'stated' : standing;
}

export const isMissing = (id: FieldId, { checked, options }: SentenceWriter): boolean =>
  options.needed?.includes(id) === true || standingOf(checked, id) === 'needed';

/** What is asked about who uses the role has no answer while that is not known. */
export const isPremature = (id: FieldId, { options }: SentenceWriter): boolean =>
  options.needed?.includes('entity') === true &&
  id !== 'entity' &&
  id !== 'account' &&
  fieldOf(id).step === 'entity';

/** The answer in words: the entries of a list or one text; undefined where there is nothing to say. */
function wordsOf(
  id: FieldId,
  forms: readonly string[],
  writer: SentenceWriter,
): readonly string[] | string | undefined {
  const { view } = writer.checked;
  if (id === 'entity' || id === 'deployer') return forms[0];
  switch (fieldOf(id).kind) {
    case 'switch':
      return forms[view.flag(id) ? 0 : 1];
    case 'choice': {
      const value = view.text(id);
      if (forms.length === 0) return entryWords(id, value, view);
      return forms.find((form) => form.startsWith(`${value}=`))?.slice(value.length + 1);
    }
    case 'text':
      return view.text(id).trim() === '' ? undefined : [entryWords(id, view.text(id), view)];
    case 'list':
    case 'choices': {
      const entries = view.list(id).map((entry) => entryWords(id, entry, view));
      return entries.length === 0 ? undefined : entries;
    }
  }
}

const takesEntries = (id: FieldId): boolean => !['switch', 'choice'].includes(fieldOf(id).kind);

function chip(id: FieldId, forms: readonly string[], writer: SentenceWriter): SentencePart | undefined {
  const mark = markOf(id, writer);
  const [one = '*', many = one] = takesEntries(id) && id !== 'entity' ? forms : [];
  if (isMissing(id, writer)) return { text: fill(one, NEEDED), mark, field: id };
  const words = wordsOf(id, forms, writer);
  if (words === undefined) return undefined;
  if (typeof words === 'string') return words === '' ? undefined : { text: words, mark, field: id };
  const form = words.length > 1 ? many : one;
  const full = fill(form, joinAnd(words));
  const text = fill(form, shortened(words, writer.extent, namesWho(id)));
  const entries = { words, form };
  return text === full || writer.extent === 'full'
    ? { text: full, mark, field: id, entries }
    : { text, mark, field: id, folded: words, full, entries };
}

/** Text, or a switch or choice that nobody made. */
const isExtra = ({ mark, field }: SentencePart): boolean =>
  mark === 'plain' || (mark === 'assumed' && field !== undefined && !takesEntries(field));

/** What no sentence leaves out: an answer that is missing or in conflict, the account and the Regions. */
const isBasic = ({ mark, field }: SentencePart): boolean =>
  mark === 'needed' || mark === 'conflict' || field === 'account' || field === 'regions';

/** What a template says for the answers; undefined where it is a part that says nothing, or nothing new. */
export function write(
  template: SentenceTemplate,
  writer: SentenceWriter,
  isOptional = false,
): readonly SentencePart[] | undefined {
  const { checked, said, extent, idOf } = writer;
  const parts: SentencePart[] = [];
  const named: string[] = [];
  for (const part of template) {
    if ('text' in part) parts.push({ text: part.text, mark: 'plain' });
    else if ('optional' in part) parts.push(...(write(part.optional, writer, true) ?? []));
    else {
      const id = idOf(part.slot);
      const asked = isFieldId(id) && (checked.view.asks(id) || id === 'deployer' || id === 'entity');
      const made = asked && !(isOptional && said.has(id)) ? chip(id, part.forms, writer) : undefined;
      if (made) {
        parts.push(made);
        named.push(id);
      } else if (isOptional) return undefined;
    }
  }
  for (const id of named) said.add(id);
  const isLeftOut =
    isOptional &&
    ((extent === 'folded' && parts.every(isExtra)) || (extent === 'short' && !parts.some(isBasic)));
  return isLeftOut ? [{ text: '', mark: 'plain', full: textOf(parts, { unfold: true }) }] : parts;
}
