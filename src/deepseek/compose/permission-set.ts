// A policy that goes into a permission set of IAM Identity Center.
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { policyFile } from './shell.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html */
export const permissionSetStep = (policy: string): NextStep => ({
  id: 'permission-set',
  when: { instead: 'permission-set' },
  title: 'Add the policy to the permission set',
  text: 'A permission set has one inline policy, which this replaces: merge the statement into the current one first. Accounts change only when you provision the set.',
  code: [
    `aws sso-admin put-inline-policy-to-permission-set --instance-arn INSTANCE_ARN --permission-set-arn PERMISSION_SET_ARN --inline-policy file://${policyFile(policy)}`,
    'aws sso-admin provision-permission-set --instance-arn INSTANCE_ARN --permission-set-arn PERMISSION_SET_ARN --target-type ALL_PROVISIONED_ACCOUNTS',
  ].join('\n'),
  page: PAGES.permissionSetPolicies,
});
