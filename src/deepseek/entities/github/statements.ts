// GitHub Actions: the provider, the workflow, and where the numbers come from.
import { ghApi } from '#deepseek/answers/inputs/github.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { githubAudience, namesAlone } from './trust.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { providerStep } from '#deepseek/shared/oidc.ts';

/** https://github.com/aws-actions/configure-aws-credentials */
function workflowStep(checked: CheckedAnswers): NextStep {
  const { partition, regions } = checked.view.home;
  const audience = githubAudience(partition);
  const seconds = checked.answer('sessionDuration');
  const lines = [
    'jobs:',
    '  deepseek:',
    '    runs-on: ubuntu-latest',
    ...(checked.answer('githubTail') === 'environment'
      ? [`    environment: ${JSON.stringify(checked.answer('githubRef').replaceAll('%3A', ':'))}`]
      : []),
    '    permissions:',
    '      id-token: write',
    '      contents: read',
    '    steps:',
    '      - uses: aws-actions/configure-aws-credentials@v5',
    '        with:',
    `          role-to-assume: ${roleArn(checked)}`,
    `          aws-region: ${regions[0]}`,
    ...(partition === 'aws-cn' ? [`          audience: ${audience}`] : []),
    ...(seconds > QUOTAS.minSessionSeconds ? [`          role-duration-seconds: ${seconds}`] : []),
  ];
  return {
    id: 'workflow',
    title: 'Allow the workflow to sign in',
    text: 'Without id-token: write, the job does not get a token. For a job with an environment, the subject names the environment instead of the branch or tag; a reusable workflow has the subject of the workflow that calls it; a repository or organization with its own subject template has a different format.',
    code: lines.join('\n'),
    page: PAGES.iamOidcRole,
  };
}

function idsStep(checked: CheckedAnswers): NextStep {
  const api = ghApi(checked.answer('githubIssuer'), checked.answer('githubRepository'));
  return {
    id: 'github-subject',
    when: 'before',
    title: 'Check the subject that GitHub sends',
    text: 'The first command shows the subject format, and the template if there is one. The second shows the repository ID, then the owner ID.',
    code: `${api}/actions/oidc/customization/sub\n${api} --jq '.id,.owner.id'`,
    page: PAGES.iamOidcSubject,
  };
}

const PULL_REQUESTS: Notice = {
  id: 'github-pull-request',
  title: 'Pull requests',
  text: 'The role trusts pull request jobs from every branch of the repository: anyone who can push a branch can use it. Prefer a protected environment or one branch.',
};

export function extras(checked: CheckedAnswers): Extras {
  const audience = githubAudience(checked.view.home.partition);
  const doubt = namesAlone(checked);
  return {
    nextSteps: [
      providerStep(checked, checked.answer('githubIssuer'), audience),
      workflowStep(checked),
      idsStep(checked),
    ],
    notices: [
      ...(checked.answer('githubTail') === 'pull_request' ? [PULL_REQUESTS] : []),
      ...(doubt
        ? [
            {
              id: 'github-names',
              title: 'Repository names',
              text: `The trust policy accepts a subject with only names. ${doubt}`,
            },
          ]
        : []),
    ],
  };
}
