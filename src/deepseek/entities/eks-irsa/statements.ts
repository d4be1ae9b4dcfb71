// EKS pods with IRSA: the provider, and the annotation of the service account.
import { issuerRegion } from '#deepseek/answers/inputs/eks.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { EKS_AUDIENCE } from './trust.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { providerStep } from '#deepseek/shared/oidc.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
export function extras(checked: CheckedAnswers): Extras {
  const issuer = checked.answer('eksIssuer');
  return {
    nextSteps: [
      providerStep(checked, issuer, EKS_AUDIENCE),
      // The add-on sets the annotation of the driver's service account.
      ...(driverMounts(checked.view)
        ? []
        : [
            {
              id: 'irsa-annotation',
              title: 'Annotate the service account',
              text: 'Pods get the role when they start, so restart running pods.',
              code: `kubectl annotate serviceaccount -n ${podsOf(checked).namespace} ${podsOf(checked).serviceAccount} eks.amazonaws.com/role-arn=${roleArn(checked)}`,
              page: PAGES.eksServiceAccountRole,
            },
          ]),
      {
        id: 'irsa-issuer',
        title: 'Update the issuer if you rebuild the cluster',
        text: 'A new cluster has a new issuer, even with the same name. Create an OIDC provider for it and put the new issuer in this trust policy.',
        code: `aws eks describe-cluster --region ${issuerRegion(issuer)} --name CLUSTER --query cluster.identity.oidc.issuer --output text`,
        page: PAGES.eksOidcProvider,
      },
    ],
  };
}
