// DeepSeek behind a SageMaker endpoint: the role SageMaker runs it with, and its deployer.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import { pullsOwnImage, readsOwnWeights } from '#deepseek/answers/hosting.ts';
import { transformsBatches, writesFiles } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { endpointInterfaces } from '#deepseek/shared/endpoint-vpc.ts';
import { pullServingImages, readJumpStart, readPublicHub } from '#deepseek/shared/jump-start.ts';
import { endpointTelemetry } from '#deepseek/shared/sagemaker.ts';
import { deployEndpoints } from './deploy.ts';
import { inferenceFiles } from '#deepseek/shared/inference-files.ts';
import { notifyTopics, volumeStatements, topicKeysOf } from '#deepseek/shared/inference-keys.ts';
import { bucketPolicySteps } from '#deepseek/shared/bucket-policy.ts';
import { deployWithSdk, readDefaultBucket, usesModelBuilder, usesSdk } from '#deepseek/shared/python-sdk.ts';
import {
  repositoryPolicies,
  repositoryPolicySteps,
  sharedRepositories,
} from '#deepseek/shared/shared-images.ts';
import { ownersWeights, readOwnWeights, weightsKeySteps } from '#deepseek/shared/weights.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { hostWorkflow } from './workflow.ts';
import { modelBuilderStep } from './model-builder-step.ts';
import { modelScriptStep } from './model-script-step.ts';
import { deploySteps } from '#deepseek/shared/host-steps.ts';
import { scalingSteps } from './scaling-steps.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { volumeKeySteps } from '#deepseek/compose/volume-key-step.ts';

// The keys' side of what SageMaker reads, writes and stores.
const fileKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  fileKeys(checked).length === 0
    ? []
    : [
        roleKeyStep(checked, {
          id: 'host-key-policy',
          title: 'Allow the role to use the KMS keys of the files',
          sid: 'SageMakerRoleUsesFiles',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          page: 's3Encryption',
        }),
      ];

const topicKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  topicKeysOf(checked).length === 0
    ? []
    : [
        roleKeyStep(checked, {
          id: 'topic-key-policy',
          title: 'Allow the role to use the KMS keys of the topics',
          sid: 'SageMakerRoleNotifiesTopics',
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          page: 'snsEncryption',
        }),
      ];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
const hostVolumeKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  volumeKeySteps(checked, {
    keys: checked.answer('volumeKeys'),
    title: 'Allow grants on the key of the storage volume',
    sid: 'SageMakerVolumeGrants',
    page: 'sagemakerVolumes',
    creator: 'deployer',
  });

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
const NO_IMAGE: Notice = {
  id: 'no-image',
  title: 'Image',
  text: 'Without a repository, the endpoint starts only with an image from elsewhere than ECR. For AWS’s, choose “Your own weights, AWS’s image”.',
  stops: {
    text: 'No image is named, so the endpoint cannot start.',
    fields: ['repositories', 'servedFrom'],
  },
};

const OWNERS_WEIGHTS: Notice = {
  id: 'owner-of-weights',
  title: 'Owner of the weights',
  text: 'The account that owns the buckets owns the weights. The bucket policy here lets the role read them; the buckets for requests, results and captured data are in the role’s account.',
};

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html */
const BATCH_JUMP_START: Notice = {
  id: 'batch-jump-start',
  title: 'Batch transform',
  text: 'Batch transform cannot use a model whose files are uncompressed in S3 (ModelDataSource), and AWS does not say which JumpStart models are. If CreateTransformJob refuses the model, choose your own weights, in one .tar.gz file.',
};

function executionStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view } = checked;
  return [
    ...endpointTelemetry(checked),
    ...pullServingImages(checked),
    ...(readsOwnWeights(view) ? readOwnWeights(checked, 'SageMaker') : readJumpStart(checked, 'SageMaker')),
    ...readDefaultBucket(checked),
    ...inferenceFiles(checked),
    ...notifyTopics(checked),
    ...volumeStatements(checked, transformsBatches(view) ? 'CreateTransformJob' : 'CreateEndpoint'),
    ...(checked.answer('endpointVpc') ? endpointInterfaces(checked) : []),
  ];
}

/** The SDK reads the hub, and the description of a JumpStart model from its bucket, with the deployer's credentials. */
const jumpStartDeployer = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  readPublicHub(checked, [
    'sagemaker:DescribeHub',
    'sagemaker:DescribeHubContent',
    'sagemaker:ListHubContents',
  ]),
  ...readJumpStart(checked, 'The SageMaker Python SDK'),
];

/** What deploys in place of commands. */
function deployedOtherwise(checked: CheckedAnswers): NextStep | undefined {
  if (runsInWorkflow(checked.view)) return hostWorkflow(checked);
  if (usesModelBuilder(checked)) return modelBuilderStep(checked);
  return usesSdk(checked) && readsOwnWeights(checked.view) ? modelScriptStep(checked) : undefined;
}

export function plan(checked: CheckedAnswers): Plan {
  const { view } = checked;
  const jumpStart = !readsOwnWeights(view);
  const owner = bucketOwner(view);
  const bucketSide = ownersWeights(checked, 'SageMakerRole');
  return {
    main: { id: 'execution', title: 'Execution role', statements: executionStatements(checked) },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Deploys DeepSeek on SageMaker and passes the execution role',
        attachTo: 'the person or pipeline that deploys the endpoint',
        statements: [
          ...deployEndpoints(checked),
          ...deployWithSdk(checked),
          ...(jumpStart && !runsInWorkflow(view) ? jumpStartDeployer(checked) : []),
        ],
      },
    ],
    policies: [...bucketSide, ...repositoryPolicies(checked, roleArn(checked))],
    nextSteps: [
      ...bucketPolicySteps(bucketSide, owner ?? view.home.account),
      ...(writesFiles(view) ? fileKeySteps(checked) : jumpStart ? [] : weightsKeySteps(checked)),
      ...topicKeySteps(checked),
      ...hostVolumeKeySteps(checked),
      ...deploySteps(checked, deployedOtherwise(checked)),
      ...scalingSteps(checked),
      ...repositoryPolicySteps(checked, roleArn(checked)),
    ],
    notices: [
      ...(pullsOwnImage(view) &&
      checked.answer('repositories').length === 0 &&
      sharedRepositories(checked).length === 0
        ? [NO_IMAGE]
        : []),
      ...(owner !== undefined && writesFiles(view) ? [OWNERS_WEIGHTS] : []),
      ...(jumpStart && transformsBatches(view) ? [BATCH_JUMP_START] : []),
    ],
  };
}
