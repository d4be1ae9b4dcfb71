// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'imported model',
      'model imported',
      'model imported into bedrock',
      'imported distill',
      'imported',
      'custom model arn',
    ],
    scenarios: { 'invoke-imported': 6 },
    answers: { connectorTarget: 'imported' },
  },
];
