// People of IAM Identity Center: what their permission set must allow.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { caller } from '#deepseek/shared/caller.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { permissionSetStep } from '#deepseek/compose/permission-set.ts';

export function extras(checked: CheckedAnswers): Extras {
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
      permissionSetStep(attached.name),
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
