// Who may create an agent on AgentCore Runtime, and with which command.
import { createLinkedRole } from '#deepseek/shared/linked-role.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { isHarness } from '#deepseek/answers/model-options.ts';
import { harnessEndpoint } from '#deepseek/answers/runtime-calls.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command } from '#deepseek/compose/shell.ts';
import { partitionById } from '#iam/facts/regions.ts';

/** An ARN in each Region that the agent can be in. */
export const inRegions = (checked: CheckedAnswers, service: string, resources: readonly string[]) => {
  const { partition, regions, account } = callerHome(checked.view);
  return regions.flatMap((region) =>
    resources.map((resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`),
  );
};

/** The name of a runtime: that of a harness has a prefix. */
const runtimeName = (checked: CheckedAnswers, name: string): string =>
  isHarness(checked.view) ? `harness_${name}` : name;

/** Names of runtimes are part of their IDs. */
export const named = (checked: CheckedAnswers, before: string): readonly string[] =>
  checked.answer('agentNames').map((name) => `${before}${runtimeName(checked, name)}-*`);

/** The ARNs of the harnesses, as far as they are known beforehand. */
const harnesses = (checked: CheckedAnswers): readonly string[] =>
  inRegions(
    checked,
    'bedrock-agentcore',
    checked.answer('agentNames').map((name) => `harness/${name}-*`),
  );

/** Calls of an agent without a VPC come from addresses of AWS, which no limit on networks lets through. */
export const runsInVpc = ({ view }: CheckedAnswers): boolean =>
  view.asks('network') && view.text('network') !== 'any';

const LINKED = {
  Identity: {
    service: 'runtime-identity.bedrock-agentcore.amazonaws.com',
    name: 'AWSServiceRoleForBedrockAgentCoreRuntimeIdentity',
    needed: 'Needed for the first runtime of the account only.',
  },
  Network: {
    service: 'network.bedrock-agentcore.amazonaws.com',
    name: 'AWSServiceRoleForBedrockAgentCoreNetwork',
    needed:
      'With it, AgentCore creates network interfaces for agents in your VPC; needed once in an account.',
  },
} as const;

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/service-linked-roles.html */
function linkedRole(checked: CheckedAnswers, what: keyof typeof LINKED): PlannedStatement {
  const { needed, ...role } = LINKED[what];
  return createLinkedRole(`Create${what}LinkedRole`, callerHome(checked.view), role, {
    title: 'Lets AgentCore create its service-linked role',
    text: needed,
    calls: ['CreateAgentRuntime'],
    answers: ['deployerPolicy', ...(what === 'Network' ? (['network'] as const) : []), 'account'],
    page: 'agentCoreLinkedRoles',
  });
}

/**
 * What a harness needs besides what its runtime does: AWS checks its calls under both names.
 * https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html
 */
function createHarness(checked: CheckedAnswers): readonly PlannedStatement[] {
  const answers = ['deployerPolicy', 'agentHarness', 'agentNames', 'account'] as const;
  return [
    allowOnAll({
      sid: 'CreateAgentHarness',
      actions: 'bedrock-agentcore:CreateHarness',
      why: {
        title: 'Creates the harness',
        text: 'The role that a harness gets is limited by iam:PassRole. AgentCore creates its runtime with the caller’s permissions.',
        answers,
        page: 'agentCoreHarness',
      },
    }),
    allow({
      sid: 'ManageAgentHarness',
      actions: [
        'bedrock-agentcore:GetHarness',
        'bedrock-agentcore:UpdateHarness',
        'bedrock-agentcore:CreateHarnessEndpoint',
        'bedrock-agentcore:GetAgentRuntime',
        'bedrock-agentcore:UpdateAgentRuntime',
        'bedrock-agentcore:CreateAgentRuntimeEndpoint',
      ],
      resources: harnesses(checked),
      why: {
        title: 'Updates this harness and its endpoints',
        text: 'Only harnesses with the agent’s name. AWS’s guide asks for the runtime’s actions too.',
        calls: ['GetHarness', 'UpdateHarness', 'CreateHarnessEndpoint'],
        answers,
        page: 'agentCoreHarness',
      },
    }),
  ];
}

/** What the one who creates the runtime calls besides passing the role. */
export function createRuntime(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    ...(isHarness(checked.view) ? createHarness(checked) : []),
    allowOnAll({
      sid: 'CreateAgentRuntime',
      actions: 'bedrock-agentcore:CreateAgentRuntime',
      why: {
        title: 'Creates the runtime',
        text: 'The role that a runtime gets is limited by iam:PassRole.',
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
    linkedRole(checked, 'Identity'),
    ...(runsInVpc(checked) ? [linkedRole(checked, 'Network')] : []),
  ];
}

const NETWORK =
  '{"networkMode":"VPC","networkModeConfig":{"subnets":["SUBNET_ID"],"securityGroups":["SECURITY_GROUP_ID"]}}';

/** The image of an agent, with its tag left open. */
function container(checked: CheckedAnswers, region: string, repository: string): string {
  const { partition, account } = callerHome(checked.view);
  const suffix = partitionById(partition).dnsSuffix;
  return `{"containerConfiguration":{"containerUri":"${account}.dkr.ecr.${region}.${suffix}/${repository}:TAG"}}`;
}

/**
 * The model of a harness, with the guardrail that calls from the Region must name. Without a format, it calls
 * bedrock-runtime. https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-models.html
 */
function modelConfig({ view, answer }: CheckedAnswers, region: string): string {
  const all = view.asks('guardrails') ? answer('guardrails') : [];
  const guardrail = all.find((each) => each.region === region) ?? all[0];
  const guardrailConfig = guardrail && {
    guardrailIdentifier: guardrail.arn,
    guardrailVersion: guardrail.version ?? 'GUARDRAIL_VERSION',
  };
  return JSON.stringify({
    bedrockModelConfig: {
      modelId: 'MODEL_ID',
      apiFormat: harnessEndpoint(view) === 'bedrock-mantle' ? 'chat_completions' : undefined,
      additionalParams: guardrailConfig && { guardrailConfig },
    },
  });
}

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-get-started.html */
function harnessStep(checked: CheckedAnswers): NextStep {
  const [name = 'deepseek_agent'] = checked.answer('agentNames');
  const [repository] = checked.answer('agentImages');
  const inVpc = runsInVpc(checked);
  return {
    id: 'agent-harness',
    title: 'Create the managed harness',
    text: `Put the ID of a model that the role may call in place of MODEL_ID: without one, a harness calls a model of another vendor, which the role does not allow.${
      inVpc
        ? ' It runs in your VPC, since calls from elsewhere are denied, and needs endpoints for ecr.api, ecr.dkr and S3.'
        : ''
    } Its memory is off, since the deployer and the role would need the actions of AgentCore Memory; tools and skills need permissions of their own, too.`,
    code: callerHome(checked.view)
      .regions.map((region) =>
        command(
          'aws bedrock-agentcore-control create-harness',
          `--region ${region}`,
          `--harness-name ${name}`,
          `--execution-role-arn ${roleArn(checked)}`,
          `--model '${modelConfig(checked, region)}'`,
          `--memory '{"disabled":{}}'`,
          ...(repository === undefined
            ? []
            : [`--environment-artifact '${container(checked, region, repository)}'`]),
          ...(inVpc
            ? [`--environment '{"agentCoreRuntimeEnvironment":{"networkConfiguration":${NETWORK}}}'`]
            : []),
        ),
      )
      .join('\n\n'),
    page: PAGES.agentCoreHarness,
  };
}

export function createStep(checked: CheckedAnswers): NextStep {
  if (isHarness(checked.view)) return harnessStep(checked);
  const { regions } = callerHome(checked.view);
  const [name = 'deepseek_agent'] = checked.answer('agentNames');
  const [repository] = checked.answer('agentImages');
  const inVpc = runsInVpc(checked);
  const artifact = (region: string): string =>
    repository === undefined
      ? '{"codeConfiguration":{"code":{"s3":{"bucket":"BUCKET","prefix":"AGENT.zip"}},"runtime":"PYTHON_3_13","entryPoint":["main.py"]}}'
      : container(checked, region, repository);
  return {
    id: 'agent-runtime',
    title: 'Create the agent runtime',
    text: `${
      repository === undefined
        ? 'Upload the agent as a .zip file, and put its bucket and key in place of BUCKET and AGENT.zip. The deployer must be able to read it: AWS’s page on the execution role lists no permission for it.'
        : 'Put the tag of the image in place of TAG. AgentCore runs images for ARM64.'
    }${inVpc ? ' It runs in your VPC, since calls from elsewhere are denied: AWS’s other services need a route or a VPC endpoint there.' : ''}`,
    code: regions
      .map((region) =>
        command(
          'aws bedrock-agentcore-control create-agent-runtime',
          `--region ${region}`,
          `--agent-runtime-name ${name}`,
          `--role-arn ${roleArn(checked)}`,
          inVpc ? `--network-configuration '${NETWORK}'` : '--network-configuration networkMode=PUBLIC',
          `--agent-runtime-artifact '${artifact(region)}'`,
        ),
      )
      .join('\n\n'),
    page: PAGES.agentCoreRuntimeRole,
  };
}
