// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['hyperpod', 'sagemaker hyperpod', 'createcluster'],
    scenarios: { hyperpod: 12 },
  },
  { words: ['slurm'], scenarios: { hyperpod: 6 }, answers: { orchestrator: 'slurm' } },
  {
    words: [
      'hyperpod on eks',
      'hyperpod eks',
      'eks orchestration',
      'orchestrated by eks',
      'eks orchestrated',
    ],
    scenarios: { hyperpod: 12 },
    answers: { orchestrator: 'eks' },
  },
  {
    words: ['eks', 'on eks', 'amazon eks', 'eks cluster', 'kubernetes'],
    answers: { orchestrator: 'eks' },
  },
  { words: ['lifecycle script'], scenarios: { hyperpod: 4 } },
];
