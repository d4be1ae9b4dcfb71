// Pulumi programs: required configuration, lookups in the account, and attachments.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf } from '#deepseek/export/export-kit.ts';
import { pulumi } from './pulumi.ts';

function filesOf(answers: Answers, choices = {}): Readonly<Record<string, string>> {
  const result = exportKitOf(answers, compose(answers));
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

test('names are configuration with a default, and policies refer to them', () => {
  const { 'index.ts': program = '', 'Pulumi.yaml': project = '' } = filesOf(startAnswers('import'));
  expect(project).toContain(
    '  serviceRoleName:\n    type: string\n    description: "Name of the service role"\n    default: "DeepSeekModelImportRole"\n',
  );
  expect(project).toMatch(/ {2}weightsBucket:\n {4}type: string\n {4}description: ".*"\n(?! {4}default)/);
  expect(project).toContain('  aws:region: us-east-1\n');
  expect(program).toContain(`const serviceRoleName = config.require('serviceRoleName');`);
  expect(program).toContain('name: serviceRoleName,');
});

test('the configuration refuses other accounts than the one that was given', () => {
  const open = filesOf(startAnswers('import'));
  expect(open['Pulumi.yaml']).not.toContain('allowedAccountIds');
  const given = filesOf({ ...startAnswers('import'), values: { account: '123456789012' } });
  expect(given['Pulumi.yaml']).toContain('  aws:allowedAccountIds:\n    value:\n      - "123456789012"\n');
});

test('the program of another account refers to the role by the configured name', () => {
  const files = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  const [, other = ''] = Object.entries(files).find(([name]) => /^account-.*index/.test(name)) ?? [];
  expect(other).toContain('`arn:${partition}:iam::${roleAccount}:role/${appRoleName}`');
});

test('each program is a project with exact versions, a strict compiler and a README', () => {
  const files = filesOf({ ...startAnswers('invoke'), values: { entity: 'account' } });
  const folders = Object.keys(files).flatMap((name) =>
    name.endsWith('index.ts') ? [name.slice(0, -8)] : [],
  );
  expect(folders).toHaveLength(2);
  for (const folder of folders) {
    const { dependencies, devDependencies } = JSON.parse(files[`${folder}package.json`] ?? '') as Record<
      string,
      object
    >;
    for (const version of Object.values({ ...dependencies, ...devDependencies }) as string[])
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(JSON.parse(files[`${folder}tsconfig.json`] ?? '')).toMatchObject({
      compilerOptions: { strict: true },
    });
    expect(files[`${folder}README.md`]).toContain('npm install\npulumi stack init dev\n');
  }
  expect(files['README.md']).toContain(`\`${folders[1]}\``);
  expect(files[`${folders[1]}README.md`]).toContain('pulumi config set roleAccount # your value');
});
