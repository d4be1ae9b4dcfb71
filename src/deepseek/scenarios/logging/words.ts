// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['log'], scenarios: { logging: 5 } },
  {
    words: ['cloudtrail', 'data event', 'cloudtrail data event', 'event selector', 'advanced event selector'],
    scenarios: { logging: 6 },
  },
  {
    words: [
      'log invocation',
      'invocation log',
      'log prompt',
      'log prompt and answer',
      'log call',
      'log everything',
      'audit prompt',
      'record prompt',
      'log model call',
      'logging',
      'store prompt and answer',
    ],
    scenarios: { logging: 7 },
  },
];
