// DeepSeek in pods of the customer's own EKS cluster, on GPU nodes.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';
import { nodeClusters, nodeRegions } from '#deepseek/shared/pod-identity.ts';
import { eksNode } from './nodes.ts';
import { capacityStatements } from '#deepseek/shared/gpu-capacity.ts';
import { eksDeployer, hasDeployerPolicy } from '#deepseek/shared/host-deployer.ts';
import { instanceTrust } from '#deepseek/shared/instance-trust.ts';
import { pullServingImages } from '#deepseek/shared/jump-start.ts';
import { sessionManager } from '#deepseek/shared/session-manager.ts';
import { repositoryPolicies, repositoryPolicySteps } from '#deepseek/shared/shared-images.ts';
import { readOwnWeights, weightsKeySteps } from '#deepseek/shared/weights.ts';
import { roleArnNamed, type Plan, type RolePlan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { eksRegistry } from '#deepseek/facts/eks-registries.ts';
import { capacitySteps } from '#deepseek/shared/capacity-steps.ts';
import { eksHostSteps } from './steps.ts';

const FOREIGN_NODES: Notice = {
  id: 'foreign-nodes',
  title: 'Node role',
  text: 'All clusters are in other accounts: the node role and the deployer’s policy belong there.',
};

/** https://docs.aws.amazon.com/eks/latest/userguide/s3-csi.html */
const DRIVER_LEVEL: Notice = {
  id: 'driver-credentials',
  title: 'Driver credentials',
  text: 'With driver-level credentials, every pod in the cluster that may use a volume of the driver reads with this role. Choose the pod’s role to tell pods apart.',
};

const unlisted = (regions: readonly string[]): Notice => ({
  id: 'eks-registry',
  title: 'EKS images',
  text: `AWS does not list the account of EKS’s images in ${regions.join(', ')}. Attach AmazonEC2ContainerRegistryPullOnly to the node role too, or nodes there do not become ready.`,
});

function nodeRole(checked: CheckedAnswers): RolePlan {
  const auto = checked.answer('eksNodes') === 'auto';
  return {
    id: 'node',
    title: 'Node role',
    name: checked.answer('eksNodeRoleName'),
    description: 'Allows the GPU nodes to join the EKS cluster and to pull images',
    trust: [
      instanceTrust(checked, {
        title: 'Allows the nodes to use the role',
        text: 'The kubelet and the agents on the node use it. Pods have their own role.',
        answers: ['eksNodes'],
        page: auto ? 'eksAutoNodeRole' : 'eksNodeRole',
      }),
    ],
    statements: [
      ...eksNode(checked),
      ...pullServingImages(checked),
      ...(checked.answer('sessionManager') ? [sessionManager()] : []),
    ],
  };
}

export function plan(checked: CheckedAnswers): Plan {
  const makesNodes = checked.answer('eksNodes') !== 'existing';
  const hasNodes = makesNodes && nodeClusters(checked).length > 0;
  const without = hasNodes ? nodeRegions(checked).filter((region) => eksRegistry(region) === undefined) : [];
  const driver = driverMounts(checked.view);
  return {
    main: {
      id: 'pods',
      title: driver ? 'Role of the S3 driver' : 'Role of the pods',
      statements: readOwnWeights(checked, driver ? 'The S3 driver' : 'The pod'),
    },
    roles: hasNodes ? [nodeRole(checked)] : [],
    attachments: hasDeployerPolicy(checked)
      ? [
          {
            id: 'deployer',
            title: 'Deployer',
            deploys: 'the-service',
            name: `Deploy${checked.answer('roleName')}`.slice(0, 128),
            description: 'Allows the deployer to add GPU nodes and pods with these roles to the cluster',
            attachTo: 'the person or pipeline that deploys to the cluster',
            statements: [...eksDeployer(checked), ...capacityStatements(checked)],
          },
        ]
      : [],
    policies: hasNodes
      ? repositoryPolicies(checked, roleArnNamed(checked, checked.answer('eksNodeRoleName')))
      : [],
    nextSteps: [
      ...weightsKeySteps(checked),
      ...(hasDeployerPolicy(checked) ? capacitySteps(checked) : []),
      ...eksHostSteps(checked),
      ...(hasNodes
        ? repositoryPolicySteps(checked, roleArnNamed(checked, checked.answer('eksNodeRoleName')))
        : []),
    ],
    notices: [
      ...((makesNodes && !hasNodes) || (checked.answer('deployerPolicy') && !hasDeployerPolicy(checked))
        ? [FOREIGN_NODES]
        : []),
      ...(without.length > 0 ? [unlisted(without)] : []),
      ...(driver ? [DRIVER_LEVEL] : []),
    ],
  };
}
