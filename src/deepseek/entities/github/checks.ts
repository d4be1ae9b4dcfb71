// OIDC tokens: of one repository or service account, made for AWS, and of this issuer.
import { stsHost } from '#iam/facts/regions.ts';
import { isServer, knowsRepositoryId, SUBJECT_TAILS } from '#deepseek/answers/inputs/github.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { type Token, tokenCall, tokenExpectations } from '#deepseek/shared/checks/trust-tokens.ts';
import { misses, withKey } from '#deepseek/expectations/near-misses.ts';

/** https://docs.github.com/en/actions/reference/security/oidc */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
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
    ...misses(recycled, [
      pinned &&
        withKey(
          'a repository of the same name',
          `${issuer}:repository_id`,
          `${answer('githubRepositoryId')}9`,
        ),
    ]),
  ];
}
