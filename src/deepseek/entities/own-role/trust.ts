// The trust statement of roles of the same account.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const trust = (entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement => ({
  sid: entity.sid,
  effect: 'Allow',
  principal: { AWS: oneOrMany(checked.answer('callerRoles')) },
  actions: ['sts:AssumeRole'],
  whys: [
    whyOf({
      title: 'Only these roles',
      text: `${entity.conditionNote} If a named role is deleted and created again, save the trust policy again: it holds the ID of the old one.`,
      calls: ['AssumeRole'],
      answers: ['entity', 'callerRoles'],
      page: 'iamPrincipal',
    }),
  ],
});
