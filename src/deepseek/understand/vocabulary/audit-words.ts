// Words that speak for reading the invocation log, and for quotas.
import type { Concept } from '#deepseek/shared/concept.ts';

const READING: readonly string[] = [
  'read',
  'reading',
  'see',
  'view',
  'query',
  'analyze',
  'search',
  'inspect',
  'review',
  'look at',
  'access to',
  'reader of',
  'reader for',
];

const LOGS: readonly string[] = [
  'log',
  'invocation log',
  'model invocation log',
  'bedrock log',
  'prompt log',
  'call log',
  'prompt in log',
  'prompt in invocation log',
  'prompt in bedrock log',
  'prompt in bedrock invocation log',
  'logged prompt',
  'logged call',
  'logged response',
];

export const AUDIT_WORDS: readonly Concept[] = [
  {
    words: [
      ...READING.flatMap((verb) => LOGS.map((log) => `${verb} ${log}`)),
      'log reader',
      'invocation log reader',
      'bedrock log reader',
      'log insight',
      'cloudwatch log insight',
      'read only access to log',
      'read access to log',
      'read only access to invocation log',
      'read access to invocation log',
    ],
    scenarios: { 'read-logs': 16 },
  },
  {
    words: [
      'session policy',
      'scoped session',
      'narrow session',
      'limited session',
      'credential broker',
      'token broker',
      'token vending machine',
      'session limited to one model',
    ],
    families: { call: 1 },
    scenarios: { invoke: 1 },
    entities: ['own-role', 'tagged-role'],
    answers: { sessionPolicy: true },
    negated: { sessionPolicy: false },
  },
];
