// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { denied, without, type Expectation } from '#iam/request/expectation.ts';
import { assume } from '#deepseek/shared/checks/trust-people.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const present = 'aws:MultiFactorAuthPresent';
  const age = 'aws:MultiFactorAuthAge';
  const limit = checked.answer('mfaAge');
  return checked.answer('mfaUsers').flatMap((arn) => {
    const context = { [present]: 'true', [age]: '1' };
    const expectations = assume(checked, arn, arn, { context, permitted: 'caller' });
    const [call] = expectations;
    return [
      ...expectations,
      denied(call, { difference: 'with only access keys', context: without(call.context, present, age) }),
      denied(call, { difference: 'without MFA', context: { ...call.context, [present]: 'false' } }),
      denied(call, { difference: 'too long ago', context: { ...call.context, [age]: String(limit) } }),
      denied(call, { difference: 'another user', principal: { caller: `${arn}-other` } }),
    ];
  });
}
