// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'model in another account',
      'model in other account',
      'model in account b',
      'model in different account',
      'another account model',
      'cross account connector',
    ],
    scenarios: { 'opensearch-accounts': 6 },
  },
];
