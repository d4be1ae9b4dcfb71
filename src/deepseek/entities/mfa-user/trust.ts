// The trust statement of IAM users who have signed in with MFA.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { AWS: oneOrMany(checked.answer('mfaUsers')) },
    actions: ['sts:AssumeRole'],
    condition: {
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': String(checked.answer('mfaAge')) },
    },
    whys: [
      whyOf({
        title: 'Only with recent MFA',
        text: `${entity.conditionNote} Long-term access keys without a code do not have MFA, so they are denied.`,
        calls: ['AssumeRole'],
        answers: ['entity', 'mfaUsers', 'mfaAge'],
        page: entity.page,
      }),
    ],
  };
}
