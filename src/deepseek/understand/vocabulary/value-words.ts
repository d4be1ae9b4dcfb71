// Words that state several answers at once, or only what is denied, and speak for no scenario; others: field-words.ts.
import type { Concept } from '#deepseek/shared/concept.ts';

type ValueWords = Pick<Concept, 'words' | 'near' | 'answers' | 'negated'>;

const LOGS = { functionLogs: false, buildLogs: false, glueLogs: false, workflowLogs: false };

/** Each list is read by itself. */
export const VALUE_WORDS: readonly (readonly ValueWords[])[] = [
  [
    {
      words: [
        'real time',
        'realtime',
        'real time endpoint',
        'synchronous',
        'synchronously',
        'sync',
        'low latency',
      ],
      answers: { inferenceOption: 'real-time', endpointCalls: 'real-time' },
    },
    {
      words: ['async', 'asynchronous', 'asynchronously', 'asynchron', 'async call', 'invokeendpointasync'],
      answers: { inferenceOption: 'async', endpointCalls: 'async' },
    },
    {
      words: [
        'down to zero',
        'scale to zero',
        'scaling to zero',
        'scaled to zero',
        'scale to 0',
        'down to 0',
        'zero when idle',
        'to zero instance',
      ],
      answers: { autoscaling: true, scaleToZero: true, deployComponents: true },
      negated: { scaleToZero: false },
    },
    {
      words: ['anywhere', 'from anywhere', 'everywhere'],
      near: /\banywhere\b(?! else)|\beverywhere\b/i,
      answers: { network: 'any' },
    },
    { words: ['role anywhere', 'rolesanywhere'] },
    { words: ['tag', 'tagging'], negated: { tagJobs: false, tagHosting: false } },
    { words: ['untagged'], answers: { tagJobs: false, tagHosting: false } },
    {
      words: ['training container', 'training image', 'training docker image'],
      near: /\b(?:own|custom|ours|byoc|ecr)\b/i,
      answers: { trainingImage: 'own' },
    },
    { words: ['weight bucket'], answers: { perimeterServices: ['s3'] } },
    { words: ['deepseek', 'deepseek model'], answers: { denyScope: 'all' } },
  ],
  [
    { words: ['log', 'cloudwatch log'], negated: LOGS },
    // What Bedrock logs is no log of the caller.
    {
      words: [
        'log prompt',
        'log invocation',
        'log model invocation',
        'log request',
        'log call',
        'log answer',
        'log response',
        'prompt log',
        'invocation log',
      ],
    },
    {
      words: ['function log', 'build log', 'execution log', 'write log', 'write cloudwatch log'],
      answers: { functionLogs: true, buildLogs: true, glueLogs: true, workflowLogs: true },
      negated: LOGS,
    },
  ],
];
