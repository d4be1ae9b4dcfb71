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
  {
    words: ['domain', 'opensearch domain', 'search domain'],
    near: /\bdomain\b[^.;]{0,30}\bin (?:account\b|\0).*\bin (?:account\b|\0)/i,
    scenarios: { 'opensearch-accounts': 8 },
  },
  {
    words: ['domain', 'opensearch domain', 'opensearch', 'connector'],
    near: /\b(?:domain|opensearch|cluster)\b[^;]{0,40}\b(?:in|from|of) (?:the|our|an?) (?:[\w-]+ ){1,2}account\b[^;]*\b(?:bedrock|models?|deepseek|r1|v3\S*)\b[^;]{0,60}\b(?:in|from|of) (?:the|our|an?) (?:[\w-]+ ){1,2}account\b/i,
    scenarios: { 'opensearch-accounts': 8 },
  },
];
