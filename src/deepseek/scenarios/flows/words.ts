// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    // Not a part of a name, such as “claims-flow”.
    words: ['flow'],
    near: /(?<![-\w])flows?\b(?!-)/i,
    scenarios: { flows: 7 },
  },
  {
    words: ['bedrock flow', 'prompt flow', 'flow role', 'flow with', 'prompt node'],
    scenarios: { flows: 20 },
  },
];
