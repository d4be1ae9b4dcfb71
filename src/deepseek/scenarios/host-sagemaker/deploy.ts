// Building block: creating models, endpoint configurations and endpoints.
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { scaleEndpoints } from '#deepseek/shared/endpoint-scaling.ts';
import { volumeStatements } from '#deepseek/shared/inference-keys.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { waitForJobs } from '#deepseek/shared/workflow-jobs.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

const arnsOf = ({ view, answer }: CheckedAnswers, types: readonly string[]): readonly string[] =>
  arnsIn(view.home, 'sagemaker', ...types.map((type) => `${type}/${answer('namePrefix')}*`));

const JOBS = ['model', 'transform-job'] as const;
const HOSTING = ['model', 'endpoint-config', 'endpoint'] as const;

const listComponents = allowOnAll({
  sid: 'ListInferenceComponents',
  actions: 'sagemaker:ListInferenceComponents',
  why: {
    title: 'Lists inference components',
    answers: ['deployComponents'],
    page: 'sagemakerDeploy',
  },
});

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html */
function components(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'ManageInferenceComponents',
      actions: [
        'sagemaker:CreateInferenceComponent',
        'sagemaker:UpdateInferenceComponent',
        'sagemaker:UpdateInferenceComponentRuntimeConfig',
        'sagemaker:DescribeInferenceComponent',
        'sagemaker:DeleteInferenceComponent',
      ],
      resources: arnsOf(checked, ['endpoint', 'inference-component']),
      why: {
        title: 'Creates inference components',
        text: 'Each is a model on a shared endpoint. A component has its own ARN, which a statement on endpoints does not cover.',
        calls: ['CreateInferenceComponent', 'UpdateInferenceComponent', 'DeleteInferenceComponent'],
        answers: ['deployComponents', 'namePrefix', 'account', 'regions'],
        page: 'sagemakerDeploy',
      },
    }),
    ...(runsInWorkflow(checked.view) ? [] : [listComponents]),
  ];
}

function tagging(checked: CheckedAnswers): PlannedStatement {
  const types = transformsBatches(checked.view)
    ? // A state machine marks its jobs by other rights.
      runsInWorkflow(checked.view)
      ? (['model'] as const)
      : JOBS
    : hasComponents(checked.view)
      ? [...HOSTING, 'inference-component']
      : HOSTING;
  return allow({
    sid: 'TagHosting',
    actions: 'sagemaker:AddTags',
    resources: arnsOf(checked, types),
    why: {
      title: 'Tags models and endpoints',
      text: 'Needed if a create call has tags.',
      calls: ['CreateModel with tags', 'CreateEndpoint with tags'],
      answers: ['tagHosting', 'namePrefix', 'account', 'regions'],
      page: 'sagemakerDeploy',
      doubt: 'AWS’s page on deploying does not list it. The service reference does.',
    },
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
const startTransforms = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  allow({
    sid: 'RunTransformJobs',
    actions: [
      'sagemaker:CreateModel',
      'sagemaker:DescribeModel',
      'sagemaker:DeleteModel',
      'sagemaker:CreateTransformJob',
      'sagemaker:DescribeTransformJob',
      'sagemaker:StopTransformJob',
    ],
    resources: arnsOf(checked, JOBS),
    why: {
      title: 'Creates the model, and starts transform jobs with it',
      text: 'Only with names that start as you set. A job runs with the role of its model.',
      calls: ['CreateModel', 'CreateTransformJob', 'DescribeTransformJob', 'StopTransformJob'],
      answers: ['inferenceOption', 'namePrefix', 'account', 'regions'],
      page: 'sagemakerTransform',
    },
  }),
  ...(runsInWorkflow(checked.view)
    ? waitForJobs(checked, {
        kind: 'Transform',
        arns: arnsOf(checked, ['transform-job']),
        answers: ['namePrefix', 'account', 'regions'],
      })
    : []),
  ...(checked.answer('tagHosting') ? [tagging(checked)] : []),
  ...volumeStatements(checked, 'CreateTransformJob'),
  passRole(checked, {
    sid: 'PassHostingRole',
    service: 'sagemaker.amazonaws.com',
    calls: ['CreateModel', 'CreateTransformJob'],
  }),
];

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html */
export function deployEndpoints(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (transformsBatches(checked.view)) return startTransforms(checked);
  const shared = hasComponents(checked.view);
  return [
    allow({
      sid: 'CreateHosting',
      actions: [
        'sagemaker:CreateModel',
        'sagemaker:CreateEndpointConfig',
        'sagemaker:CreateEndpoint',
        'sagemaker:UpdateEndpoint',
        'sagemaker:DescribeModel',
        'sagemaker:DescribeEndpointConfig',
        'sagemaker:DescribeEndpoint',
        'sagemaker:DeleteEndpoint',
        'sagemaker:DeleteEndpointConfig',
        'sagemaker:DeleteModel',
      ],
      resources: arnsOf(checked, HOSTING),
      why: {
        title: 'Creates the model, its configuration and the endpoint',
        text: 'Only with names that start as you set. Endpoint names are lowercase in ARNs, however you type them.',
        calls: ['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint', 'UpdateEndpoint', 'DeleteEndpoint'],
        answers: ['namePrefix', 'account', 'regions'],
        page: 'sagemakerDeploy',
      },
    }),
    ...(shared ? components(checked) : []),
    ...scaleEndpoints(checked),
    ...volumeStatements(checked, 'CreateEndpoint'),
    ...(checked.answer('tagHosting') ? [tagging(checked)] : []),
    passRole(checked, {
      sid: 'PassHostingRole',
      service: 'sagemaker.amazonaws.com',
      // An endpoint for components takes the role in its configuration.
      calls: shared ? ['CreateModel', 'CreateEndpointConfig'] : ['CreateModel'],
    }),
  ];
}
