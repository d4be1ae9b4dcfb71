// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'trust policy',
      'trust relationship',
      'least privilege',
      'temporary credential',
      'temporary security credential',
      'example policy',
      'bedrock model access',
    ],
    scenarios: { invoke: 1 },
  },
  {
    words: [
      'iam role for deepseek',
      'role for deepseek',
      'permission for deepseek',
      'iam permission for deepseek',
      'iam policy for deepseek',
      'deepseek iam role',
      'deepseek iam policy',
      'permission deepseek',
    ],
    scenarios: { invoke: 2 },
  },
  {
    words: ['sts assume role', 'aws sts assume role', 'assume role', 'assumerole', 'sts assumerole'],
    scenarios: { invoke: 1 },
    entities: ['own-role', 'account', 'mfa-user', 'identity-center', 'tagged-role'],
  },
  // Bedrock serves its models itself: to deploy one “on Bedrock” is to call it there.
  {
    words: [
      'on bedrock',
      'on amazon bedrock',
      'on aws bedrock',
      'in bedrock',
      'in amazon bedrock',
      'in aws bedrock',
    ],
    scenarios: { invoke: 1 },
  },
  { words: ['bedrock', 'deepseek'], scenarios: { invoke: 1 } },
];
