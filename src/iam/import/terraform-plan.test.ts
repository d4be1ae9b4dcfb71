// Policies are found in Terraform plans and states.
import { describe, expect, test } from 'vitest';
import { readPolicies } from './read-policies.ts';
import { TRUST, READ, BUCKET, laidOut } from './testing/policies.ts';

describe('a Terraform plan', () => {
  const resource = (address: string, values: object) => ({
    address,
    mode: 'managed',
    type: address.split('.').at(-2)!.replace(/^.*\./, ''),
    values,
  });
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          resource('aws_iam_role.reader', {
            name: 'reader',
            assume_role_policy: JSON.stringify(TRUST),
            inline_policy: [{ name: 'read', policy: JSON.stringify(READ) }],
          }),
          resource('aws_s3_bucket_policy.b', { bucket: 'b', policy: JSON.stringify(BUCKET) }),
          resource('aws_organizations_policy.o', {
            type: 'RESOURCE_CONTROL_POLICY',
            content: JSON.stringify(BUCKET),
          }),
          resource('aws_iam_policy.bad', { policy: 'file("x")' }),
          { ...resource('data.aws_iam_policy_document.d', { json: JSON.stringify(READ) }), mode: 'data' },
        ],
        child_modules: [
          { resources: [resource('module.m.aws_iam_policy.p[0]', { policy: JSON.stringify(READ) })] },
        ],
      },
    },
    resource_changes: [
      { address: 'aws_iam_policy.later', change: { after_unknown: { arn: true, policy: true } } },
      { address: 'aws_iam_role.reader', change: { after_unknown: { arn: true } } },
    ],
    prior_state: {
      values: {
        root_module: { resources: [resource('aws_iam_policy.old', { policy: JSON.stringify(READ) })] },
      },
    },
  };

  test('a policy in a block that is known only after apply is named', async () => {
    const { unread } = await readPolicies(
      JSON.stringify({
        ...plan,
        resource_changes: [
          {
            address: 'aws_iam_role.r',
            change: { after_unknown: { arn: true, inline_policy: [{ policy: true }] } },
          },
        ],
      }),
    );
    expect(unread.map(({ where }) => where)).toContain('aws_iam_role.r › inline_policy › #1 › policy');
  });

  test('the policies of a plan', async () => {
    const { policies, unread } = await readPolicies(JSON.stringify(plan));
    expect(policies.map(({ title, where, type, attachedTo }) => [title, where, type, attachedTo])).toEqual([
      ['aws_iam_role.reader', 'aws_iam_role.reader › assume_role_policy', 'trust', undefined],
      [
        'aws_iam_role.reader: read',
        'aws_iam_role.reader › inline_policy › read › policy',
        'identity',
        undefined,
      ],
      ['aws_s3_bucket_policy.b', 'aws_s3_bucket_policy.b › policy', 'resource', 'AWS::S3::Bucket'],
      ['aws_organizations_policy.o', 'aws_organizations_policy.o › content', 'rcp', undefined],
      ['module.m.aws_iam_policy.p[0]', 'module.m.aws_iam_policy.p[0] › policy', 'identity', undefined],
    ]);
    expect(policies[1]?.text).toBe(laidOut(READ));
    expect(unread).toEqual([
      { where: 'aws_iam_policy.bad › policy', message: expect.stringContaining('not a JSON policy') },
      {
        where: 'aws_iam_policy.later › policy',
        message: expect.stringContaining('after apply'),
      },
    ]);
  });
});
