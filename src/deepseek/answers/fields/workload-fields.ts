// Questions on pods and pipelines.
import { readNamespace, readServiceAccount } from '#deepseek/answers/inputs/eks.ts';
import { choiceField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import {
  ghApi,
  GITHUB_ISSUER,
  githubIssuerOf,
  isServer,
  knowsRepositoryId,
  readGithubId,
  readGithubIssuer,
  readGithubRef,
  readGithubRepository,
} from '#deepseek/answers/inputs/github.ts';
import {
  GITLAB_HOST,
  readGitlabHost,
  readGitlabProject,
  readGitlabRef,
} from '#deepseek/answers/inputs/gitlab.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';

const withIds = (view: AnswersView): boolean => view.text('githubSubject') !== 'name';

/** Both forms where the ID of the repository is a condition too: else somebody who gets the name would match. */
function startingSubject(view: AnswersView): string {
  const issuer = githubIssuerOf(view);
  if (isServer(issuer)) return 'name';
  return knowsRepositoryId(issuer, view.home.partition) ? 'both' : 'id';
}

/** The command that asks GitHub about the repository. */
function askGithub(view: AnswersView): string {
  const read = readGithubRepository(view.text('githubRepository'));
  return ghApi(githubIssuerOf(view), read.ok ? read.value : 'OWNER/REPOSITORY');
}

const SAMPLE_REFS: Readonly<Record<string, string>> = { tag: 'v1.0', environment: 'production' };

export const workloadFields = {
  namespace: textField({
    key: 'ekn',
    step: 'entity',
    rank: 450,
    label: 'Namespace of the pods',
    example: 'inference',
    required: true,
    identifying: true,
    when: (view) => !driverMounts(view),
    check: readNamespace,
    placeholder: () => 'inference',
  }),
  serviceAccount: textField({
    key: 'eka',
    step: 'entity',
    rank: 460,
    label: 'Service account of the pods',
    hint: 'The pod’s serviceAccountName in Kubernetes',
    example: 'deepseek-client',
    required: true,
    identifying: true,
    when: (view) => !driverMounts(view),
    check: readServiceAccount,
    placeholder: () => 'deepseek-client',
  }),
  githubRepository: textField({
    key: 'ghr',
    step: 'entity',
    rank: 490,
    label: 'GitHub repository',
    hint: 'OWNER/REPOSITORY or its URL',
    example: 'example-org/deepseek-app',
    required: true,
    identifying: true,
    check: readGithubRepository,
    placeholder: () => 'example-org/deepseek-app',
  }),
  githubTail: choiceField({
    key: 'ght',
    step: 'entity',
    rank: 500,
    label: 'Which jobs?',
    options: () => [
      {
        value: 'branch',
        label: 'Jobs of one branch',
        detail: 'Jobs that run from that branch without an environment',
      },
      {
        value: 'environment',
        label: 'Jobs of one environment',
        detail: 'The subject of such a job names the environment, not the branch. Protect the environment.',
      },
      { value: 'tag', label: 'Jobs of one tag', detail: 'Jobs without an environment that run for that tag' },
      {
        value: 'pull_request',
        label: 'Jobs of pull requests',
        detail: 'Trusts every branch of the repository: anyone who can push one can use the role',
      },
    ],
    initial: () => 'branch',
  }),
  githubRef: textField({
    key: 'ghn',
    step: 'entity',
    rank: 510,
    label: 'Name of the branch, tag or environment',
    example: 'main',
    required: true,
    identifying: true,
    when: (view) => view.text('githubTail') !== 'pull_request',
    initial: (view) => (view.text('githubTail') === 'branch' ? 'main' : ''),
    check: readGithubRef,
    placeholder: (view) => SAMPLE_REFS[view.text('githubTail')] ?? 'main',
  }),
  githubSubject: choiceField({
    key: 'ghs',
    step: 'entity',
    rank: 520,
    label: 'Subject format',
    sentence: '{githubSubject:both=by names or IDs|id=by IDs|name=by names}',
    hint: 'gh api repos/OWNER/REPOSITORY/actions/oidc/customization/sub shows which one your repository uses',
    options: (view) => [
      {
        value: 'both',
        label: 'Either format',
        detail: 'Works before and after the repository switches to IDs',
      },
      {
        value: 'id',
        label: 'With IDs',
        detail: 'Names and numeric IDs: repositories created, renamed or transferred since July 15, 2026',
        ...(isServer(githubIssuerOf(view)) ? { disabled: 'Enterprise Server sends names only' } : {}),
      },
      {
        value: 'name',
        label: 'Names only',
        detail: 'Older repositories. Anyone who gets the name after a rename or deletion also matches',
      },
    ],
    initial: startingSubject,
  }),
  githubOwnerId: textField({
    key: 'gho',
    step: 'entity',
    rank: 530,
    label: 'GitHub owner ID',
    sentence: 'of owner {githubOwnerId}',
    find: (view) => `${askGithub(view)} --jq .owner.id`,
    example: '123456',
    required: true,
    identifying: true,
    when: withIds,
    check: readGithubId,
    placeholder: () => '123456',
  }),
  githubRepositoryId: textField({
    key: 'ghi',
    step: 'entity',
    rank: 540,
    label: 'GitHub repository ID',
    sentence: 'of repository ID {githubRepositoryId}',
    find: (view) => `${askGithub(view)} --jq .id`,
    example: '456789',
    required: true,
    identifying: true,
    when: withIds,
    check: readGithubId,
    placeholder: () => '456789',
  }),
  githubIssuer: textField({
    key: 'ghu',
    step: 'entity',
    rank: 2580,
    label: 'Issuer',
    sentence: 'from issuer {githubIssuer}',
    hint: 'Change it for an enterprise with its own issuer, GHE.com or Enterprise Server',
    example: GITHUB_ISSUER,
    required: false,
    identifying: true,
    initial: () => GITHUB_ISSUER,
    check: readGithubIssuer,
    placeholder: () => GITHUB_ISSUER,
  }),
  gitlabProject: textField({
    key: 'glp',
    step: 'entity',
    rank: 550,
    label: 'GitLab project',
    hint: 'GROUP/PROJECT, with subgroups if it has any, or its URL',
    example: 'example-group/deepseek-app',
    required: true,
    identifying: true,
    check: readGitlabProject,
    placeholder: () => 'example-group/deepseek-app',
  }),
  gitlabTail: choiceField({
    key: 'glt',
    step: 'entity',
    rank: 560,
    label: 'Which GitLab jobs?',
    options: () => [
      {
        value: 'branch',
        label: 'Jobs of one branch',
        detail: 'Jobs that run for that branch. Protect it: anyone who can push to it can use the role',
      },
      { value: 'tag', label: 'Jobs of one tag', detail: 'Jobs that run for that tag. Protect it too' },
    ],
    initial: () => 'branch',
  }),
  gitlabRef: textField({
    key: 'glr',
    step: 'entity',
    rank: 570,
    label: 'Name of the GitLab branch or tag',
    example: 'main',
    required: true,
    identifying: true,
    initial: (view) => (view.text('gitlabTail') === 'branch' ? 'main' : ''),
    check: readGitlabRef,
    placeholder: (view) => (view.text('gitlabTail') === 'branch' ? 'main' : 'v1.0'),
  }),
  gitlabHost: textField({
    key: 'glh',
    step: 'entity',
    rank: 2590,
    label: 'GitLab instance',
    sentence: 'on {gitlabHost}',
    hint: 'Change it for your own instance: its host, which AWS must be able to reach',
    example: GITLAB_HOST,
    required: false,
    identifying: true,
    initial: () => GITLAB_HOST,
    check: readGitlabHost,
    placeholder: () => GITLAB_HOST,
  }),
};
