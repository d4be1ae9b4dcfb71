// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'opensearch serverless',
      'serverless collection',
      'aoss',
      'opensearch collection',
      'vector collection',
    ],
    scenarios: { 'opensearch-serverless': 10 },
  },
];
