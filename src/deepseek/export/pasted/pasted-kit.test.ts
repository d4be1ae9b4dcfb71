// Pasted policies are exported as they stand: as roles, policies on buckets and organizations, or alone, with the reason.
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '#iam/policy/policy.ts';
import { EXPORTERS } from '#deepseek/export/exporters.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { pastedExportKit } from './pasted-kit.ts';
import { nameProblem } from './pasted-names.ts';
import type { PolicyToExport } from './pasted-policy.ts';

const policyText = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-models/*' };
const trustOf = (service: string) => ({
  Effect: 'Allow',
  Principal: { Service: service },
  Action: 'sts:AssumeRole',
});

const pasted = (
  id: string,
  type: PolicyType,
  statement: object,
  more: Partial<PolicyToExport> = {},
): PolicyToExport => ({
  id: `pasted.${id}`,
  title: `Policy ${id}`,
  type,
  text: policyText(statement),
  ...more,
});

function kitOf(...policies: readonly PolicyToExport[]): ExportKit {
  const result = pastedExportKit(policies);
  if (!result.ok) throw new Error(JSON.stringify(result.unfit));
  return result.kit;
}

const groupOf = (...policies: readonly PolicyToExport[]) => kitOf(...policies).groups[0]!;

/** All files of a format as one text. */
async function filesOf(format: string, kit: ExportKit): Promise<string> {
  const exporter = await EXPORTERS.find(({ id }) => id === format)!.load();
  return exporter
    .files(kit)
    .map(({ name, text }) => `${name}\n${text}`)
    .join('\n');
}

test('a trust policy is a role, and permissions policies are the policies of it', () => {
  const { roles } = groupOf(
    pasted('1', 'identity', READ),
    pasted('2', 'trust', trustOf('lambda.amazonaws.com')),
  );
  expect(roles).toMatchObject([
    { trust: { id: 'pasted.2' }, permissions: [{ id: 'pasted.1' }], instanceProfile: undefined },
  ]);
});

test('EC2 gets an instance profile for its role', () => {
  const { roles } = groupOf(pasted('1', 'trust', trustOf('ec2.amazonaws.com'), { name: 'WebServer' }));
  expect(roles[0]).toMatchObject({ name: 'WebServer', instanceProfile: 'WebServer' });
});

test('permissions without a trust policy are managed policies for somebody who exists', () => {
  const { roles, attachments } = groupOf(pasted('1', 'identity', READ));
  expect(roles).toEqual([]);
  expect(attachments).toMatchObject([{ permissions: [{ id: 'pasted.1' }], to: { kind: 'unnamed' } }]);
});

test('two trust policies are two roles, since a role has one; it is said which has the permissions', () => {
  const kit = kitOf(
    pasted('1', 'identity', READ),
    pasted('2', 'trust', trustOf('es.amazonaws.com'), { title: 'Trust Policy for OpenSearch' }),
    pasted('3', 'trust', trustOf('ec2.amazonaws.com'), { title: 'Trust Policy for EC2' }),
  );
  expect(kit.groups[0]?.roles.map(({ name, permissions }) => [name, permissions.length])).toEqual([
    ['OpenSearchRole', 1],
    ['EC2Role', 0],
  ]);
  expect(kit.notes.join(' ')).toContain('OpenSearchRole gets the permissions, EC2Role has none');
});

test('a bucket policy is put on the bucket that it names', () => {
  const { resources } = groupOf(
    pasted('1', 'resource', { ...READ, Principal: '*' }, { attachedTo: 'AWS::S3::Bucket' }),
  );
  expect(resources[0]?.on).toMatchObject({ kind: 'bucket', bucket: 'acme-models' });
});

describe('what no format can take is only a file of its own, and it is said why', () => {
  const key = pasted('9', 'resource', { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' });
  const bucket = (id: string) => pasted(id, 'resource', { ...READ, Principal: '*' });
  test.each([
    ['a policy on another resource', [key], 'S3 bucket or a Bedrock guardrail'],
    ['a second policy for one bucket', [bucket('1'), bucket('2')], 'a bucket has 1 policy'],
  ])('%s', async (_what, policies, reason) => {
    const kit = kitOf(...policies);
    expect(kit.alone).toHaveLength(1);
    expect(kit.notes.join(' ')).toContain(reason);
    const json = await filesOf('json', kit);
    for (const { text } of policies) expect(json).toContain(text);
    expect(await filesOf('markdown', kit)).toContain(key === policies[0] ? 'kms:*' : 'acme-models');
  });
});

test('organization policies keep their type', () => {
  const { organization } = groupOf(
    pasted('1', 'scp', { Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    pasted('2', 'rcp', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
  );
  expect(organization.map(({ type }) => type)).toEqual(['scp', 'rcp']);
});

test('what a template leaves open is a parameter of the files', async () => {
  const kit = kitOf(
    pasted(
      '1',
      'identity',
      { ...READ, Resource: 'arn:aws:s3:::${var.bucket}/*' },
      {
        unresolved: [{ expression: 'var.bucket', marker: '${var.bucket}' }],
      },
    ),
  );
  expect(kit.parameters).toMatchObject([{ id: 'bucket', standIn: '${var.bucket}' }]);
  const terraform = await filesOf('terraform', kit);
  expect(terraform).toContain('variable "bucket"');
  expect(terraform).toMatch(/arn:\$\{[^}]+\}:s3:::\$\{var\.bucket\}\/\*/);
});

test('policy variables of IAM stay what they are', async () => {
  const kit = kitOf(pasted('1', 'identity', { ...READ, Resource: 'arn:aws:s3:::home/${aws:username}/*' }));
  expect(await filesOf('terraform', kit)).toContain('home/&{aws:username}/*');
  expect(await filesOf('cloudformation', kit)).toContain('home/${!aws:username}/*');
});

test('a text that is not a policy is named, and nothing else is exported without it', () => {
  const result = pastedExportKit([
    pasted('1', 'identity', READ),
    { ...pasted('2', 'identity', READ), text: '{ "Statement": [' },
  ]);
  expect(result).toMatchObject({ ok: false, unfit: [{ document: 'pasted.2' }] });
});

test('empty documents are left out', () => {
  expect(kitOf({ ...pasted('1', 'identity', READ), text: ' \n' }).groups).toEqual([]);
});

describe('names', () => {
  const named = (...policies: readonly PolicyToExport[]) =>
    kitOf(...policies).groups.flatMap(({ attachments }) =>
      attachments.flatMap(({ permissions }) => permissions.map(({ name }) => name)),
    );
  test.each([
    ['Policy', 'PastedPolicy'],
    ['Example policy snippet for Bedrock and S3 access', 'BedrockS3AccessPolicy'],
    ['aws_iam_role_policy.read', 'ReadPolicy'],
    ['reader.json', 'ReaderPolicy'],
  ])('%s → %s', (title, name) => {
    expect(named(pasted('1', 'identity', READ, { title }))).toEqual([name]);
  });

  test('given names are kept, wrong ones are not, and no two are the same', () => {
    const [first, second, third] = named(
      pasted('1', 'identity', READ, { title: 'Reader' }),
      pasted('2', 'identity', READ, { name: 'readerpolicy' }),
      pasted('3', 'identity', READ, { title: 'x', name: 'not a name' }),
    );
    expect([first, second, third]).toEqual(['ReaderPolicy2', 'readerpolicy', 'XPolicy']);
    expect(nameProblem('not a name', 'identity')).toBeDefined();
    expect(nameProblem('r'.repeat(65), 'trust')).toContain('64');
  });
});

test.each(EXPORTERS.map(({ id }) => id))('%s has every statement of every kind of policy', async (format) => {
  const kit = kitOf(
    pasted('1', 'identity', { ...READ, Action: 's3:GetObjectTagging' }),
    pasted('2', 'trust', trustOf('sagemaker.amazonaws.com')),
    pasted('3', 'resource', { ...READ, Principal: '*', Action: 's3:ListBucketVersions' }),
    pasted('4', 'scp', { Effect: 'Deny', Action: 'ec2:RunInstances', Resource: '*' }),
    pasted('5', 'rcp', { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }),
  );
  const text = await filesOf(format, kit);
  for (const part of ['GetObjectTagging', 'sagemaker.', 'ListBucketVersions', 'RunInstances', 'SendMessage'])
    expect(text).toContain(part);
});

test('what keeps pasted policies from being ready is said in the first lines', async () => {
  const text = 'Anyone can use this role';
  const made = pastedExportKit([pasted('trust', 'trust', trustOf('ecs-tasks.amazonaws.com'))], {
    state: 'tooBroad',
    causes: [{ id: 'rider', state: 'tooBroad', text, fields: [], cures: [] }],
  });
  const terraform = await EXPORTERS.find(({ id }) => id === 'terraform')!.load();
  const [first] = made.ok ? terraform.files(made.kit, {}) : [];
  expect(first?.text.slice(0, 600)).toContain(`Not ready: too broad: ${text}.`);
});

test('settings are exported as they stand, and nothing else is taken for them', () => {
  const settings = (text: string) => [{ ...pasted('ec2', 'ec2-policy', {}), text }];
  const whole = pastedExportKit(
    settings('{"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"enabled"}}}}'),
  );
  expect(JSON.stringify(whole)).toContain('serial_console_access');
  expect(pastedExportKit(settings('{"Statement":[]}'))).toMatchObject({
    ok: false,
    unfit: [{ message: expect.stringContaining('ec2_attributes') as string }],
  });
});
