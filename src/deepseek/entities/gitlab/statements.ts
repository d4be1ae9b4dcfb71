// GitLab CI/CD: the provider, and the job that signs in.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { gitlabAudience } from './trust.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { providerStep } from '#deepseek/shared/oidc.ts';

/** https://docs.gitlab.com/ci/cloud_services/aws/ */
function jobStep(checked: CheckedAnswers): NextStep {
  const variable = checked.answer('gitlabTail') === 'tag' ? 'CI_COMMIT_TAG' : 'CI_COMMIT_BRANCH';
  return {
    id: 'gitlab-job',
    title: 'Allow the GitLab job to sign in',
    text: 'Add this to .gitlab-ci.yml. GitLab puts a token for AWS into GITLAB_OIDC_TOKEN, and AWS’s tools read it from a file. A project with its own subject components (ci_id_token_sub_claim_components in the projects API) sends another subject.',
    code: [
      'deepseek:',
      '  rules:',
      `    - if: $${variable} == ${JSON.stringify(checked.answer('gitlabRef'))}`,
      '  id_tokens:',
      '    GITLAB_OIDC_TOKEN:',
      `      aud: ${gitlabAudience(checked.answer('gitlabHost'))}`,
      '  script:',
      `    - export AWS_ROLE_ARN=${roleArn(checked)} AWS_REGION=${checked.view.home.regions[0]}`,
      '    - export AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"',
      `    - printf '%s' "$GITLAB_OIDC_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"`,
      '    - aws sts get-caller-identity',
    ].join('\n'),
    page: PAGES.iamOidcRole,
  };
}

export function extras(checked: CheckedAnswers): Extras {
  const host = checked.answer('gitlabHost');
  return { nextSteps: [providerStep(checked, host, gitlabAudience(host)), jobStep(checked)] };
}
