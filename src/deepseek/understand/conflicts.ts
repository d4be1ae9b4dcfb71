// Two values for one question, and a sentence that forbids what it allows: both are asked about instead of chosen.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { allAndSome, everyoneAndSome, forbiddenAndAllowed, type PlacedWords } from './clauses.ts';
import { affirmedAndDenied, excludedIn, withNo, type Contradiction } from './exclusions.ts';
import { outOfReach } from './reach.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';

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

const quoted = (parts: readonly PlacedWords[]): string =>
  [...new Set(parts.map(({ text }) => `“${text}”`))].join(' or ');

const conflictOf = (field: Conflict['field'], parts: readonly ConflictingPart[]): Conflict => {
  const what = field === 'scenario' ? 'What is wanted' : fieldOf(field).label;
  return { field, parts, message: `${what}: ${quoted(parts)}?` };
};

const contradicted = ({ field, said, why }: Contradiction): Conflict => {
  const conflict = conflictOf(
    field,
    said.map((words) => placed(words, words.value)),
  );
  if (why === undefined) return conflict;
  const isOneWord = said[0].text === said[1].text;
  return { ...conflict, message: isOneWord ? `${why}?` : `${why}: ${quoted(said)}?` };
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

/** Policies that deny models or allow them. */
const ABOUT_MODELS: ReadonlySet<string> = new Set(['deny-deepseek', 'approve-models', 'organization']);

/** “No one may call DeepSeek; only V3.1 may be used”, “anyone may call it, only one role may”: which of them? */
function ofWhatIsWanted(
  text: string,
  outside: readonly PlacedWords[],
  parts: readonly StatedPart[],
  { id, family }: AnswersView['scenario'],
): readonly Conflict[] {
  if (family !== 'call' && !ABOUT_MODELS.has(id)) return [];
  const read = blankOut(text, outside);
  const between = (
    field: Conflict['field'],
    clauses: readonly PlacedWords[] | undefined,
    values: readonly FieldValue[],
  ): readonly Conflict[] => {
    const said = clauses?.map(({ start, end }, index) =>
      placed({ text: text.slice(start, end), start, end }, values[index] ?? []),
    );
    return said ? [conflictOf(field, said)] : [];
  };
  const access = between('scenario', everyoneAndSome(read, parts), ['approve-models', 'invoke']);
  if (!ABOUT_MODELS.has(id)) return access;
  return [
    ...between('scenario', forbiddenAndAllowed(read, parts), ['deny-deepseek', 'approve-models']),
    ...between(id === 'deny-deepseek' ? 'denyScope' : 'approvedModels', allAndSome(read, parts), []),
    ...access,
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
  const stated = [
    ...ofWhatIsWanted(text, outside, parts, view.scenario),
    ...ofEntities(parts, view.scenario.entities),
    ...ofOneValue(text, statements, view),
    ...ofLists(text, statements, view),
  ];
  const implied = [
    ...outOfReach(text, parts, statements, view),
    ...affirmedAndDenied(text, parts, view),
    ...excludedIn(text, parts, statements, view),
  ];
  const fields = new Set<string>(stated.map(({ field }) => field));
  return [
    ...stated,
    ...implied.filter(({ field }) => !fields.has(field) && fields.add(field)).map(contradicted),
  ];
}
