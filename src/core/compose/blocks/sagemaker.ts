// Building blocks for SageMaker endpoints: calling them, and hosting behind them.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { Reading } from '#core/answers/read.ts';
import { allow, type Grant } from '#core/compose/grant.ts';

export function endpointActions(streaming: boolean): readonly string[] {
  return streaming
    ? ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream']
    : ['sagemaker:InvokeEndpoint'];
}

const endpointCalls = (streaming: boolean): readonly string[] =>
  streaming ? ['InvokeEndpoint', 'InvokeEndpointWithResponseStream'] : ['InvokeEndpoint'];

export function invokeEndpoints(
  arns: readonly string[],
  streaming: boolean,
  sid: string,
  answers: readonly FieldId[],
): Grant {
  return allow({
    sid,
    actions: endpointActions(streaming),
    resources: arns,
    why: {
      title: 'Calls the endpoint',
      text: 'The endpoint ARN is enough. Endpoint names are lower case in ARNs, however they were typed when the endpoint was made.',
      calls: endpointCalls(streaming),
      answers,
      page: 'sagemakerInvoke',
    },
  });
}

/** Bedrock Marketplace: a fixed ARN for the call, and the SageMaker endpoint behind it, reached through Bedrock only. */
export function invokeMarketplace(
  arns: readonly string[],
  endpoints: readonly string[],
  streaming: boolean,
): readonly Grant[] {
  return [
    allow({
      sid: 'InvokeMarketplaceEndpoint',
      actions: streaming
        ? ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
        : ['bedrock:InvokeModel'],
      resources: arns,
      why: {
        title: 'Calls Bedrock Marketplace',
        text: 'This ARN is the same for every Marketplace endpoint, so it cannot choose one: the next statement does. The Converse API does not work here.',
        calls: streaming ? ['InvokeModel', 'InvokeModelWithResponseStream'] : ['InvokeModel'],
        answers: ['modelArns', 'streaming'],
        page: 'bedrockMarketplace',
      },
    }),
    allow({
      sid: 'InvokeBackingEndpointViaBedrock',
      actions: endpointActions(streaming),
      resources: endpoints,
      condition: {
        StringEquals: {
          'aws:CalledViaLast': 'bedrock.amazonaws.com',
          'aws:ResourceTag/sagemaker-sdk:bedrock': 'compatible',
        },
      },
      why: {
        title: 'The endpoint behind it, through Bedrock only',
        text: 'Bedrock calls SageMaker for the app. The conditions let no direct call through, and no endpoint that is not marked as made for Bedrock.',
        calls: endpointCalls(streaming),
        answers: ['backingEndpoints', 'streaming'],
        page: 'bedrockMarketplace',
      },
    }),
  ];
}

/** Logs and metrics of an endpoint's containers. */
export function endpointTelemetry(reading: Reading): readonly Grant[] {
  const { partition, regions, account } = reading.view.place;
  return [
    allow({
      sid: 'WriteEndpointLogs',
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      resources: regions.map(
        (region) => `arn:${partition}:logs:${region}:${account}:log-group:/aws/sagemaker/Endpoints/*`,
      ),
      why: {
        title: 'Writes the endpoint’s logs',
        text: 'SageMaker makes a log group for each endpoint below this path.',
        calls: ['CreateLogGroup', 'CreateLogStream', 'DescribeLogStreams', 'PutLogEvents'],
        answers: ['account', 'regions'],
        page: 'sagemakerRole',
      },
    }),
    allow({
      sid: 'PutEndpointMetrics',
      actions: 'cloudwatch:PutMetricData',
      resources: '*',
      why: {
        title: 'Sends metrics',
        text: 'Plain metrics have no resource in IAM, so this action stands on *.',
        calls: ['PutMetricData'],
        answers: ['entity'],
        page: 'sagemakerRole',
      },
    }),
  ];
}
