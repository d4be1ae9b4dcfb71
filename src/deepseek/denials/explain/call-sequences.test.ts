// What follows a refused call in a step: every row is a correct policy, and what comes next is what the step still needs.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { denialOf } from '#deepseek/denials/denial.ts';
import { alarmsOn } from '#iam/rules/testing/alarms.ts';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { CALL_SEQUENCES } from './call-sequences.ts';
import { NO_CLUES } from './clues.ts';
import { nextInSequence, readCalls } from './next-in-sequence.ts';

const ACCOUNT = '111122223333';
const PLACE = { account: ACCOUNT, region: 'us-west-2' };

test.each(CALL_SEQUENCES.map((each) => [each.why, each] as const))('%s', (_, { calls }) => {
  const all = calls.map((line) => {
    const { actions: Action, on, condition } = readCalls(line);
    const Resource = on.map((each) => {
      const [of, ...rest] = each.split(':');
      if (each === '*' || each === 'it') return '*';
      const place =
        rest[0] === '' ? `:${ACCOUNT}:${rest.slice(1).join(':')}` : `us-west-2:${ACCOUNT}:${rest.join(':')}`;
      return `arn:aws:${of}:${place}`.replace('**', '*').replaceAll(/\{\w+\}/g, 'name-1');
    });
    const isKnown = (action: string): boolean => {
      const [service, name] = action.split(':');
      return WHOLE.service(service!)?.actions.has(name!.toLowerCase()) === true;
    };
    expect(Action.filter((each) => !isKnown(each))).toEqual([]);
    return { Effect: 'Allow', Action, Resource, ...(condition && { Condition: condition }) };
  });
  const policy = { Version: '2012-10-17', Statement: all } as unknown as JsonValue;
  const alarms = alarmsOn({ type: 'identity', attachedTo: undefined, policy }, RULES);
  expect(alarms.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
});

const told = (action: string, resource: string | undefined, text = '') => {
  const next = nextInSequence(denialOf({ action, resource, ...PLACE }), { ...NO_CLUES, text });
  return next?.statements.map(({ Action, Resource }) => [Action, Resource]) ?? next;
};
const arn = (of: string, name: string) => `arn:aws:${of}:us-west-2:${ACCOUNT}:${name}`;

test('what comes before the refused call, and what is refused with it, does not follow', () => {
  expect(told('eks:AssociateAccessPolicy', arn('eks', 'cluster/ml'), 'HyperPod')).toEqual([
    [
      ['eks:CreateAccessEntry', 'eks:DescribeAccessEntry', 'eks:DeleteAccessEntry'],
      [arn('eks', 'cluster/ml'), arn('eks', 'access-entry/ml/*')],
    ],
  ]);
  expect(told('logs:StartQuery', arn('logs', 'log-group:/a'))).toEqual([['logs:GetQueryResults', '*']]);
  expect(told('logs:GetQueryResults', '*')).toBeUndefined();
});

test('a tag of a model is not one of its endpoint', () => {
  expect(told('sagemaker:AddTags', arn('sagemaker', 'endpoint/chat'), 'JumpStart')).toEqual([
    [
      ['sagemaker:CreateEndpoint', 'sagemaker:DescribeEndpoint'],
      [arn('sagemaker', 'endpoint/chat'), arn('sagemaker', 'endpoint-config/chat')],
    ],
  ]);
});

test('where an ARN cannot be written, the actions are named', () => {
  expect(told('sagemaker:CreateEndpointConfig', arn('sagemaker', 'endpoint-config/*'))).toEqual([]);
  const next = nextInSequence(denialOf({ action: 'sagemaker:CreateEndpointConfig' }), NO_CLUES);
  expect(next?.why).toContain('sagemaker:CreateEndpoint, sagemaker:DescribeEndpoint');
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::b/k', ''],
  ['cloudwatch:PutMetricAlarm', arn('cloudwatch', 'alarm:x'), ''],
  ['iam:CreateUser', 'arn:aws:iam::111122223333:user/x', ''],
  ['iam:CreatePolicy', 'arn:aws:iam::111122223333:policy/x', 'aws iam create-policy'],
  ['sagemaker:CreateModel', arn('sagemaker', 'model/m'), 'register the model'],
])('nothing is known to follow %s on %s', (action, resource, text) => {
  expect(told(action, resource, text)).toBeUndefined();
});
