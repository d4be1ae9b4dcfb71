// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import { modelHome } from '#deepseek/answers/model-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { targetCalls, domainCreator } from '#deepseek/shared/checks/opensearch.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';
import { around, renamed } from '#deepseek/expectations/near-misses.ts';

/** The role of account B trusts the connector role of account A alone, and only it calls the model. */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const home = modelHome(checked.view);
  const theirs: CheckedAnswers = { ...checked, view: { ...checked.view, home } };
  const resource = `arn:${home.partition}:iam::${home.account}:role/${checked.answer('modelRoleName')}`;
  const connector = roleArn(checked);
  const call: Call = {
    label: 'The connector role assumes the role of the model’s account',
    principal: { role: 'connector' },
    action: 'sts:AssumeRole',
    resource,
    context: {},
  };
  const calls = targetCalls(theirs, 'model');
  return [
    ...around(call, [
      renamed('another role there'),
      {
        difference: 'another role of the account',
        principal: { caller: { kind: 'role-session', roleArn: `${connector}-other` } },
      },
    ]),
    ...missesOfFirst(calls, [
      { difference: 'by the connector role itself', principal: { role: 'connector' } },
    ]),
    ...calls,
    ...domainCreator(checked),
  ];
}
