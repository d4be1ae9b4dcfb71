// EKS Pod Identity without the action that sets session tags.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { missingActions } from './service-actions.ts';

export default defineCheck({
  id: 'pod-identity-without-tag-session',
  severity: 'warning',
  types: ['trust'],
  title: 'Pod Identity lacks sts:TagSession',
  why: 'EKS Pod Identity tags the session of a pod with its cluster, namespace and service account. If the role does not allow that, pods get no credentials.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
  bad: [
    {
      with: { Principal: { Service: 'pods.eks.amazonaws.com' } },
      at: ['Statement.0.Action'],
      fixed: { Action: ['sts:AssumeRole', 'sts:TagSession'] },
    },
    {
      with: {
        Principal: { Service: ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'] },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      },
      at: ['Statement.0.Action'],
    },
    {
      with: {
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: undefined,
        NotAction: 'sts:TagSession',
      },
      at: ['Statement.0.NotAction'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    },
    { with: { Principal: { Service: 'pods.eks.amazonaws.com' }, Action: 'sts:*' } },
    { with: { Principal: { Service: 'eks.amazonaws.com' } } },
  ],
  on: 'policy',
  check(policy): CheckFindings {
    return missingActions(
      policy,
      'pods.eks.amazonaws.com',
      ['sts:AssumeRole', 'sts:TagSession'],
      (missing) =>
        `EKS Pod Identity needs ${missing.map((name) => `\`${name}\``).join(' and ')} too, because it tags every session; otherwise pods get no credentials. Add them.`,
    );
  },
});
