// Blocks of the permissions boundary for app roles: SageMaker, logs, keys and network interfaces.
import { FUNCTION_INTERFACE_ACTIONS } from '#deepseek/shared/function-vpc.ts';
import { TRACE_ACTIONS } from '#deepseek/shared/service-logs.ts';
import { DIRECT_CALLS } from '#deepseek/compose/limits/network.ts';
import { DELIVERY_ACTIONS } from '#deepseek/shared/log-delivery.ts';
import { PULL_ACTIONS } from '#deepseek/shared/container-images.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { BOUNDARY_ANSWERS, type Boundary } from './boundary-block.ts';

export function logs({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('logs')) return [];
  return [
    allow({
      sid: 'MaxLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: own('logs', 'log-group:*'),
      why: {
        title: 'At most: writing logs',
        text: 'To existing log groups: the roles cannot create any.',
        answers: BOUNDARY_ANSWERS,
        page: 'logGroups',
      },
    }),
  ];
}

export function endpoints({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('sagemaker') && !chosen('marketplace')) return [];
  const direct = chosen('sagemaker');
  return [
    allow({
      sid: 'MaxEndpoints',
      actions: [
        'sagemaker:InvokeEndpoint',
        'sagemaker:InvokeEndpointWithResponseStream',
        // Bedrock makes no such call for the app.
        ...(direct ? ['sagemaker:InvokeEndpointAsync'] : []),
      ],
      // A call of an inference component is checked on the component as well; Marketplace makes none.
      resources: [
        own('sagemaker', 'endpoint/*'),
        ...(direct ? [own('sagemaker', 'inference-component/*')] : []),
      ],
      ...(direct ? {} : { condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } } }),
      why: {
        title: direct ? 'At most: SageMaker endpoints' : 'At most: endpoints behind Bedrock Marketplace',
        text: direct
          ? 'Every endpoint in the account: the role’s own policy limits which.'
          : 'Bedrock calls SageMaker for the app; direct calls are not allowed.',
        calls: [
          'InvokeEndpoint',
          'InvokeEndpointWithResponseStream',
          ...(direct ? ['InvokeEndpointAsync'] : []),
        ],
        answers: BOUNDARY_ANSWERS,
        page: direct ? 'sagemakerInvoke' : 'bedrockMarketplace',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
export function endpointTokens({ chosen }: Boundary): readonly PlannedStatement[] {
  if (!chosen('sagemaker')) return [];
  return [
    allow({
      sid: 'MaxEndpointTokens',
      actions: 'sagemaker:CallWithBearerToken',
      resources: '*',
      why: {
        title: 'At most: bearer tokens of SageMaker',
        text: 'OpenAI-compatible clients sign in with one. A token does not give access to an endpoint by itself. This action does not support resources in IAM.',
        calls: ['POST /openai/v1/chat/completions'],
        answers: BOUNDARY_ANSWERS,
        page: 'sagemakerOpenAi',
      },
    }),
  ];
}

export function keys({ checked, chosen }: Boundary): readonly PlannedStatement[] {
  if (!chosen('keys')) return [];
  return [
    allow({
      sid: 'MaxDecrypt',
      actions: 'kms:Decrypt',
      resources: checked.answer('boundaryKeys').map(({ arn }) => arn),
      why: {
        title: 'At most: these KMS keys',
        text: 'Callers of a model that uses a customer managed key need to decrypt with it.',
        calls: ['InvokeModel'],
        answers: ['boundaryBlocks', 'boundaryKeys'],
        page: 'bedrockImportKeys',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
export function functionsInVpc({ chosen }: Boundary): readonly PlannedStatement[] {
  if (!chosen('vpc-functions')) return [];
  return [
    allow({
      sid: 'MaxFunctionInterfaces',
      actions: FUNCTION_INTERFACE_ACTIONS,
      resources: '*',
      why: {
        title: 'At most: network interfaces of functions in a VPC',
        text: 'Lambda creates and deletes them with the role of the function. AWS documents these six actions on all resources.',
        calls: ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface'],
        answers: BOUNDARY_ANSWERS,
        page: 'lambdaVpc',
      },
    }),
  ];
}

/** Log groups that services create themselves, with the role of what they run. */
const OWN_GROUPS = ['/aws/codebuild/*', '/aws-glue/*', '/aws/bedrock-agentcore/runtimes/*'];

export function serviceLogs({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('service-logs')) return [];
  return [
    allow({
      sid: 'MaxServiceLogs',
      actions: [
        'logs:CreateLogGroup',
        'logs:DescribeLogStreams',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      resources: OWN_GROUPS.map((group) => own('logs', `log-group:${group}`)),
      why: {
        title: 'At most: log groups of builds, jobs and agents',
        text: 'CodeBuild, Glue and AgentCore create their log groups with the role of the project, job or agent.',
        answers: BOUNDARY_ANSWERS,
        page: 'codeBuildRole',
      },
    }),
    allow({
      sid: 'MaxWorkflowTelemetry',
      actions: [...DELIVERY_ACTIONS, ...TRACE_ACTIONS],
      resources: '*',
      why: {
        title: 'At most: logs and traces of workflows',
        text: 'Step Functions sets up log delivery and sends traces with the role of the state machine. AWS documents these actions on all resources.',
        calls: ['CreateLogDelivery', 'PutTraceSegments'],
        answers: BOUNDARY_ANSWERS,
        page: 'stepFunctionsLogs',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html */
export function agentCore({ chosen, own, anyones }: Boundary): readonly PlannedStatement[] {
  if (!chosen('agentcore')) return [];
  return [
    allow({
      sid: 'MaxAgents',
      actions: DIRECT_CALLS['bedrock-agentcore'] ?? [],
      resources: ['runtime/*', 'harness/*'].map((agent) => own('bedrock-agentcore', agent)),
      why: {
        title: 'At most: calling agents on AgentCore Runtime',
        text: 'Every runtime and harness in the account: the role’s own policy limits which.',
        calls: ['InvokeAgentRuntime', 'StopRuntimeSession'],
        answers: BOUNDARY_ANSWERS,
        page: 'agentCoreInvoke',
      },
    }),
    allow({
      sid: 'MaxAgentImages',
      actions: PULL_ACTIONS,
      // A harness in a VPC pulls its image from AWS's account, which AWS does not name.
      resources: [own('ecr', 'repository/*'), anyones('ecr', 'repository/harness-*')],
      why: {
        title: 'At most: pulling images of agents',
        text: 'AgentCore pulls an agent’s image, or its own of a harness, with the execution role.',
        calls: ['CreateAgentRuntime'],
        answers: BOUNDARY_ANSWERS,
        page: 'agentCoreRuntimeRole',
      },
    }),
    allow({
      sid: 'MaxAgentTelemetry',
      actions: [
        'ecr:GetAuthorizationToken',
        'ecr-public:GetAuthorizationToken',
        'sts:GetServiceBearerToken',
        'cloudwatch:PutMetricData',
      ],
      resources: '*',
      why: {
        title: 'At most: signing in to ECR, and metrics',
        text: 'These actions do not support resources in IAM. The role’s own policy limits the namespace of metrics.',
        answers: BOUNDARY_ANSWERS,
        page: 'agentCoreRuntimeRole',
      },
    }),
    allow({
      sid: 'MaxAgentTokens',
      actions: ['bedrock-agentcore:GetWorkloadAccessToken', 'bedrock-agentcore:GetWorkloadAccessTokenForJWT'],
      resources: own('bedrock-agentcore', 'workload-identity-directory/*'),
      why: {
        title: 'At most: tokens of workload identities',
        text: 'The role’s own policy limits whose.',
        answers: BOUNDARY_ANSWERS,
        page: 'agentCoreTokens',
      },
    }),
  ];
}
