// People of IAM Identity Center: what their permission set must allow.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { roleArn } from '#core/compose/plan.ts';
import { caller } from './caller.ts';
import type { Extras } from './extras.ts';

export function identityCenter(checked: CheckedAnswers): Extras {
  const sets = checked.answer('permissionSets');
  const attached = caller(checked, {
    attachTo: `the permission set ${sets.join(', ')}`,
    target: { kind: 'permission-sets', names: sets },
    text: 'The trust policy names the account, so the permission set must also allow the call: without this statement, it fails with AccessDenied.',
    asked: 'permissionSets',
  });
  return {
    attachments: [attached],
    nextSteps: [
      {
        id: 'permission-set',
        title: 'Add the policy to the permission set',
        text: 'A permission set has one inline policy, which this replaces: merge the statement into the current one first. Accounts change only when you provision the set.',
        code: [
          `aws sso-admin put-inline-policy-to-permission-set --instance-arn INSTANCE_ARN --permission-set-arn PERMISSION_SET_ARN --inline-policy file://${attached.name}.json`,
          'aws sso-admin provision-permission-set --instance-arn INSTANCE_ARN --permission-set-arn PERMISSION_SET_ARN --target-type ALL_PROVISIONED_ACCOUNTS',
        ].join('\n'),
        page: PAGES.permissionSetPolicies,
      },
      {
        id: 'profile',
        title: 'Use the role on the command line',
        text: 'A profile in ~/.aws/config renews the session automatically. PROFILE is the one that signs in through Identity Center.',
        code: `[profile deepseek]\nrole_arn = ${roleArn(checked)}\nsource_profile = PROFILE`,
        page: PAGES.iamManageAssume,
      },
    ],
  };
}
