// Building blocks for SageMaker endpoints: calling them, and hosting behind them.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';
import { SAGEMAKER_LOG_ACTIONS, sendMetrics } from './service-logs.ts';

export function endpointActions(streaming: boolean): readonly string[] {
  return streaming
    ? ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream']
    : ['sagemaker:InvokeEndpoint'];
}

export const endpointCalls = (streaming: boolean): readonly string[] =>
  streaming ? ['InvokeEndpoint', 'InvokeEndpointWithResponseStream'] : ['InvokeEndpoint'];

const COMPONENT =
  'AWS lists the component as an optional resource of this call, and one of its pages names only the endpoint: do not rely on it to limit a role to one component of a shared endpoint.';

export function invokeEndpoints(
  arns: readonly string[],
  streaming: boolean,
  sid: string,
  answers: readonly FieldId[],
): PlannedStatement {
  const shared = arns.some((arn) => arn.includes(':inference-component/'));
  return allow({
    sid,
    actions: endpointActions(streaming),
    resources: arns,
    why: {
      title: 'Calls the endpoint',
      text: shared
        ? 'The endpoint and its components. Endpoint names are lowercase in ARNs, even if they were created with capitals.'
        : 'The endpoint ARN is enough. Endpoint names are lowercase in ARNs, even if they were created with capitals.',
      calls: endpointCalls(streaming),
      answers,
      page: 'sagemakerInvoke',
      ...(shared ? { doubt: COMPONENT } : {}),
    },
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-invoke-endpoint.html */
export const invokeAsync = (arns: readonly string[]): PlannedStatement =>
  allow({
    sid: 'InvokeDeepSeekEndpointAsync',
    actions: 'sagemaker:InvokeEndpointAsync',
    resources: arns,
    why: {
      title: 'Sends requests to the endpoint',
      text: 'An asynchronous endpoint takes only this call, which has an action of its own. Endpoint names are lowercase in ARNs, even if they were created with capitals.',
      answers: ['endpoints', 'endpointCalls'],
      page: 'sagemakerAsyncCall',
    },
  });

/** https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html */
const COMPONENT_LOGS =
  'AWS’s table of log groups does not list /aws/sagemaker/InferenceComponents. Its samples and running accounts have it.';

/** Logs and metrics of an endpoint's containers. */
export function endpointTelemetry(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const components = hasComponents(checked.view);
  const batch = transformsBatches(checked.view);
  const groups = batch
    ? ['TransformJobs', 'TransformJobs:*']
    : ['Endpoints/*', ...(components ? ['InferenceComponents/*'] : [])];
  return [
    allow({
      sid: 'WriteEndpointLogs',
      actions: SAGEMAKER_LOG_ACTIONS,
      resources: arnsIn(home, 'logs', ...groups.map((group) => `log-group:/aws/sagemaker/${group}`)),
      why: {
        title: batch ? 'Writes the jobs’ logs' : 'Writes the endpoint’s logs',
        text: batch
          ? 'All transform jobs share this log group.'
          : components
            ? 'SageMaker creates a log group for each endpoint and each inference component below these paths.'
            : 'SageMaker creates a log group for each endpoint below this path.',
        answers: [
          'account',
          'regions',
          ...(components ? (['deployComponents'] as const) : []),
          ...(batch ? (['inferenceOption'] as const) : []),
        ],
        page: 'sagemakerRole',
        ...(components ? { doubt: COMPONENT_LOGS } : {}),
      },
    }),
    sendMetrics('PutEndpointMetrics', 'sagemakerRole'),
  ];
}
