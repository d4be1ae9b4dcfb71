// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { assume, callerOf } from '#deepseek/shared/checks/trust-people.ts';
import { misses } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  return checked.answer('callerRoles').flatMap((arn) => {
    const expectations = assume(checked, callerOf(arn), arn, { context: {} });
    const [call] = expectations;
    const path = arn.replace(/[^/]*$/, '');
    return [
      ...expectations,
      ...misses(call, [
        { difference: 'another role', principal: { caller: callerOf(`${arn}-other`) } },
        {
          difference: 'a role of the same name under another path',
          principal: { caller: callerOf(`${path}zz-other/${arn.slice(path.length)}`) },
        },
        { difference: 'with session tags', action: 'sts:TagSession' },
      ]),
    ];
  });
}
