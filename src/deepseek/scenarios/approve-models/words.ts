// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['require', 'enforce', 'enforced', 'force', 'mandate'], scenarios: { 'approve-models': 2 } },
  {
    words: ['except', 'all except', 'everything except', 'other than'],
    scenarios: { 'approve-models': 5 },
  },
  {
    words: [
      'approved',
      'approve',
      'approved model',
      'allowlist',
      'allow list',
      'whitelist',
      'allow only',
      'only allow',
      'only approved',
      'only approved model',
      'only approved region',
      'only these model',
      'restrict model',
      'restrict region',
      'approved region',
      'only deepseek v3.2 allowed',
      'limit model',
      'limit region',
    ],
    scenarios: { 'approve-models': 6 },
  },
];
