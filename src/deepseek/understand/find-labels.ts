// Finds what the labels of questions and options say, in any order within a clause: “sessions can be stopped” for “Stop sessions”.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { AnswersView, Field, FieldValue } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { doubtsIn, isDenied, negationsIn, reaches } from './negations.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { wordsOf, type SentenceWord } from './sentence-words.ts';
import { saidOf } from './vocabulary/field-words.ts';

/** “Content, not just what is tagged” does not say “tagged content”. */
const NOT_JUST = /\bnot (?:just|only|merely)\b/i;

/** “Stopped”, “stopping” and “stop”; “denied” and “deny”. */
function stemOf(word: string): string {
  const bare = /^(.{3,}?)(?:ing|ed)$/.exec(word)?.[1];
  if (bare !== undefined) return bare.replace(/([bdgmnprt])\1$/, '$1');
  return word.length > 4 ? word.replace(/e$/, '').replace(/y$/, 'i') : word.replace(/y$/, 'i');
}

/** Words of a label that say nothing of what it is about. */
const FILLER = new Set(
  'allow also create run let use set up and or in on of to for with from by at as through when between once'.split(
    ' ',
  ),
);

/** Each word, or the words that mean the same. */
type Phrase = readonly ReadonlySet<string>[];

const phraseOf = (text: string): Phrase =>
  text.split(' ').map((word) => new Set(word.split('/').map((each) => stemOf(each))));

const ofLabel = (label: string): Phrase =>
  wordsOf(label)
    .filter(({ word }) => !FILLER.has(word))
    .map(({ word }) => new Set([stemOf(word)]));

/** A way to say an answer. */
interface Label {
  readonly field: FieldId;
  /** None where the words name something, and say nothing of switches. */
  readonly value?: FieldValue;
  readonly phrase: Phrase;
}

/** A single word of a label is too common to say anything; those that do are in the table. */
const labelsFor = (
  field: FieldId,
  value: FieldValue | undefined,
  label: string,
  key: string,
): readonly Label[] =>
  [...[ofLabel(label)].filter(({ length }) => length > 1), ...saidOf(key).map(phraseOf)].map((phrase) => ({
    field,
    phrase,
    ...(value === undefined ? {} : { value }),
  }));

/** Who, where and which model is said in words of its own. */
export const hasLabels = (id: FieldId, field: Field): boolean =>
  field.guess !== true && id !== 'also' && id !== 'entity';

export function labelsOf(id: FieldId, view: AnswersView): readonly Label[] {
  const field = fieldOf(id);
  if (!hasLabels(id, field)) return [];
  if (field.kind === 'switch') return labelsFor(id, true, field.label, id);
  if (field.kind !== 'choice' && field.kind !== 'choices') return labelsFor(id, undefined, '', id);
  return field
    .options(view)
    .flatMap(({ value, label }) =>
      labelsFor(id, field.kind === 'choices' ? [value] : value, label, `${id}.${value}`),
    );
}

type Index = ReadonlyMap<string, readonly Label[]>;

let known: { readonly ids: readonly FieldId[]; readonly index: Index } | undefined;

/** The labels of all questions by each of their words. */
function labelIndex(view: AnswersView): Index {
  const ids = fieldIds();
  if (known?.ids === ids) return known.index;
  const index = new Map<string, Label[]>();
  for (const label of ids.flatMap((id) => labelsOf(id, view)))
    for (const stem of new Set(label.phrase.flatMap((stems) => [...stems]))) {
      const others = index.get(stem);
      if (others) others.push(label);
      else index.set(stem, [label]);
    }
  known = { ids, index };
  return index;
}

/** Whether an answer is an option that is open. */
function isOffered({ field: id, value }: Label, view: AnswersView): boolean {
  const field = fieldOf(id);
  if (value === undefined || (field.kind !== 'choice' && field.kind !== 'choices')) return true;
  return field.options(view).some((option) => !option.disabled && [value].flat().includes(option.value));
}

/** What a phrase does not reach over. */
const STOPS = /[,;!?\n()—–]|:(?!\s*(?:\d|on\b|off\b|amazon|enforced|required|disabled))|\.\s|\bbut\b/;

/** How many other words may stand within a phrase. */
const OTHERS = 2;

interface Span {
  readonly start: number;
  readonly end: number;
  /** The words of the phrase, by their places among all. */
  readonly held: readonly number[];
}

/** The words that hold the whole phrase from one of its words on; undefined where none do. */
function spanAt(
  text: string,
  words: readonly (SentenceWord & { readonly stem: string })[],
  at: number,
  phrase: Phrase,
): Span | undefined {
  const open = [...phrase];
  const held: number[] = [];
  const most = phrase.length + (phrase.length > 1 ? OTHERS : 0);
  for (let index = at; index < Math.min(words.length, at + most); index += 1) {
    const word = words[index]!;
    if (index > at && STOPS.test(text.slice(words[index - 1]!.end, word.end))) return undefined;
    const found = open.findIndex((stems) => stems.has(word.stem));
    if (found === -1 && index === at) return undefined;
    if (found === -1) continue;
    open.splice(found, 1);
    held.push(index);
    if (open.length === 0) return { start: words[at]!.start, end: word.end, held };
  }
  return undefined;
}

/** “nova-lab-logs”: a name, of which no word stands for itself. */
const NAME = /[\w.]+(?:[-_/][\w.]+){2,}/g;

/** “Everything except mantle”, “that excludes SageMaker” */
const LEFT_OUT =
  /\b(?:exclud\w+|except(?: for)?|all but|everything but|other than|leav\w+ out|omit\w*)\s+(?:the\s+)?$/i;

/** “Without imported models and SageMaker” */
const AND = /^\s*(?:,|,?\s*(?:and|or|nor|&))\s+(?:the\s+)?$/i;

/** “Call imported models” says “imported models”, and not “call models”. */
const tells = (one: Span & Label, other: Span & Label): boolean =>
  (one.held.length > other.held.length && other.held.every((at) => one.held.includes(at))) ||
  (one.field === other.field &&
    one.held.length === other.held.length &&
    one.start > other.start &&
    one.end <= other.end);

interface Said {
  readonly field: FieldId;
  readonly value: FieldValue;
  readonly negated: boolean;
}

/** What is left of a switch or of the options that are chosen from the start, where none is said to be. */
function withoutDenied(id: FieldId, view: AnswersView, said: readonly Said[]): FieldValue | undefined {
  const field = fieldOf(id);
  const own = said.filter((each) => each.field === id);
  if (field.kind === 'switch') return false;
  if (field.kind !== 'choices' || view.given(id) !== undefined || own.some(({ negated }) => !negated))
    return undefined;
  const denied = own.flatMap(({ value }) => value);
  const initial = field.initial(view);
  return initial.some((value) => denied.includes(value))
    ? initial.filter((value) => !denied.includes(value))
    : undefined;
}

/** The labels in a text, as parts that answer their questions. */
export function labelsIn(
  text: string,
  view: AnswersView,
  leadingTo: (id: FieldId) => FieldValues | undefined,
): readonly StatedPart[] {
  const index = labelIndex(view);
  const words = wordsOf(text).map((word) => ({ ...word, stem: stemOf(word.word) }));
  const names = Array.from(
    text.matchAll(NAME),
    ({ 0: { length }, index }) => [index, index + length] as const,
  );
  const isInName = (at: number, to: number): boolean =>
    names.some(([start, end]) => start < to && at < end && (start < at || to < end));
  const all = words.flatMap(({ stem }, at) =>
    (index.get(stem) ?? []).flatMap((label) => {
      const span = spanAt(text, words, at, label.phrase);
      return span && !isInName(span.start, span.end) ? [{ ...span, ...label }] : [];
    }),
  );
  const ways = new Map<FieldId, FieldValues | undefined>();
  const leads = (id: FieldId): FieldValues | undefined => {
    if (!ways.has(id)) ways.set(id, leadingTo(id));
    return ways.get(id);
  };
  const hits = all.filter(
    (hit) => hit.value === undefined || (leads(hit.field) !== undefined && isOffered(hit, view)),
  );
  const negations = negationsIn(text);
  const doubts = doubtsIn(text);
  const own = hits
    .filter(
      (hit) =>
        !reaches(text, doubts, hit.start) &&
        !NOT_JUST.test(text.slice(hit.start, hit.end)) &&
        !hits.some((other) => tells(other, hit)),
    )
    .toSorted((a, b) => a.start - b.start)
    .flatMap((hit) => (hit.value === undefined ? [] : [{ ...hit, value: hit.value }]));
  let last: { readonly end: number; readonly negated: boolean } | undefined;
  const said = own.map((hit) => {
    const { start, end } = hit;
    const negated =
      (fieldOf(hit.field).kind === 'choices' && LEFT_OUT.test(text.slice(0, start))) ||
      isDenied(text, negations, { start, end, hasOpposite: true }, undefined) ||
      (last?.negated === true && AND.test(text.slice(last.end, start)));
    last = { end, negated };
    return { ...hit, negated };
  });
  return said.flatMap(({ start, end, field, value, negated }): readonly StatedPart[] => {
    const stated = negated ? withoutDenied(field, view, said) : value;
    if (stated === undefined) return [];
    const place = { text: text.slice(start, end), start, end };
    return [
      {
        ...STATES_NOTHING,
        ...place,
        answers: { ...leads(field), [field]: stated },
        negated,
        isByTheWay: true,
      },
    ];
  });
}
