// Building blocks for what services write with an app's role: logs in groups they create themselves, traces.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

interface OwnLogs {
  readonly sid: string;
  readonly what: string;
  readonly asked: readonly FieldId[];
  readonly page: PageId;
}

/** Creates log groups by their names or a pattern of them, and writes to them: the service does so itself. */
export function createLogs(
  groups: readonly string[],
  home: RoleHome,
  { sid, what, asked, page }: OwnLogs,
): PlannedStatement {
  const actions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
  return allow({
    sid,
    actions,
    resources: arnsIn(
      home,
      'logs',
      ...groups
        .map((group) => `log-group:${group}`)
        .flatMap((group) => (group.endsWith('*') ? [group] : [group, `${group}:*`])),
    ),
    why: {
      title: `Writes the ${what}’s logs`,
      text: 'The service creates the log group with this role at first use. The ARN that ends in :* is for the log streams in it.',
      calls: ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'],
      answers: asked,
      page,
    },
  });
}

/** What SageMaker runs creates its log group, and looks for its stream there. */
export const SAGEMAKER_LOG_ACTIONS = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
] as const;

/** Sends metrics of any namespace to CloudWatch. */
export const sendMetrics = (sid: string, page: PageId): PlannedStatement =>
  allowOnAll({
    sid,
    actions: 'cloudwatch:PutMetricData',
    why: { title: 'Sends metrics', answers: ['entity'], page },
  });

export const TRACE_ACTIONS = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
] as const;

/** Sends traces to X-Ray. */
export const sendTraces = (asked: readonly FieldId[], page: PageId): PlannedStatement =>
  allowOnAll({
    sid: 'SendTraces',
    actions: TRACE_ACTIONS,
    why: {
      title: 'Sends traces to X-Ray',
      calls: ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'],
      answers: asked,
      page,
    },
  });
