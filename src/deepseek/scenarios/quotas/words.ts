// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'quota',
      'service quota',
      'quota increase',
      'increase quota',
      'higher quota',
      'raise quota',
      'limit increase',
      'servicequota',
      'request quota increase',
      'requestservicequotaincrease',
    ],
    scenarios: { quotas: 9 },
  },
  {
    words: ['sagemaker quota', 'sagemaker instance quota', 'quota for sagemaker', 'quota of sagemaker'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['sagemaker'] },
  },
  {
    words: ['ec2 quota', 'gpu quota', 'vcpu quota', 'quota for ec2', 'quota of ec2', 'quota for gpu'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['ec2'] },
  },
];
