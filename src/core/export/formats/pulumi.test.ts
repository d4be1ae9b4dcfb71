// Pulumi programs: required configuration, lookups in the account, and attachments.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import { exportKitOf } from '#core/export/export-kit.ts';
import { pulumi } from './pulumi.ts';

function filesOf(answers: Answers, choices = {}): Readonly<Record<string, string>> {
  const result = exportKitOf(answers);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join(' '));
  return Object.fromEntries(pulumi.files(result.kit, choices).map(({ name, text }) => [name, text]));
}

test('open answers are required, and account and partition are looked up', () => {
  const { 'index.ts': program = '' } = filesOf(startAnswers('import'));
  expect(program).toContain(
    `const weightsBucket = required('weightsBucket', /^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/);`,
  );
  expect(program).toContain('const account = aws.getCallerIdentityOutput().accountId;');
  expect(program).toContain(
    'Resource: pulumi.interpolate`arn:${partition}:s3:::${weightsBucket}/${weightsPrefix}/*`,',
  );
  expect(program).toContain('Resource: serviceRole.arn,');
});

test('the program of another account requires the account of the role', () => {
  const files = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  const [, other = ''] = Object.entries(files).find(([name]) => /^account-.*index/.test(name)) ?? [];
  expect(other).toContain(`const roleAccount = required('roleAccount', /^(?:[0-9]{12})$/);`);
  expect(other).not.toContain('getCallerIdentity');
});

test('policies are inline if that is chosen', () => {
  const { 'index.ts': program = '' } = filesOf(startAnswers('upload-weights'), { policies: 'inline' });
  expect(program).toContain('new aws.iam.RolePolicy(');
  expect(program).not.toContain('new aws.iam.Policy(');
});

test('an SCP is not attached; a comment shows how to', () => {
  const { 'index.ts': program = '' } = filesOf(startAnswers('deny-deepseek'));
  expect(program).toMatch(/^\/\/ new aws\.organizations\.PolicyAttachment\(/m);
});

test('the policy of an endpoint is put on the endpoint with a required ID', () => {
  const { 'index.ts': program = '' } = filesOf(startAnswers('endpoint-policy'));
  expect(program).toContain(`vpcEndpointId: bedrockRuntimeEndpointUsEast1,`);
});
