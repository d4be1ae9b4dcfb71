// What is left to do for pods that serve DeepSeek: their GPU nodes, and the volume with the weights.
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import { driverMounts, mountsWeights } from '#deepseek/answers/s3-driver.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { reservedCapacity } from '#deepseek/shared/gpu-capacity.ts';
import { nodeClusters } from '#deepseek/shared/pod-identity.ts';
import { roleArn, roleArnNamed } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command, writeFileCommand } from '#deepseek/compose/shell.ts';

const on = (cluster: string): string =>
  `--region ${parseArn(cluster)?.region ?? ''} --cluster-name ${clusterName(cluster)}`;

const nodeRoleArn = (checked: CheckedAnswers): string =>
  roleArnNamed(checked, checked.answer('eksNodeRoleName'));

/** Reserved capacity is named in a launch template, which has the instance type, too. */
function launches(capacity: ReturnType<typeof reservedCapacity>): string {
  if (capacity === undefined) return '--instance-types GPU_INSTANCE_TYPE';
  const template = '--launch-template name=LAUNCH_TEMPLATE';
  return capacity === 'block' ? `--capacity-type CAPACITY_BLOCK ${template}` : template;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html */
const nodeGroup = (checked: CheckedAnswers): NextStep => ({
  id: 'node-group',
  title: 'Create the GPU node group',
  text: 'The AMI has the NVIDIA driver. Also install the NVIDIA device plugin, with which pods ask for GPUs.',
  code: nodeClusters(checked)
    .map((cluster) =>
      command(
        `aws eks create-nodegroup ${on(cluster)}`,
        '--nodegroup-name deepseek-gpu --ami-type AL2023_x86_64_NVIDIA',
        `${launches(reservedCapacity(checked))} --subnets SUBNET_ID`,
        `--node-role ${nodeRoleArn(checked)}`,
      ),
    )
    .join('\n\n'),
  page: PAGES.eksManagedNodes,
});

const CNI: NextStep = {
  id: 'cni-role',
  title: 'Give the VPC CNI a role of its own',
  text: 'AWS recommends that only the CNI’s pods have AmazonEKS_CNI_Policy, so the node role does not include it. If your CNI still uses the node role, nodes do not become ready until the CNI has its own.',
  page: PAGES.eksCniRole,
};

/** Once a node class selects reservations, the cluster uses no others by itself. */
function reservationTerms(checked: CheckedAnswers): readonly string[] {
  const capacity = reservedCapacity(checked);
  if (capacity === undefined) return [];
  const ids =
    capacity === 'targeted' ? checked.answer('capacityReservations').map(({ id }) => id) : ['RESERVATION_ID'];
  return ['  capacityReservationSelectorTerms:', ...ids.map((id) => `    - id: ${id}`)];
}

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html */
const nodeClass = (checked: CheckedAnswers): NextStep => ({
  id: 'node-class',
  title: 'Let Auto Mode use the node role',
  text: 'A node class names the role, and an access entry lets its nodes join. An administrator of the cluster runs this: who may create access entries can let anyone in, so the deployer’s policy does not allow it. Then create a node pool that asks for GPU instances of this node class. Auto Mode has the NVIDIA driver and device plugin.',
  code: [
    ...nodeClusters(checked).flatMap((cluster) => [
      `aws eks create-access-entry ${on(cluster)} --type EC2 --principal-arn ${nodeRoleArn(checked)}`,
      command(
        `aws eks associate-access-policy ${on(cluster)} --principal-arn ${nodeRoleArn(checked)}`,
        `--access-scope type=cluster --policy-arn arn:${checked.view.home.partition}:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy`,
      ),
    ]),
    writeFileCommand(
      'node-class.yaml',
      [
        'apiVersion: eks.amazonaws.com/v1',
        'kind: NodeClass',
        'metadata:',
        '  name: deepseek-gpu',
        'spec:',
        `  role: ${checked.answer('eksNodeRoleName')}`,
        '  subnetSelectorTerms:',
        '    - id: SUBNET_ID',
        '  securityGroupSelectorTerms:',
        '    - id: SECURITY_GROUP_ID',
        ...reservationTerms(checked),
      ].join('\n'),
    ),
    'kubectl apply -f node-class.yaml',
  ].join('\n'),
  page: PAGES.eksAutoNodeRole,
});

const KARPENTER: NextStep = {
  id: 'karpenter',
  title: 'Optional: launch GPU nodes with Karpenter',
  text: 'Its node class names the node role, so these nodes have the same permissions. Karpenter itself needs a role of its own.',
  page: PAGES.eksKarpenter,
};

const clustersOf = (checked: CheckedAnswers): readonly string[] =>
  checked.view.entity.trust === 'irsa' ? nodeClusters(checked) : checked.answer('clusters');

/** https://docs.aws.amazon.com/eks/latest/userguide/s3-csi-create.html */
function driverStep(checked: CheckedAnswers): NextStep {
  const own = driverMounts(checked.view);
  const irsa = checked.view.entity.trust === 'irsa';
  return {
    id: 's3-driver',
    title: 'Install the Mountpoint for Amazon S3 CSI driver',
    text: own
      ? `The driver runs as ${podsOf(checked).serviceAccount} in ${podsOf(checked).namespace}, which this role trusts.${irsa ? '' : ' Pod Identity needs version 2 of the driver or later.'}`
      : `The driver needs no permissions of its own: it mounts with the role of each pod.${irsa ? '' : ' Pod Identity needs version 2 of the driver or later.'}`,
    code: clustersOf(checked)
      .map(
        (cluster) =>
          `aws eks create-addon ${on(cluster)} --addon-name aws-mountpoint-s3-csi-driver${own && irsa ? ` --service-account-role-arn ${roleArn(checked)}` : ''}`,
      )
      .join('\n'),
    page: PAGES.eksS3Driver,
  };
}

/** https://github.com/awslabs/mountpoint-s3-csi-driver/blob/main/docs/CONFIGURATION.md */
function volumeStep(checked: CheckedAnswers): NextStep {
  const [location] = checked.answer('weights');
  const { bucket = 'BUCKET', prefix = '' } = location ?? {};
  const claim = driverMounts(checked.view) ? 'NAMESPACE' : checked.answer('namespace');
  return {
    id: 's3-volume',
    title: 'Create the volume with the weights',
    text: 'The role can only read, so the volume is mounted read-only.',
    code: [
      writeFileCommand(
        'weights.yaml',
        [
          'apiVersion: v1',
          'kind: PersistentVolume',
          'metadata:',
          '  name: deepseek-weights',
          'spec:',
          '  capacity:',
          '    storage: 1Ti # required, but ignored',
          '  accessModes: [ReadOnlyMany]',
          '  storageClassName: ""',
          '  claimRef:',
          `    namespace: ${claim}`,
          '    name: deepseek-weights',
          '  mountOptions:',
          `    - region ${checked.view.home.regions[0] ?? ''}`,
          '    - read-only',
          ...(prefix === '' ? [] : [`    - ${JSON.stringify(`prefix ${prefix}/`)}`]),
          '  csi:',
          '    driver: s3.csi.aws.com',
          '    volumeHandle: deepseek-weights',
          '    volumeAttributes:',
          `      bucketName: ${bucket}`,
          `      authenticationSource: ${driverMounts(checked.view) ? 'driver' : 'pod'}`,
          '---',
          'apiVersion: v1',
          'kind: PersistentVolumeClaim',
          'metadata:',
          '  name: deepseek-weights',
          `  namespace: ${claim}`,
          'spec:',
          '  accessModes: [ReadOnlyMany]',
          '  storageClassName: ""',
          '  resources:',
          '    requests:',
          '      storage: 1Ti',
          '  volumeName: deepseek-weights',
        ].join('\n'),
      ),
      'kubectl apply -f weights.yaml',
    ].join('\n'),
    page: PAGES.eksS3Driver,
  };
}

export function eksHostSteps(checked: CheckedAnswers): readonly NextStep[] {
  const nodes = checked.answer('eksNodes');
  const hasNodes = nodes !== 'existing' && nodeClusters(checked).length > 0;
  const mounts = mountsWeights(checked.view);
  return [
    ...(hasNodes && nodes === 'managed' ? [nodeGroup(checked), CNI] : []),
    ...(hasNodes && nodes === 'auto' ? [nodeClass(checked)] : []),
    ...(mounts ? [driverStep(checked), volumeStep(checked)] : []),
    ...(nodes === 'auto' ? [] : [KARPENTER]),
  ];
}
