// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['side door', 'loophole', 'back door'],
    scenarios: { 'deny-deepseek': 2 },
    answers: { sideDoors: true },
    negated: { sideDoors: false },
  },
  {
    words: [
      'new sagemaker endpoint',
      'serving too',
      'sagemaker too',
      'sagemaker hosting too',
      'deny serving',
      'also on sagemaker',
      'and on sagemaker',
    ],
    scenarios: { 'deny-deepseek': 3 },
    answers: { denyServing: true },
  },
];
