// Nobody else can use the role: one call that stands for all whom no answer names. An edit that lets in any account, role,
// service, provider, subject or audience beyond the composed trust policy fails it.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { roleArn } from '#core/compose/plan.ts';
import { denied, type Expectation } from './expectation.ts';
import { unrelatedAccount } from './near-miss-arns.ts';

/** What the check is called wherever checks are listed. */
const TITLE = 'Nobody else can use this role';

export function nobodyElse(checked: CheckedAnswers): Expectation {
  const { partition, account } = checked.view.home;
  const stranger = `arn:${partition}:iam::${unrelatedAccount(account)}:role/Stranger`;
  const { difference: _, ...check } = denied(
    {
      label: TITLE,
      principal: { caller: { kind: 'role-session', roleArn: stranger } },
      action: 'sts:AssumeRole',
      resource: roleArn(checked),
      context: {},
    },
    { difference: '' },
  );
  return check;
}

/** Whether it is that check, and not a copy of it that a person made a check of their own. */
export const isNobodyElse = ({ id }: Pick<Expectation, 'id'>): boolean => id.endsWith(` ${TITLE}`);
