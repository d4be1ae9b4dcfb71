// Ways past access by tags and past the controls of an organization, and logs that cannot be read whole.
import { expect, test } from 'vitest';
import { noticeOf } from './testing/data.ts';
import { kitOf, statementsOf } from './testing/kits.ts';
import { toArray } from '#iam/policy/policy.ts';

const THROUGHPUT = 'arn:aws:bedrock:us-east-1:111122223333:provisioned-model/a1b2c3d4e5f6';

test('Provisioned Throughput has tags, so a call of it needs the caller’s', () => {
  const kit = kitOf('invoke-arns', { modelArns: [THROUGHPUT], matchTags: ['team'] });
  const calls = statementsOf(kit).filter(
    ({ Action, Resource }) =>
      toArray(Action).includes('bedrock:InvokeModel') && toArray(Resource).includes(THROUGHPUT),
  );
  expect(calls.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  ]);
});

test('a tag in another case counts as the same key, so it is protected too', () => {
  const { nextSteps } = kitOf('invoke-arns', { modelArns: [THROUGHPUT], matchTags: ['team'] });
  const code = nextSteps.find(({ id }) => id === 'protect-tags')?.code ?? '{}';
  expect(JSON.parse(code)).toMatchObject({
    Effect: 'Deny',
    Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': 'team' } },
  });
});

test('monitoring jobs run any container, so they get no GPU either', () => {
  const denied = statementsOf(kitOf('organization', { denyAccelerators: true }))
    .filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes('sagemaker:InstanceTypes'))
    .flatMap(({ Action }) => toArray(Action));
  for (const name of [
    'CreateMonitoringSchedule',
    'UpdateMonitoringSchedule',
    'CreateDataQualityJobDefinition',
    'CreateModelBiasJobDefinition',
    'CreateModelExplainabilityJobDefinition',
    'CreateModelQualityJobDefinition',
  ])
    expect(denied).toContain(`sagemaker:${name}`);
});

test('who deletes the role of the log stops the log: the controls say that they leave it', () => {
  const { policies } = kitOf('organization');
  const { leaves = [] } = policies.find(({ id }) => id === 'new-access') ?? {};
  expect(leaves.join(' ')).toMatch(/the role [^.:]*CloudWatch Logs/);
});

test('who reads only CloudWatch Logs learns that long bodies are elsewhere', () => {
  const said = (logDestination: string) =>
    kitOf('read-logs', { logDestination, logBuckets: ['acme-logs'] }).notices.some(
      ({ id }) => id === 'log-large-bodies',
    );
  expect([said('cloudwatch'), said('s3'), said('both')]).toEqual([true, false, false]);
  expect(noticeOf(kitOf('read-logs'), 'log-large-bodies')).toContain('100 KB');
});
