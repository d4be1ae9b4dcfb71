// Agents and flows: Bedrock assumes the service role, a deployer builds them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { objectExpectations } from '#deepseek/expectations/s3-files.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { servedCalls } from '#deepseek/expectations/model-calls.ts';
import { callsOf, each, passRoleExpectations, SERVICE } from '#deepseek/expectations/operator-calls.ts';
import { inOtherAccount, elsewhere } from '#deepseek/expectations/near-misses.ts';
import { BEDROCK, own, ownGuardrails } from '#deepseek/shared/checks/agents-and-flows.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const chosen = checked.answer('servedModels');
  const calls = chosen.flatMap((id) =>
    servedCalls(checked, [id], {
      role: SERVICE,
      streaming: findModel(id)?.profile !== undefined || checked.answer('streaming'),
    }),
  );
  const schemas = {
    role: SERVICE,
    says: 'Read the schemas',
    locations: checked.answer('actionSchemas'),
    account: checked.view.home.account,
    pinned: true,
  };
  const agent = own(checked, 'agent/AGENT12345');
  return [
    ...withGuardrails(checked, SERVICE, calls),
    ...ownGuardrails(checked),
    ...objectExpectations(checked, { ...schemas, actions: ['s3:GetObject'] }),
    ...passRoleExpectations(checked, { service: BEDROCK }),
    ...callsOf({
      may: [
        ...each(['bedrock:CreateAgent', 'bedrock:ListAgents'], '*'),
        ...each(
          [
            'GetAgent',
            'UpdateAgent',
            'DeleteAgent',
            'PrepareAgent',
            'CreateAgentActionGroup',
            'CreateAgentAlias',
          ].map((name) => `bedrock:${name}`),
          agent,
        ),
        ['bedrock:GetAgentAlias', own(checked, 'agent-alias/AGENT12345/ALIAS12345')],
      ],
      near: {
        'bedrock:UpdateAgent': elsewhere(checked.view.home),
        'bedrock:GetAgentAlias': [inOtherAccount('an alias of another account')],
      },
      not: [['call the agent', 'bedrock:InvokeAgent', own(checked, 'agent-alias/AGENT12345/ALIAS12345')]],
    }),
  ];
}
