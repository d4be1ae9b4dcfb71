// An agent on AgentCore Runtime: what its execution role needs besides the model.
// https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { isHarness } from '#deepseek/answers/model-options.ts';
import { harnessEndpoint } from '#deepseek/answers/runtime-calls.ts';
import { ecrToken, PULL_ACTIONS } from '#deepseek/shared/container-images.ts';
import { useKeys } from '#deepseek/shared/short-term-keys.ts';
import { sendTraces } from '#deepseek/shared/service-logs.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { createRuntime, createStep, inRegions, named, runsInVpc } from './deployer.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

function pullImage(checked: CheckedAnswers): readonly PlannedStatement[] {
  const repositories = checked.answer('agentImages');
  if (repositories.length === 0) return [];
  return [
    ecrToken(['agentImages']),
    allow({
      sid: 'PullAgentImage',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: inRegions(
        checked,
        'ecr',
        repositories.map((name) => `repository/${name}`),
      ),
      why: {
        title: 'Pulls the agent’s image',
        text: 'AgentCore pulls the image with this role, only from your repository.',
        calls: ['CreateAgentRuntime', 'InvokeAgentRuntime'],
        answers: ['agentImages', 'account'],
        page: 'agentCoreRuntimeRole',
      },
    }),
  ];
}

/**
 * A harness starts from an image of AWS: on the public network one of ECR Public, in a VPC one of a private repository
 * in the harness’s Region, whose account AWS does not name.
 * https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html
 */
function pullManagedImage(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!isHarness(checked.view)) return [];
  const why = {
    title: 'Pulls AWS’s image of the harness',
    answers: ['agentHarness', ...(runsInVpc(checked) ? (['network'] as const) : [])],
    page: 'agentCoreHarness',
  } as const;
  const sid = 'PullHarnessImage';
  if (!runsInVpc(checked))
    return [
      allowOnAll({ sid, actions: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'], why }),
    ];
  const { partition, regions } = callerHome(checked.view);
  return [
    ecrToken(why.answers),
    allow({
      sid,
      actions: PULL_ACTIONS,
      resources: regions.map((region) => `arn:${partition}:ecr:${region}:*:repository/harness-${region}`),
      why: { ...why, text: 'In a VPC, it is in an account that AWS does not name.' },
    }),
  ];
}

/**
 * A harness signs in to bedrock-mantle with a short-term key. The page on harnesses leaves that out; AgentCore’s own
 * command line gives it to such roles. https://github.com/aws/agentcore-cli/pull/1412
 */
const mantleKeys = ({ view }: CheckedAnswers): readonly PlannedStatement[] =>
  isHarness(view) && harnessEndpoint(view) === 'bedrock-mantle'
    ? [useKeys('bedrock-mantle', ['agentHarness'])]
    : [];

function writeLogs(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'WriteAgentLogs',
      actions: [
        'logs:CreateLogGroup',
        'logs:DescribeLogStreams',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      resources: inRegions(checked, 'logs', named(checked, 'log-group:/aws/bedrock-agentcore/runtimes/')),
      why: {
        title: 'Writes the agent’s logs',
        text: 'AgentCore makes a log group for each endpoint, named after the runtime’s ID, which begins with the agent’s name.',
        answers: ['agentNames', 'account'],
        page: 'agentCoreRuntimeRole',
      },
    }),
    allow({
      sid: 'FindLogGroups',
      actions: 'logs:DescribeLogGroups',
      resources: '*',
      why: {
        title: 'Looks for the log group',
        text: 'Lists the names of log groups. IAM’s reference lists no resource for this action, so it needs *.',
        answers: ['entity', 'account'],
        page: 'agentCoreRuntimeRole',
      },
    }),
  ];
}

const sendMetrics = (): PlannedStatement =>
  allow({
    sid: 'PutAgentMetrics',
    actions: 'cloudwatch:PutMetricData',
    resources: '*',
    condition: { StringEquals: { 'cloudwatch:namespace': 'bedrock-agentcore' } },
    why: {
      title: 'Sends metrics',
      text: 'This action does not support resources in IAM. The condition keeps it to AgentCore’s namespace.',
      answers: ['agentTelemetry'],
      page: 'agentCoreRuntimeRole',
    },
  });

const getTokens = (checked: CheckedAnswers): PlannedStatement =>
  allow({
    sid: 'GetAgentAccessToken',
    actions: ['bedrock-agentcore:GetWorkloadAccessToken', 'bedrock-agentcore:GetWorkloadAccessTokenForJWT'],
    resources: inRegions(checked, 'bedrock-agentcore', [
      'workload-identity-directory/default',
      ...named(checked, 'workload-identity-directory/default/workload-identity/'),
    ]),
    why: {
      title: 'Gets tokens of the agent’s workload identity',
      text: 'Only for this agent. Tokens for a user ID that nobody has checked (GetWorkloadAccessTokenForUserId) are left out: AWS advises against them where users sign in.',
      answers: ['agentTokens', 'agentNames', 'account'],
      page: 'agentCoreTokens',
      doubt:
        'AWS’s page on tokens says that identities managed by Runtime cannot get them directly; its page on execution roles has this statement.',
    },
  });

export function extras(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassAgentRole',
    service: 'bedrock-agentcore.amazonaws.com',
    who: 'creates the agent runtime',
    calls: ['CreateAgentRuntime', 'UpdateAgentRuntime'],
    statements: createRuntime(checked),
  });
  return {
    ...passing,
    statements: [
      ...pullImage(checked),
      ...pullManagedImage(checked),
      ...mantleKeys(checked),
      ...writeLogs(checked),
      ...(checked.answer('agentTelemetry')
        ? [sendTraces(['agentTelemetry'], 'agentCoreRuntimeRole'), sendMetrics()]
        : []),
      ...(checked.answer('agentTokens') ? [getTokens(checked)] : []),
    ],
    nextSteps: [...(passing.nextSteps ?? []), createStep(checked)],
  };
}
