// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['auditor', 'compliance team', 'siem', 'security team'],
    scenarios: { 'read-logs': 4 },
  },
  {
    // “Log” alone is also what is to be done.
    words: [
      'invocation log',
      'prompt log',
      'call log',
      'bedrock log',
      'log group',
      'cloudwatch log group',
      'cloudwatch log',
      'bedrock log group',
      'logged',
      'what was asked',
    ],
    near: /\b(?:reads?|reading|readers?|looks? at|looking at|sees?|views?|quer(?:y|ies)|analy[sz]\w+|search\w*|inspect\w*|review\w*|access to|auditors?)\b/i,
    scenarios: { 'read-logs': 12 },
  },
];
