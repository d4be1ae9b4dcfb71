// What is affirmed and denied in the same words, and words that imply what cannot hold together.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { holdBoth } from './both-hold.ts';
import { partFor } from './choose-scenario.ts';
import type { PlacedWords } from './clauses.ts';
import { placedIn, type Contradiction } from './contradiction.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { clauseBefore, endOfDenial, isAffirmed, isDenied, negationsIn } from './negations.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
import { EXCLUSIVE, type AlsoImplied, type ExclusiveRow } from './vocabulary/exclusive-words.ts';
import { LIMIT_ROWS } from './vocabulary/aws-limits.ts';

const NO = /\b(?:no|not|non|without|w\/o|never|(?:do|does|is|are|must|should)n['’]?t)[\s-]+(?:\w+\s+){0,3}$/i;

/** “No streaming”, “streaming: no”: what is denied, with the words that deny it. */
export function withNo(
  text: string,
  { start, end, negated }: { readonly start: number; readonly end: number; readonly negated?: boolean },
): PlacedWords {
  const from = (negated === true ? NO.exec(text.slice(0, start))?.index : undefined) ?? start;
  const to = negated === true && from === start ? endOfDenial(text, end) : end;
  return { text: text.slice(from, to), start: from, end: to };
}

/** Verbs that say no to what follows; “no” and “without” are found with the words. */
const DENIES_BEFORE =
  /\b(?:den(?:y|ies|ying)|block(?:s|ing)?|forbid(?:s|ding)?|ban(?:s|ning)?|prohibit(?:s|ing)?|disallow\w*|reject\w*|disabl\w+|turn\w* off|switch\w* off|get rid of|replac\w+|remov\w+|prevent\w*)\s+(?:[\w-]+\s+){0,2}$/i;

/** “Streaming has to be denied”. */
const DENIED_BEHIND =
  /^\s+(?:\w+\s+)?(?:is|are|gets?|must be|has to be|have to be|needs? to be|should be|shall be|to be|stays?)\s+(?:denied|blocked|forbidden|prohibited|banned|rejected|disabled|off|turned off|switched off|not allowed)\b/i;

/** How far around two words that is looked for, in UTF-16 code units. */
const AROUND = 50;

/** One of the two things of a row: the first or the second. */
interface RowSide {
  readonly row: ExclusiveRow;
  readonly side: number;
}

const ROWS = [...EXCLUSIVE, ...LIMIT_ROWS];

const SIDES = ROWS.flatMap((row): readonly (RowSide & AlsoImplied)[] =>
  [0, 1].map((side) => ({ ...row.also?.[side], row, side })),
);

/** The phrases between commas. */
export const phrasesOf = (words: string): readonly string[] =>
  words.split(/,\s+/).filter((each) => each !== '');

const PHRASES = indexPhrases(
  SIDES.map(({ row, side }) => ({
    words: phrasesOf(row.words[side] ?? ''),
    answers: {},
    negated: {},
    meant: { row, side },
    other: { row, side: 1 - side },
  })),
);

/** ARNs, URIs and IDs: what they are made of are no words. */
const IDENTIFIES = /[:/]|\d{12}/;

/** Words that imply a side. */
interface Hit extends PlacedWords, RowSide {}

function wordsIn(text: string, parts: readonly StatedPart[]): readonly Hit[] {
  const rest = blankOut(
    text,
    parts.filter((part) => IDENTIFIES.test(part.text)),
  );
  const isForbidden = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    DENIES_BEFORE.test(rest.slice(Math.max(0, start - AROUND), start)) ||
    DENIED_BEHIND.test(rest.slice(end, end + AROUND));
  const phrases = findPhrases(rest, PHRASES).map(({ row, start, end, negated }): Hit => ({
    ...withNo(text, { start, end, negated }),
    ...(negated || isForbidden({ start, end }) ? row.other : row.meant),
  }));
  const negations = negationsIn(rest);
  const likes = SIDES.flatMap(({ row, side, like }) =>
    Array.from(like ? text.matchAll(like) : []).flatMap(({ 0: { length }, index: start }): readonly Hit[] => {
      const end = start + length;
      const negated = isDenied(text, negations, { start, end, hasOpposite: true }, undefined);
      const isNot =
        negated ||
        isForbidden({ start, end }) ||
        (row.why !== undefined && !isAffirmed(text, { start, end }));
      // What AWS does not do says nothing of the other side.
      if (isNot && row.why !== undefined) return [];
      return [{ ...withNo(text, { start, end, negated }), row, side: isNot ? 1 - side : side }];
    }),
  );
  return [...phrases, ...likes];
}

/** What answers imply that are stated in other words. */
const impliedBy = (statements: readonly StatedAnswer[]): readonly Hit[] =>
  SIDES.flatMap(({ row, side, answers = {}, entities = [] }) =>
    statements
      .filter(
        ({ field, value, part }) =>
          (answers[field] === value || (field === 'entity' && entities.some((id) => id === value))) &&
          part.isByTheWay !== true,
      )
      .map(({ part: { text, start, end } }): Hit => ({ text, start, end, row, side })),
  );

/** What the text is about, by the words that say so the most. */
function impliedByTask(parts: readonly StatedPart[], view: AnswersView): readonly Hit[] {
  const { id } = view.scenario;
  const part = partFor(id, parts);
  if (!part) return [];
  const { text, start, end } = part;
  return SIDES.filter(({ scenarios }) => scenarios?.some((each) => each === id)).map(({ row, side }) => ({
    text,
    start,
    end,
    row,
    side,
  }));
}

const overlap = (one: PlacedWords, other: PlacedWords): boolean =>
  one.start < other.end && other.start < one.end;

/** With the words before it in its clause: “skip the external ID”. */
const inClause = (text: string, { start, end }: PlacedWords): PlacedWords => {
  const from = start - clauseBefore(text, start).trimStart().length;
  return placedIn(text, from, end);
};

/** Who says something more often says the same. */
const MOST = 8;

/** “No internet, from my laptop”. */
export function excludedIn(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  const hits = [...wordsIn(text, parts), ...impliedBy(statements), ...impliedByTask(parts, view)];
  return ROWS.flatMap((row): readonly Contradiction[] => {
    const own = hits.filter((hit) => hit.row === row);
    const [ones = [], others = []] = [0, 1].map((side) =>
      own.filter((hit) => hit.side === side).slice(0, MOST),
    );
    const pairs = ones.flatMap((one) =>
      others.filter((other) => !overlap(one, other)).map((other) => [one, other] as const),
    );
    const pair =
      row.unless?.test(text) === true ? undefined : pairs.find(([one, other]) => !holdBoth(text, one, other));
    if (!pair) return [];
    const { field, values } = row;
    const given = field === 'scenario' ? view.scenario.id : view.given(field);
    const nothing = values.some((value) => Array.isArray(value)) ? [] : '';
    const areAlike = pair[0].text.toLowerCase() === pair[1].text.toLowerCase();
    const [one, other] = pair.map(({ side, ...hit }) => ({
      ...(areAlike ? inClause(text, hit) : hit),
      value: values[side] ?? given ?? nothing,
    }));
    return [{ field, said: [one!, other!], ...(row.why !== undefined && { why: row.why }) }];
  });
}

/** A model is called or not, and a Region is meant or not. */
const CHOSEN: ReadonlySet<string> = new Set(['models', 'servedModels', 'approvedModels', 'regions']);

/** A name that is denied says nothing of others. */
const mayContradict = (id: FieldId): boolean =>
  CHOSEN.has(id) || !['text', 'list', 'choices'].includes(fieldOf(id).kind);

/** “Never V3.1”, and its ID: the same is said in other words. */
const isSameChoice = (
  { answers }: StatedPart,
  row: NonNullable<StatedPart['row']>,
  view: AnswersView,
): boolean =>
  [...CHOSEN].filter(isFieldId).some((id) => {
    const value = answers[id];
    return value !== undefined && view.asks(id) && String(value) === String(row.answers?.[id]);
  });

/** “Auto Mode, no Auto Mode”: rows of words that state nothing where they are denied, or where they are not. */
export function affirmedAndDenied(
  text: string,
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  const rows = new Set(parts.flatMap(({ row }) => row ?? []));
  return [...rows].flatMap((row): readonly Contradiction[] => {
    const own = parts.filter((part) => part.row === row);
    const yes =
      own.find(({ negated }) => negated !== true) ??
      parts.find((part) => part.negated !== true && part.row !== row && isSameChoice(part, row, view));
    const no = own.find(({ negated }) => negated === true);
    if (!yes || !no || holdBoth(text, yes, no)) return [];
    const field = Object.keys({ ...row.answers, ...row.negated })
      .filter(isFieldId)
      .find((id) => mayContradict(id) && view.asks(id));
    if (field === undefined) return [];
    const stated = row.answers?.[field];
    const denied = row.negated?.[field];
    const other = (value: FieldValue | undefined): FieldValue =>
      typeof value === 'boolean' ? !value : Array.isArray(value) ? [] : view.text(field);
    return [
      {
        field,
        said: [
          { ...withNo(text, yes), value: stated ?? other(denied) },
          { ...withNo(text, no), value: denied ?? other(stated) },
        ],
      },
    ];
  });
}
