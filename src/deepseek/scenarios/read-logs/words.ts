// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['auditor', 'log auditor', 'compliance team', 'siem', 'security team'],
    scenarios: { 'read-logs': 4 },
  },
];
