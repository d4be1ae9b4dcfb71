// Agents and flows: Bedrock assumes the service role, a deployer builds them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#iam/facts/models.ts';
import { objectExpectations } from './s3-files.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { withGuardrails } from './lockdown.ts';
import { servedCalls } from './model-calls.ts';
import { callsOf, each, passRoleExpectations } from './operator-calls.ts';
import { otherRegion, arnOf, withAccount, withRegion, unrelatedAccount } from './near-miss-arns.ts';
import { promptExpectations } from './mantle-keys-prompts.ts';

const ROLE = 'service';
export const BEDROCK = 'bedrock.amazonaws.com';

export const own = ({ view: { home } }: CheckedAnswers, resource: string): string =>
  arnOf(home, 'bedrock', home.regions[0] ?? '', home.account, resource);

export const elsewhere = (checked: CheckedAnswers, arn: string): string =>
  withRegion(arn, otherRegion(checked.view.home.partition, checked.view.home.regions) ?? 'eu-north-9');

/** Guardrails that are set on the agent or the flow. */
const ownGuardrails = (checked: CheckedAnswers): readonly Expectation[] =>
  checked.answer('serviceGuardrails').flatMap(({ arn }) => {
    const action = 'bedrock:ApplyGuardrail';
    const call: Call = {
      label: 'Apply its guardrail',
      principal: { role: ROLE },
      action,
      resource: arn,
      context: {},
    };
    return [allowed(call), denied(call, { difference: 'another guardrail', resource: `${arn}zz` })];
  });

/** https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html */
export function agents(checked: CheckedAnswers): readonly Expectation[] {
  const chosen = checked.answer('servedModels');
  const calls = chosen.flatMap((id) =>
    servedCalls(checked, [id], {
      role: ROLE,
      streaming: findModel(id)?.profile !== undefined || checked.answer('streaming'),
    }),
  );
  const schemas = {
    role: ROLE,
    says: 'Read the schemas',
    locations: checked.answer('actionSchemas'),
    account: checked.view.home.account,
    pinned: true,
  };
  const agent = own(checked, 'agent/AGENT12345');
  return [
    ...withGuardrails(checked, ROLE, calls),
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
      not: [
        [
          'in another account',
          'bedrock:UpdateAgent',
          withAccount(agent, unrelatedAccount(checked.view.home.account)),
        ],
        ['in another Region', 'bedrock:UpdateAgent', elsewhere(checked, agent)],
        [
          'an alias of another account',
          'bedrock:GetAgentAlias',
          withAccount(own(checked, 'agent-alias/A/B'), unrelatedAccount(checked.view.home.account)),
        ],
        ['call the agent', 'bedrock:InvokeAgent', own(checked, 'agent-alias/AGENT12345/ALIAS12345')],
      ],
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
export function flows(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, checked.answer('servedModels'), { role: ROLE, streaming: false });
  const flow = own(checked, 'flow/FLOW123456');
  return [
    ...withGuardrails(checked, ROLE, calls),
    ...ownGuardrails(checked),
    ...promptExpectations(checked, ROLE, checked.answer('flowPrompts')),
    ...passRoleExpectations(checked, { service: BEDROCK }),
    ...callsOf({
      may: [
        ...each(['bedrock:CreateFlow', 'bedrock:ListFlows'], '*'),
        ...each(
          ['GetFlow', 'UpdateFlow', 'DeleteFlow', 'PrepareFlow', 'CreateFlowVersion', 'CreateFlowAlias'].map(
            (name) => `bedrock:${name}`,
          ),
          flow,
        ),
        ['bedrock:InvokeFlow', `${flow}/alias/ALIAS12345`],
      ],
      not: [
        [
          'in another account',
          'bedrock:PrepareFlow',
          withAccount(flow, unrelatedAccount(checked.view.home.account)),
        ],
        ['in another Region', 'bedrock:PrepareFlow', elsewhere(checked, flow)],
      ],
    }),
  ];
}
