// Agents on AgentCore Runtime: those who call them, and what an agent's execution role does.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { isHarness } from '#deepseek/answers/model-options.ts';
import { harnessEndpoint } from '#deepseek/answers/runtime-calls.ts';
import { networkContext } from '#deepseek/expectations/limits.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, withKey } from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, ecrTokenOf, pullsOf, APP } from '#deepseek/expectations/operator-calls.ts';
import { TRACES } from '#deepseek/expectations/traces.ts';

export const PREFIX = 'bedrock-agentcore';

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html */
export function agentCoreRole(checked: CheckedAnswers): readonly Expectation[] {
  const home = callerHome(checked.view);
  const [region = ''] = home.regions;
  const at = (service: string, resource: string) => arnOf(home, service, region, home.account, resource);
  const names = checked.answer('agentNames');
  // The runtime of a harness is named after it.
  const runtimes = isHarness(checked.view) ? names.map((name) => `harness_${name}`) : names;
  const logs = runtimes.flatMap((name) => {
    const group = at('logs', `log-group:/aws/bedrock-agentcore/runtimes/${name}-Z9y8X7w6V5-DEFAULT`);
    const identity = at(PREFIX, `workload-identity-directory/default/workload-identity/${name}-Z9y8X7w6V5`);
    const tokens = each(
      [`${PREFIX}:GetWorkloadAccessToken`, `${PREFIX}:GetWorkloadAccessTokenForJWT`],
      identity,
    );
    return [
      ...callsOf({
        by: APP,
        may: [
          ...each(['logs:CreateLogGroup', 'logs:DescribeLogStreams'], group),
          ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], `${group}:log-stream:a`),
        ],
        not: [
          [
            'of another agent',
            'logs:PutLogEvents',
            `${group.replace(`/${name}-`, `/zz${name}-`)}:log-stream:a`,
          ],
          ['read them', 'logs:GetLogEvents', `${group}:log-stream:a`],
        ],
      }),
      ...callsOf({
        by: APP,
        may: checked.answer('agentTokens') ? tokens : each(['logs:DescribeLogGroups'], '*'),
        not: [
          ['for any user', `${PREFIX}:GetWorkloadAccessTokenForUserId`, identity],
          [
            'of another agent',
            `${PREFIX}:GetWorkloadAccessToken`,
            identity.replace(`/${name}-`, `/zz${name}-`),
          ],
        ],
      }),
    ];
  });
  const images = checked.answer('agentImages').flatMap((name) => {
    const image = at('ecr', `repository/${name}`);
    return [
      ...pullsOf(APP, image, undefined, ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']),
      ...ecrTokenOf(APP),
    ];
  });
  const key = 'cloudwatch:namespace';
  const telemetry = checked.answer('agentTelemetry')
    ? callsOf({
        by: APP,
        may: [...each(TRACES, '*'), ['cloudwatch:PutMetricData', '*', { [key]: 'bedrock-agentcore' }]],
        near: { 'cloudwatch:PutMetricData': [withKey('of another namespace', key, 'Custom')] },
      })
    : [];
  return [
    ...logs,
    ...images,
    ...managedImage(checked, region),
    ...mantleTokens(checked),
    ...telemetry,
    ...deployer(checked, runtimes, at),
    ...harness(checked, at),
  ];
}

/** The image that AWS has for harnesses. https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html */
function managedImage(checked: CheckedAnswers, region: string): readonly Expectation[] {
  const { view } = checked;
  if (!isHarness(view)) return [];
  const home = callerHome(view);
  if (view.asks('network') && view.text('network') !== 'any') {
    const image = arnOf(home, 'ecr', region, '210987654321', `repository/harness-${region}`);
    const other = { difference: 'another image', resource: image.replace('harness-', 'other-') };
    return [...pullsOf(APP, image, [other]), ...ecrTokenOf(APP)];
  }
  const gallery = arnOf(home, 'ecr-public', '', home.account, 'repository/deepseek');
  return callsOf({
    by: APP,
    may: each(['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'], '*'),
    not: [['publish an image', 'ecr-public:PutImage', gallery]],
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
function mantleTokens(checked: CheckedAnswers): readonly Expectation[] {
  if (!isHarness(checked.view) || harnessEndpoint(checked.view) !== 'bedrock-mantle') return [];
  const type = 'bedrock-mantle:BearerTokenType';
  const action = 'bedrock-mantle:CallWithBearerToken';
  return callsOf({
    by: APP,
    may: [[action, '*', { ...networkContext(checked), [type]: 'SHORT_TERM' }]],
    near: { [action]: [withKey('with a long-term key', type, 'LONG_TERM')] },
  });
}

const deploys = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('deployerPolicy') && answer('deployerPolicy');

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html */
function harness(
  checked: CheckedAnswers,
  at: (service: string, resource: string) => string,
): readonly Expectation[] {
  if (!deploys(checked) || !isHarness(checked.view)) return [];
  return checked.answer('agentNames').flatMap((name) => {
    const arn = at(PREFIX, `harness/${name}-Z9y8X7w6V5`);
    return callsOf({
      by: 'deployer',
      may: [
        [`${PREFIX}:CreateHarness`, '*'],
        ...each([`${PREFIX}:UpdateHarness`, `${PREFIX}:UpdateAgentRuntime`], arn),
      ],
      not: [
        ['another harness', `${PREFIX}:UpdateHarness`, arn.replace(`/${name}-`, `/zz${name}-`)],
        ['call the agent', `${PREFIX}:InvokeHarness`, arn],
      ],
    });
  });
}

/** Creating the runtime, for its deployer. */
function deployer(
  checked: CheckedAnswers,
  runtimes: readonly string[],
  at: (service: string, resource: string) => string,
): readonly Expectation[] {
  if (!deploys(checked)) return [];
  return runtimes.flatMap((name) => {
    const runtime = at(PREFIX, `runtime/${name}-Z9y8X7w6V5`);
    return callsOf({
      by: 'deployer',
      may: [
        [`${PREFIX}:CreateAgentRuntime`, '*'],
        ...each([`${PREFIX}:UpdateAgentRuntime`, `${PREFIX}:CreateAgentRuntimeEndpoint`], runtime),
      ],
      not: [
        ['another runtime', `${PREFIX}:UpdateAgentRuntime`, runtime.replace(`/${name}-`, `/zz${name}-`)],
        ['call the agent', `${PREFIX}:InvokeAgentRuntime`, runtime],
        ['run a command in it', `${PREFIX}:InvokeAgentRuntimeCommand`, runtime],
      ],
    });
  });
}
