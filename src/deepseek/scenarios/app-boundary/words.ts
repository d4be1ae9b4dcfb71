// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'boundary for app role',
      'boundary for app',
      'cap app role',
      'delegated admin',
      'developer create role',
      'team create role',
      'self service role',
    ],
    scenarios: { 'app-boundary': 8 },
  },
  {
    words: ['boundary', 'permission boundary', 'iam boundary'],
    scenarios: { 'app-boundary': 4 },
    answers: { makeBoundary: true },
    negated: { makeBoundary: false },
  },
];
