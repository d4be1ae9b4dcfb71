// Questions on hosts on EKS: the cluster, its nodes, and how weights get to the pods.
import { choiceField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import { readEksClusterName } from '#deepseek/answers/inputs/names.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { mountsWeights } from '#deepseek/answers/s3-driver.ts';

const makesNodeRole = (view: AnswersView): boolean => view.text('eksNodes') !== 'existing';

export const questions = {
  weightsMount: choiceField({
    key: 'wmt',
    step: 'entity',
    rank: 110,
    label: 'How the server gets the weights',
    sentence:
      '{weightsMount:download=downloaded at start|pod=mounted by the pod|driver=mounted by the driver}',
    options: () => [
      {
        value: 'download',
        label: 'It downloads them from S3 as it starts',
        detail: 'With the role of its own service account',
      },
      {
        value: 'pod',
        label: 'A volume mounted with the pod’s role',
        detail:
          'Mountpoint for Amazon S3 CSI driver, pod-level credentials: each pod mounts with the role of its own service account',
      },
      {
        value: 'driver',
        label: 'A volume mounted with the driver’s role',
        detail:
          'Mountpoint for Amazon S3 CSI driver, driver-level credentials: every pod that may use the volume reads with this one role',
      },
    ],
    initial: () => 'download',
  }),
  eksNodeRoleName: textField({
    key: 'ekdn',
    step: 'names',
    rank: 1040,
    label: 'Node role name',
    example: 'DeepSeekEksNodeRole',
    required: true,
    identifying: true,
    when: makesNodeRole,
    initial: () => 'DeepSeekEksNodeRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEksNodeRole',
  }),
  eksNodes: choiceField({
    key: 'ekd',
    step: 'entity',
    rank: 2050,
    label: 'Nodes of the cluster',
    sentence: 'on {eksNodes:managed=node groups|auto=EKS Auto Mode|existing=existing nodes}',
    hint: 'GPU nodes are EC2 instances: Fargate does not have GPUs',
    options: () => [
      {
        value: 'managed',
        label: 'Managed or self-managed node groups',
        detail: 'Creates the node role, which pulls the images',
      },
      {
        value: 'auto',
        label: 'EKS Auto Mode',
        detail: 'EKS launches and patches the nodes. Creates the node role with fewer permissions',
      },
      {
        value: 'existing',
        label: 'Nodes that already have a role',
        detail: 'Creates only the role of the pods',
      },
    ],
    initial: () => 'managed',
  }),
  eksClusterName: textField({
    key: 'ekcn',
    step: 'entity',
    rank: 2060,
    label: 'EKS cluster name',
    hint: 'In the Region of the issuer and in the role’s own account',
    example: 'inference-cluster',
    required: true,
    identifying: true,
    when: (view) => view.entity.trust === 'irsa' && (makesNodeRole(view) || mountsWeights(view)),
    check: (raw) => readEksClusterName(raw),
    placeholder: () => 'inference-cluster',
  }),
};
