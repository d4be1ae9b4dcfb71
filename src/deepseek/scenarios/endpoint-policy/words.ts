// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'endpoint policy',
      'vpc endpoint policy',
      'policy for vpc endpoint',
      'policy on vpc endpoint',
      'policy for endpoint',
      'interface endpoint policy',
    ],
    scenarios: { 'endpoint-policy': 12 },
  },
];
