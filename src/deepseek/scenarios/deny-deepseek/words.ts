// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['side door', 'loophole', 'back door'],
    scenarios: { 'deny-deepseek': 2 },
    answers: { sideDoors: true },
    negated: { sideDoors: false },
  },
  {
    words: [
      'new sagemaker endpoint',
      'serving too',
      'sagemaker too',
      'sagemaker hosting too',
      'deny serving',
    ],
    scenarios: { 'deny-deepseek': 3 },
    answers: { denyServing: true },
  },
  {
    words: ['on sagemaker', 'sagemaker endpoint'],
    near: /\b(?:den|forbid|block|ban|prohibit|disallow|no )\w*[^;]*sagemaker/i,
    scenarios: { 'deny-deepseek': 3 },
    answers: { denyServing: true },
  },
  {
    words: ['deny', 'block', 'forbid', 'ban', 'prohibit', 'disallow', 'denied', 'forbidden', 'not allowed'],
    near: /\b(?:den(?:y|ies|ied)|block|forbid|forbidden|ban|prohibit|disallow)\w*\s+(?:\w+\s+){0,3}?(?:deep\s*-?\s*seek|r1\b|v3)|(?:deep\s*-?\s*seek|r1|v3\.\d)\s+(?:\w+\s+)?(?:is|are|must be|should be)\s+(?:denied|forbidden|blocked|banned|not allowed)/i,
    scenarios: { 'deny-deepseek': 4 },
  },
  {
    words: ['everyone', 'everybody', 'anyone', 'anybody'],
    near: /\b(?:denied|blocked|forbidden|banned|locked out)\b/i,
    scenarios: { 'deny-deepseek': 5 },
  },
  {
    words: ['nobody', 'no one', 'no team', 'no account'],
    near: /\b(?:nobody|no one|no-one|no (?:team|account))\b[^.;]{0,40}(?:deep\s*-?\s*seek|\br1\b|\bv3\.)/i,
    scenarios: { 'deny-deepseek': 4 },
  },
];
