// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'api key',
      'bedrock api key',
      'short term key',
      'short term api key',
      'bearer token',
      'aws_bearer_token_bedrock',
    ],
    scenarios: { 'api-keys': 8 },
  },
  {
    words: ['key', 'token'],
    near: /\b(?:lasts?|valid for|expir\w+|short[- ]lived|temporary)\b/i,
    scenarios: { 'api-keys': 6 },
  },
];
