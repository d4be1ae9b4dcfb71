// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['inference profile', 'cross region inference', 'us profile', 'reasoning model'],
    scenarios: { 'invoke-r1': 3 },
  },
];
