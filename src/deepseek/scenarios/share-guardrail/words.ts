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
  {
    words: ['shared', 'share', 'sharing'].flatMap((verb) =>
      ['to', 'with', 'across'].flatMap((to) =>
        ['org', 'organization', 'account'].map((whom) => `${verb} ${to} ${whom}`),
      ),
    ),
    near: /\bguardrail/i,
    scenarios: { 'share-guardrail': 9 },
  },
  {
    words: ['guardrail'],
    near: /\b(?:allow\w*|let|may|can)\b[^.;]{0,60}\b(?:apply|use)\b[^.;]{0,30}guard/i,
    scenarios: { 'share-guardrail': 4 },
  },
];
