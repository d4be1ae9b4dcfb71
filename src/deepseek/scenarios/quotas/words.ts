// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['quota', 'limit increase', 'servicequota', 'requestservicequotaincrease'],
    scenarios: { quotas: 9 },
  },
  {
    words: [
      'sagemaker quota',
      'sagemaker instance quota',
      'quota for sagemaker',
      'quota of sagemaker',
      'sagemaker gpu quota',
      'sagemaker limit',
      'sagemaker gpu limit',
    ],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['sagemaker'] },
  },
  {
    words: ['ec2 quota', 'gpu quota', 'vcpu quota', 'quota for ec2', 'quota of ec2', 'quota for gpu'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['ec2'] },
  },
  {
    words: ['ec2 gpu quota', 'ec2 instance quota', 'ec2 limit', 'gpu limit'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['ec2'] },
  },
  {
    words: [
      'sagemaker and ec2 quota',
      'sagemaker and ec2 gpu quota',
      'ec2 and sagemaker quota',
      'ec2 and sagemaker gpu quota',
    ],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['sagemaker', 'ec2'] },
  },
  {
    words: [
      'bedrock quota',
      'quota of bedrock',
      'quota for bedrock',
      'quota on bedrock',
      'token per minute',
      'request per minute',
      'tpm',
      'rpm',
    ],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['bedrock'] },
  },
];
