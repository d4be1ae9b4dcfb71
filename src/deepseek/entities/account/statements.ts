// Another account: its own policies must allow the call as well.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { caller } from '#deepseek/shared/caller.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

export function extras(checked: CheckedAnswers): Extras {
  const principals = checked.answer('trustedPrincipals');
  const accounts = [...new Set(principals.flatMap((arn) => parseArn(arn)?.account ?? []))];
  return {
    attachments: [
      caller(checked, {
        attachTo: `the caller in account ${accounts.join(', ')}`,
        target: { kind: 'callers', arns: principals },
        text: 'The trust policy is not enough for another account: the caller’s own account must also allow the call.',
        asked: 'trustedPrincipals',
      }),
    ],
  };
}
