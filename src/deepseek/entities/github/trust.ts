// The trust statement of GitHub Actions workflows.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { isServer, knowsRepositoryId, SUBJECT_TAILS } from '#deepseek/answers/inputs/github.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { stsHost } from '#iam/facts/regions.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { webIdentityTrust } from '#deepseek/shared/web-identity.ts';

/** The audience that configure-aws-credentials asks for: the workflow names the other one. */
export const githubAudience = (partition: string): string => stsHost(partition);

/** Each form of the subject that is trusted, never with a wildcard. https://docs.github.com/en/actions/reference/security/oidc */
function subjects({ answer }: CheckedAnswers): readonly string[] {
  const [owner = '', repository = ''] = answer('githubRepository').split('/');
  const tail = answer('githubTail');
  const end = `${SUBJECT_TAILS[tail] ?? ''}${tail === 'pull_request' ? '' : answer('githubRef')}`;
  const form = answer('githubSubject');
  const named = `repo:${owner}/${repository}:${end}`;
  const withIds = `repo:${owner}@${answer('githubOwnerId')}/${repository}@${answer('githubRepositoryId')}:${end}`;
  if (form === 'both') return [named, withIds];
  return [form === 'id' ? withIds : named];
}

const pinsRepository = (checked: CheckedAnswers): boolean =>
  checked.answer('githubSubject') === 'both' &&
  knowsRepositoryId(checked.answer('githubIssuer'), checked.view.home.partition);

const RECYCLED =
  'If the repository or its owner is renamed or deleted, someone else can take the name, and with it the role.';
const NO_ID_KEY =
  'IAM announced the condition on the repository ID only for github.com in commercial Regions, so the policy cannot use it here.';

/** The doubt that remains if a subject with names only is trusted, and no condition names the ID of the repository. */
export function namesAlone(checked: CheckedAnswers): string | undefined {
  const form = checked.answer('githubSubject');
  if (form === 'id' || pinsRepository(checked)) return undefined;
  if (form === 'both') return `${RECYCLED} ${NO_ID_KEY}`;
  return isServer(checked.answer('githubIssuer'))
    ? RECYCLED
    : `${RECYCLED} The subject format with IDs prevents that.`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html */
export function trust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const { partition } = checked.view.home;
  const issuer = checked.answer('githubIssuer');
  const form = checked.answer('githubSubject');
  const pinned = pinsRepository(checked);
  const doubt = namesAlone(checked);
  const tail = checked.answer('githubTail');
  const answers: FieldId[] = ['entity', 'githubRepository', 'githubTail', 'githubSubject', 'githubIssuer'];
  if (tail !== 'pull_request') answers.push('githubRef');
  if (form !== 'name') answers.push('githubOwnerId', 'githubRepositoryId');
  return webIdentityTrust(entity, checked, {
    issuer,
    audience: githubAudience(partition),
    subjects: subjects(checked),
    ...(pinned ? { claims: { repository_id: checked.answer('githubRepositoryId') } } : {}),
    why: whyOf({
      title: 'Only jobs of this repository',
      text: `${entity.conditionNote}${
        tail === 'environment'
          ? ''
          : ' For a job with an environment, the subject names the environment instead and does not match.'
      }`,
      calls: ['AssumeRoleWithWebIdentity'],
      answers: [...answers, 'account'],
      page: 'iamOidcSubject',
      ...(doubt ? { doubt } : {}),
    }),
  });
}
