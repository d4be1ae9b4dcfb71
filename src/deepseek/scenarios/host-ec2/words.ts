// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['ec2.amazonaws.com', 'trust policy for ec2', 'ec2 trust policy', 'ec2 describeinstance'],
    scenarios: { 'host-ec2': 3 },
    entities: ['ec2'],
  },
  {
    words: ['on amazon ec2', 'on aws ec2', 'on amazon ec2 instance'],
    scenarios: { 'host-ec2': 3 },
    entities: ['ec2'],
  },
  { words: ['on ec2', 'ec2 gpu', 'on ec2 instance'], scenarios: { 'host-ec2': 3 }, entities: ['ec2'] },
  {
    words: ['session manager', 'ssm', 'shell access'],
    scenarios: { 'host-ec2': 1 },
    answers: { sessionManager: true },
    negated: { sessionManager: false },
  },
];
