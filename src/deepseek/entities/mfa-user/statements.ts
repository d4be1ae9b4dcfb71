// IAM users with MFA: how they sign in with a code.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { caller } from '#deepseek/shared/caller.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

export function extras(checked: CheckedAnswers): Extras {
  const { partition, account } = checked.view.home;
  const users = checked.answer('mfaUsers').map(nameOf);
  return {
    attachments: [
      caller(checked, {
        attachTo: `the user ${users.join(', ')}`,
        target: { kind: 'users', arns: checked.answer('mfaUsers') },
        text: 'Allows the user to assume only this role. The trust policy requires MFA.',
        asked: 'mfaUsers',
      }),
    ],
    nextSteps: [
      {
        id: 'mfa-session',
        title: 'Assume the role with a code',
        text: 'The AWS CLI asks for the code if the profile names the device. Passkeys and FIDO security keys do not have codes and work only in the console: each user needs a virtual or hardware token that shows 6 digits.',
        code: `[profile deepseek]\nrole_arn = ${roleArn(checked)}\nsource_profile = PROFILE\nmfa_serial = arn:${partition}:iam::${account}:mfa/DEVICE`,
        page: PAGES.iamMfa,
      },
    ],
  };
}
