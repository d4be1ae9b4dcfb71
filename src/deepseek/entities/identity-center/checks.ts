// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Caller } from '#iam/request/call.ts';
import { assume } from '#deepseek/shared/checks/trust-people.ts';
import { misses, renamed } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { partition, account } = checked.view.home;
  const root = `arn:${partition}:iam::${account}:role`;
  const path = `${root}/aws-reserved/sso.amazonaws.com/eu-west-1`;
  return checked.answer('permissionSets').flatMap((name) => {
    const person = (set: string): Caller => ({
      kind: 'role-session',
      roleArn: `${path}/AWSReservedSSO_${set}_0123456789abcdef`,
    });
    const permitted = 'caller';
    const expectations = assume(checked, person(name), `Someone with ${name}`, { context: {}, permitted });
    const [call] = expectations;
    const fake: Caller = { kind: 'role-session', roleArn: `${root}/AWSReservedSSO_${name}_0123456789abcdef` };
    return [
      ...expectations,
      ...misses(call, [
        {
          difference: 'with a permission set of a longer name',
          principal: { caller: person(`${name}_more`) },
        },
        { difference: 'with a role that only has the name', principal: { caller: fake } },
        renamed('another role'),
      ]),
    ];
  });
}
