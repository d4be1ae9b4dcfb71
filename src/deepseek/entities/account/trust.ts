// The trust statement of another account, with an external ID or the organization.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const ours = checked.answer('relation') === 'organization';
  const condition: Condition = {
    StringEquals: ours
      ? { 'aws:PrincipalOrgID': checked.answer('organizationId') }
      : { 'sts:ExternalId': checked.answer('externalId') },
  };
  return {
    sid: ours ? 'OrganizationAssume' : 'PartnerAssume',
    effect: 'Allow',
    principal: { AWS: oneOrMany(checked.answer('trustedPrincipals')) },
    actions: ['sts:AssumeRole'],
    condition,
    whys: [
      whyOf({
        title: ours ? 'Only principals of your organization' : 'Only with the external ID',
        text: ours
          ? 'The caller must be listed and belong to the organization. There is no external ID, so Switch Role works in the console.'
          : entity.conditionNote,
        calls: ['AssumeRole'],
        answers: ['entity', 'trustedPrincipals', 'relation', ours ? 'organizationId' : 'externalId'],
        page: ours ? 'iamConditionKeys' : entity.page,
      }),
    ],
  };
}
