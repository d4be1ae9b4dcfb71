// Commands that scale an endpoint once it is in service.
import { hasComponents, hostsAsync, scales } from '#deepseek/answers/inference-option.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { cliOptions, type ApiRequest } from '#deepseek/compose/api-request.ts';
import { scalableDimension, scalesOnSchedule, scalesToZero } from '#deepseek/shared/endpoint-scaling.ts';
import { command } from '#deepseek/compose/shell.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { hostName } from '#deepseek/shared/host-requests.ts';

/** What a target tracking policy keeps near its value. */
function tracked(checked: CheckedAnswers, name: string) {
  if (hasComponents(checked.view))
    return {
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'SageMakerInferenceComponentInvocationsPerCopy',
      },
    };
  if (!hostsAsync(checked.view))
    return {
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    };
  return {
    CustomizedMetricSpecification: {
      MetricName: 'ApproximateBacklogSizePerInstance',
      Namespace: 'AWS/SageMaker',
      Dimensions: [{ Name: 'EndpointName', Value: name }],
      Statistic: 'Average',
    },
  };
}

/** The alarm that starts the first instance: calls that found none, or a queue that nobody works on. */
const alarmOf = (checked: CheckedAnswers, name: string): ApiRequest => ({
  AlarmName: `${name}-from-zero`,
  Namespace: 'AWS/SageMaker',
  ...(hasComponents(checked.view)
    ? {
        MetricName: 'NoCapacityInvocationFailures',
        Dimensions: [{ Name: 'InferenceComponentName', Value: name }],
      }
    : {
        MetricName: 'HasBacklogWithoutCapacity',
        Dimensions: [{ Name: 'EndpointName', Value: name }],
      }),
  Statistic: 'Maximum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'missing',
});

/** Full capacity in working hours, and the least outside of them. */
function scheduled(checked: CheckedAnswers, name: string): readonly ApiRequest[] {
  const least = scalesToZero(checked) ? 0 : 1;
  const at = (part: string, hour: number, MinCapacity: number, MaxCapacity: number): ApiRequest => ({
    ScheduledActionName: `${name}-${part}`,
    Schedule: `cron(0 ${hour} ? * MON-FRI *)`,
    Timezone: 'Etc/UTC',
    ScalableTargetAction: { MinCapacity, MaxCapacity },
  });
  return [at('mornings', 8, 1, 2), at('evenings', 18, least, least)];
}

interface ScalingRequests {
  /** What is scaled. */
  readonly on: ApiRequest;
  readonly register: ApiRequest;
  readonly follow: ApiRequest;
  /** Scheduled actions. */
  readonly schedule: readonly ApiRequest[];
  /** Starts the first instance: a policy, and the alarm that runs it. */
  readonly fromZero?: { readonly policy: ApiRequest; readonly alarm: ApiRequest };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html */
export function scalingRequests(checked: CheckedAnswers): ScalingRequests {
  const name = hostName(checked);
  const zero = scalesToZero(checked);
  return {
    on: {
      ServiceNamespace: 'sagemaker',
      ResourceId: hasComponents(checked.view)
        ? `inference-component/${name}`
        : `endpoint/${name}/variant/AllTraffic`,
      ScalableDimension: scalableDimension(checked),
    },
    register: { MinCapacity: zero ? 0 : 1, MaxCapacity: 2 },
    follow: {
      PolicyName: `${name}-follows-calls`,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { ...tracked(checked, name), TargetValue: 5 },
    },
    schedule: scalesOnSchedule(checked) ? scheduled(checked, name) : [],
    ...(zero
      ? {
          fromZero: {
            policy: {
              PolicyName: `${name}-from-zero`,
              PolicyType: 'StepScaling',
              StepScalingPolicyConfiguration: {
                AdjustmentType: 'ChangeInCapacity',
                MetricAggregationType: 'Maximum',
                Cooldown: 60,
                StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
              },
            },
            alarm: alarmOf(checked, name),
          },
        }
      : {}),
  };
}

function scale(checked: CheckedAnswers, region: string): string {
  const { on, register, follow, schedule, fromZero } = scalingRequests(checked);
  const call = (verb: string, request: ApiRequest, ...more: readonly string[]): string =>
    command(
      `aws application-autoscaling ${verb} --region ${region}`,
      cliOptions(on).join(' '),
      ...cliOptions(request),
      ...more,
    );
  return [
    call('register-scalable-target', register),
    call('put-scaling-policy', follow),
    ...schedule.map((action) => call('put-scheduled-action', action)),
    ...(fromZero
      ? [
          `POLICY=$(${call('put-scaling-policy', fromZero.policy, '--query PolicyARN --output text')})`,
          command(
            `aws cloudwatch put-metric-alarm --region ${region}`,
            ...cliOptions(fromZero.alarm),
            '--alarm-actions "$POLICY"',
          ),
        ]
      : []),
  ].join('\n');
}

export function scalingSteps(checked: CheckedAnswers): readonly NextStep[] {
  // A state machine sets it in its definition.
  if (!scales(checked.view) || runsInWorkflow(checked.view)) return [];
  const zero = scalesToZero(checked);
  return [
    {
      id: 'scale-endpoint',
      title: 'Scale the endpoint',
      text: `Run this as the deployer, once the endpoint is in service. Adjust the numbers. The first registration in an account creates the service-linked role of Application Auto Scaling.${
        zero
          ? ' At zero instances, starting the first takes minutes; calls to components fail until then, and asynchronous requests wait.'
          : ''
      }`,
      code: checked.view.home.regions.map((region) => scale(checked, region)).join('\n\n'),
      page: zero
        ? hostsAsync(checked.view)
          ? PAGES.sagemakerAsyncScaling
          : PAGES.sagemakerScaleToZero
        : PAGES.sagemakerScaling,
    },
  ];
}
