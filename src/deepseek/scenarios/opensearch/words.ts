// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'es.amazonaws.com',
      'opensearchservice.amazonaws.com',
      'eshttppost',
      'es eshttppost',
      'eshttpput',
      'es eshttpput',
      'ml full access',
    ],
    scenarios: { opensearch: 8 },
  },
];
