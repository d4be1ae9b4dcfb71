// What diff --git says of policies and boundaries that templates attach by ARN.
import { expect, test } from 'vitest';
import { run } from '#cli/testing/run.ts';
import { commit, diff, inRepository } from './testing/repository.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const BOUNDARY = 'arn:aws:iam::111122223333:policy/Boundary';

const trust = `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" }] }`;
const template = (properties: string): string => `Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust}
${properties}`;
const withPolicies = (...arns: readonly string[]): string =>
  template(`      ManagedPolicyArns: [${arns.map((arn) => `"${arn}"`).join(', ')}]\n`);

const found = async (): Promise<unknown> => {
  const { attachments } = (await diff('HEAD~1')) as unknown as { attachments: unknown };
  return attachments;
};
const failsOn = async (what: string): Promise<boolean> =>
  (await run(['diff', '--git', 'HEAD~1', '--fail-on', what])).status === 1;

inRepository('attached by ARN', () => {
  test('AdministratorAccess on a role of a template is gained, though no document changes', async () => {
    commit({ 'role.yaml': withPolicies(READ_ONLY) });
    commit({ 'role.yaml': withPolicies(READ_ONLY, ADMIN) });
    expect(await found()).toEqual([{ file: 'role.yaml', holder: 'Reader', attached: [ADMIN], detached: [] }]);
    expect(await failsOn('gained')).toBe(true);
    expect(await failsOn('lost')).toBe(false);
    const { out } = await run(['diff', '--git', 'HEAD~1']);
    expect(out).toContain(`role.yaml · Reader (attached)\n  + ${ADMIN}\n`);
    expect(out).toMatch(/attached .*1 identity/);
    const markdown = await run(['diff', '--git', 'HEAD~1', '--format', 'markdown']);
    expect(markdown.out).toContain(`- attached: \`${ADMIN}\``);
    expect(markdown.out).not.toContain('No policy changed');
  });

  test('a policy that is detached is lost and not gained', async () => {
    commit({ 'role.yaml': withPolicies(READ_ONLY, ADMIN) });
    commit({ 'role.yaml': withPolicies(READ_ONLY) });
    expect([await failsOn('gained'), await failsOn('lost')]).toEqual([false, true]);
  });

  const bounded = (arn: string): string => template(`      PermissionsBoundary: ${arn}\n`);
  test.each([
    ['is removed', bounded(BOUNDARY), template(''), { before: BOUNDARY }, true],
    [
      'is replaced',
      bounded(BOUNDARY),
      bounded(`${BOUNDARY}2`),
      { before: BOUNDARY, after: `${BOUNDARY}2` },
      true,
    ],
    ['is added', template(''), bounded(BOUNDARY), { after: BOUNDARY }, false],
  ])('a boundary that %s', async (_name, before, after, boundary, isGained) => {
    commit({ 'role.yaml': before });
    commit({ 'role.yaml': after });
    expect(await found()).toMatchObject([{ holder: 'Reader', boundary }]);
    expect(await failsOn('gained')).toBe(isGained);
  });

  const attachment = (role: string, arn: string): string =>
    `resource "aws_iam_role_policy_attachment" "a" {\n  role       = ${role}\n  policy_arn = ${arn}\n}\n`;

  test('a Terraform attachment is one of the role that it names, wherever it stands in the module', async () => {
    const role = `resource "aws_iam_role" "reader" {\n  permissions_boundary = "${BOUNDARY}"\n}\n`;
    commit({ 'roles.tf': role + attachment('aws_iam_role.reader.name', `"${READ_ONLY}"`) });
    commit({ 'roles.tf': role, 'more.tf': attachment('aws_iam_role.reader.id', `"${READ_ONLY}"`) });
    expect(await found()).toEqual([]);
    commit({ 'more.tf': attachment('aws_iam_role.reader.id', 'aws_iam_policy.own.arn') });
    expect(await found()).toEqual([
      {
        file: 'more.tf',
        holder: 'aws_iam_role.reader',
        attached: ['${aws_iam_policy.own.arn}'],
        detached: [READ_ONLY],
      },
    ]);
  });

  test('a new role that has policies by ARN gains them, and one that goes loses them', async () => {
    commit({ 'a.tf': 'locals {}\n' });
    commit({ 'a.tf': attachment('"reader"', `"${ADMIN}"`) });
    expect(await found()).toEqual([{ file: 'a.tf', holder: 'reader', attached: [ADMIN], detached: [] }]);
    commit({ 'a.tf': 'locals {}\n' });
    expect(await failsOn('gained')).toBe(false);
    expect(await failsOn('lost')).toBe(true);
  });
});
