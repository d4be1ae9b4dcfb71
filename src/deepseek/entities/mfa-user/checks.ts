// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { assume } from '#deepseek/shared/checks/trust-people.ts';
import { misses, withKey, withoutKeys } from '#deepseek/expectations/near-misses.ts';

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
      ...misses(call, [
        withoutKeys('with only access keys', present, age),
        withKey('without MFA', present, 'false'),
        withKey('too long ago', age, String(limit)),
        { difference: 'another user', principal: { caller: `${arn}-other` } },
      ]),
    ];
  });
}
