// Settings decide no call: what is proved of a declarative policy for EC2 is who can make it.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Expectation } from './expectation.ts';
import { policyAdminCalls } from './policy-admin.ts';

export const declarativeEc2 = (checked: CheckedAnswers): readonly Expectation[] =>
  policyAdminCalls(checked, {
    account: checked.view.home.account,
    type: 'DECLARATIVE_POLICY_EC2',
    name: 'a declarative policy for EC2',
  });
