// What is left to do for a task that serves DeepSeek: its GPU instances and its task definition.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { repositoriesIn } from '#deepseek/answers/image-places.ts';
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { partitionById } from '#iam/facts/regions.ts';
import { ECS_NAMES } from '#deepseek/shared/ecs-deployer.ts';
import { registryOf } from '#deepseek/shared/jump-start.ts';
import { sharedRepositories } from '#deepseek/shared/shared-images.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { roleArn, roleArnNamed } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command, jsonWord, shellWord, writeFileCommand } from '#deepseek/compose/shell.ts';

/** The ARN of the instance profile, which has the name and path of its role. */
const profileArn = (checked: CheckedAnswers): string =>
  roleArnNamed(checked, checked.answer('ecsInstanceRoleName')).replace(':role/', ':instance-profile/');

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html */
const joinStep = (checked: CheckedAnswers): NextStep => ({
  id: 'join-cluster',
  title: 'Launch GPU instances into the cluster',
  text: 'Use the AMI that the command prints, the instance profile of the container instance role, and this user data in the launch template. The AMI has the NVIDIA driver.',
  code: [
    ...checked.view.home.regions.map((region) =>
      command(
        `aws ssm get-parameter --region ${region}`,
        '--name /aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id',
        '--query Parameter.Value --output text',
      ),
    ),
    writeFileCommand(
      'user-data.sh',
      [
        '#!/bin/bash',
        `echo ECS_CLUSTER=${checked.answer('ecsCluster')} >> /etc/ecs/ecs.config`,
        'echo ECS_ENABLE_GPU_SUPPORT=true >> /etc/ecs/ecs.config',
      ].join('\n'),
    ),
  ].join('\n'),
  page: PAGES.ecsGpu,
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityReservationRequest.html */
function reserved(checked: CheckedAnswers, region: string) {
  const group = checked.answer('reservationGroups').find((each) => each.region === region);
  return group
    ? {
        capacityOptionType: 'RESERVED',
        capacityReservations: {
          reservationGroupArn: group.arn,
          reservationPreference: 'RESERVATIONS_ONLY',
        },
      }
    : {};
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateManagedInstancesProviderConfiguration.html */
function providerStep(checked: CheckedAnswers): NextStep {
  const provider = (region: string) => ({
    infrastructureRoleArn: roleArnNamed(checked, checked.answer('ecsInfrastructureRoleName')),
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: profileArn(checked),
      networkConfiguration: { subnets: ['SUBNET_ID'], securityGroups: ['SECURITY_GROUP_ID'] },
      instanceRequirements: {
        vCpuCount: { min: 4 },
        memoryMiB: { min: 16_384 },
        acceleratorTypes: ['gpu'],
        acceleratorManufacturers: ['nvidia'],
        acceleratorCount: { min: 1 },
      },
      ...reserved(checked, region),
    },
  });
  return {
    id: 'capacity-provider',
    title: 'Create the capacity provider',
    text: 'ECS then launches an instance that fits these requirements when a task needs it. Who runs this must be allowed to pass the infrastructure role to ecs.amazonaws.com.',
    code: checked.view.home.regions
      .map((region) =>
        command(
          `aws ecs create-capacity-provider --region ${region} --name ${ECS_NAMES.provider}`,
          `--cluster ${shellWord(checked.answer('ecsCluster'))}`,
          `--managed-instances-provider ${jsonWord(provider(region))}`,
        ),
      )
      .join('\n\n'),
    page: PAGES.ecsInfrastructureRole,
  };
}

function imageOf(checked: CheckedAnswers, region: string): string {
  const { partition, account } = checked.view.home;
  const own = pullsOwnImage(checked.view);
  const [shared] = sharedRepositories(checked);
  if (shared)
    return `${shared.account}.dkr.ecr.${shared.region}.${partitionById(partition).dnsSuffix}/${shared.name}:TAG`;
  const named =
    own && checked.view.asks('taskImages')
      ? repositoriesIn(checked, 'taskImages', callerHome(checked.view))
      : [];
  const [first = { name: 'REPOSITORY', region }] = named;
  const near = named.find((each) => each.name === first.name && each.region === region) ?? first;
  const host = `dkr.ecr.${own ? near.region : region}.${partitionById(partition).dnsSuffix}`;
  return own ? `${account}.${host}/${near.name}:TAG` : `${registryOf(checked, region)}.${host}/vllm:TAG`;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu-specifying.html */
function taskStep(checked: CheckedAnswers): NextStep {
  const managed = checked.answer('ecsCapacity') === 'managed';
  const logs = checked.answer('executionRole') ? checked.answer('taskLogs') : [];
  const definition = (region: string) => ({
    family: ECS_NAMES.family,
    taskRoleArn: roleArn(checked),
    executionRoleArn: checked.answer('executionRole')
      ? roleArnNamed(checked, checked.answer('executionRoleName'))
      : 'EXECUTION_ROLE_ARN',
    requiresCompatibilities: [managed ? 'MANAGED_INSTANCES' : 'EC2'],
    networkMode: 'awsvpc',
    cpu: '4096',
    memory: '15360',
    containerDefinitions: [
      {
        name: 'server',
        image: imageOf(checked, region),
        essential: true,
        portMappings: [{ containerPort: 8000 }],
        resourceRequirements: [{ type: 'GPU', value: '1' }],
        ...(logs[0] === undefined
          ? {}
          : {
              logConfiguration: {
                logDriver: 'awslogs',
                options: {
                  'awslogs-group': logs[0],
                  'awslogs-region': region,
                  'awslogs-stream-prefix': 'server',
                },
              },
            }),
      },
    ],
  });
  return {
    id: 'task-definition',
    title: 'Register the task definition',
    text: `It asks for 1 GPU and names both roles. It runs on ${managed ? 'Managed Instances' : 'EC2 instances'}, not on Fargate. Adjust CPU, memory and GPUs to the model. The container downloads the weights from S3 with the task role as it starts.`,
    code: checked.view.home.regions
      .map((region) =>
        [
          writeFileCommand('task.json', json(definition(region))),
          `aws ecs register-task-definition --region ${region} --cli-input-json file://task.json`,
        ].join('\n'),
      )
      .join('\n\n'),
    page: PAGES.ecsGpu,
  };
}

export function ecsHostSteps(checked: CheckedAnswers): readonly NextStep[] {
  const capacity = checked.answer('ecsCapacity');
  return [
    ...(capacity === 'instances' ? [joinStep(checked)] : []),
    ...(capacity === 'managed' ? [providerStep(checked)] : []),
    taskStep(checked),
  ];
}
