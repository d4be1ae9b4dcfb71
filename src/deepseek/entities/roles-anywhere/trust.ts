// The trust statement of IAM Roles Anywhere.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { oneOrMany, whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
export const trust = (entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement => ({
  sid: entity.sid,
  effect: 'Allow',
  principal: { Service: oneOrMany(entity.services) },
  actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  condition: {
    ArnEquals: { 'aws:SourceArn': oneOrMany(checked.answer('trustAnchors')) },
    StringEquals: { 'aws:PrincipalTag/x509Subject/CN': oneOrMany(checked.answer('certificateNames')) },
  },
  whys: [
    whyOf({
      title: 'Only certificates with these names',
      text: `${entity.conditionNote} Roles Anywhere sets the source identity and passes the certificate’s fields as session tags, so it needs all three actions.`,
      calls: ['CreateSession'],
      answers: ['entity', 'trustAnchors', 'certificateNames'],
      page: 'rolesAnywhereTrust',
    }),
  ],
});
