// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'share guardrail',
      'shared guardrail',
      'guardrail sharing',
      'guardrail for all account',
      'guardrail with organization',
      'guardrail resource policy',
      'share enforced guardrail',
      'sharing guardrail',
    ],
    scenarios: { 'share-guardrail': 9 },
  },
];
