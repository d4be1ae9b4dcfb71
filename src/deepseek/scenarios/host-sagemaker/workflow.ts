// A state machine that deploys an endpoint, or runs a transform job.
import { hasComponents, scales, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { readsOwnWeights } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import {
  BY_EXECUTION,
  createStateMachine,
  nameByExecution,
  task,
  waitUntilDone,
  withName,
  type States,
} from '#deepseek/compose/workflow-definition.ts';
import { transformRequest } from '#deepseek/shared/host-options.ts';
import {
  componentRequest,
  endpointConfigRequest,
  hostName,
  modelRequest,
} from '#deepseek/shared/host-requests.ts';
import { ARCHIVE } from '#deepseek/shared/host-words.ts';
import { scalingRequests } from './scaling-steps.ts';

const SAGEMAKER = 'aws-sdk:sagemaker';

/** Where there is none yet, the call fails, and the next state makes it. */
const otherwise = (next: string) => ({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: next }] });

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html */
const transform = (checked: CheckedAnswers, region: string): States => ({
  Transform: task(checked, 'sagemaker:createTransformJob.sync', {
    TransformJobName: BY_EXECUTION,
    ...transformRequest(checked, region, BY_EXECUTION),
  }),
  DeleteModel: task(checked, `${SAGEMAKER}:deleteModel`, { ModelName: BY_EXECUTION }),
});

function scaling(checked: CheckedAnswers): States {
  const { on, register, follow, schedule, fromZero } = scalingRequests(checked);
  const call = (verb: string, request: object) =>
    task(checked, `aws-sdk:applicationautoscaling:${verb}`, { ...on, ...request });
  return {
    RegisterTarget: call('registerScalableTarget', register),
    FollowCalls: call('putScalingPolicy', follow),
    ...Object.fromEntries(
      schedule.map((action, index) => [`Schedule${index + 1}`, call('putScheduledAction', action)]),
    ),
    ...(fromZero
      ? {
          StartFromZero: call('putScalingPolicy', fromZero.policy),
          WatchFromZero: task(checked, 'aws-sdk:cloudwatch:putMetricAlarm', {
            ...fromZero.alarm,
            'AlarmActions.$': 'States.Array($.PolicyARN)',
          }),
        }
      : {}),
  };
}

function component(checked: CheckedAnswers, after: States | undefined): States {
  const name = hostName(checked);
  const request = componentRequest(name, BY_EXECUTION);
  const own = { InferenceComponentName: name };
  return {
    FindComponent: task(checked, `${SAGEMAKER}:describeInferenceComponent`, own, {
      ...otherwise('CreateComponent'),
    }),
    UpdateComponent: task(
      checked,
      `${SAGEMAKER}:updateInferenceComponent`,
      { ...own, Specification: request['Specification'] },
      { Next: 'WaitComponent' },
    ),
    CreateComponent: task(checked, `${SAGEMAKER}:createInferenceComponent`, request),
    ...waitUntilDone({
      subject: 'Component',
      read: task(checked, `${SAGEMAKER}:describeInferenceComponent`, own),
      status: '$.InferenceComponentStatus',
      done: ['InService'],
      failed: ['Failed'],
      ...(after ? { after } : {}),
    }),
  };
}

/** An endpoint that exists gets the new model; its name stays, so that apps find it. */
function endpoint(checked: CheckedAnswers, region: string): States {
  const name = hostName(checked);
  const shared = hasComponents(checked.view);
  const own = { EndpointName: name };
  const configured = { ...own, EndpointConfigName: BY_EXECUTION };
  const scaled = scales(checked.view) ? scaling(checked) : undefined;
  const after = shared ? component(checked, scaled) : scaled;
  return {
    CreateConfiguration: task(
      checked,
      `${SAGEMAKER}:createEndpointConfig`,
      endpointConfigRequest(checked, region, BY_EXECUTION),
    ),
    FindEndpoint: task(checked, `${SAGEMAKER}:describeEndpoint`, own, otherwise('CreateEndpoint')),
    UpdateEndpoint: task(checked, `${SAGEMAKER}:updateEndpoint`, configured, { Next: 'Wait' }),
    CreateEndpoint: task(checked, `${SAGEMAKER}:createEndpoint`, configured),
    ...waitUntilDone({
      read: task(checked, `${SAGEMAKER}:describeEndpoint`, own),
      status: '$.EndpointStatus',
      done: ['InService'],
      failed: ['Failed', 'OutOfService', 'UpdateRollbackFailed'],
      ...(after ? { after } : {}),
    }),
  };
}

const jumpStart = (place: string): string =>
  ` Put the image’s TAG, and the ${place} of the JumpStart model, into the definition: image_uris.retrieve and model_uris.retrieve of the SageMaker Python SDK, version 2, print both.`;

export function hostWorkflow(checked: CheckedAnswers): NextStep {
  const { view } = checked;
  const { regions } = view.home;
  const batch = transformsBatches(view);
  const expression = nameByExecution(hostName(checked));
  const statesIn = (region: string): States =>
    withName(
      {
        CreateModel: task(checked, `${SAGEMAKER}:createModel`, modelRequest(checked, region, BY_EXECUTION)),
        ...(batch ? transform(checked, region) : endpoint(checked, region)),
      },
      expression,
    ) as States;
  return {
    id: 'host-workflow',
    title: batch
      ? 'Create the state machine that runs a transform job'
      : 'Create the state machine that deploys the endpoint',
    text: `${
      batch
        ? `The second task ends when the job does, and the last deletes the model.${readsOwnWeights(view) ? ` ${ARCHIVE}` : ''}`
        : 'An endpoint that exists gets the new model. These are tasks of the AWS SDK: the optimized ones also tag what they create, which the role allows only if you turn on tags.'
    }${readsOwnWeights(view) ? '' : jumpStart(batch ? 'ARCHIVE' : 'PREFIX')} Replace INSTANCE-TYPE with one that fits the model. Names have at most 63 characters and no underscores, and so the name of an execution.`,
    code: regions
      .map((region) =>
        createStateMachine(checked, {
          states: statesIn(region),
          file: regions.length > 1 ? `deploy-${region}.asl.json` : 'deploy.asl.json',
          region,
          name: hostName(checked),
        }),
      )
      .join('\n\n'),
    page: batch ? PAGES.stepFunctionsSageMakerTasks : PAGES.stepFunctionsSdk,
  };
}
