// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['ml.opensearchservice.amazonaws.com'], scenarios: { 'opensearch-serverless': 10 } },
  {
    words: [
      'opensearch serverless',
      'serverless collection',
      'aoss',
      'opensearch serverless collection',
      'opensearch collection',
      'vector collection',
    ],
    scenarios: { 'opensearch-serverless': 10 },
  },
  {
    words: ['serverless function', 'serverless app', 'serverless lambda'],
    scenarios: { 'opensearch-serverless': -8 },
  },
];
