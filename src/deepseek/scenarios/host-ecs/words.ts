// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['on ecs', 'ecs gpu', 'gpu task', 'ecs cluster'],
    scenarios: { 'host-ecs': 2 },
    entities: ['ecs'],
  },
  {
    words: ['ecs managed instance', 'managed instance'],
    scenarios: { 'host-ecs': 5 },
    entities: ['ecs'],
    answers: { ecsCapacity: 'managed' },
  },
  {
    words: ['container instance role', 'ecs instance role', 'execution role', 'task execution role'],
    near: /\b(?:ecs|tasks?|container instance)\b/i,
    scenarios: { 'host-ecs': 6 },
    entities: ['ecs'],
  },
  {
    words: ['ecs', 'on ecs', 'on fargate', 'ecs task', 'fargate', 'fargate task', 'task role'],
    near: /\b(?:self-?\s?host\w*|hosts?|hosting|serves?|serving|vllm|sglang|ollama|gpu (?:capacity|instances?|nodes?)|cluster\b.*\bweights)\b/i,
    scenarios: { 'host-ecs': 6 },
  },
  {
    words: ['fargate', 'fargate task', 'ecs fargate'],
    near: /\b(?:self-?\s?host\w*|hosts?|hosting|serves?|serving|vllm|sglang|ollama)\b/i,
    asks: { field: 'ecsCapacity', question: 'Fargate has no GPUs: which instances does the model run on?' },
  },
];
