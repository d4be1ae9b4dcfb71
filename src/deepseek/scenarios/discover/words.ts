// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['playground', 'bedrock playground', 'console playground'],
    scenarios: { discover: 8 },
    answers: { playground: true },
    negated: { playground: false },
  },
  { words: ['in console', 'bedrock console', 'aws console'], scenarios: { discover: 4 } },
  {
    words: [
      'browse',
      'look at',
      'look into',
      'see',
      'view',
      'list',
      'inspect',
      'read only access',
      'explore',
    ],
    near: /\b(?:models?|catalog\w*|(?:bedrock|aws) console)\b/i,
    scenarios: { discover: 7 },
  },
];
