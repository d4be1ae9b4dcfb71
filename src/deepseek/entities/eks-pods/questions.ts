// Questions on pods with EKS Pod Identity: their clusters, and the role in the account of another’s cluster.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { hasForeignCluster, readCluster } from '#deepseek/answers/inputs/eks.ts';
import { listField, switchField, textField } from '#deepseek/answers/field.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';

export const questions = {
  clusters: listField({
    key: 'ekc',
    step: 'entity',
    rank: 430,
    label: 'EKS cluster ARN',
    hint: 'One per line. A cluster in another account gets its own pod role, which assumes this role',
    example: 'arn:aws:eks:us-east-1:111122223333:cluster/inference-cluster',
    noun: 'cluster',
    required: true,
    identifying: true,
    limit: 5,
    homeOf: homeBy(readCluster),
    homeKind: 'caller',
    check: (raw, view) => readCluster(raw, view.home),
    placeholder: ({ home }) => [
      `arn:${home.partition}:eks:${home.regions[0]}:${home.account}:cluster/inference-cluster`,
    ],
  }),
  podSessionTags: switchField({
    key: 'ekt',
    step: 'entity',
    rank: 470,
    label: 'Require session tags from the other account’s pods',
    sentence: '{podSessionTags:with session tags|without session tags}',
    effect: 'Stops sessions without the tags that EKS adds: cluster, namespace and service account.',
    note: 'Tags use space in the session (PackedPolicyTooLarge). Without them, an external ID ties the role to the pod.',
    when: hasForeignCluster,
    initial: () => true,
  }),
  podRoleName: textField({
    key: 'ekr',
    step: 'names',
    rank: 480,
    label: 'Name of the pod role in the cluster’s account',
    example: 'DeepSeekPodRole',
    required: true,
    identifying: true,
    when: hasForeignCluster,
    initial: () => 'DeepSeekPodRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekPodRole',
  }),
};
