// What words of a sentence speak for: a scenario, a trusted entity, answers. One row each: in the folder of its scenario, or in understand/vocabulary/.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { FamilyId, ScenarioId } from '#deepseek/catalog/scenarios.ts';

/** A question that words leave open, and how a person asks it. */
export interface AskedQuestion {
  readonly field: FieldId;
  readonly question: string;
}

export interface Concept {
  /**
   * Phrases in lower case, any of which is meant. Words like "the" and "our" are left out of phrases and sentences
   * alike, and plurals count as their singular: see `wordsOf`.
   */
  readonly words: readonly string[];
  /** Says what is meant only with this near, in the same sentence: “limit” is a quota where somebody asks for more. */
  readonly near?: RegExp;
  /** How much it speaks for a scenario: 2 for a hint, 6 where the scenario is named. */
  readonly scenarios?: { readonly [K in ScenarioId]?: number };
  /** The same for every scenario of a family. */
  readonly families?: { readonly [K in FamilyId]?: number };
  /** Trusted entities it means. The first that the scenario offers counts. */
  readonly entities?: readonly EntityId[];
  /** Answers it states. Those that the scenario does not ask for are left out. */
  readonly answers?: FieldValues;
  /** Tasks it adds to a role of another scenario: "V3.2 and R1" is one role for both. */
  readonly joins?: { readonly [K in ScenarioId]?: ScenarioId };
  /** What it says there is, without saying which: “one role exempt”. */
  readonly asks?: AskedQuestion;
  /** Answers it states after "no", "not", "without" or "never". Without it, a negated phrase states nothing. */
  readonly negated?: FieldValues;
}

/** What the file words.ts of a scenario exports. */
export type Words = readonly Concept[];
