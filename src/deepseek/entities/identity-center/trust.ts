// The trust statement of people who sign in through IAM Identity Center.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** What Identity Center puts behind the name of a permission set: sixteen characters. */
const SUFFIX = '?'.repeat(16);

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const { partition, account } = checked.view.home;
  const root = `arn:${partition}:iam::${account}`;
  const roles = checked
    .answer('permissionSets')
    .flatMap((name) =>
      ['', '*/'].map(
        (region) => `${root}:role/aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_${name}_${SUFFIX}`,
      ),
    );
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { AWS: `${root}:root` },
    actions: ['sts:AssumeRole'],
    condition: { ArnLike: { 'aws:PrincipalArn': roles } },
    whys: [
      whyOf({
        title: 'Only people with this permission set',
        text: `${entity.conditionNote} The account is the principal, so the permission set must also allow the call: see its policy.`,
        calls: ['AssumeRole'],
        answers: ['entity', 'permissionSets', 'account'],
        page: entity.page,
      }),
    ],
  };
}
