// A role that passes session tags: its own side, and the call.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { sessionTagKeys } from '#deepseek/shared/session-tags.ts';
import { caller } from '#deepseek/shared/caller.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

export function extras(checked: CheckedAnswers): Extras {
  const roles = checked.answer('callerRoles').map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
  const tags = sessionTagKeys(checked).map((key) => `'Key=${key},Value=VALUE'`);
  return {
    attachments: [
      caller(checked, {
        attachTo: `the role ${roles.join(', ')}`,
        target: { kind: 'roles', arns: checked.answer('callerRoles') },
        text: 'Allows the backend to assume the role and pass session tags, which needs its own permission.',
        asked: 'callerRoles',
        tags: true,
      }),
    ],
    nextSteps: [
      {
        id: 'session-tags',
        title: 'Pass the tags with each call',
        text: 'A call that misses one of them, or adds another, is denied. Policies read them as aws:PrincipalTag. The console cannot pass tags.',
        code: `aws sts assume-role --role-arn ${roleArn(checked)} --role-session-name NAME --tags ${tags.join(' ')}`,
        page: PAGES.iamSessionTags,
      },
    ],
  };
}
