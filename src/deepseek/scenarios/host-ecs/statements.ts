// DeepSeek in a task of the customer's own ECS cluster, on GPU instances.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { containerInstance, managedInstance } from './instances.ts';
import { ecsInfrastructure, infrastructureTrust } from './infrastructure.ts';
import { instanceTrust } from '#deepseek/shared/instance-trust.ts';
import { sessionManager } from '#deepseek/shared/session-manager.ts';
import { repositoryPolicies, repositoryPolicySteps } from '#deepseek/shared/shared-images.ts';
import { readOwnWeights, weightsKeySteps } from '#deepseek/shared/weights.ts';
import { roleArnNamed, type Plan, type RolePlan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { capacitySteps } from '#deepseek/shared/capacity-steps.ts';
import { ecsHostSteps } from './steps.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html */
const NO_FARGATE: Notice = {
  id: 'fargate-gpu',
  title: 'GPUs',
  text: 'AWS Fargate does not have GPUs. The task definition must require EC2 or MANAGED_INSTANCES, and a service with it needs GPU instances in the cluster.',
};

function instanceRole(checked: CheckedAnswers): RolePlan {
  const managed = checked.answer('ecsCapacity') === 'managed';
  return {
    id: 'container-instance',
    title: managed ? 'Instance role' : 'Container instance role',
    name: checked.answer('ecsInstanceRoleName'),
    description: 'Allows the instances of the ECS cluster to join it and to report their tasks',
    instanceProfile: true,
    trust: [
      instanceTrust(checked, {
        title: 'Allows the cluster’s instances to use the role',
        text: 'The ECS agent on the instance uses it. The task has its own role.',
        answers: ['ecsCapacity'],
        page: managed ? 'ecsManagedInstanceRole' : 'ecsInstanceRole',
      }),
    ],
    statements: [
      ...(managed ? managedInstance(checked) : containerInstance(checked)),
      ...(checked.answer('sessionManager') ? [sessionManager()] : []),
    ],
  };
}

const infrastructureRole = (checked: CheckedAnswers): RolePlan => ({
  id: 'infrastructure',
  title: 'Infrastructure role',
  name: checked.answer('ecsInfrastructureRoleName'),
  description: 'Allows ECS to launch Managed Instances for the cluster',
  trust: [infrastructureTrust()],
  statements: ecsInfrastructure(checked),
});

export function plan(checked: CheckedAnswers): Plan {
  const capacity = checked.answer('ecsCapacity');
  return {
    main: { id: 'task', title: 'Task role', statements: readOwnWeights(checked, 'The task') },
    roles: [
      ...(capacity === 'existing' ? [] : [instanceRole(checked)]),
      ...(capacity === 'managed' ? [infrastructureRole(checked)] : []),
    ],
    policies: repositoryPolicies(checked, roleArnNamed(checked, checked.answer('executionRoleName'))),
    nextSteps: [
      ...weightsKeySteps(checked),
      ...ecsHostSteps(checked),
      ...capacitySteps(checked),
      ...repositoryPolicySteps(checked, roleArnNamed(checked, checked.answer('executionRoleName'))),
    ],
    notices: [NO_FARGATE],
  };
}
