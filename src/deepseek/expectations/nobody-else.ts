// Nobody else can use the role: one call that stands for all whom no answer names. An edit that lets in any account, role,
// service, provider, subject or audience beyond the composed trust policy fails it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { NOBODY_ELSE } from '#iam/environment/riders-along.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { unrelatedAccount } from './near-misses.ts';

export function nobodyElse(checked: CheckedAnswers): Expectation {
  const { partition, account } = checked.view.home;
  const stranger = `arn:${partition}:iam::${unrelatedAccount(account)}:role/Stranger`;
  const { difference: _, ...check } = denied(
    {
      label: NOBODY_ELSE,
      principal: { caller: { kind: 'role-session', roleArn: stranger } },
      action: 'sts:AssumeRole',
      resource: roleArn(checked),
      context: {},
    },
    { difference: '' },
  );
  return check;
}
