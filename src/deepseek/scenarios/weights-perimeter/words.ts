// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'resource control policy',
      'rcp',
      'data perimeter',
      'weight stay in organization',
      'keep weight in organization',
      'keep weight inside organization',
      'only organization reach weight',
    ],
    scenarios: { 'weights-perimeter': 12 },
  },
  {
    words: ['weight perimeter', 'perimeter'],
    scenarios: { 'weights-perimeter': 12 },
  },
];
