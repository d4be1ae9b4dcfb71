// Principals of AWS accounts: partners, people and roles.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, without, type Expectation } from '#iam/request/expectation.ts';
import { assume, callerOf } from '#deepseek/shared/checks/trust-people.ts';
import { misses } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const keys = [...new Map(checked.answer('sessionTagKeys').map((key) => [key.toLowerCase(), key])).values()];
  const tags = Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, 'value']));
  return checked.answer('callerRoles').flatMap((arn) => {
    const context = { ...tags, 'aws:TagKeys': keys };
    const expectations = assume(checked, callerOf(arn), arn, { context, permitted: 'caller' });
    const [call] = expectations;
    const [first = ''] = keys;
    return [
      ...expectations,
      allowed({ ...call, label: `${call.label}, with tags`, action: 'sts:TagSession' }),
      ...misses(call, [
        {
          difference: 'without one of the tags',
          context: { ...without(call.context, `aws:RequestTag/${first}`), 'aws:TagKeys': keys.slice(1) },
        },
        {
          difference: 'with an extra tag',
          context: { ...call.context, 'aws:RequestTag/zz-more': 'x', 'aws:TagKeys': [...keys, 'zz-more'] },
        },
        { difference: 'another role', principal: { caller: callerOf(`${arn}-other`) } },
      ]),
    ];
  });
}
