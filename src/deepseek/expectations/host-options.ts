// What else SageMaker and its deployer do: asynchronous calls, transform jobs, captured data, volumes, scaling.
import { hasComponents, hostsAsync, scales, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { scalableDimension, scalesOnSchedule, scalesToZero } from '#deepseek/shared/endpoint-scaling.ts';
import { capturedTo, filesOf } from '#deepseek/shared/inference-files.ts';
import { topicKeysOf } from '#deepseek/shared/inference-keys.ts';
import { partitionById } from '#iam/facts/regions.ts';
import { usesModelBuilder, usesSdk } from '#deepseek/shared/python-sdk.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { keyUse } from './keys.ts';
import { arnOf, unrelatedAccount, around, inOtherAccount, otherId, renamed, withKey } from './near-misses.ts';
import { callsOf, each } from './operator-calls.ts';
import { fileKeyExpectations, listExpectations, objectExpectations } from './s3-files.ts';
import { jobsInWorkflow } from './workflow-jobs.ts';
import { missesOfFirst } from './model-calls.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-prerequisites.html */
export function inferenceFiles(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { reads, writes } = filesOf(checked);
  const captured = capturedTo(checked);
  const weights = checked.view.asks('weights') ? checked.answer('weights') : [];
  // Buckets may be those of the role’s own account only; the weights alone may have another owner.
  const { account } = checked.view.home;
  const pinned = checked.view.asks('resourceAccount') && checked.answer('resourceAccount');
  const owned = { role, account, pinned };
  const input = { ...owned, says: 'Read the requests', locations: reads, beside: weights };
  const output = { ...owned, says: 'Write the results', locations: writes, beside: captured };
  const capture = { ...owned, says: 'Write captured data', locations: captured, beside: writes };
  const readable = [...reads, ...weights];
  const put = objectExpectations(checked, { ...output, actions: ['s3:PutObject'] });
  const apart = [...writes, ...captured].every(({ bucket }) =>
    readable.every((other) => other.bucket !== bucket),
  );
  return [
    ...objectExpectations(checked, { ...input, actions: ['s3:GetObject'] }),
    ...put,
    ...objectExpectations(checked, { ...output, actions: ['s3:AbortMultipartUpload'] }),
    ...objectExpectations(checked, { ...capture, actions: ['s3:PutObject'] }),
    ...missesOfFirst(put, [apart && { difference: 'read it back', action: 's3:GetObject' }]),
    ...(checked.view.asks('batchListFolders')
      ? listExpectations(
          checked,
          { ...owned, says: 'List the folders', locations: [...reads, ...writes] },
          true,
        )
      : []),
    ...fileKeyExpectations(checked, { ...input, actions: ['kms:Decrypt'], pinned: true }),
    ...[output, capture].flatMap((files) =>
      fileKeyExpectations(checked, {
        ...files,
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        pinned: true,
      }),
    ),
  ];
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
export function notifications(checked: CheckedAnswers, by: string): readonly Expectation[] {
  const { home } = checked.view;
  const topics = hostsAsync(checked.view) ? checked.answer('snsTopics') : [];
  const suffix = partitionById(home.partition).dnsSuffix;
  return [
    ...topics.flatMap(({ arn }) =>
      callsOf({
        by,
        may: [['sns:Publish', arn]],
        near: { 'sns:Publish': [renamed('another topic'), inOtherAccount('of another account')] },
        not: [['subscribe to it', 'sns:Subscribe', arn]],
      }),
    ),
    ...topicKeysOf(checked).flatMap(({ arn, region }) => [
      ...keyUse({
        role: by,
        says: 'Encrypt a notification',
        arn,
        actions: topics.length > 0 ? ['kms:GenerateDataKey', 'kms:Decrypt'] : [],
        context: { 'kms:ViaService': `sns.${region}.${suffix}` },
      }),
    ]),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html */
export function volumes(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const statement = 'kms:GrantIsForAWSResource';
  return checked.answer('volumeKeys').flatMap(({ arn }) =>
    [role, 'operator'].flatMap((by) =>
      callsOf({
        by,
        may: [['kms:CreateGrant', arn, { [statement]: 'true' }]],
        near: {
          'kms:CreateGrant': [withKey('for somebody else', statement, 'false'), otherId('on another key')],
        },
      }),
    ),
  );
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html */
export function jobTelemetry(checked: CheckedAnswers, by: string): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const group = arnOf(home, 'logs', region, home.account, 'log-group:/aws/sagemaker/TransformJobs');
  const log = `${group}:log-stream:a`;
  return callsOf({
    by,
    may: [
      ['logs:CreateLogGroup', group],
      ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], log),
      ['cloudwatch:PutMetricData', '*'],
    ],
    not: [
      ['the log of an endpoint', 'logs:PutLogEvents', log.replace('TransformJobs', 'Endpoints/r1')],
      ['read it', 'logs:GetLogEvents', log],
    ],
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
export function transformJobs(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const named = (type: string) =>
    arnOf(home, 'sagemaker', region, home.account, `${type}/${checked.answer('namePrefix')}-r1`);
  const job = named('transform-job');
  const calls = callsOf({
    may: [
      ...each(
        ['CreateTransformJob', 'DescribeTransformJob', 'StopTransformJob'].map((verb) => `sagemaker:${verb}`),
        job,
      ),
      ['sagemaker:CreateModel', named('model')],
    ],
    not: [
      ['under another name', 'sagemaker:CreateTransformJob', job.replace(/[^/]+$/, 'zz-not-the-prefix')],
      ['an endpoint', 'sagemaker:CreateEndpoint', named('endpoint')],
      ['a training job', 'sagemaker:CreateTrainingJob', named('training-job')],
    ],
  });
  return [...calls, ...jobsInWorkflow(checked, 'Transform', job)];
}

const SCALING = 'application-autoscaling';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html */
export function scaling(checked: CheckedAnswers): readonly Expectation[] {
  const { view } = checked;
  const { home } = view;
  if (transformsBatches(view)) return [];
  const [region = ''] = home.regions;
  const prefix = checked.answer('namePrefix');
  const of = (service: string, resource: string) => arnOf(home, service, region, home.account, resource);
  const target = of(SCALING, 'scalable-target/1234abcd56ab78cd901ef1234567890ab123');
  const [inService, onDimension] = [`${SCALING}:service-namespace`, `${SCALING}:scalable-dimension`];
  const context = { [inService]: 'sagemaker', [onDimension]: scalableDimension(checked) };
  const register = `${SCALING}:RegisterScalableTarget`;
  if (!scales(view))
    return callsOf({
      may: [['sagemaker:DescribeEndpoint', of('sagemaker', `endpoint/${prefix}-r1`)]],
      not: [['scale it', register, target, context]],
    });
  const type = hasComponents(view) ? 'inference-component' : 'endpoint';
  const variant = hasComponents(view) ? '' : '/variant/AllTraffic';
  const alarm = of('cloudwatch', `alarm:TargetTracking-${type}/${prefix}r1${variant}-AlarmHigh-1234`);
  const service = 'sagemaker.application-autoscaling.amazonaws.com';
  const linked = `arn:${home.partition}:iam::${home.account}:role/aws-service-role/${service}/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`;
  const own = of('cloudwatch', `alarm:${prefix}r1-from-zero`);
  const put = `${SCALING}:PutScheduledAction`;
  const onSchedule = scalesOnSchedule(checked);
  const scheduling = [
    ...each([put, `${SCALING}:DeleteScheduledAction`], target, context),
    [`${SCALING}:DescribeScheduledActions`, '*'] as const,
  ];
  // Application Auto Scaling makes up a name.
  const component = of('sagemaker', 'inference-component/7f4e1944');
  const attempt = 'sagemaker:UpdateInferenceComponentRuntimeConfig';
  const through = 'aws:CalledViaLast';
  const called = { [through]: `${SCALING}.amazonaws.com` };
  return callsOf({
    may: [
      ...each(
        [register, `${SCALING}:PutScalingPolicy`, `${SCALING}:DeregisterScalableTarget`],
        target,
        context,
      ),
      ...each(['cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms'], alarm, called),
      ...(onSchedule ? scheduling : []),
      [`${SCALING}:DescribeScalableTargets`, '*'],
      ['iam:CreateServiceLinkedRole', linked, { 'iam:AWSServiceName': service }],
      ...(scalesToZero(checked) ? each(['cloudwatch:PutMetricAlarm'], own) : []),
      ...(hasComponents(view)
        ? [[attempt, component, called] as const]
        : [
            [
              'sagemaker:UpdateEndpointWeightsAndCapacities',
              of('sagemaker', `endpoint/${prefix}-r1`),
            ] as const,
            ['sagemaker:DescribeEndpointConfig', of('sagemaker', 'endpoint-config/7f4e1944')] as const,
          ]),
    ],
    near: {
      [register]: [
        withKey('of another service', inService, 'ecs'),
        withKey('another dimension', onDimension, 'sagemaker:variant:DesiredProvisionedConcurrency'),
      ],
      [put]: [withKey('schedule another dimension', onDimension, 'ecs:service:DesiredCount')],
      'iam:CreateServiceLinkedRole': [
        withKey('for another service', 'iam:AWSServiceName', 'ecs.amazonaws.com'),
      ],
      [attempt]: [withKey('by another service', through, 'ecs.amazonaws.com')],
    },
    not: [
      ...(onSchedule ? [] : [['schedule it', put, target, context] as const]),
      ['another alarm', 'cloudwatch:PutMetricAlarm', of('cloudwatch', 'alarm:zz-not-the-prefix')],
      ['another alarm', 'cloudwatch:PutMetricAlarm', of('cloudwatch', 'alarm:zz-not-the-prefix'), called],
      ['an alarm of target tracking, by itself', 'cloudwatch:PutMetricAlarm', alarm],
      ...(scalesToZero(checked) ? [] : [['an alarm of its own', 'cloudwatch:PutMetricAlarm', own] as const]),
      ['a role of another name', 'iam:CreateRole', linked],
    ],
  });
}

/** https://sagemaker.readthedocs.io/en/stable/inference/index.html */
export function pythonSdk(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const bucket = `arn:${home.partition}:s3:::sagemaker-${region}-${home.account}`;
  const put: Call = {
    label: 'Upload to the default bucket of the SDK',
    principal: { role: 'operator' },
    action: 's3:PutObject',
    resource: `${bucket}/deepseek-r1/model.tar.gz`,
    resourceAccount: home.account,
    context: {},
  };
  if (!usesSdk(checked)) return [denied(put, { difference: 'without the SDK' })];
  const read: Call = {
    ...put,
    label: 'Read what the SDK uploaded',
    principal: { role },
    action: 's3:GetObject',
  };
  const open: Call = {
    ...put,
    label: 'Look for the default bucket',
    action: 's3:ListBucket',
    resource: bucket,
  };
  const log = arnOf(
    home,
    'logs',
    region,
    home.account,
    `log-group:/aws/sagemaker/Endpoints/${checked.answer('namePrefix')}r1`,
  );
  const other = log.replace('/Endpoints/', '/Other/');
  return [
    ...around(put, [
      { difference: 'of another account', resourceAccount: unrelatedAccount(home.account) },
      { difference: 'another bucket', resource: `${bucket}-other/model.tar.gz` },
      { difference: 'delete it', action: 's3:DeleteObject' },
    ]),
    ...around(read, [{ difference: 'overwrite it', action: 's3:PutObject' }]),
    allowed(open),
    allowed({ ...open, label: 'Create the default bucket', action: 's3:CreateBucket' }),
    ...(usesModelBuilder(checked) && !transformsBatches(checked.view)
      ? callsOf({
          may: [['logs:FilterLogEvents', log]],
          not: [['another log', 'logs:FilterLogEvents', other]],
        })
      : []),
  ];
}
