// Two values for one question, and a sentence that forbids what it allows: both are asked about instead of chosen.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { allAndSome, everyoneAndSome, forbiddenAndAllowed, type PlacedWords } from './clauses.ts';
import { holdBoth, withoutPast } from './both-hold.ts';
import { claimsIn } from './claims.ts';
import type { Contradiction } from './contradiction.ts';
import { affirmedAndDenied, excludedIn, withNo } from './exclusions.ts';
import { mismatchesIn } from './mismatches.ts';
import { onlyAndOthers } from './only.ts';
import { outOfReach } from './reach.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { modelsApart } from './several-models.ts';
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
const LEFT_OUT =
  /^\s*(?:(?:must|may|can|should|shall|do|does|will)\s*(?:not\b|n['’]t\b)|cannot\b|never\b|gets? (?:nothing|none|no)\b|(?:are|is) (?:out|excluded)\b)/i;

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

/** “Namespace team-a and team-b”, “branch main or release”: of a question with one answer, both are named. */
const ANOTHER =
  /^["'”’)]?\s*,?\s*\b(or|and)\s+["'“‘]?((?!(?:the|an?|in|on|any|by|with|to|for|at|from|of|later|newer|both|each|all|else|similar)\b)[a-z\d][\w./-]*\w)/;
const SEVERAL = /\b(?:namespaces|branches|repos|repositories|accounts|tags|environments)\W+$/i;

function ofNames(text: string, statements: readonly StatedAnswer[], view: AnswersView): readonly Conflict[] {
  return statements.flatMap(({ field, value, part }): readonly Conflict[] => {
    const { value: place, start } = part;
    if (!place || fieldOf(field).kind !== 'text' || !view.asks(field) || part.negated === true) return [];
    const own = text.slice(place.start, place.end);
    const { 0: behind = '', 1: join, 2: name = '' } = ANOTHER.exec(text.slice(place.end)) ?? [];
    const isName = /[-_/\d]/.test(name) && /[-_/\d]/.test(own);
    const isListed = join === 'or' || (join === 'and' && SEVERAL.test(text.slice(start, place.start)));
    const from = place.end + behind.length - name.length;
    const other = { text: name, start: from, end: from + name.length };
    const isRead = statements.some((each) => each.part.start < other.end && from < each.part.end);
    if (name === '' || name === own || isRead || !(isName || isListed)) return [];
    return [conflictOf(field, [placed({ ...place, text: own }, value), placed(other, name)])];
  });
}

interface NamedEntities {
  readonly part: StatedPart;
  readonly ids: readonly string[];
}

/** Two sentences, of which the first asks nothing. */
const APART = /^(?!.*(?:\bor\b|\?|\bvs\b)).*?(?:[;\n]|\.\s+(?:it|the|this|a)\b)/is;

/** “Lambda or ECS? We chose Lambda.” */
const isChosen = ({ ids }: NamedEntities, named: readonly NamedEntities[]): boolean => {
  const own = named.filter((each) => each.ids.some((id) => ids.includes(id)));
  return own.some(({ part: { end } }) => own.some(({ part: { start } }) => start >= end));
};

/** People of Identity Center have MFA, too. */
const isMfaOf = (one: NamedEntities, other: NamedEntities): boolean =>
  /^mfa$|^multi/i.test(one.part.text) && other.ids.includes('identity-center');

const areApart = (one: NamedEntities, other: NamedEntities): boolean =>
  !other.ids.some((id) => one.ids.includes(id)) && !isMfaOf(one, other) && !isMfaOf(other, one);

/** Trusted entities that no word of the others can mean: “pod identity, IRSA”. */
function ofEntities(
  text: string,
  parts: readonly StatedPart[],
  offered: readonly string[],
): readonly Conflict[] {
  const named = parts.flatMap((part): readonly NamedEntities[] => {
    const ids = part.entities.filter((id) => offered.includes(id));
    return ids.length > 0 ? [{ part, ids }] : [];
  });
  const pairs = named.flatMap((first, index) =>
    named.slice(index + 1).flatMap((apart) => (areApart(first, apart) ? [[first, apart] as const] : [])),
  );
  const pair = pairs.find(([first, apart]) => {
    const between = text.slice(first.part.end, apart.part.start);
    if (!APART.test(between) && isChosen(first, named) !== isChosen(apart, named)) return false;
    const isOpen = /^\W*or\W/.test(between);
    return isOpen || !holdBoth(text, first.part, apart.part);
  });
  return pair === undefined
    ? []
    : [
        conflictOf(
          'entity',
          pair.map(({ part, ids }) => placed(part, ids[0] ?? '')),
        ),
      ];
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

const overlap = (one: ConflictingPart, other: ConflictingPart): boolean =>
  one.start < other.end && other.start < one.end;

/** One question is asked once, and what stands in the same words, too. */
const isSameAs = (one: Conflict, other: Conflict): boolean =>
  one.field === other.field || other.parts.every((part) => one.parts.some((each) => overlap(each, part)));

/** What a text contradicts itself in; `statements` are all that it makes, in its order. */
export function conflictsIn(
  whole: string,
  outside: readonly PlacedWords[],
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Conflict[] {
  const text = withoutPast(whole);
  const stated = [
    ...ofWhatIsWanted(text, outside, parts, view.scenario),
    ...ofEntities(text, parts, view.scenario.entities),
    ...ofNames(text, statements, view),
    ...ofOneValue(text, statements, view).filter(
      ({ parts: [one, other] }) => !one || !other || !holdBoth(text, one, other),
    ),
  ];
  const implied = [
    ...outOfReach(text, parts, statements, view),
    ...affirmedAndDenied(text, parts, view),
    ...excludedIn(text, parts, statements, view),
    ...onlyAndOthers(text, parts, statements, view),
    ...modelsApart(text, parts, view),
    ...mismatchesIn(text, parts, statements, view).filter(
      ({ said: [one, other], why }) => why !== undefined || !holdBoth(text, one, other),
    ),
  ].map(contradicted);
  const found = implied.reduce<readonly Conflict[]>(
    (before, each) => (before.some((other) => isSameAs(other, each)) ? before : [...before, each]),
    stated,
  );
  // Said in other words, it is the same.
  return found.length > 0 ? found : claimsIn(text, parts, view).slice(0, 1).map(contradicted);
}
