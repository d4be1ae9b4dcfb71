// Words that speak for scenarios, by family, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';
import { WORDS } from '#deepseek/scenarios/words.ts';
import { ARTICLE_WORDS } from './article-words.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { CALL_WORDS } from './call-words.ts';
import { WEIGHTS_WORDS } from './weights-words.ts';
import { TUNING_WORDS } from './tuning-words.ts';
import { HOSTING_WORDS } from './hosting-words.ts';
import { SEARCH_WORDS } from './search-words.ts';
import { GOVERNANCE_WORDS } from './governance-words.ts';

export const SCENARIO_WORDS: readonly Concept[] = [
  ...Object.values(WORDS).flat(),
  ...CALL_WORDS,
  ...WEIGHTS_WORDS,
  ...TUNING_WORDS,
  ...HOSTING_WORDS,
  ...SEARCH_WORDS,
  ...GOVERNANCE_WORDS,
  ...ARTICLE_WORDS,
  ...AUDIT_WORDS,
];
