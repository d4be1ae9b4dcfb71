// Words of a sentence that matter and found no place in the answers.
import { fieldOf, isFieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { late } from './late-parts.ts';
import { blankOut, isTaken, type StatedPart } from './sentence-part.ts';
import { wordsOf, type WordPlace } from './sentence-words.ts';
import type { StatedAnswer } from './state-answers.ts';

/** Words that the answers do not follow. */
export interface UnplacedPart {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** An ARN, an address, an ID (a guardrail is taken by its ARN), a name in quotes or more access than is given here: nobody writes one for nothing. */
const TELLS =
  /(?!"[a-z]+(?: [a-z]+){2,}")"[^"\n]{2,60}"|`[^`\n]{2,60}`|“[^”\n]{2,60}”|\barn:[\w-]+:\S+|\b(?:s3|https?):\/\/\S+|\b\d{12}\b|(?<=\bguardrail (?:id )?)(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,}\b|\b(?:vpce?|subnet|sg|ami|o|ou|r|igw|acl)-[0-9a-z]{6,}\b|\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b|(?<![\w.@/-])[a-z][a-z0-9]*(?:[_][a-z0-9]+)+(?![\w@/])|(?<!\b(?:no|not|without|never|instead of) )\b[a-z][a-z\d-]+:\*(?![\w:])|(?<!\b(?:no|not|without|never|instead of) )\b(?:full|unrestricted) (?:bedrock |sagemaker )?access\b|(?<!\b(?:no|not|without|never|instead of) )\b\w*(?:Full|Administrator|PowerUser)Access\b/gi;

/** Types of Terraform’s resources name nothing. */
const PRODUCT = /^["`“]?aws_[a-z_]+["`”]?$/i;

/** A name, a place or a limit. That a service is named besides says nothing that the answers could follow. */
const isStated = ({ answers, scenarios, isByTheWay }: StatedPart): boolean =>
  isByTheWay !== true &&
  Object.keys(scenarios).length === 0 &&
  Object.keys(answers).some((id) => {
    if (!isFieldId(id)) return false;
    const { kind, step } = fieldOf(id);
    return step === 'limits' || kind === 'text' || kind === 'list';
  });

export const placesOf = (text: string, pattern: RegExp): readonly UnplacedPart[] =>
  Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  }));

export const overlap = (one: WordPlace, other: WordPlace): boolean =>
  one.start < other.end && other.start < one.end;

/** Words that say little by themselves. */
const LITTLE = /\b(?:in|on|at|from|with|by|for|of|to|through|via|over|and|or|as)\b/gi;

/** “Afterwards our ECS service answers chats with it”: who does something with what a task makes. */
const USES_IT =
  /^(?:[\w-]*\s+){0,3}(?:calls?|assumes?|asks?|answers?|quer(?:y|ies)|invokes?|reads?|uses?|sends?|submits?|talks?|serves?|chats?)\b/i;

/** The words from left to right, without those that `others` say something of. */
export function notReadIn(
  text: string,
  found: readonly StatedPart[],
  taken: readonly StatedAnswer[],
  scenario: ScenarioRow,
  others: readonly WordPlace[],
): readonly UnplacedPart[] {
  const own = taken.map(({ part }) => part);
  const isOwn = ({ start, end, text: words }: StatedPart): boolean =>
    own.some((part) => (part.start === start && part.end === end) || part.text === words);
  const isOther = (place: WordPlace): boolean => others.some((other) => overlap(other, place));
  const regions = new Set(own.flatMap(({ region }) => region ?? []));
  const isLostRegion = ({ region, answers }: StatedPart): boolean =>
    region !== undefined && answers['regions'] !== undefined && !regions.has(region);
  const callers = new Set(own.flatMap(({ entities }) => entities));
  const isLostCaller = ({ entities, isByTheWay, end }: StatedPart): boolean =>
    isByTheWay !== true &&
    entities.length > 0 &&
    scenario.family !== 'govern' &&
    !entities.some(
      (id) =>
        callers.has(id) || (scenario.entities.length === 1 && scenario.entities.some((each) => each === id)),
    ) &&
    USES_IT.test(text.slice(end));
  const idle = found
    .filter(
      (part) =>
        !isOwn(part) &&
        !isOther(part) &&
        part.negated !== true &&
        votesFor(scenario, [part]) === 0 &&
        (part.isUnread === true || isLostRegion(part) || isStated(part) || isLostCaller(part)),
    )
    .map(({ text: words, start, end }) => ({ text: words, start, end }));
  const unknown = placesOf(text, TELLS).filter(
    (place) => !isOther(place) && !isTaken(found, place.start, place.end) && !PRODUCT.test(place.text),
  );
  const remarked = [...others, ...idle, ...unknown];
  const isUnclear = wordsOf(blankOut(text, [...found, ...remarked]).replace(LITTLE, '')).length > 0;
  const clauses = isUnclear
    ? late('clausesLeftOut')?.clausesLeftOut(text, found, taken, scenario, remarked, isOwn)
    : undefined;
  const held = new Set<unknown>(taken.flatMap(({ value }) => value));
  return [...idle, ...unknown, ...(clauses ?? [])]
    .filter(({ text: words }) => !held.has(words))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(
      (part, nth, sorted) =>
        nth ===
        sorted.findIndex(
          ({ text: words, start, end }) => words === part.text || (start <= part.start && part.start < end),
        ),
    );
}
