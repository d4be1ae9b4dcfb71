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
    words: ['sts assume role', 'aws sts assume role', 'assume role', 'assumerole', 'sts assumerole'],
    scenarios: { invoke: 1 },
    entities: ['own-role', 'account', 'mfa-user', 'identity-center', 'tagged-role'],
  },
  { words: ['bedrock', 'deepseek'], scenarios: { invoke: 1 } },
];
