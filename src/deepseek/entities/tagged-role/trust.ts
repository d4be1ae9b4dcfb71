// The trust statement of a role of the same account that passes session tags.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { sessionTagKeys } from '#deepseek/shared/session-tags.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const keys = sessionTagKeys(checked);
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { AWS: oneOrMany(checked.answer('callerRoles')) },
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    condition: {
      StringLike: Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, '*'])),
      'ForAllValues:StringEquals': { 'aws:TagKeys': keys },
    },
    whys: [
      whyOf({
        title: 'Only with these session tags',
        text: entity.conditionNote,
        calls: ['AssumeRole', 'TagSession'],
        answers: ['entity', 'callerRoles', 'sessionTagKeys'],
        page: entity.page,
      }),
    ],
  };
}
