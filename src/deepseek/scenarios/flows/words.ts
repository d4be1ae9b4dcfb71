// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['flow', 'bedrock flow', 'prompt flow'], scenarios: { flows: 7 } },
];
