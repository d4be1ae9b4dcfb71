// Building block: a deployer scales endpoints with Application Auto Scaling.
import { hasComponents, scales } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { createLinkedRole, type LinkedRole } from './linked-role.ts';
import { arnsIn } from './region-arns.ts';

const SCALING_ROLE: LinkedRole = {
  service: 'sagemaker.application-autoscaling.amazonaws.com',
  name: 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
};

export const scalesToZero = (checked: CheckedAnswers): boolean =>
  checked.view.asks('scaleToZero') && checked.answer('scaleToZero');

/** What is scaled: copies of components, or instances of a variant. */
export const scalableDimension = ({ view }: CheckedAnswers): string =>
  hasComponents(view)
    ? 'sagemaker:inference-component:DesiredCopyCount'
    : 'sagemaker:variant:DesiredInstanceCount';

/** That Application Auto Scaling makes the call, with the rights of who called it. */
const THROUGH = { StringEquals: { 'aws:CalledViaLast': 'application-autoscaling.amazonaws.com' } };

const ALARM_ACTIONS = ['cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms'] as const;

export const scalesOnSchedule = (checked: CheckedAnswers): boolean =>
  checked.view.asks('scheduledScaling') && checked.answer('scheduledScaling');

const onlyThisDimension = (checked: CheckedAnswers) => ({
  StringEquals: {
    'application-autoscaling:service-namespace': 'sagemaker',
    'application-autoscaling:scalable-dimension': scalableDimension(checked),
  },
});

/** https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html */
const schedule = (checked: CheckedAnswers, targets: readonly string[]): readonly PlannedStatement[] => [
  allow({
    sid: 'ScheduleScaling',
    actions: ['application-autoscaling:PutScheduledAction', 'application-autoscaling:DeleteScheduledAction'],
    resources: targets,
    condition: onlyThisDimension(checked),
    why: {
      title: 'Sets capacity for times of the day or week',
      text: 'AWS checks what is scaled, under the same conditions.',
      answers: ['scheduledScaling', 'deployComponents', 'account', 'regions'],
      page: 'autoScalingSchedule',
    },
  }),
  allowOnAll({
    sid: 'SeeSchedule',
    actions: 'application-autoscaling:DescribeScheduledActions',
    why: {
      title: 'Looks at scheduled actions',
      text: 'It is read-only.',
      answers: ['scheduledScaling'],
      page: 'autoScalingActions',
    },
  }),
];

/**
 * Before it registers anything, Application Auto Scaling tries the rights of who called it on names that it
 * makes up: AWS’s own policies for Canvas (variants) and for Studio (components) allow that on all names, and
 * alarms on all that begin as those of target tracking do.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html
 * https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html
 */
export function scaleEndpoints(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!scales(checked.view)) return [];
  const { home } = checked.view;
  const shared = hasComponents(checked.view);
  const answers = ['autoscaling', 'namePrefix', 'account', 'regions'] as const;
  const page = 'sagemakerScaling' as const;
  const targets = arnsIn(home, 'application-autoscaling', 'scalable-target/*');
  return [
    allow({
      sid: 'ScaleEndpoints',
      actions: [
        'application-autoscaling:RegisterScalableTarget',
        'application-autoscaling:DeregisterScalableTarget',
        'application-autoscaling:PutScalingPolicy',
        'application-autoscaling:DeleteScalingPolicy',
      ],
      resources: targets,
      condition: onlyThisDimension(checked),
      why: {
        title: 'Registers what is scaled, and sets its policies',
        text: 'A scalable target’s ARN does not have the endpoint’s name. The conditions limit this to SageMaker and the dimension.',
        calls: ['RegisterScalableTarget', 'PutScalingPolicy', 'DeleteScalingPolicy'],
        answers: ['autoscaling', 'deployComponents', 'account', 'regions'],
        page: 'autoScalingActions',
      },
    }),
    allowOnAll({
      sid: 'SeeScaling',
      actions: [
        'application-autoscaling:DescribeScalableTargets',
        'application-autoscaling:DescribeScalingPolicies',
        'application-autoscaling:DescribeScalingActivities',
      ],
      why: {
        title: 'Looks at scaling',
        text: 'They are read-only.',
        answers: ['autoscaling'],
        page: 'autoScalingActions',
      },
    }),
    ...(scalesOnSchedule(checked) ? schedule(checked, targets) : []),
    ...(shared
      ? [
          allow({
            sid: 'TryScaling',
            actions: 'sagemaker:UpdateInferenceComponentRuntimeConfig',
            resources: arnsIn(home, 'sagemaker', 'inference-component/*'),
            condition: THROUGH,
            why: {
              title: 'Lets Application Auto Scaling try',
              text: 'It tries your rights under names that it makes up.',
              calls: ['RegisterScalableTarget'],
              answers: ['autoscaling', 'deployComponents', 'account', 'regions'],
              page,
              doubt: 'AWS’s pages do not list it. Its Studio policy does.',
            },
          }),
        ]
      : [
          allow({
            sid: 'ChangeCapacity',
            actions: 'sagemaker:UpdateEndpointWeightsAndCapacities',
            resources: arnsIn(home, 'sagemaker', `endpoint/${checked.answer('namePrefix')}*`),
            why: {
              title: 'Changes the number of instances',
              text: 'Application Auto Scaling checks that who registers an endpoint may change it.',
              calls: ['RegisterScalableTarget', 'UpdateEndpointWeightsAndCapacities'],
              answers,
              page,
            },
          }),
        ]),
    allow({
      sid: 'ManageScalingAlarms',
      actions: ALARM_ACTIONS,
      resources: arnsIn(home, 'cloudwatch', 'alarm:TargetTracking*'),
      condition: THROUGH,
      why: {
        title: 'Creates the alarms',
        text: 'They are named TargetTracking- and the resource ID. Application Auto Scaling also tries names that it makes up.',
        calls: ['RegisterScalableTarget', 'PutScalingPolicy', 'DeleteScalingPolicy'],
        answers: ['autoscaling', 'account', 'regions'],
        page: 'autoScalingAlarms',
      },
    }),
    ...(scalesToZero(checked)
      ? [
          allow({
            sid: 'ManageFirstAlarm',
            actions: ALARM_ACTIONS,
            resources: arnsIn(home, 'cloudwatch', `alarm:${checked.answer('namePrefix')}*`),
            why: {
              title: 'Creates the alarm that starts the first instance',
              text: 'Only with names that start as you set.',
              answers: ['scaleToZero', ...answers],
              page,
            },
          }),
        ]
      : []),
    allow({
      sid: 'SeeScalingAlarms',
      actions: ['cloudwatch:DescribeAlarms', ...(shared ? [] : ['sagemaker:DescribeEndpointConfig'])],
      resources: [
        ...arnsIn(home, 'cloudwatch', 'alarm:*'),
        ...(shared ? [] : arnsIn(home, 'sagemaker', 'endpoint-config/*')),
      ],
      why: {
        title: 'Looks at alarms',
        text: `AWS lists all alarms${shared ? '' : ', and tries a configuration whose name it makes up'}. Read-only.`,
        answers: ['autoscaling', 'deployComponents', 'account', 'regions'],
        page,
      },
    }),
    createLinkedRole('CreateScalingRole', home, SCALING_ROLE, {
      title: 'Creates the service-linked role',
      text: 'The first registration in an account creates it. Application Auto Scaling changes endpoints with it.',
      calls: ['RegisterScalableTarget'],
      answers: ['autoscaling', 'account'],
      page,
    }),
  ];
}
