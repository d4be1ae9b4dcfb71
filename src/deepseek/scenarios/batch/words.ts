// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['batch inference', 'batch transform', 'overnight', 'createmodelinvocationjob', 'jsonl', 'bulk'],
    scenarios: { batch: 7 },
  },
  {
    words: ['batch'],
    near: /^(?!.*\baws batch\b).*(?<![-\w])batch\b(?!-| roles?\b| function\b| app\b)/is,
    scenarios: { batch: 7 },
  },
];
