// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'batch inference',
      'batch job',
      'batch transform',
      'overnight',
      'createmodelinvocationjob',
      'jsonl',
      'bulk',
    ],
    scenarios: { batch: 7 },
  },
  {
    words: ['batch'],
    near: /(?<![-\w])batch\b(?!-| roles?\b| function\b| app\b)/i,
    scenarios: { batch: 7 },
  },
  {
    words: [
      'file of prompt',
      'many prompt',
      'prompt at once',
      'bunch of prompt',
      'thousand of prompt',
      'million of prompt',
      'offline inference',
    ],
    scenarios: { batch: 6 },
  },
];
