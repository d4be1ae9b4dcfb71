// Questions on pods and pipelines.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import {
  hasForeignCluster,
  readCluster,
  readEksIssuer,
  readNamespace,
  readServiceAccount,
} from '#deepseek/answers/inputs/eks.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import {
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
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { partitionById } from '#iam/facts/regions.ts';

const withIds = (view: AnswersView): boolean => view.text('githubSubject') !== 'name';

/** Both forms where the ID of the repository is a condition too: else somebody who gets the name would match. */
function startingSubject(view: AnswersView): string {
  const issuer = githubIssuerOf(view);
  if (isServer(issuer)) return 'name';
  return knowsRepositoryId(issuer, view.home.partition) ? 'both' : 'id';
}

/** For a command that asks GitHub about the repository. */
function repositoryOf(view: AnswersView): string {
  const read = readGithubRepository(view.text('githubRepository'));
  return read.ok ? read.value : 'OWNER/REPOSITORY';
}

const SAMPLE_REFS: Readonly<Record<string, string>> = { tag: 'v1.0', environment: 'production' };

export const workloadFields = {
  clusters: listField({
    key: 'ekc',
    step: 'entity',
    rank: 430,
    label: 'EKS cluster ARN',
    hint: 'One per line. A cluster in another account gets its own pod role, which assumes this role',
    example: 'arn:aws:eks:us-east-1:111122223333:cluster/inference-cluster',
    noun: 'cluster',
    required: true,
    identifying: true,
    limit: 5,
    homeOf: homeBy(readCluster),
    homeKind: 'caller',
    check: (raw, view) => readCluster(raw, view.home),
    placeholder: ({ home }) => [
      `arn:${home.partition}:eks:${home.regions[0]}:${home.account}:cluster/inference-cluster`,
    ],
  }),
  eksIssuer: textField({
    key: 'eki',
    step: 'entity',
    rank: 440,
    label: 'OIDC issuer of the EKS cluster',
    hint: 'The console shows it as OpenID Connect provider URL',
    example: 'https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    required: true,
    identifying: true,
    homeOf: homeBy(readEksIssuer),
    homeKind: 'caller',
    check: (raw, view) => readEksIssuer(raw, view.home),
    placeholder: ({ home }) =>
      `oidc.eks.${home.regions[0]}.${partitionById(home.partition).dnsSuffix}/id/EXAMPLED539D4633E53DE1B71EXAMPLE`,
  }),
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
  podSessionTags: switchField({
    key: 'ekt',
    step: 'entity',
    rank: 470,
    label: 'Require session tags from the other account’s pods',
    sentence: '{podSessionTags:with session tags|without session tags}',
    effect: 'Stops sessions without the tags that EKS adds: cluster, namespace and service account.',
    note: 'Tags use space in the session (PackedPolicyTooLarge). Without them, an external ID ties the role to the pod.',
    when: hasForeignCluster,
    initial: () => true,
  }),
  podRoleName: textField({
    key: 'ekr',
    step: 'names',
    rank: 480,
    label: 'Name of the pod role in the cluster’s account',
    example: 'DeepSeekPodRole',
    required: true,
    identifying: true,
    when: hasForeignCluster,
    initial: () => 'DeepSeekPodRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekPodRole',
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
    options: () => [
      {
        value: 'both',
        label: 'Either format',
        detail: 'Works before and after the repository switches to IDs',
      },
      {
        value: 'id',
        label: 'With IDs',
        detail: 'Names and numeric IDs: repositories created, renamed or transferred since July 15, 2026',
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
    find: (view) => `gh api repos/${repositoryOf(view)} --jq .owner.id`,
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
    find: (view) => `gh api repos/${repositoryOf(view)} --jq .id`,
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
