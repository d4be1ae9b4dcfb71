// What the trusted entity adds to a kit, with what is so for all of them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { extrasOf, extrasOfAll } from '#deepseek/compose/registry.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

const CHAINED: Notice = {
  id: 'role-chaining',
  title: '1-hour sessions',
  text: 'A caller that is itself a role gets sessions of at most 1 hour, and asking for more fails: AWS caps role chaining.',
};

const SWITCH_ROLE: Notice = {
  id: 'switch-role-length',
  title: 'Switch Role',
  text: 'The path and role name together are longer than 64 characters, so Switch Role in the console will not work.',
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
function sessionNotices({ answer, view }: CheckedAnswers): readonly Notice[] {
  const { chained, console } = view.entity;
  const longer = view.asks('sessionDuration') && answer('sessionDuration') > QUOTAS.maxChainedSessionSeconds;
  const byRoles =
    chained === 'always' ||
    (chained === 'unless-users' && answer('trustedPrincipals').some((arn) => !arn.includes(':user/')));
  const tooLong = answer('path').length + answer('roleName').length > QUOTAS.roleNameLength;
  return [...(console && tooLong ? [SWITCH_ROLE] : []), ...(longer && byRoles ? [CHAINED] : [])];
}

export function entityExtras(checked: CheckedAnswers): Extras {
  const own = extrasOf(checked.view.entity.id)?.(checked) ?? {};
  const { statements = [] } = extrasOfAll()?.(checked) ?? {};
  return {
    ...own,
    statements: [...(own.statements ?? []), ...statements],
    notices: [...(own.notices ?? []), ...sessionNotices(checked)],
  };
}
