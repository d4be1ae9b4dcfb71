// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['agent', 'action group'],
    scenarios: { agents: 6 },
  },
];
