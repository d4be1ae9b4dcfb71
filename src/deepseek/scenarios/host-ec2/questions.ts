// Questions on EC2 hosts: where they log, and whether they list each other.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readLogGroup } from '#deepseek/answers/inputs/names.ts';
import { listField, switchField } from '#deepseek/answers/field.ts';

export const questions = {
  logGroups: listField({
    key: 'lg',
    step: 'data',
    rank: 1140,
    label: 'CloudWatch log group',
    sentence: 'whose logs are in {logGroups}',
    hint: 'Leave empty if the server does not write logs there',
    example: '/deepseek/vllm',
    noun: 'log group',
    required: false,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readLogGroup),
    homeKind: 'beside',
    check: (raw, view) => readLogGroup(raw, view.home),
    placeholder: () => [],
  }),
  describePeers: switchField({
    key: 'dpi',
    step: 'data',
    rank: 1970,
    label: 'List other instances',
    sentence: '{describePeers:listing other instances}',
    effect: 'Allows the instance to find its peers. Not needed to serve a model.',
    initial: () => false,
  }),
};
