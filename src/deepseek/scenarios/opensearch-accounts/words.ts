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
  {
    words: ['connector', 'opensearch', 'opensearch domain', 'ml connector'],
    near: /\b(?:another|other|different|second|separate) account|\baccount b\b|cross-?\s?account|\b(?:model|domain) account|\bin (?:our |the )?(?:acc(?:oun)?t )?\0.*\bin (?:the )?(?:acc(?:oun)?t )?\0/i,
    scenarios: { 'opensearch-accounts': 6 },
  },
];
