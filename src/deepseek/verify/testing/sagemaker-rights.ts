// What AWS checks of commands and scripts that train, host and scale on SageMaker.
import { arn, linkedRole, tagsOf, textIn, type CommandRow, type Right } from './rights.ts';

/** Keys of volumes; those of results are used by the role. */
const KEYS = /(?:"VolumeKmsKeyId": ?|\n"KmsKeyId":)"([^"]+)"/g;

/**
 * The action on what the options name, on the training plans that it names, and what tags and keys of volumes need.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html
 */
export const sageMaker =
  (operation: string, ...on: readonly (readonly [type: string, option: string])[]): CommandRow['rights'] =>
  (command, at) => {
    const action = `sagemaker:${operation}`;
    const tags = tagsOf(command);
    const resources = on.map(([type, option]) => arn(at, 'sagemaker', `${type}/${command.option(option)}`));
    const [made = ''] = resources;
    // The role of a training job may do this, and then its caller need not.
    const keys =
      operation === 'CreateTrainingJob'
        ? []
        : textIn(`${command.text}\n"KmsKeyId":"${command.option('kms-key-id')}"`, KEYS);
    return [
      ...[...resources, ...textIn(command.text, /"(arn:[^"]+:training-plan\/[^"]+)"/g)].map(
        (resource): Right => [action, resource, tags],
      ),
      ...(command.option('tags') === '' ? [] : ([['sagemaker:AddTags', made, tags]] as const)),
      ...keys.map((key): Right => ['kms:CreateGrant', key, { 'kms:GrantIsForAWSResource': 'true' }]),
    ];
  };

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
export const createCluster: CommandRow['rights'] = (command, at) => [
  ['sagemaker:CreateCluster', arn(at, 'sagemaker', 'cluster/a1b2c3d4e5f6')],
  ...textIn(command.text, /"(arn:[^"]+:training-plan\/[^"]+)"/g).map((plan): Right => [
    'sagemaker:CreateCluster',
    plan,
  ]),
  ...textIn(command.text, /"ClusterArn": ?"([^"]+)"/g).flatMap((cluster): readonly Right[] => [
    ['eks:CreateAccessEntry', cluster],
    ['eks:DescribeCluster', cluster],
    [
      'eks:AssociateAccessPolicy',
      `${cluster.replace(':cluster/', ':access-entry/')}/role/${at.account}/x/a1b2`,
    ],
    linkedRole(at, 'hyperpod.sagemaker.amazonaws.com', 'AWSServiceRoleForSageMakerHyperPod'),
  ]),
];

export const scaling =
  (operation: string): CommandRow['rights'] =>
  (command, at) => [
    [
      `application-autoscaling:${operation}`,
      arn(at, 'application-autoscaling', 'scalable-target/a1b2'),
      {
        'application-autoscaling:service-namespace': command.option('service-namespace'),
        'application-autoscaling:scalable-dimension': command.option('scalable-dimension'),
      },
    ],
    ...(operation === 'RegisterScalableTarget'
      ? [
          linkedRole(
            at,
            'sagemaker.application-autoscaling.amazonaws.com',
            'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
          ),
        ]
      : []),
  ];

/** Version 2 and 3 of the SageMaker Python SDK name the model and the endpoint in the script. */
export const sdk: CommandRow['rights'] = ({ text }, at) => {
  const said = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  const model = said(/\b(?:name|model_name)="([^"]+)"/);
  const endpoint = said(/endpoint_name="([^"]+)"/);
  return [
    ['sagemaker:CreateModel', arn(at, 'sagemaker', `model/${model}`)],
    ...(endpoint === ''
      ? []
      : ([
          ['sagemaker:CreateEndpointConfig', arn(at, 'sagemaker', `endpoint-config/${endpoint}`)],
          ['sagemaker:CreateEndpoint', arn(at, 'sagemaker', `endpoint/${endpoint}`)],
          ['sagemaker:DescribeEndpoint', arn(at, 'sagemaker', `endpoint/${endpoint}`)],
        ] as const)),
  ];
};
