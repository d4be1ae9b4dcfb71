// An agent on AgentCore Runtime: what its execution role needs besides the model, and who may create it.
// https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html
import { callerHome } from '#core/answers/caller-home.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { ecrToken } from '#core/compose/blocks/container-images.ts';
import { sendTraces } from '#core/compose/blocks/service-logs.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { partitionById } from '#core/facts/regions.ts';
import { roleArn } from '#core/compose/plan.ts';
import { deployer } from './deployer.ts';
import type { Extras } from './extras.ts';

/** An ARN in each Region that the agent can be in. */
const inRegions = (checked: CheckedAnswers, service: string, resources: readonly string[]) => {
  const { partition, regions, account } = callerHome(checked.view);
  return regions.flatMap((region) =>
    resources.map((resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`),
  );
};

/** Names of runtimes are part of their IDs. */
const named = (checked: CheckedAnswers, before: string): readonly string[] =>
  checked.answer('agentNames').map((name) => `${before}${name}-*`);

function pullImage(checked: CheckedAnswers): readonly Grant[] {
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

function writeLogs(checked: CheckedAnswers): readonly Grant[] {
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
        calls: ['CreateLogGroup', 'DescribeLogStreams', 'CreateLogStream', 'PutLogEvents'],
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
        calls: ['DescribeLogGroups'],
        answers: ['entity', 'account'],
        page: 'agentCoreRuntimeRole',
      },
    }),
  ];
}

const sendMetrics = (): Grant =>
  allow({
    sid: 'PutAgentMetrics',
    actions: 'cloudwatch:PutMetricData',
    resources: '*',
    condition: { StringEquals: { 'cloudwatch:namespace': 'bedrock-agentcore' } },
    why: {
      title: 'Sends metrics',
      text: 'This action does not support resources in IAM. The condition keeps it to AgentCore’s namespace.',
      calls: ['PutMetricData'],
      answers: ['agentTelemetry'],
      page: 'agentCoreRuntimeRole',
    },
  });

const getTokens = (checked: CheckedAnswers): Grant =>
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
      calls: ['GetWorkloadAccessToken', 'GetWorkloadAccessTokenForJWT'],
      answers: ['agentTokens', 'agentNames', 'account'],
      page: 'agentCoreTokens',
      doubt:
        'AWS’s page on tokens says that identities managed by Runtime cannot get them directly; its page on execution roles has this statement.',
    },
  });

/** What the one who creates the runtime calls besides passing the role. */
function createRuntime(checked: CheckedAnswers): readonly Grant[] {
  const { partition, account } = callerHome(checked.view);
  const service = 'runtime-identity.bedrock-agentcore.amazonaws.com';
  return [
    allow({
      sid: 'CreateAgentRuntime',
      actions: 'bedrock-agentcore:CreateAgentRuntime',
      resources: '*',
      why: {
        title: 'Creates the runtime',
        text: 'This action does not support resources in IAM, so it needs *. The role that a runtime gets is limited by iam:PassRole.',
        calls: ['CreateAgentRuntime'],
        answers: ['deployerPolicy'],
        page: 'agentCoreActions',
      },
    }),
    allow({
      sid: 'ManageAgentRuntime',
      actions: [
        'bedrock-agentcore:GetAgentRuntime',
        'bedrock-agentcore:UpdateAgentRuntime',
        'bedrock-agentcore:CreateAgentRuntimeEndpoint',
        'bedrock-agentcore:GetAgentRuntimeEndpoint',
        'bedrock-agentcore:UpdateAgentRuntimeEndpoint',
      ],
      resources: inRegions(checked, 'bedrock-agentcore', named(checked, 'runtime/')),
      why: {
        title: 'Updates this runtime and its endpoints',
        text: 'Only runtimes with the agent’s name: it is the beginning of their ID.',
        calls: ['GetAgentRuntime', 'UpdateAgentRuntime', 'CreateAgentRuntimeEndpoint'],
        answers: ['deployerPolicy', 'agentNames', 'account'],
        page: 'agentCoreActions',
      },
    }),
    allow({
      sid: 'CreateAgentIdentity',
      actions: 'bedrock-agentcore:CreateWorkloadIdentity',
      resources: inRegions(checked, 'bedrock-agentcore', [
        'workload-identity-directory/default',
        ...named(checked, 'workload-identity-directory/default/workload-identity/'),
      ]),
      why: {
        title: 'Creates the agent’s workload identity',
        text: 'Each runtime gets a workload identity that is named after it.',
        calls: ['CreateAgentRuntime'],
        answers: ['deployerPolicy', 'agentNames', 'account'],
        page: 'agentCoreIdentities',
        doubt:
          'AWS says that Runtime creates the identity automatically, but not with whose permissions. Remove this statement if the deployment works without it.',
      },
    }),
    allow({
      sid: 'CreateIdentityLinkedRole',
      actions: 'iam:CreateServiceLinkedRole',
      resources: `arn:${partition}:iam::${account}:role/aws-service-role/${service}/AWSServiceRoleForBedrockAgentCoreRuntimeIdentity`,
      condition: { StringEquals: { 'iam:AWSServiceName': service } },
      why: {
        title: 'Lets AgentCore create its service-linked role',
        text: 'Needed for the first runtime of the account only. AWS fixes what such a role can do.',
        calls: ['CreateAgentRuntime'],
        answers: ['deployerPolicy', 'account'],
        page: 'agentCoreLinkedRoles',
      },
    }),
  ];
}

function createStep(checked: CheckedAnswers): NextStep {
  const { partition, regions, account } = callerHome(checked.view);
  const [name = 'deepseek_agent'] = checked.answer('agentNames');
  const [repository] = checked.answer('agentImages');
  const [region = 'us-east-1'] = regions;
  const suffix = partitionById(partition).dnsSuffix;
  const artifact =
    repository === undefined
      ? '{"codeConfiguration":{"code":{"s3":{"bucket":"BUCKET","prefix":"AGENT.zip"}},"runtime":"PYTHON_3_13","entryPoint":["main.py"]}}'
      : `{"containerConfiguration":{"containerUri":"${account}.dkr.ecr.${region}.${suffix}/${repository}:TAG"}}`;
  return {
    id: 'agent-runtime',
    title: 'Create the agent runtime',
    text:
      repository === undefined
        ? 'Upload the agent as a .zip file, and put its bucket and key in place of BUCKET and AGENT.zip. The deployer must be able to read it: AWS’s page on the execution role lists no permission for it.'
        : 'Put the tag of the image in place of TAG. AgentCore runs images for ARM64.',
    code: [
      'aws bedrock-agentcore-control create-agent-runtime',
      `--region ${region}`,
      `--agent-runtime-name ${name}`,
      `--role-arn ${roleArn(checked)}`,
      '--network-configuration networkMode=PUBLIC',
      `--agent-runtime-artifact '${artifact}'`,
    ].join(' \\\n  '),
    page: PAGES.agentCoreRuntimeRole,
  };
}

export function agentCore(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassAgentRole',
    service: 'bedrock-agentcore.amazonaws.com',
    who: 'creates the agent runtime',
    calls: ['CreateAgentRuntime', 'UpdateAgentRuntime'],
    grants: createRuntime(checked),
  });
  return {
    ...passing,
    grants: [
      ...pullImage(checked),
      ...writeLogs(checked),
      ...(checked.answer('agentTelemetry')
        ? [sendTraces(['agentTelemetry'], 'agentCoreRuntimeRole'), sendMetrics()]
        : []),
      ...(checked.answer('agentTokens') ? [getTokens(checked)] : []),
    ],
    nextSteps: [...(passing.nextSteps ?? []), createStep(checked)],
  };
}
