// Two values for one question, and a sentence that forbids what it allows: both are asked about instead of chosen.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
import { EXCEPT_WORDS } from './vocabulary/exempt-words.ts';
import { liesIn, outsidePlaces, type Residence } from './vocabulary/residence-words.ts';

/** One of the values that a text states for the same question. */
export interface ConflictingPart {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly value: FieldValue;
}

export interface Conflict {
  /** The question; “scenario” where the text contradicts itself on what is wanted. */
  readonly field: FieldId | 'scenario';
  readonly parts: readonly ConflictingPart[];
  /** What to decide: a question. */
  readonly message: string;
}

interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const placed = ({ text, start, end }: Words, value: FieldValue): ConflictingPart => ({
  text,
  start,
  end,
  value,
});

const NO = /\b(?:no|not|non|without|w\/o|never|(?:do|does|is|are|must|should)n['’]?t)[\s-]+(?:\w+\s+)?$/i;

/** “No streaming”: what is denied, with the word that denies it. */
function withNo(text: string, part: StatedPart): Words {
  const no = part.negated === true ? NO.exec(text.slice(0, part.start)) : null;
  const start = no ? no.index : part.start;
  return { text: text.slice(start, part.end), start, end: part.end };
}

const conflictOf = (field: Conflict['field'], parts: readonly ConflictingPart[]): Conflict => {
  const words = [...new Set(parts.map(({ text }) => `“${text}”`))].join(' or ');
  const what = field === 'scenario' ? 'What is wanted' : fieldOf(field).label;
  return { field, parts, message: `${what}: ${words}?` };
};

/** “Pull requests must not call it”: who is named is left out. */
const LEFT_OUT = /^\s*(?:(?:must|may|can|should|shall|do|does|will)\s*(?:not\b|n['’]t\b)|cannot\b|never\b)/i;

/** What a model or an account says by the way is no statement of its own. */
const IMPLIED: ReadonlySet<string> = new Set(['entity', 'connectorTarget', 'denyScope']);

/** A list takes all values, and what is said to be counts more than what is said not to be. */
function ofOneValue(
  text: string,
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Conflict[] {
  const ids = new Set(statements.map(({ field }) => field).filter((id) => !IMPLIED.has(id) && view.asks(id)));
  return [...ids].flatMap((id): readonly Conflict[] => {
    const { kind } = fieldOf(id);
    if (kind === 'list' || kind === 'choices') return [];
    const own = statements.filter(({ field, part }) => field === id && !LEFT_OUT.test(text.slice(part.end)));
    const said = kind === 'switch' ? own : own.filter(({ part }) => part.negated !== true);
    const values = new Map(said.map(({ part, value }) => [String(value), placed(withNo(text, part), value)]));
    return values.size > 1 ? [conflictOf(id, [...values.values()])] : [];
  });
}

/** “Lambda or ECS? We chose Lambda.” */
const isChosen = (ids: readonly string[], named: readonly (readonly string[])[]): boolean =>
  named.filter((each) => each.some((id) => ids.includes(id))).length > 1;

/** Trusted entities that no word of the others can mean: “pod identity, IRSA”. */
function ofEntities(parts: readonly StatedPart[], offered: readonly string[]): readonly Conflict[] {
  const named = parts.flatMap((part) => {
    const ids = part.entities.filter((id) => offered.includes(id));
    return ids.length > 0 ? [{ part, ids }] : [];
  });
  const [first] = named;
  const apart = named.find(({ ids }) => !ids.some((id) => first?.ids.includes(id)));
  if (!first || !apart) return [];
  const all = named.map(({ ids }) => ids);
  if (isChosen(first.ids, all) !== isChosen(apart.ids, all)) return [];
  return [
    conflictOf('entity', [placed(first.part, first.ids[0] ?? ''), placed(apart.part, apart.ids[0] ?? '')]),
  ];
}

/** The first Region there that the scenario offers. */
function regionsIn(residence: Residence, view: AnswersView): readonly string[] {
  const field = fieldOf('regions');
  const options = field.kind === 'choices' ? field.options(view) : [];
  const there = options.filter(({ value, disabled }) => !disabled && liesIn(value, residence));
  return there.slice(0, 1).map(({ value }) => value);
}

/** “us-west-2”, and “must stay in the EU”. */
function ofPlaces(text: string, statements: readonly StatedAnswer[], view: AnswersView): readonly Conflict[] {
  const regions = statements.filter(({ field, part }) => field === 'regions' && part.region !== undefined);
  return outsidePlaces(
    text,
    regions.map(({ part }) => part.region ?? ''),
  ).map(({ residence, region }) => {
    const stated = regions.find(({ part }) => part.region === region)!;
    return conflictOf('regions', [
      placed(stated.part, [region]),
      placed(residence, regionsIn(residence, view)),
    ]);
  });
}

const DENIES =
  /\b(?:den(?:y|ies|ied)|block(?:s|ed)?|forbid(?:s|den)?|ban(?:s|ned)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|nobody|no one|no-one|none of|must not|may not|not allowed)\b/i;
const ALLOWS =
  /\b(?:allow(?:s|ed)?|permit(?:s|ted)?|let|lets|may (?:be )?(?:call|use)d?|can (?:be )?(?:call|use)d?|is fine|are fine|ok(?:ay)?|only)\b/i;
const EXEMPTS = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt\w*|excluding|other than|apart from|aside from|unless|but not|but (?:the )?role)\b`,
  'i',
);

/** Whom a clause is about: others than everyone. */
const SOMEBODY = /\b(?:roles?|teams?|accounts?|permission sets?|groups?|users?|ou|ous|admins?)\b/i;

/** A question allows nothing. */
const ASKS = /^(?:who|which|what|whom|how|why|is|are|does|do)\b/i;

/** The clauses of a text, each with its place. */
const clausesIn = (text: string): readonly Words[] =>
  Array.from(text.matchAll(/[^;,.!?\n]+(?:\.(?=\d)[^;,.!?\n]+)*/g)).flatMap(({ 0: whole, index }) => {
    const clause = whole.trim();
    if (clause === '') return [];
    const start = index + whole.indexOf(clause);
    return [{ text: clause, start, end: start + clause.length }];
  });

/** “No one may call DeepSeek; only V3.1 may be used”: which of them? */
function ofWhatIsWanted(text: string): readonly Conflict[] {
  if (EXEMPTS.test(text)) return [];
  const clauses = clausesIn(text);
  const denied = clauses.find(
    (clause) => DENIES.test(clause.text) && !ALLOWS.test(clause.text.replace(DENIES, '')),
  );
  const allowed = clauses.find(
    (clause) =>
      ALLOWS.test(clause.text) &&
      !DENIES.test(clause.text) &&
      !SOMEBODY.test(clause.text) &&
      !ASKS.test(clause.text),
  );
  if (!denied || !allowed) return [];
  return [conflictOf('scenario', [placed(denied, 'deny-deepseek'), placed(allowed, 'approve-models')])];
}

/** What a text contradicts itself in; `statements` are all that it makes, in its order. */
export function conflictsIn(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Conflict[] {
  const isDenial = view.scenario.id === 'deny-deepseek' || view.scenario.id === 'approve-models';
  return [
    ...(isDenial ? ofWhatIsWanted(text) : []),
    ...ofEntities(parts, view.scenario.entities),
    ...ofOneValue(text, statements, view),
    ...ofPlaces(text, statements, view),
  ];
}
