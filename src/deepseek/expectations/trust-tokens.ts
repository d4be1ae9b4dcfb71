// OIDC tokens: of one repository or service account, made for AWS, and of this issuer.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
import { stsHost } from '#iam/facts/regions.ts';
import { gitlabSubject } from '#deepseek/answers/inputs/gitlab.ts';
import { isServer, knowsRepositoryId, SUBJECT_TAILS } from '#deepseek/answers/inputs/github.ts';
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';

interface Token {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  readonly claims?: Readonly<Record<string, string>>;
}

function tokenCall(checked: CheckedAnswers, { issuer, audience, subject, claims = {} }: Token): Call {
  const { partition, account } = checked.view.home;
  const keys = { aud: audience, sub: subject, ...claims };
  return {
    label: `${subject} assumes the role`,
    principal: {
      caller: { kind: 'web-identity', provider: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn(checked),
    context: Object.fromEntries(Object.entries(keys).map(([claim, value]) => [`${issuer}:${claim}`, value])),
  };
}

/** What holds of every token; `others` are subjects that only look like the one. */
function tokenExpectations(
  checked: CheckedAnswers,
  token: Token,
  others: Readonly<Record<string, string>>,
): readonly Expectation[] {
  const call = tokenCall(checked, token);
  const aud = `${token.issuer}:aud`;
  const sub = `${token.issuer}:sub`;
  const { partition, account } = checked.view.home;
  const provider = `arn:${partition}:iam::${account}:oidc-provider/oidc.example.com`;
  return [
    allowed(call),
    ...Object.entries(others).map(([difference, subject]) =>
      denied(call, { difference, context: { ...call.context, [sub]: subject } }),
    ),
    denied(call, {
      difference: 'issued for someone else',
      context: { ...call.context, [aud]: 'example.com' },
    }),
    denied(call, { difference: 'without a subject', context: without(call.context, sub) }),
    denied(call, {
      difference: 'of another issuer',
      principal: { caller: { kind: 'web-identity', provider } },
    }),
    denied(call, {
      difference: 'a role of the account, without a token',
      principal: { caller: { kind: 'role-session', roleArn: `arn:${partition}:iam::${account}:role/Other` } },
      action: 'sts:AssumeRole',
      context: {},
    }),
  ];
}

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
export function irsaTrust(checked: CheckedAnswers): readonly Expectation[] {
  const namespace = podsOf(checked).namespace;
  const account = podsOf(checked).serviceAccount;
  const subject = (space: string, name: string) => `system:serviceaccount:${space}:${name}`;
  const token = {
    issuer: checked.answer('eksIssuer'),
    audience: 'sts.amazonaws.com',
    subject: subject(namespace, account),
  };
  return tokenExpectations(checked, token, {
    'another service account': subject(namespace, `${account}-other`),
    'another namespace': subject(`${namespace}-other`, account),
  });
}

/** https://docs.github.com/en/actions/reference/security/oidc */
export function githubTrust(checked: CheckedAnswers): readonly Expectation[] {
  const { answer, view } = checked;
  const [owner = '', repository = ''] = answer('githubRepository').split('/');
  const tail = answer('githubTail');
  const end = `${SUBJECT_TAILS[tail] ?? ''}${tail === 'pull_request' ? '' : answer('githubRef')}`;
  const form = answer('githubSubject');
  const issuer = answer('githubIssuer');
  const named = (someone: string, what: string, where = end) => `repo:${someone}/${what}:${where}`;
  const withIds = (owners: string, where = end) =>
    `repo:${owner}@${owners}/${repository}@${answer('githubRepositoryId')}:${where}`;
  const pinned = form === 'both' && knowsRepositoryId(issuer, view.home.partition) && !isServer(issuer);
  const token: Omit<Token, 'subject'> = {
    issuer,
    audience: stsHost(view.home.partition),
    ...(pinned ? { claims: { repository_id: answer('githubRepositoryId') } } : {}),
  };
  const branch = 'ref:refs/heads/not-the-one';
  const byName = { ...token, subject: named(owner, repository) };
  const recycled = tokenCall(checked, byName);
  return [
    ...(form === 'id'
      ? []
      : tokenExpectations(checked, byName, {
          'another branch': named(owner, repository, branch),
          'a fork': named(`${owner}-other`, repository),
          'another repository': named(owner, `${repository}-other`),
        })),
    ...(form === 'name'
      ? []
      : tokenExpectations(
          checked,
          { ...token, subject: withIds(answer('githubOwnerId')) },
          {
            'another branch': withIds(answer('githubOwnerId'), branch),
            'an owner of the same name': withIds(`${answer('githubOwnerId')}9`),
          },
        )),
    ...(pinned
      ? [
          denied(recycled, {
            difference: 'a repository of the same name',
            context: { ...recycled.context, [`${issuer}:repository_id`]: `${answer('githubRepositoryId')}9` },
          }),
        ]
      : []),
  ];
}

/** https://docs.gitlab.com/ci/secrets/id_token_authentication/ */
export function gitlabTrust(checked: CheckedAnswers): readonly Expectation[] {
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
