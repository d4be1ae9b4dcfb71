// The trust statements of EKS pods: through the service, or through a pod role where the cluster is in another account.
import { clusterName, isForeign } from '#deepseek/answers/inputs/eks.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { issuerRegion } from '#deepseek/answers/inputs/eks.ts';

const POD: readonly FieldId[] = ['clusters', 'namespace', 'serviceAccount'];

/** The clusters of the role's own account. */
export const ownClusters = ({ answer, view }: CheckedAnswers): readonly string[] =>
  answer('clusters').filter((arn) => !isForeign(arn, view.home));

/** The clusters of the role's account whose nodes the kit makes a role for. */
export function nodeClusters(checked: CheckedAnswers): readonly string[] {
  const { view, answer } = checked;
  if (view.entity.trust !== 'irsa') return ownClusters(checked);
  const { partition, account } = view.home;
  return [
    `arn:${partition}:eks:${issuerRegion(answer('eksIssuer'))}:${account}:cluster/${answer('eksClusterName')}`,
  ];
}

/** The Regions of these clusters. */
export const nodeRegions = (checked: CheckedAnswers): readonly string[] => [
  ...new Set(nodeClusters(checked).flatMap((arn) => parseArn(arn)?.region ?? [])),
];

/** The clusters of other accounts, by their account. */
export const foreignClusters = ({ answer, view }: CheckedAnswers): ReadonlyMap<string, readonly string[]> =>
  groupBy(
    answer('clusters').filter((arn) => isForeign(arn, view.home)),
    (arn) => parseArn(arn)?.account ?? '',
  );

/** The role of the pod in the account of its cluster. */
export const podRoleArn = ({ answer, view }: CheckedAnswers, account: string): string =>
  `arn:${view.home.partition}:iam::${account}:role/${answer('podRoleName')}`;

/** The tags that EKS gives the session of a pod. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
function podTags(checked: CheckedAnswers, clusters: readonly string[]) {
  const { namespace, serviceAccount } = podsOf(checked);
  return {
    'aws:RequestTag/eks-cluster-arn': oneOrMany(clusters),
    'aws:RequestTag/kubernetes-namespace': namespace,
    'aws:RequestTag/kubernetes-service-account': serviceAccount,
  };
}

interface Pods {
  readonly clusters: readonly string[];
  /** Whether their associations keep session tags enabled. */
  readonly tagged: boolean;
}

/** The statement of the service itself, on the role that an association names. */
export function eksTrust(
  entity: TrustedEntity,
  checked: CheckedAnswers,
  { clusters, tagged }: Pods,
): PlannedStatement {
  const guarded = checked.answer('sourceConditions');
  // That of the clusters, whatever the answer on the role's own account says.
  const accounts = [...new Set(clusters.flatMap((arn) => parseArn(arn)?.account ?? []))];
  const keys = {
    ...(tagged ? podTags(checked, clusters) : {}),
    ...(guarded ? { 'aws:SourceAccount': oneOrMany(accounts) } : {}),
  };
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { Service: oneOrMany(entity.services) },
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    ...(Object.keys(keys).length > 0 ? { condition: { StringEquals: keys } } : {}),
    whys: [
      whyOf({
        title: tagged ? 'Only pods of this service account' : 'Allows EKS to give the role to pods',
        text: tagged
          ? entity.conditionNote
          : `Without session tags, EKS does not identify the pod here, so ${guarded ? 'the source account is all that limits who gets the role' : 'any association in this account can use the role'}. The role it assumes requires the one pod, by the external ID.`,
        calls: ['AssumeRole', 'TagSession'],
        answers: ['entity', ...(tagged ? POD : (['podSessionTags'] as const)), 'sourceConditions'],
        page: entity.page,
        ...(guarded && entity.conditionDoubt ? { doubt: entity.conditionDoubt } : {}),
      }),
    ],
  };
}

/** What EKS sends in place of tags: Region/account/cluster/namespace/service account. */
function externalId(checked: CheckedAnswers, cluster: string): string {
  const { namespace, serviceAccount } = podsOf(checked);
  const { region = '', account = '' } = parseArn(cluster) ?? {};
  return [region, account, clusterName(cluster), namespace, serviceAccount].join('/');
}

/**
 * The statements of pod roles of other accounts, which EKS uses one after the other.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
 */
function podRolesTrust(
  checked: CheckedAnswers,
  byAccount: ReadonlyMap<string, readonly string[]>,
): readonly PlannedStatement[] {
  const clusters = [...byAccount.values()].flat();
  const tagged = checked.answer('podSessionTags');
  const condition: Condition = {
    StringEquals: tagged
      ? podTags(checked, clusters)
      : { 'sts:ExternalId': oneOrMany(clusters.map((arn) => externalId(checked, arn))) },
  };
  const principal = {
    AWS: oneOrMany([...byAccount.keys()].map((account) => podRoleArn(checked, account))),
  };
  const assume: PlannedStatement = {
    sid: 'PodPrimaryRoleAssume',
    effect: 'Allow',
    principal,
    actions: tagged ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'],
    condition,
    whys: [
      whyOf({
        title: 'Only pods of the other account’s cluster',
        text: tagged
          ? 'EKS assumes the pod role and then, with it, this role. It also passes the pod’s tags, so sts:TagSession is allowed. Create the pod role first: a trust policy can name only roles that exist.'
          : 'EKS assumes the pod role and then, with it, this role. With session tags disabled, it sends this external ID: Region, account, cluster, namespace and service account. Create the pod role first: a trust policy can name only roles that exist.',
        calls: tagged ? ['AssumeRole', 'TagSession'] : ['AssumeRole'],
        answers: ['entity', ...POD, 'podSessionTags', 'podRoleName', 'account'],
        page: 'eksPodTargetRole',
      }),
    ],
  };
  if (tagged) return [assume];
  const tag: PlannedStatement = {
    sid: 'PodPrimaryRoleTags',
    effect: 'Allow',
    principal,
    actions: ['sts:TagSession'],
    whys: [
      whyOf({
        title: 'Allows the pod role to send tags',
        text: 'AWS shows this next to the external ID, without a condition. It does not allow assuming the role: only the statement above does.',
        calls: ['TagSession'],
        answers: ['entity', 'podSessionTags', 'podRoleName', 'clusters'],
        page: 'eksPodTargetRole',
      }),
    ],
  };
  return [assume, tag];
}

/** The statements for the clusters of the role's account, and those for clusters of others. */
export function podIdentityTrust(
  entity: TrustedEntity,
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  const own = ownClusters(checked);
  const foreign = foreignClusters(checked);
  return [
    ...(own.length > 0 ? [eksTrust(entity, checked, { clusters: own, tagged: true })] : []),
    ...(foreign.size > 0 ? podRolesTrust(checked, foreign) : []),
  ];
}
