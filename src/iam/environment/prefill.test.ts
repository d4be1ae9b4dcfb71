// What the form of a request begins with.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import type { ActionFacts } from '#iam/request/action-facts.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { arnsFor, hasRoleOf, likelyValues, withoutEmptyFields, initialCall, testedKeys } from './prefill.ts';
import { environmentOfPasted } from './pasted-environment.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { tryCall } from './try-call.ts';

const answers = startAnswers('import');
const environment = environmentOf(compose(answers), kitAccountOf(answers));
const expectations = expectationsOf(answers);

test('the first call of the form is one that must be allowed and is', () => {
  const call = initialCall(environment, expectations);
  expect(tryCall(environment, call).outcome?.decision).toBe('allowed');
  expect(hasRoleOf(environment, call)).toBe(true);
  expect(hasRoleOf(environment, { ...call, principal: { role: 'gone' } })).toBe(false);
});

test('tested keys are those that statements about the call test, without given and derived ones', () => {
  const [policy] = [
    {
      id: 'pasted.1',
      title: 'Policy',
      type: 'identity' as const,
      text: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: '*',
            Condition: {
              StringEquals: {
                'aws:SourceVpc': 'v',
                'aws:PrincipalAccount': '1',
                's3:ExistingObjectTag/a': 'b',
              },
            },
          },
          {
            Effect: 'Deny',
            Action: 's3:*',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false', 'AWS:SOURCEVPC': 'true' } },
          },
          {
            Effect: 'Deny',
            Action: 'sqs:*',
            Resource: '*',
            Condition: { Bool: { 'aws:ViaAWSService': 'false' } },
          },
        ],
      }),
    },
  ];
  const pasted = environmentOfPasted([policy!]);
  const call: OpenCall = {
    label: '',
    principal: { role: 'pasted' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::a/b',
    context: { 'S3:existingobjecttag/a': 'b' },
  };
  expect(testedKeys(tryCall(pasted, call).outcome!, call)).toEqual(['aws:SourceVpc', 'aws:SecureTransport']);
});

test('likely values and ARNs come from calls and documents, without patterns', () => {
  const { arns, values, callers } = likelyValues(environment, expectations);
  expect(arns).toContain('arn:aws:s3:::amzn-s3-demo-bucket/deepseek-r1-distill-llama-8b/model.safetensors');
  expect(arns.filter((arn) => /[*?]|\$\{/.test(arn))).toEqual([]);
  expect(values['aws:sourceaccount']).toEqual(['111122223333']);
  expect(callers).toContain('bedrock.amazonaws.com');
});

test('suggested ARNs are of the resource types of the action', () => {
  const { arns } = likelyValues(environment, expectations);
  const facts = (name: string, ...resources: readonly string[]): ActionFacts => ({
    name,
    service: '',
    level: 'Read',
    description: '',
    resources: resources.map((arn) => ({ name: '', arn })),
    keys: [],
  });
  const objects = arnsFor(arns, facts('s3:GetObject', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'));
  const buckets = arnsFor(arns, facts('s3:ListBucket', 'arn:${Partition}:s3:::${BucketName}'));
  expect(objects.every((arn) => arn.includes('/'))).toBe(true);
  expect(buckets).toContain('arn:aws:s3:::amzn-s3-demo-bucket');
  expect(buckets.some((arn) => arn.includes('/'))).toBe(false);
  expect(arnsFor(arns, facts('bedrock:ListImportedModels'))).toEqual(['*']);
});

test('the first call for pasted policies is about their first statement', () => {
  const text = JSON.stringify({
    Statement: { Effect: 'Allow', Action: ['s3:Get*', 's3:PutObject'], Resource: 'arn:aws:s3:::acme/*' },
  });
  const pasted = environmentOfPasted([{ id: 'pasted.1', title: 'Policy', type: 'identity', text }]);
  expect(initialCall(pasted, [])).toMatchObject({
    principal: { role: 'pasted' },
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::acme/example',
  });
});

test('empty values are not sent', () => {
  const call: OpenCall = {
    label: '',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: '*',
    resourceAccount: '',
    context: { a: '', b: 'x', c: ['', 'y'], d: [''] },
  };
  expect(withoutEmptyFields(call)).toEqual({
    label: '',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: '*',
    context: { b: 'x', c: ['y'] },
  });
});
