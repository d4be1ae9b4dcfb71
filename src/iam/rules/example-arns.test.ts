// The ARNs that advice gives as examples are resources of the actions that they are given for.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { exampleArn } from '#iam/facts/example-arns.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { lint } from './lint.ts';
import { loadFor, reference } from './testing/service-reference.ts';

const ACTIONS = [
  'bedrock:InvokeModel',
  'bedrock:InvokeAgent',
  'bedrock:GetAgent',
  'bedrock:ApplyGuardrail',
  'bedrock:Retrieve',
  'bedrock:GetModelImportJob',
  'bedrock-mantle:CreateInference',
  'sagemaker:InvokeEndpoint',
  's3:ListBucket',
  's3:GetObject',
  's3:GetBucketLocation',
  'kms:Decrypt',
  'iam:GetUser',
  'iam:CreatePolicy',
  'iam:PassRole',
  'sts:AssumeRole',
  'logs:PutLogEvents',
  'secretsmanager:GetSecretValue',
  'lambda:InvokeFunction',
  'dynamodb:GetItem',
  'sqs:SendMessage',
  'sns:Publish',
  'ec2:StartInstances',
  'ecr:BatchGetImage',
  'aoss:APIAccessAll',
  'es:ESHttpGet',
  'states:StartExecution',
];

test.each(ACTIONS)('%s works on its example', (action) => {
  const resource = exampleArn([action], 'x');
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource ?? '' }],
  };
  const source = { type: 'identity', document, size: 100, length: 100 } as const;
  loadFor(source);
  const findings = lint(source, reference, RULES).filter(({ locations }) =>
    locations.some(({ path }) => path.includes('Resource')),
  );
  expect(findings.map(({ id, message }) => [id, message])).toEqual([]);
});

test('the model is the one that the placeholder names', () => {
  for (const { name, runtimeId } of MODELS)
    expect(exampleArn(['bedrock:InvokeModel'], `<arn of ${name}>`)).toMatch(new RegExp(`/${runtimeId}$`));
});

test('without a known action there is no example', () => {
  expect(exampleArn(['*', 'nosuchservice:Get', 's3'], 'x')).toBe('arn:aws:s3:::amzn-s3-demo-bucket/*');
  expect(exampleArn(['*', 'nosuchservice:Get'], 'x')).toBeUndefined();
});
