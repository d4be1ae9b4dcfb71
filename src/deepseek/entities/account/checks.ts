// Principals of AWS accounts: partners, people and roles.
import { isAccountId } from '#iam/facts/account-id.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { unrelatedAccount, misses, withKey, withoutKeys } from '#deepseek/expectations/near-misses.ts';
import { ORG, assume, callerOf } from '#deepseek/shared/checks/trust-people.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { answer, view } = checked;
  const ours = answer('relation') === 'organization';
  const key = ours ? ORG : 'sts:ExternalId';
  const value = ours ? answer('organizationId') : answer('externalId');
  const trusted = answer('trustedPrincipals');
  return trusted.flatMap((principal) => {
    const arn = isAccountId(principal) ? `arn:${view.home.partition}:iam::${principal}:root` : principal;
    const expectations = assume(checked, callerOf(arn), arn, {
      context: { [key]: value },
      permitted: 'caller',
    });
    const [call] = expectations;
    const account = arn.split(':')[4] ?? '';
    const stranger = `arn:${view.home.partition}:iam::${unrelatedAccount(account)}:role/Partner`;
    const whole = trusted.some((each) => each === account || each.endsWith(`:${account}:root`));
    const neighbor = `arn:${view.home.partition}:iam::${account}:role/NotTheOne`;
    return [
      ...expectations,
      ...misses(call, [
        withoutKeys(`without ${key}`, key),
        withKey(`with another ${key}`, key, `${value}-other`),
        { difference: 'from another account', principal: { caller: callerOf(stranger) } },
        !whole && { difference: 'another role of the account', principal: { caller: callerOf(neighbor) } },
      ]),
    ];
  });
}
