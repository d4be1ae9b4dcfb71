// The trust policy of a role: how each kind of trusted entity says who it is.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { TrustedEntity } from '#core/catalog/entities.ts';
import type { TrustKind } from '#core/catalog/entity.ts';
import type { Grant } from '#core/compose/grant.ts';
import { accountTrust } from './account.ts';
import { githubTrust } from './github.ts';
import { gitlabTrust } from './gitlab.ts';
import { identityCenterTrust } from './identity-center.ts';
import { irsaTrust } from './irsa.ts';
import { podIdentityTrust } from './pod-identity.ts';
import { roleTrust } from './role.ts';
import { rolesAnywhereTrust } from './roles-anywhere.ts';
import { serviceTrust } from './service.ts';
import { taggedRoleTrust } from './tagged-role.ts';
import { userTrust } from './user.ts';

export { lacksSourceConditions } from './service.ts';

const KINDS: Record<TrustKind, (entity: TrustedEntity, checked: CheckedAnswers) => readonly Grant[]> = {
  service: (entity, checked) => [serviceTrust(entity, checked)],
  account: (entity, checked) => [accountTrust(entity, checked)],
  'pod-identity': podIdentityTrust,
  irsa: (entity, checked) => [irsaTrust(entity, checked)],
  github: (entity, checked) => [githubTrust(entity, checked)],
  gitlab: (entity, checked) => [gitlabTrust(entity, checked)],
  'roles-anywhere': (entity, checked) => [rolesAnywhereTrust(entity, checked)],
  'identity-center': (entity, checked) => [identityCenterTrust(entity, checked)],
  user: (entity, checked) => [userTrust(entity, checked)],
  role: (entity, checked) => [roleTrust(entity, checked)],
  'tagged-role': (entity, checked) => [taggedRoleTrust(entity, checked)],
};

/** The role's trust policy: one statement that assumes for each kind of principal, since a second without conditions would undo those of the first. */
export function trustGrants(checked: CheckedAnswers): readonly Grant[] {
  const { entity } = checked.view;
  return KINDS[entity.trust](entity, checked);
}
