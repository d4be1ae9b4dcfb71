// Two values for one question, and a sentence that forbids what it allows: both are asked about instead of chosen.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { allAndSome, forbiddenAndAllowed, type PlacedWords } from './clauses.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
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

const placed = ({ text, start, end }: PlacedWords, value: FieldValue): ConflictingPart => ({
  text,
  start,
  end,
  value,
});

const NO = /\b(?:no|not|non|without|w\/o|never|(?:do|does|is|are|must|should)n['’]?t)[\s-]+(?:\w+\s+)?$/i;

/** “No streaming”: what is denied, with the word that denies it. */
function withNo(text: string, part: StatedPart): PlacedWords {
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

const areSame = (one: StatedPart, other: StatedPart): boolean => {
  const [a, b] = [one.text.toLowerCase(), other.text.toLowerCase()];
  return a.includes(b) || b.includes(a);
};

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
    const isSaid = ({ part }: StatedAnswer): boolean => part.negated !== true;
    // “From our office, not through an endpoint” is one answer; “a guardrail, no guardrail” are two.
    const said = own.filter(
      (one) =>
        kind === 'switch' ||
        isSaid(one) ||
        own.some((other) => isSaid(other) && areSame(one.part, other.part)),
    );
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

/** “V3.2 only”, “the Region is us-east-1”: nothing else. */
const ONLY_BEFORE =
  /\b(?:(?<!\bnot )(?:only|just|exclusively)\s+(?:(?:in|use|call|calls|the|for|deepseek|models?|regions?)\s+){0,3}|(?:model|region)\s*(?:is|ist|:|=)\s*(?:deepseek\s+)?)$/i;
const ONLY_BEHIND = /^\s*(?:only|exclusively|and nothing else|and no other)\b/i;

/** What stands between values of one list. */
const LISTED = /^\s*(?:,|and|or|&|\/|\+|,\s*and|und)?\s*(?:also\s+|in\s+|deepseek[\s-]*)?$/i;

/** Values of a list that stand together, and whether they are said to be all of it. */
interface Listing {
  readonly parts: readonly StatedPart[];
  readonly values: readonly string[];
  readonly isAll: boolean;
}

function listingsOf(text: string, statements: readonly StatedAnswer[]): readonly Listing[] {
  const groups: StatedAnswer[][] = [];
  for (const statement of statements.toSorted((a, b) => a.part.start - b.part.start)) {
    const last = groups.at(-1)?.at(-1);
    if (last && LISTED.test(text.slice(last.part.end, statement.part.start))) groups.at(-1)!.push(statement);
    else groups.push([statement]);
  }
  return groups.map((group) => {
    const [first, last] = [group[0]!.part, group.at(-1)!.part];
    return {
      parts: group.map(({ part }) => part),
      values: group.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly string[]) : [])),
      isAll:
        ONLY_BEFORE.test(text.slice(Math.max(0, first.start - 60), first.start)) ||
        ONLY_BEHIND.test(text.slice(last.end, last.end + 30)),
    };
  });
}

const ONE_REGION = /\b(?:only (?:in )?(?:one|a single)|exactly one|one|a single) region\b/i;

/** “V3.2 only. The model is V3.1.” */
function ofLists(text: string, statements: readonly StatedAnswer[], view: AnswersView): readonly Conflict[] {
  const ids = new Set(statements.map(({ field }) => field).filter((id) => view.asks(id)));
  return [...ids].flatMap((id): readonly Conflict[] => {
    if (fieldOf(id).kind !== 'choices') return [];
    const listings = listingsOf(
      text,
      statements.filter(({ field }) => field === id),
    );
    const isOne = id === 'regions' && ONE_REGION.test(text);
    const all = isOne ? listings[0] : listings.find(({ isAll }) => isAll);
    if (isOne && all && all.values.length > 1)
      return [
        conflictOf(
          id,
          all.parts.map((part, index) => placed(part, all.values.slice(index, index + 1))),
        ),
      ];
    const more = listings.find(({ values }) => values.some((value) => all && !all.values.includes(value)));
    if (!all || !more) return [];
    const [one, other] = [all, more].map(({ parts: [part], values }) => placed(part!, values));
    return [conflictOf(id, [one!, other!])];
  });
}

/** “No one may call DeepSeek; only V3.1 may be used”: which of them? */
function ofWhatIsWanted(
  text: string,
  outside: readonly PlacedWords[],
  parts: readonly StatedPart[],
  isDenial: boolean,
): readonly Conflict[] {
  const read = blankOut(text, outside);
  const ownWords = (words: PlacedWords): PlacedWords => ({
    ...words,
    text: text.slice(words.start, words.end),
  });
  const models = allAndSome(read, parts);
  const scope = models?.map((words) => placed(ownWords(words), [])) ?? [];
  const both = forbiddenAndAllowed(read, parts);
  const wanted = both?.map((words, index) =>
    placed(ownWords(words), index === 0 ? 'deny-deepseek' : 'approve-models'),
  );
  return [
    ...(wanted ? [conflictOf('scenario', wanted)] : []),
    ...(scope.length > 0 ? [conflictOf(isDenial ? 'denyScope' : 'approvedModels', scope)] : []),
  ];
}

/** What a text contradicts itself in; `statements` are all that it makes, in its order. */
export function conflictsIn(
  text: string,
  outside: readonly PlacedWords[],
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Conflict[] {
  const { id } = view.scenario;
  const isAboutModels = ['deny-deepseek', 'approve-models', 'organization'].includes(id);
  return [
    ...(isAboutModels ? ofWhatIsWanted(text, outside, parts, id === 'deny-deepseek') : []),
    ...ofEntities(parts, view.scenario.entities),
    ...ofOneValue(text, statements, view),
    ...ofLists(text, statements, view),
    ...ofPlaces(text, statements, view),
  ];
}
