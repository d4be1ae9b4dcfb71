// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'endpoint policy',
      'vpc endpoint policy',
      'policy for vpc endpoint',
      'policy on vpc endpoint',
      'policy for endpoint',
      'interface endpoint policy',
    ],
    scenarios: { 'endpoint-policy': 12 },
  },
  {
    words: ['vpc endpoint', 'interface endpoint', 'endpoint', 'privatelink endpoint'],
    near: /\b(?:restrict|limit|tighten|harden)\w*\b[^.;]{0,40}\b(?:vpc|interface) endpoints?|(?:vpc|interface) endpoints?[^.;]{0,60}\b(?:restrict|limit|tighten|lets? only|allows? only|only lets?|only allows?|accepts? only|lets? through)/i,
    scenarios: { 'endpoint-policy': 8 },
  },
];
