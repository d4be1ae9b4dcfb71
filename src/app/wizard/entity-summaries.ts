// How the answers on the trusted entity are summed up in their step's line.
import { DEPLOYERS } from '#core/catalog/deployers.ts';
import { parseArn } from '#core/iam/arn.ts';
import { count } from '#core/text/words.ts';
import { lowerFirst } from './wording.ts';
import { addSummaries, noSummary, oneOrCount } from './step-summary.ts';

function principalText(arn: string): string {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  return resource === 'root' ? `account ${account}` : `${resource.replace('/', ' ')} of ${account}`;
}

addSummaries({
  also: ({ view }) => {
    const [only, ...others] = view.scenarios.slice(1);
    if (!only) return undefined;
    return others.length === 0 ? `also: ${only.title}` : `also ${count(others.length + 1, 'other task')}`;
  },
  trustedPrincipals: ({ answer }) => oneOrCount(answer('trustedPrincipals').map(principalText), 'principal'),
  relation: noSummary,
  externalId: () => 'external ID',
  clusters: ({ answer }) =>
    oneOrCount(
      answer('clusters').map((arn) => arn.slice(arn.indexOf('/') + 1)),
      'cluster',
    ),
  eksIssuer: ({ answer }) => `cluster in ${answer('eksIssuer').split('.')[2] ?? ''}`,
  namespace: ({ answer }) => `${answer('namespace')}/${answer('serviceAccount')}`,
  serviceAccount: noSummary,
  podSessionTags: ({ view }) => (view.flag('podSessionTags') ? undefined : 'no session tags'),
  podRoleName: ({ answer }) => `pod role ${answer('podRoleName')}`,
  githubRepository: ({ answer }) => answer('githubRepository'),
  githubTail: ({ answer }) =>
    answer('githubTail') === 'pull_request'
      ? 'pull requests'
      : `${answer('githubTail')} ${answer('githubRef')}`,
  githubRef: noSummary,
  githubSubject: noSummary,
  githubOwnerId: noSummary,
  githubRepositoryId: noSummary,
  githubIssuer: ({ answer }) =>
    answer('githubIssuer') === 'token.actions.githubusercontent.com' ? undefined : answer('githubIssuer'),
  permissionSets: ({ answer }) => oneOrCount(answer('permissionSets'), 'permission set'),
  mfaUsers: ({ answer }) => oneOrCount(answer('mfaUsers').map(principalText), 'user'),
  mfaAge: ({ answer }) => `MFA within ${count(Math.round(answer('mfaAge') / 360) / 10, 'hour')}`,
  callerRoles: ({ answer }) => oneOrCount(answer('callerRoles').map(principalText), 'role'),
  sessionTagKeys: ({ answer }) => `tags ${answer('sessionTagKeys').join(', ')}`,
  deployerPolicy: ({ view }) => (view.flag('deployerPolicy') ? 'policy for the deployer' : undefined),
  deployer: ({ answer, view }) => {
    const row = DEPLOYERS.find(({ id }) => id === answer('deployer'));
    return row && view.text('deployer') !== 'policy' ? `run by ${lowerFirst(row.label)}` : undefined;
  },
  deployerPermissionSets: ({ answer }) => oneOrCount(answer('deployerPermissionSets'), 'permission set'),
  deployerCallerRoles: ({ answer }) => oneOrCount(answer('deployerCallerRoles').map(principalText), 'role'),
  deployerTrustedPrincipals: ({ answer }) =>
    oneOrCount(answer('deployerTrustedPrincipals').map(principalText), 'principal'),
  deployerRelation: noSummary,
  deployerExternalId: () => 'external ID',
  deployerMfaUsers: ({ answer }) => oneOrCount(answer('deployerMfaUsers').map(principalText), 'user'),
  deployerMfaAge: noSummary,
  deployerGithubRepository: ({ answer }) => answer('deployerGithubRepository'),
  deployerGithubTail: noSummary,
  deployerGithubRef: noSummary,
  deployerGithubSubject: noSummary,
  deployerGithubOwnerId: noSummary,
  deployerGithubRepositoryId: noSummary,
  deployerGithubIssuer: noSummary,
  deployerGitlabProject: ({ answer }) => answer('deployerGitlabProject'),
  deployerGitlabTail: noSummary,
  deployerGitlabRef: noSummary,
  deployerGitlabHost: noSummary,
  deployerStateMachines: ({ answer }) => oneOrCount(answer('deployerStateMachines'), 'state machine'),
  deployerWorkflowLogs: noSummary,
  deployerWorkflowTraces: noSummary,
  gitlabProject: ({ answer }) => answer('gitlabProject'),
  gitlabTail: ({ answer }) => `${answer('gitlabTail')} ${answer('gitlabRef')}`,
  gitlabRef: noSummary,
  gitlabHost: ({ answer }) => (answer('gitlabHost') === 'gitlab.com' ? undefined : answer('gitlabHost')),
  executionRole: noSummary,
  taskImages: ({ answer }) => `image ${oneOrCount(answer('taskImages'), 'repository')}`,
  taskLogs: ({ answer }) => oneOrCount(answer('taskLogs'), 'log group'),
  executionRoleName: ({ answer }) => answer('executionRoleName'),
});
