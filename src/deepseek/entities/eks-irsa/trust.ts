// The trust statement of EKS pods through IAM roles for service accounts.
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { webIdentityTrust } from '#deepseek/shared/web-identity.ts';

/** The audience of tokens for AWS in every partition: what the EKS webhook asks for. */
export const EKS_AUDIENCE = 'sts.amazonaws.com';

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const issuer = checked.answer('eksIssuer');
  return webIdentityTrust(entity, checked, {
    issuer,
    audience: EKS_AUDIENCE,
    subjects: [`system:serviceaccount:${podsOf(checked).namespace}:${podsOf(checked).serviceAccount}`],
    why: whyOf({
      title: 'Only pods of this service account',
      text: entity.conditionNote,
      calls: ['AssumeRoleWithWebIdentity'],
      answers: ['entity', 'eksIssuer', 'namespace', 'serviceAccount', 'account'],
      page: entity.page,
      ...(issuer.includes('.amazonaws.eu/')
        ? {
            doubt:
              'AWS does not document issuers in the European Sovereign Cloud: compare this with your cluster’s issuer.',
          }
        : {}),
    }),
  });
}
