// The trust statement of GitLab jobs.
import { gitlabSubject } from '#deepseek/answers/inputs/gitlab.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { webIdentityTrust } from '#deepseek/shared/web-identity.ts';

/** The audience that GitLab's page shows: the address of the instance, which the job names too. */
export const gitlabAudience = (host: string): string => `https://${host}`;

/**
 * One project, and one branch or tag: never a wildcard.
 * https://docs.gitlab.com/ci/cloud_services/aws/ and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const host = checked.answer('gitlabHost');
  return webIdentityTrust(entity, checked, {
    issuer: host,
    audience: gitlabAudience(host),
    subjects: [gitlabSubject(checked)],
    why: whyOf({
      title: 'Only jobs of this project',
      text: `${entity.conditionNote} Anyone who can push to the ${checked.answer('gitlabTail')} can run such a job: protect it in GitLab.`,
      calls: ['AssumeRoleWithWebIdentity'],
      answers: ['entity', 'gitlabProject', 'gitlabTail', 'gitlabRef', 'gitlabHost', 'account'],
      page: 'iamOidcSubject',
      doubt:
        'If the group or project is renamed or deleted, someone else can take its path. IAM does not list a condition key for GitLab’s project ID. GitLab’s page does not say which branch the token of a merge request pipeline names: do not run such pipelines for forks in this project.',
    }),
  });
}
