// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['batch inference', 'batch transform', 'overnight', 'createmodelinvocationjob', 'jsonl', 'bulk'],
    scenarios: { batch: 7 },
  },
  { words: ['batch job'], near: /^(?!.*\baws batch\b)/is, scenarios: { batch: 7 } },
  {
    words: ['batch'],
    near: /^(?!.*\baws batch\b).*(?<![-\w])batch\b(?!-| roles?\b| function\b| app\b)/is,
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
  {
    words: ['aws batch', 'aws batch job', 'job definition', 'aws batch container'],
    scenarios: { batch: -8 },
  },
];
