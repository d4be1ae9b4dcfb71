// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['evaluation', 'evaluate', 'eval', 'score', 'benchmark', 'grade answer'],
    scenarios: { evaluation: 7 },
  },
  {
    words: ['judge', 'llm judge', 'model judge', 'llm as judge'],
    scenarios: { evaluation: 6 },
    answers: { evaluationKind: 'judge' },
  },
  {
    words: [
      'human review',
      'human reviewer',
      'human rater',
      'human evaluator',
      'human worker',
      'human evaluation',
      'rated by human',
      'human judge',
    ],
    scenarios: { evaluation: 6 },
    answers: { evaluationKind: 'human' },
  },
  {
    words: [
      'built in metric',
      'builtin metric',
      'automatic evaluation',
      'automatic metric',
      'automatically',
      'programmatic evaluation',
    ],
    near: /\b(?:metrics?|scor\w+|rat(?:ed|ing))\b/i,
    answers: { evaluationKind: 'automatic' },
  },
  {
    words: [
      'judged',
      'rubric',
      'compare quality',
      'graded',
      'rate answer',
      'rated',
      'side by side comparison',
    ],
    scenarios: { evaluation: 6 },
  },
];
