// EKS pods with Pod Identity: the pod role of another account, and what the cluster needs.
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { hasDeployerPolicy } from '#deepseek/shared/host-deployer.ts';
import { allow } from '#deepseek/compose/planned-statement.ts';
import { passRoleCode } from '#deepseek/compose/next-steps.ts';
import { roleArn, type RolePlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { eksTrust, foreignClusters, ownClusters, podRoleArn } from '#deepseek/shared/pod-identity.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html */
function podRole(
  checked: CheckedAnswers,
  account: string,
  clusters: readonly string[],
  index: number,
): RolePlan {
  const tagged = checked.answer('podSessionTags');
  return {
    id: index === 0 ? 'pod' : `pod-${index + 1}`,
    title: 'Pod role',
    name: checked.answer('podRoleName'),
    description: 'Allows pods of the cluster to use the DeepSeek role in the other account',
    account,
    trust: [eksTrust(checked.view.entity, checked, { clusters, tagged })],
    statements: [
      allow({
        sid: 'AssumeTargetRole',
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        resources: roleArn(checked),
        why: {
          title: 'Allows EKS to assume the DeepSeek role',
          text: 'EKS assumes this role for the pod and then, with it, the DeepSeek role. The pod gets only the DeepSeek role’s credentials.',
          answers: ['clusters', 'podRoleName', 'roleName', 'path', 'account'],
          page: 'eksPodTargetRole',
        },
      }),
    ],
  };
}

const on = (cluster: string): string =>
  `--cluster-name ${clusterName(cluster)} --region ${parseArn(cluster)?.region ?? ''}`;

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html */
function agentSteps(checked: CheckedAnswers): readonly NextStep[] {
  if (checked.view.asks('eksNodes') && checked.answer('eksNodes') === 'auto') return [];
  return [
    {
      id: 'pod-identity-agent',
      title: 'Install the Pod Identity agent on the cluster',
      text: 'This add-on gives pods their credentials. Auto Mode has it built in; pods on Fargate cannot use it: choose IRSA.',
      code: checked
        .answer('clusters')
        .map((cluster) => `aws eks create-addon ${on(cluster)} --addon-name eks-pod-identity-agent`)
        .join('\n'),
      page: PAGES.eksPodAgent,
    },
  ];
}

/** Tags are disabled for clusters of other accounts alone. */
function sessionTags(hasOwn: boolean, untagged: boolean): string {
  const disabled = 'disables session tags: the trust policy requires the external ID that EKS sends instead.';
  if (untagged && !hasOwn) return `The command ${disabled}`;
  const kept = `Leave session tags on (do not set disableSessionTags)${untagged ? ' for clusters of this account' : ''}: the trust policy requires them. They use space in the session, and any further role the pod assumes must also allow sts:TagSession.`;
  return untagged ? `${kept} For a cluster of another account, the command ${disabled}` : kept;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html */
function associationStep(checked: CheckedAnswers): NextStep {
  const pod = `--namespace ${podsOf(checked).namespace} --service-account ${podsOf(checked).serviceAccount}`;
  const role = roleArn(checked);
  const own = ownClusters(checked).map(
    (cluster) => `aws eks create-pod-identity-association ${on(cluster)} ${pod} --role-arn ${role}`,
  );
  const untagged = checked.view.asks('podSessionTags') && !checked.answer('podSessionTags');
  const tags = untagged ? ' --disable-session-tags' : '';
  const foreign = [...foreignClusters(checked)].flatMap(([account, clusters]) =>
    clusters.map(
      (cluster) =>
        `aws eks create-pod-identity-association ${on(cluster)} ${pod} --role-arn ${podRoleArn(checked, account)} --target-role-arn ${role}${tags}`,
    ),
  );
  return {
    id: 'pod-identity-association',
    title: 'Associate the role with the service account',
    text: `${sessionTags(own.length > 0, untagged)} The service account and pods do not need annotations; restart running pods. A cluster recreated with the same name and Region has the same ARN.`,
    code: [...own, ...foreign].join('\n'),
    page: PAGES.eksPodAssociation,
  };
}

/** For clusters whose deployer has no policy in the kit, which says this. */
function passingStep(checked: CheckedAnswers): readonly NextStep[] {
  const foreign = [...foreignClusters(checked).keys()].map((account) => podRoleArn(checked, account));
  const own = ownClusters(checked).length > 0 && !hasDeployerPolicy(checked) ? [roleArn(checked)] : [];
  if (own.length + foreign.length === 0) return [];
  return [
    {
      id: 'deployer',
      title: 'Allow creating the association',
      text: 'Whoever creates the association needs eks:CreatePodIdentityAssociation on the cluster, and iam:GetRole and this statement for the role it names, which is always in the cluster’s account.',
      code: passRoleCode([...own, ...foreign], 'pods.eks.amazonaws.com'),
      page: PAGES.eksPodAssociation,
    },
  ];
}

function podRoleStep(checked: CheckedAnswers): readonly NextStep[] {
  const accounts = [...foreignClusters(checked).keys()];
  if (accounts.length === 0) return [];
  return [
    {
      id: 'pod-role',
      when: 'before',
      title: 'Create the pod role first',
      text: `The role ${checked.answer('podRoleName')} belongs in account ${accounts.join(', ')}, where the cluster is. Create it first: a trust policy can name only roles that exist. If you delete and recreate it, save this trust policy again.`,
      page: PAGES.iamPrincipal,
    },
  ];
}

export function extras(checked: CheckedAnswers): Extras {
  return {
    roles: [...foreignClusters(checked)].map(([account, clusters], index) =>
      podRole(checked, account, clusters, index),
    ),
    nextSteps: [
      ...podRoleStep(checked),
      ...agentSteps(checked),
      associationStep(checked),
      ...passingStep(checked),
    ],
  };
}
