// What a person may mean while typing: scenarios by score, questions and options by their words.
import type { Answers } from '#deepseek/answers/answers.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { votesFor } from './choose-scenario.ts';
import { englishOf } from './foreign.ts';
import { answersOf } from './from-catalog.ts';
import { late } from './late-parts.ts';
import { notReadIn } from './not-read.ts';
import type { StatedPart } from './sentence-part.ts';
import { sentenceParts } from './sentence-parts.ts';
import { isSearch, wordsOf } from './sentence-words.ts';

export interface Suggestion {
  readonly scenario: string;
  /** "Call DeepSeek-R1 on Bedrock". */
  readonly title: string;
  /** What else was understood, as a trusted entity: "GitHub Actions"; else what the scenario is for. */
  readonly detail: string;
  readonly answers: Answers;
  /** What the text says and no answer follows. */
  readonly leftOut: readonly string[];
}

/** More do not help somebody who is typing. */
const MAX_SUGGESTIONS = 8;

/** Nobody types more to find something. In UTF-16 code units. */
const MAX_TEXT = 1000;

/** What is less likely than this below 0 is no suggestion. */
const BARELY_LIKELY = 4;

/** How much words of a scenario's own title or summary count, against votes of the vocabulary. */
const OWN_WORD = 1;

function ownWords(scenario: ScenarioRow, words: readonly string[]): number {
  const text = wordsOf(`${scenario.title} ${scenario.summary}`).map(({ word }) => word);
  return words.filter((word) => text.some((own) => own === word || (word.length > 2 && own.startsWith(word))))
    .length;
}

function offersNamed(scenario: ScenarioRow, parts: readonly StatedPart[]): boolean {
  const offered: readonly string[] = scenario.entities;
  return parts.some(({ entities }) => entities.some((id) => offered.includes(id)));
}

/**
 * Scenarios that fit the text, best first, each with the answers that the text states for it. Unlike `sentenceReading`
 * it also finds words that are not finished, and leaves the choice to the reader.
 */
export function suggestionsFor(whole: string): readonly Suggestion[] {
  const text = englishOf(whole.slice(0, MAX_TEXT)).english;
  const parts = sentenceParts(text);
  const words = wordsOf(text).map(({ word }) => word);
  if (words.length === 0) return [];
  const likely = isSearch(text) ? undefined : late('likelyTasks')?.likelyTasks(text);
  return scenarios
    .all()
    .map((scenario) => ({
      scenario,
      score:
        votesFor(scenario, parts) +
        ownWords(scenario, words) * OWN_WORD +
        (offersNamed(scenario, parts) ? 1 : 0) +
        Math.max(0, (likely?.get(scenario.id) ?? -BARELY_LIKELY) + BARELY_LIKELY),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ scenario }) => {
      const { answers, taken } = answersOf(text, parts, scenario);
      const { entity } = answers.values;
      const named = typeof entity === 'string' ? findEntity(entity)?.name : undefined;
      return {
        scenario: scenario.id,
        title: scenario.title,
        detail: named ?? scenario.summary,
        answers,
        leftOut: notReadIn(text, parts, taken, scenario, []).map((part) => part.text),
      };
    });
}
