// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['api key', 'short term key', 'bearer token', 'aws_bearer_token_bedrock'],
    scenarios: { 'api-keys': 8 },
  },
];
