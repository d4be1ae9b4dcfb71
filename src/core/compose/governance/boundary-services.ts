// Blocks of the permissions boundary for app roles: SageMaker, logs, keys and network interfaces.
import { FUNCTION_INTERFACE_ACTIONS } from '#core/compose/extras/function-vpc.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { BOUNDARY_ANSWERS, type Boundary } from './boundary-block.ts';

export function logs({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('logs')) return [];
  return [
    allow({
      sid: 'MaxLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: own('logs', 'log-group:*'),
      why: {
        title: 'At most: writing logs',
        text: 'To existing log groups: the roles cannot create any.',
        calls: ['CreateLogStream', 'PutLogEvents'],
        answers: BOUNDARY_ANSWERS,
        page: 'logGroups',
      },
    }),
  ];
}

export function endpoints({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('sagemaker') && !chosen('marketplace')) return [];
  const direct = chosen('sagemaker');
  return [
    allow({
      sid: 'MaxEndpoints',
      actions: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
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
        calls: ['InvokeEndpoint', 'InvokeEndpointWithResponseStream'],
        answers: BOUNDARY_ANSWERS,
        page: direct ? 'sagemakerInvoke' : 'bedrockMarketplace',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
export function endpointTokens({ chosen }: Boundary): readonly Grant[] {
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

export function keys({ checked, chosen }: Boundary): readonly Grant[] {
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
export function functionsInVpc({ chosen }: Boundary): readonly Grant[] {
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
