// OIDC tokens: of one repository or service account, made for AWS, and of this issuer.
import { gitlabSubject } from '#deepseek/answers/inputs/gitlab.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { tokenExpectations } from '#deepseek/shared/checks/trust-tokens.ts';

/** https://docs.gitlab.com/ci/secrets/id_token_authentication/ */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const issuer = checked.answer('gitlabHost');
  const project = checked.answer('gitlabProject');
  const kind = checked.answer('gitlabTail');
  return tokenExpectations(
    checked,
    { issuer, audience: `https://${issuer}`, subject: gitlabSubject(checked) },
    {
      'another branch or tag': gitlabSubject(checked, { ref: `${checked.answer('gitlabRef')}-other` }),
      [kind === 'tag' ? 'a branch of the same name' : 'a tag of the same name']: gitlabSubject(checked, {
        kind: kind === 'tag' ? 'branch' : 'tag',
      }),
      'another project': gitlabSubject(checked, { project: `${project}-other` }),
      'a fork': gitlabSubject(checked, { project: `someone-else/${project.split('/').at(-1)}` }),
      'a project in a subgroup': gitlabSubject(checked, { project: `${project}/sub` }),
    },
  );
}
