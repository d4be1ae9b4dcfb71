// EKS pods with Pod Identity: the pod role of another account, and what the cluster needs.
import { clusterName } from '#core/answers/inputs/eks.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { allow } from '#core/compose/grant.ts';
import { passRoleCode } from '#core/compose/next-steps.ts';
import { roleArn, type RolePlan } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { eksTrust, foreignClusters, ownClusters, podRoleArn } from '#core/compose/trust/pod-identity.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { Extras } from './extras.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html */
function podRole(
  reading: CheckedAnswers,
  account: string,
  clusters: readonly string[],
  index: number,
): RolePlan {
  const tagged = reading.answer('podSessionTags');
  return {
    id: index === 0 ? 'pod' : `pod-${index + 1}`,
    title: 'Pod role',
    name: reading.answer('podRoleName'),
    description: 'Takes pods of the cluster to the DeepSeek role of the other account',
    account,
    trust: [eksTrust(reading.view.entity, reading, { clusters, account, tagged })],
    grants: [
      allow({
        sid: 'AssumeTargetRole',
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        resources: roleArn(reading),
        why: {
          title: 'Lets EKS go on to the role',
          text: 'EKS assumes this role for the pod, and with it the DeepSeek role: the pod gets credentials of the DeepSeek role only.',
          calls: ['AssumeRole', 'TagSession'],
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
function agentStep(reading: CheckedAnswers): NextStep {
  return {
    id: 'pod-identity-agent',
    title: 'Have the Pod Identity agent on the cluster',
    text: 'An add-on of the cluster hands the credentials to the pods. Auto Mode has it built in. Pods on Fargate cannot use Pod Identity: choose IRSA for them.',
    code: reading
      .answer('clusters')
      .map((cluster) => `aws eks create-addon ${on(cluster)} --addon-name eks-pod-identity-agent`)
      .join('\n'),
    page: PAGES.eksPodAgent,
  };
}

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html */
function associationStep(reading: CheckedAnswers): NextStep {
  const pod = `--namespace ${reading.answer('namespace')} --service-account ${reading.answer('serviceAccount')}`;
  const role = roleArn(reading);
  const own = ownClusters(reading).map(
    (cluster) => `aws eks create-pod-identity-association ${on(cluster)} ${pod} --role-arn ${role}`,
  );
  const untagged = reading.view.asks('podSessionTags') && !reading.answer('podSessionTags');
  const tags = untagged ? ' --disable-session-tags' : '';
  const foreign = [...foreignClusters(reading)].flatMap(([account, clusters]) =>
    clusters.map(
      (cluster) =>
        `aws eks create-pod-identity-association ${on(cluster)} ${pod} --role-arn ${podRoleArn(reading, account)} --target-role-arn ${role}${tags}`,
    ),
  );
  const spoken =
    tags === ''
      ? 'Leave session tags on (no disableSessionTags): the trust policy asks for them. They take room in the session, and whoever the pod calls on with another role must allow sts:TagSession too.'
      : 'It disables session tags: the trust policy asks for the external ID that EKS then sends.';
  return {
    id: 'pod-identity-association',
    title: 'Associate the role with the service account',
    text: `${spoken} Service account and pods need no annotation; restart pods that run already. A cluster made again under the same name in the same Region has the same ARN, so the trust still holds.`,
    code: [...own, ...foreign].join('\n'),
    page: PAGES.eksPodAssociation,
  };
}

function passingStep(reading: CheckedAnswers): NextStep {
  const foreign = [...foreignClusters(reading).keys()].map((account) => podRoleArn(reading, account));
  const own = ownClusters(reading).length > 0 ? [roleArn(reading)] : [];
  return {
    id: 'deployer',
    title: 'Let somebody make the association',
    text: 'The person or pipeline that creates the association needs eks:CreatePodIdentityAssociation on the cluster, and this statement for the role it names, which is always one of the cluster’s own account.',
    code: [...own, ...foreign].map((arn) => passRoleCode(arn, 'pods.eks.amazonaws.com')).join(',\n'),
    page: PAGES.eksPodAssociation,
  };
}

function podRoleStep(reading: CheckedAnswers): readonly NextStep[] {
  const accounts = [...foreignClusters(reading).keys()];
  if (accounts.length === 0) return [];
  return [
    {
      id: 'pod-role',
      title: 'Make the pod role first',
      text: `The role ${reading.answer('podRoleName')} is made in account ${accounts.join(', ')}, where the cluster is, and before this one: a trust policy can only name roles that exist. If it is deleted and made again, save this trust policy again.`,
      page: PAGES.iamPrincipal,
    },
  ];
}

export function eksPods(reading: CheckedAnswers): Extras {
  return {
    roles: [...foreignClusters(reading)].map(([account, clusters], index) =>
      podRole(reading, account, clusters, index),
    ),
    nextSteps: [...podRoleStep(reading), agentStep(reading), associationStep(reading), passingStep(reading)],
  };
}
