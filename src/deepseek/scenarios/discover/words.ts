// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['playground', 'bedrock playground', 'console playground'],
    scenarios: { discover: 8 },
    answers: { playground: true },
    negated: { playground: false },
  },
  {
    words: [
      'look around',
      'browse model',
      'list model',
      'see model',
      'see which model',
      'explore',
      'console access',
      'model catalog',
      'discover',
      'view model',
    ],
    scenarios: { discover: 7 },
  },
  { words: ['in console', 'bedrock console', 'aws console'], scenarios: { discover: 4 } },
  { words: ['try', 'try out', 'experiment'], scenarios: { discover: 2 } },
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
  {
    words: ['read only'],
    near: /\b(?:models?|bedrock|deep\s*-?\s*seek|console)\b/i,
    scenarios: { discover: 7 },
  },
];
