// What each trusted entity adds to a kit: permissions, further roles, next steps.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { QUOTAS } from '#core/facts/quotas.ts';
import type { Notice } from '#core/compose/role-kit.ts';
import { account } from './account.ts';
import { agentCore } from './agentcore.ts';
import { appRunner, batchJob, codeBuild, glue, sagemakerStudio } from './compute.ts';
import { ec2 } from './ec2.ts';
import { ecs } from './ecs.ts';
import { eksIrsa } from './eks-irsa.ts';
import { eksPods } from './eks-pods.ts';
import type { Extras } from './extras.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { identityCenter } from './identity-center.ts';
import { lambda } from './lambda.ts';
import { mfaUser } from './mfa-user.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { stepFunctions } from './step-functions.ts';
import { taggedRole } from './tagged-role.ts';

const EXTRAS: Readonly<Record<string, (checked: CheckedAnswers) => Extras>> = {
  lambda,
  ecs,
  ec2,
  account,
  'eks-pods': eksPods,
  'eks-irsa': eksIrsa,
  github,
  gitlab,
  'identity-center': identityCenter,
  'mfa-user': mfaUser,
  'tagged-role': taggedRole,
  'step-functions': stepFunctions,
  agentcore: agentCore,
  'sagemaker-studio': sagemakerStudio,
  glue,
  codebuild: codeBuild,
  'batch-job': batchJob,
  'app-runner': appRunner,
  'roles-anywhere': rolesAnywhere,
};

const CHAINED: Notice = {
  id: 'role-chaining',
  text: 'A caller that is itself a role gets sessions of at most 1 hour, and asking for more fails: AWS caps role chaining.',
};

const SWITCH_ROLE: Notice = {
  id: 'switch-role-length',
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
  const own = EXTRAS[checked.view.entity.id]?.(checked) ?? {};
  return { ...own, notices: [...(own.notices ?? []), ...sessionNotices(checked)] };
}
