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

export const AUDIT_WORDS: readonly Concept[] = [
  {
    words: [
      ...READING.map((verb) => `${verb} log`),
      'access to prompt log',
      'log reader',
      'cloudwatch log insight',
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
