// Words of a sentence that matter and found no place in the answers.
import { fieldOf, isFieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { isTaken, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';

/** Words that the answers do not follow. */
export interface UnplacedPart {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** An ARN, an address, an ID (a guardrail is taken by its ARN), a name in quotes or more access than is given here: nobody writes one for nothing. */
const TELLS =
  /"[^"\n]{2,60}"|`[^`\n]{2,60}`|“[^”\n]{2,60}”|\barn:[\w-]+:\S+|\b(?:s3|https?):\/\/\S+|\b\d{12}\b|(?<=\bguardrail (?:id )?)(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,}\b|\b(?:vpce?|subnet|sg|ami|o|ou|r|igw|acl)-[0-9a-z]{6,}\b|\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b|(?<![\w.@/-])[a-z][a-z0-9]*(?:[_][a-z0-9]+)+(?![\w@/])|(?<!\b(?:no|not|without|never|instead of) )\b[a-z][a-z\d-]+:\*(?![\w:])|(?<!\b(?:no|not|without|never|instead of) )\b(?:full|unrestricted) (?:bedrock |sagemaker )?access\b|(?<!\b(?:no|not|without|never|instead of) )\b\w*(?:Full|Administrator|PowerUser)Access\b/gi;

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

/** What is demanded or forbidden: the answers follow it, or it is said that they do not. */
const DEMANDS =
  /\b(?:must|never|nobody|no one|only|always|without|mandatory|(?:has|have|had) to|(?:may|can|must|should|shall) ?not|can['’]t|mustn['’]t)\b/i;

/** A word with fewer may be there by chance. */
const CLEAR_VOTES = 3;

/** A sentence, without its end: no dot within “V3.2”. */
const SENTENCE = /(?:[^.;!?\n]|\.(?!\s|$))+/g;

/** Sentences that demand something, and of which nothing is read. */
const demandsIn = (text: string, read: readonly Place[]): readonly UnplacedPart[] =>
  Array.from(text.matchAll(SENTENCE), ({ 0: whole, index }) => {
    const start = index + whole.search(/\S|$/);
    return { text: whole.trim(), start, end: start + whole.trim().length };
  }).filter(
    ({ text: words, start, end }) =>
      DEMANDS.test(words) && !read.some((each) => start < each.end && each.start < end),
  );

/** The words from left to right, without those that `others` say something of. */
export function notReadIn(
  text: string,
  found: readonly StatedPart[],
  taken: readonly StatedAnswer[],
  scenario: ScenarioRow,
  others: readonly Place[],
): readonly UnplacedPart[] {
  const placed = new Set(taken.map(({ part }) => part));
  const places = new Set(taken.map(({ part: { text: words } }) => words));
  const isOther = ({ start, end }: Place): boolean =>
    others.some((other) => start < other.end && other.start < end);
  const regions = new Set(taken.flatMap(({ part: { region } }) => region ?? []));
  const isLostRegion = ({ region, answers }: StatedPart): boolean =>
    region !== undefined && answers['regions'] !== undefined && !regions.has(region);
  const idle = found.filter(
    (part) =>
      !placed.has(part) &&
      !places.has(part.text) &&
      !isOther(part) &&
      part.negated !== true &&
      votesFor(scenario, [part]) === 0 &&
      (part.isUnread === true || isLostRegion(part) || isStated(part)),
  );
  const unknown = Array.from(text.matchAll(TELLS), ({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  })).filter(
    (place) => !isOther(place) && !isTaken(found, place.start, place.end) && !PRODUCT.test(place.text),
  );
  // What speaks for the task is what it is about.
  const heard = found.filter((part) => placed.has(part) || votesFor(scenario, [part]) >= CLEAR_VOTES);
  const read = [...heard, ...others, ...idle, ...unknown];
  const demands = demandsIn(text, read);
  return [...idle.map(({ text: words, start, end }) => ({ text: words, start, end })), ...unknown, ...demands]
    .toSorted((a, b) => a.start - b.start)
    .filter((part, index, all) => index === 0 || part.start >= all[index - 1]!.end);
}
