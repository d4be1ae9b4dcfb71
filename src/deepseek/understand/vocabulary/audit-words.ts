// Words that speak for reading the invocation log, and for quotas.
import type { Concept } from '#deepseek/understand/concept.ts';

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
    words: ['auditor', 'log auditor', 'compliance team', 'siem', 'security team'],
    scenarios: { 'read-logs': 4 },
  },
  {
    words: [
      'quota',
      'service quota',
      'quota increase',
      'increase quota',
      'higher quota',
      'raise quota',
      'limit increase',
      'servicequota',
      'request quota increase',
      'requestservicequotaincrease',
    ],
    scenarios: { quotas: 9 },
  },
  {
    words: ['sagemaker quota', 'sagemaker instance quota', 'quota for sagemaker', 'quota of sagemaker'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['sagemaker'] },
  },
  {
    words: ['ec2 quota', 'gpu quota', 'vcpu quota', 'quota for ec2', 'quota of ec2', 'quota for gpu'],
    scenarios: { quotas: 12 },
    answers: { quotaServices: ['ec2'] },
  },
  {
    words: [
      'session policy',
      'session policies',
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
  {
    words: ['cloudtrail', 'data event', 'cloudtrail data event', 'event selector', 'advanced event selector'],
    scenarios: { logging: 6 },
  },
  {
    words: [
      'cost attribution',
      'principal cost attribution',
      'iam principal cost attribution',
      'cost per caller',
      'cost by caller',
      'cost per role',
      'cost by role',
      'cost per user',
      'cost by user',
    ],
    scenarios: { 'invoke-app-profiles': 8 },
  },
];
