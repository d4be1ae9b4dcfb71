// Questions on hosts on ECS: the cluster, its instances, and the roles of these.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { choiceField, listField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import { readReservationGroup, type ReadArn } from '#deepseek/answers/inputs/arns.ts';
import { readEcsCluster } from '#deepseek/answers/inputs/names.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';

const makesInstanceRole = (view: AnswersView): boolean => view.text('ecsCapacity') !== 'existing';

const makesInfrastructureRole = (view: AnswersView): boolean => view.text('ecsCapacity') === 'managed';

export const questions = {
  ecsCapacity: choiceField({
    key: 'ecp',
    step: 'entity',
    rank: 90,
    label: 'GPU instances of the cluster',
    sentence:
      'on {ecsCapacity:instances=EC2 instances|managed=ECS Managed Instances|existing=existing instances}',
    hint: 'AWS Fargate does not have GPUs, so the task runs on instances',
    options: () => [
      {
        value: 'instances',
        label: 'EC2 instances you manage',
        detail: 'For example in an Auto Scaling group. Creates the container instance role',
      },
      {
        value: 'managed',
        label: 'ECS Managed Instances',
        detail: 'ECS launches and patches them. Creates the instance role and the infrastructure role',
      },
      { value: 'existing', label: 'Instances that already have their roles', detail: 'Creates neither' },
    ],
    initial: () => 'instances',
  }),
  ecsCluster: textField({
    key: 'ecc',
    step: 'entity',
    rank: 100,
    label: 'ECS cluster',
    hint: 'Name or ARN. The instances can join only this cluster, which must exist',
    example: 'inference-cluster',
    required: true,
    identifying: true,
    when: makesInstanceRole,
    homeOf: homeBy(readEcsCluster),
    check: (raw, view) => readEcsCluster(raw, view.home),
    placeholder: () => 'inference-cluster',
  }),
  reservationGroups: listField<ReadArn>({
    key: 'gpg',
    step: 'entity',
    rank: 120,
    label: 'Groups of Capacity Reservations',
    sentence: 'in {reservationGroups:group *|groups *}',
    under: [{ field: 'ecsCapacity', value: 'managed' }],
    hint: 'ARNs, one for each Region. ECS then launches instances only into reservations of the group. Leave empty for On-Demand',
    example: 'arn:aws:resource-groups:us-east-1:111122223333:group/deepseek-gpus',
    noun: 'group',
    required: false,
    identifying: true,
    limit: 10,
    when: makesInfrastructureRole,
    check: (raw, view) => readReservationGroup(raw, view.home),
    placeholder: () => [],
  }),
  ecsInstanceRoleName: textField({
    key: 'ecin',
    step: 'names',
    rank: 1020,
    label: 'Container instance role name',
    example: 'DeepSeekEcsInstanceRole',
    required: true,
    identifying: true,
    when: makesInstanceRole,
    initial: () => 'DeepSeekEcsInstanceRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsInstanceRole',
  }),
  ecsInfrastructureRoleName: textField({
    key: 'ecif',
    step: 'names',
    rank: 1030,
    label: 'ECS infrastructure role name',
    example: 'DeepSeekEcsInfrastructureRole',
    required: true,
    identifying: true,
    when: makesInfrastructureRole,
    initial: () => 'DeepSeekEcsInfrastructureRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsInfrastructureRole',
  }),
};
