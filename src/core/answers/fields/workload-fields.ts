// Questions on pods and pipelines.
import {
  hasForeignCluster,
  readCluster,
  readEksIssuer,
  readNamespace,
  readServiceAccount,
} from '#core/answers/inputs/eks.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#core/answers/field.ts';
import {
  GITHUB_ISSUER,
  githubIssuerOf,
  isServer,
  knowsRepositoryId,
  readGithubId,
  readGithubIssuer,
  readGithubRef,
  readGithubRepository,
} from '#core/answers/inputs/github.ts';
import { readRoleName } from '#core/answers/inputs/role-settings.ts';
import { partitionById } from '#core/facts/regions.ts';

const withIds = (view: AnswersView): boolean => view.text('githubSubject') !== 'name';

/** Both forms where the ID of the repository is a condition too: else somebody who gets the name would match. */
function startingSubject(view: AnswersView): string {
  const issuer = githubIssuerOf(view);
  if (isServer(issuer)) return 'name';
  return knowsRepositoryId(issuer, view.home.partition) ? 'both' : 'id';
}

const SAMPLE_REFS: Readonly<Record<string, string>> = { tag: 'v1.0', environment: 'production' };

export const workloadFields = {
  clusters: listField({
    key: 'ekc',
    step: 'entity',
    label: 'EKS cluster ARN',
    hint: 'One a line. For a cluster in another account, a pod role is created there that assumes this role',
    example: 'arn:aws:eks:us-east-1:111122223333:cluster/inference-cluster',
    noun: 'cluster',
    required: true,
    identifying: true,
    limit: 5,
    check: (raw, view) => readCluster(raw, view.home),
    placeholder: ({ home }) => [
      `arn:${home.partition}:eks:${home.regions[0]}:${home.account}:cluster/inference-cluster`,
    ],
  }),
  eksIssuer: textField({
    key: 'eki',
    step: 'entity',
    label: 'OIDC issuer of the EKS cluster',
    hint: 'The console shows it as OpenID Connect provider URL',
    example: 'https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    required: true,
    identifying: true,
    check: (raw, view) => readEksIssuer(raw, view.home),
    placeholder: ({ home }) =>
      `oidc.eks.${home.regions[0]}.${partitionById(home.partition).dnsSuffix}/id/EXAMPLED539D4633E53DE1B71EXAMPLE`,
  }),
  namespace: textField({
    key: 'ekn',
    step: 'entity',
    label: 'Namespace of the pods',
    example: 'inference',
    required: true,
    identifying: true,
    check: readNamespace,
    placeholder: () => 'inference',
  }),
  serviceAccount: textField({
    key: 'eka',
    step: 'entity',
    label: 'Service account of the pods',
    hint: 'In Kubernetes: what the pod names as serviceAccountName',
    example: 'deepseek-client',
    required: true,
    identifying: true,
    check: readServiceAccount,
    placeholder: () => 'deepseek-client',
  }),
  podSessionTags: switchField({
    key: 'ekt',
    step: 'entity',
    label: 'Session tags from the other account’s pods',
    effect:
      'EKS adds the cluster, namespace and service account to the session, as it does unless the association disables that.',
    breaks:
      'Tags take room in the session (PackedPolicyTooLarge). Without them the role is tied to the pod by an external ID.',
    when: hasForeignCluster,
    initial: () => true,
  }),
  podRoleName: textField({
    key: 'ekr',
    step: 'names',
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
    label: 'GitHub repository',
    hint: 'OWNER/REPOSITORY, or its address',
    example: 'example-org/deepseek-app',
    required: true,
    identifying: true,
    check: readGithubRepository,
    placeholder: () => 'example-org/deepseek-app',
  }),
  githubTail: choiceField({
    key: 'ght',
    step: 'entity',
    label: 'Which of its jobs',
    options: () => [
      {
        value: 'branch',
        label: 'Jobs of one branch',
        detail: 'Jobs that run from that branch without an environment',
      },
      {
        value: 'environment',
        label: 'Jobs of one environment',
        detail:
          'A job with an environment has that in its subject, never its branch. Protect the environment.',
      },
      { value: 'tag', label: 'Jobs of one tag', detail: 'Jobs without an environment, run for that tag' },
      {
        value: 'pull_request',
        label: 'Jobs of pull requests',
        detail: 'Trusts every branch of the repository: whoever can push one can use the role',
      },
    ],
    initial: () => 'branch',
  }),
  githubRef: textField({
    key: 'ghn',
    step: 'entity',
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
    label: 'Form of the subject',
    hint: 'gh api repos/OWNER/REPOSITORY/actions/oidc/customization/sub shows which your repository has',
    options: () => [
      { value: 'both', label: 'Either form', detail: 'Works before and after the repository changes to IDs' },
      {
        value: 'id',
        label: 'With IDs',
        detail: 'Repositories made, renamed or transferred from 15 July 2026: names and numeric IDs',
      },
      {
        value: 'name',
        label: 'Names only',
        detail: 'Older repositories. Whoever gets the name after a rename or deletion would match too',
      },
    ],
    initial: startingSubject,
  }),
  githubOwnerId: textField({
    key: 'gho',
    step: 'entity',
    label: 'ID of the owner',
    hint: 'gh api repos/OWNER/REPOSITORY --jq .owner.id',
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
    label: 'ID of the repository',
    hint: 'gh api repos/OWNER/REPOSITORY --jq .id',
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
    rank: 8,
    label: 'Issuer',
    hint: 'Differs from github.com’s for an enterprise with its own issuer, GHE.com or Enterprise Server',
    example: GITHUB_ISSUER,
    required: false,
    identifying: true,
    initial: () => GITHUB_ISSUER,
    check: readGithubIssuer,
    placeholder: () => GITHUB_ISSUER,
  }),
};
