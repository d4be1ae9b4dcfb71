// DeepSeek on your own capacity: a SageMaker execution role, or an EC2 instance role.
import type { Reading } from '#core/answers/read.ts';
import { endpointTelemetry } from '#core/compose/blocks/sagemaker.ts';
import { decryptThroughS3, pullImages, readBuckets, writeLogs } from '#core/compose/blocks/storage.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { passRoleCode, weightsKeyStep } from '#core/compose/next-steps.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';
import type { Notice } from '#core/compose/role-kit.ts';

function weightsGrants(reading: Reading, reader: string): readonly Grant[] {
  const { place } = reading.view;
  const weights = reading.answer('weights');
  const keys = reading.answer('weightsEncryption') === 'kms' ? reading.answer('weightsKeys') : [];
  return [
    ...readBuckets(weights, place, {
      listSid: 'ListWeights',
      ownAccount: reading.answer('resourceAccount'),
      reader,
    }),
    ...decryptThroughS3(keys, place, 'DecryptViaS3', weights),
  ];
}

const keySteps = (reading: Reading) =>
  reading.answer('weightsEncryption') === 'kms' ? [weightsKeyStep(reading)] : [];

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
const NO_IMAGE: Notice = {
  id: 'no-image',
  text: 'No repository is named, so the role can pull no image from ECR: the endpoint starts only with an image that lies elsewhere. AWS’s own serving images need ecr actions on the account AWS keeps them in.',
};

export function hostOnSageMaker(reading: Reading): Plan {
  return {
    main: {
      id: 'execution',
      title: 'Execution role',
      grants: [
        ...endpointTelemetry(reading),
        ...pullImages(reading.answer('repositories'), reading.view.place),
        ...weightsGrants(reading, 'SageMaker'),
      ],
    },
    nextSteps: [
      ...keySteps(reading),
      {
        id: 'deployer',
        title: 'Let somebody deploy the endpoint',
        text: 'This role is used by SageMaker. Whoever makes the model, the endpoint configuration and the endpoint needs those three sagemaker:Create actions, and iam:PassRole on this role with iam:PassedToService sagemaker.amazonaws.com.',
        code: passRoleCode(roleArn(reading), 'sagemaker.amazonaws.com'),
      },
    ],
    notices: reading.answer('repositories').length === 0 ? [NO_IMAGE] : [],
  };
}

const sessionManager = (): Grant =>
  allow({
    sid: 'SessionManagerChannels',
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: '*',
    why: {
      title: 'Opens shells through Session Manager',
      text: 'The smallest set AWS documents. Session encryption and logging need more.',
      calls: ['StartSession (by the person)'],
      answers: ['sessionManager'],
      page: 'sessionManager',
    },
  });

export function hostOnEc2(reading: Reading): Plan {
  const { place } = reading.view;
  return {
    main: {
      id: 'instance',
      title: 'Instance role',
      grants: [
        ...weightsGrants(reading, 'The instance'),
        ...pullImages(reading.answer('repositories'), place),
        ...writeLogs(reading.answer('logGroups'), place, {
          sid: 'WriteServerLogs',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          what: 'server',
        }),
        ...(reading.answer('sessionManager') ? [sessionManager()] : []),
      ],
    },
    nextSteps: keySteps(reading),
  };
}
