// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['boundary', 'permission boundary', 'iam boundary'],
    scenarios: { 'app-boundary': 2 },
    answers: { makeBoundary: true },
    negated: { makeBoundary: false },
  },
  {
    words: ['boundary', 'permission boundary', 'iam boundary'],
    near: /\bcaps?\b|app roles\b|roles of (?:\w+ ){0,2}apps|developers?\b|nothing else|may (?:create|make) roles?|no matter what|at most|whatever/i,
    scenarios: { 'app-boundary': 9 },
  },
  {
    words: [
      'not exceed',
      'not go beyond',
      'cap',
      'lid',
      'ceiling',
      'upper limit',
      'maximum permission',
      'most that',
    ],
    near: /\broles?\b/i,
    scenarios: { 'app-boundary': 9 },
  },
];
