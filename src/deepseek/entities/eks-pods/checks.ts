// EKS pods: of one service account, in the clusters named.
import { clusterName, isForeign } from '#deepseek/answers/inputs/eks.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { foreignClusters, podRoleArn } from '#deepseek/shared/pod-identity.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { unrelatedAccount, around, withKey } from '#deepseek/expectations/near-misses.ts';

const EKS = 'pods.eks.amazonaws.com';

const tag = (name: string): string => `aws:RequestTag/${name}`;

/** The tags of the session, and one for each way in which a pod may be another. */
function podContexts(checked: CheckedAnswers, cluster: string) {
  const right: CallContext = {
    [tag('eks-cluster-arn')]: cluster,
    [tag('kubernetes-namespace')]: podsOf(checked).namespace,
    [tag('kubernetes-service-account')]: podsOf(checked).serviceAccount,
  };
  const others = Object.entries(right).map(([key, value]) => ({
    difference: `another ${key.slice(key.indexOf('/') + 1)}`,
    context: { ...right, [key]: `${String(value)}-other` },
  }));
  return { right, others: [...others, { difference: 'without session tags', context: {} }] };
}

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html */
function idContexts(checked: CheckedAnswers, cluster: string) {
  const { region = '', account = '' } = parseArn(cluster) ?? {};
  const key = 'sts:ExternalId';
  const ids = [
    region,
    account,
    clusterName(cluster),
    podsOf(checked).namespace,
    podsOf(checked).serviceAccount,
  ];
  return {
    right: { [key]: ids.join('/') },
    others: [
      { difference: 'another service account', context: { [key]: `${ids.join('/')}-other` } },
      { difference: 'without the external ID', context: {} },
    ],
  };
}

/** EKS gives the pod role of another account to the pods there. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
function podRoleExpectations(checked: CheckedAnswers, cluster: string): readonly Expectation[] {
  const account = parseArn(cluster)?.account ?? '';
  const key = 'aws:SourceAccount';
  const { right, others } = podContexts(checked, cluster);
  const tagged = checked.answer('podSessionTags');
  const source: CallContext = { [key]: account };
  const call: Call = {
    label: `Pods of ${clusterName(cluster)} get the pod role`,
    principal: { caller: EKS },
    action: 'sts:AssumeRole',
    resource: podRoleArn(checked, account),
    context: { ...(tagged ? right : {}), ...source },
  };
  return around(call, [
    ...(tagged
      ? others.map(({ difference, context }) => ({ difference, context: { ...context, ...source } }))
      : []),
    { difference: 'an instance', principal: { caller: 'ec2.amazonaws.com' } },
    checked.answer('sourceConditions') && withKey('for another account', key, unrelatedAccount(account)),
  ]);
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const clusters = checked.answer('clusters');
  const accounts = [...foreignClusters(checked).keys()];
  return clusters.flatMap((cluster) => {
    const account = parseArn(cluster)?.account ?? '';
    const own = !isForeign(cluster, home);
    const tagged = own || checked.answer('podSessionTags');
    const { right, others } = tagged ? podContexts(checked, cluster) : idContexts(checked, cluster);
    const source: CallContext = own ? { 'aws:SourceAccount': account } : {};
    const index = accounts.indexOf(account);
    const podRole = index === 0 ? 'pod' : `pod-${index + 1}`;
    const call: Call = {
      label: `Pods of ${clusterName(cluster)} assume the role`,
      principal: own ? { caller: EKS } : { role: podRole },
      action: 'sts:AssumeRole',
      resource: roleArn(checked),
      context: { ...right, ...source },
    };
    return [
      ...around(call, [
        ...others.map(({ difference, context }) => ({ difference, context: { ...context, ...source } })),
        { difference: 'an instance', principal: { caller: 'ec2.amazonaws.com' } },
        own &&
          checked.answer('sourceConditions') &&
          withKey('for another account', 'aws:SourceAccount', unrelatedAccount(account)),
      ]),
      allowed({
        ...call,
        label: `${call.label}, with tags`,
        action: 'sts:TagSession',
        // AWS does not say that the external ID is in this request too.
        ...(tagged ? {} : { context: source }),
      }),
      ...(own ? [] : podRoleExpectations(checked, cluster)),
    ];
  });
}
