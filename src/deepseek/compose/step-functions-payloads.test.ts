// Payloads above 256 KiB of the optimized Bedrock task are in S3, and the state machine's role reads and writes them.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';
import { compose } from './compose.ts';

const answers: Answers = {
  scenario: 'invoke',
  values: {
    entity: 'step-functions',
    account: '111122223333',
    payloadInput: ['s3://acme-workflows/requests/'],
    payloadOutput: ['s3://acme-workflows/answers/'],
  },
};

test('a state machine reads large requests and writes large answers, each in its folder only', () => {
  const kit = compose(answers);
  const statements = kit.roles[0]?.permissions.flatMap(({ document }) => document.Statement) ?? [];
  const own = { StringEquals: { 'aws:ResourceAccount': '111122223333' } };
  expect(statements.filter(({ Sid }) => /Large/.test(Sid ?? ''))).toEqual([
    {
      Sid: 'ReadLargeRequests',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::acme-workflows/requests/*',
      Condition: own,
    },
    {
      Sid: 'WriteLargeAnswers',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::acme-workflows/answers/*',
      Condition: own,
    },
  ]);
  const environment = environmentOf(kit, kitAccountOf(answers));
  const expectations = expectationsOf(answers);
  expect(expectations.filter((each) => !prove(environment, each).passes)).toEqual([]);
  expect(expectations.filter(({ action }) => action.startsWith('s3:')).length).toBeGreaterThan(6);
});

test('a state machine that calls an endpoint of SageMaker only is not asked for them', () => {
  const kit = compose({ ...answers, scenario: 'invoke-sagemaker' });
  expect(JSON.stringify(kit.roles)).not.toContain('acme-workflows');
});
