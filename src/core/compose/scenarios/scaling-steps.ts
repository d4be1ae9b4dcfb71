// Commands that scale an endpoint once it is in service.
import { hasComponents, hostsAsync, scales } from '#core/answers/inference-option.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { scalableDimension, scalesToZero } from '#core/compose/blocks/endpoint-scaling.ts';
import { command, jsonWord } from '#core/compose/shell.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { hostName } from './host-steps.ts';

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
function alarmOf(checked: CheckedAnswers, name: string): readonly string[] {
  return hasComponents(checked.view)
    ? ['--metric-name NoCapacityInvocationFailures', `--dimensions Name=InferenceComponentName,Value=${name}`]
    : ['--metric-name HasBacklogWithoutCapacity', `--dimensions Name=EndpointName,Value=${name}`];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html */
function fromZero(checked: CheckedAnswers, region: string, on: string): readonly string[] {
  const name = hostName(checked);
  const step = {
    AdjustmentType: 'ChangeInCapacity',
    MetricAggregationType: 'Maximum',
    Cooldown: 60,
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  };
  return [
    `POLICY=$(${command(
      `aws application-autoscaling put-scaling-policy --region ${region} ${on}`,
      `--policy-name ${name}-from-zero --policy-type StepScaling`,
      `--step-scaling-policy-configuration ${jsonWord(step)}`,
      '--query PolicyARN --output text',
    )})`,
    command(
      `aws cloudwatch put-metric-alarm --region ${region} --alarm-name ${name}-from-zero`,
      `--namespace AWS/SageMaker ${alarmOf(checked, name).join(' ')}`,
      '--statistic Maximum --period 60 --evaluation-periods 1 --threshold 1',
      '--comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data missing',
      '--alarm-actions "$POLICY"',
    ),
  ];
}

function scale(checked: CheckedAnswers, region: string): string {
  const name = hostName(checked);
  const id = hasComponents(checked.view)
    ? `inference-component/${name}`
    : `endpoint/${name}/variant/AllTraffic`;
  const on = `--service-namespace sagemaker --resource-id ${id} --scalable-dimension ${scalableDimension(checked)}`;
  const zero = scalesToZero(checked);
  const policy = { ...tracked(checked, name), TargetValue: 5 };
  return [
    command(
      `aws application-autoscaling register-scalable-target --region ${region} ${on}`,
      `--min-capacity ${zero ? 0 : 1} --max-capacity 2`,
    ),
    command(
      `aws application-autoscaling put-scaling-policy --region ${region} ${on}`,
      `--policy-name ${name}-follows-calls --policy-type TargetTrackingScaling`,
      `--target-tracking-scaling-policy-configuration ${jsonWord(policy)}`,
    ),
    ...(zero ? fromZero(checked, region, on) : []),
  ].join('\n');
}

export function scalingSteps(checked: CheckedAnswers): readonly NextStep[] {
  if (!scales(checked.view)) return [];
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
