// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['log'], scenarios: { logging: 5 } },
  {
    words: ['cloudtrail', 'data event', 'cloudtrail data event', 'event selector', 'advanced event selector'],
    scenarios: { logging: 6 },
  },
  {
    words: [
      'log invocation',
      'invocation logging',
      'invocation log',
      'model invocation logging',
      'log prompt',
      'log prompt and answer',
      'log call',
      'log model invocation',
      'log everything',
      'audit prompt',
      'record prompt',
      'log model call',
      'logging',
      'store prompt and answer',
    ],
    scenarios: { logging: 7 },
  },
  {
    words: [
      'write down',
      'record',
      'keep record',
      'keep copy',
      'store',
      'stored',
      'kept',
      'retained',
      'archived',
      'recorded',
      'archive',
      'capture',
      'trace',
      'save',
      'keep',
      'retain',
    ],
    near: /\b(?:everything|what (?:people|users?|teams?|anyone|everyone|is|was)|(?:all|every|each) (?:\w+ ){0,2}(?:prompts?|calls?|requests?|invocations?|answers?|responses?))\b/i,
    scenarios: { logging: 8 },
  },
  {
    words: ['bedrock write', 'bedrock record', 'bedrock store', 'bedrock keep', 'write prompt and response'],
    scenarios: { logging: 7 },
  },
];
