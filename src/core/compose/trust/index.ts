// The trust policy of a role: how each kind of trusted entity says who it is.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { TrustedEntity } from '#core/catalog/entities.ts';
import type { TrustKind } from '#core/catalog/entity.ts';
import type { Grant } from '#core/compose/grant.ts';
import { accountTrust } from './account.ts';
import { githubTrust } from './github.ts';
import { identityCenterTrust } from './identity-center.ts';
import { irsaTrust } from './irsa.ts';
import { podIdentityTrust } from './pod-identity.ts';
import { serviceTrust } from './service.ts';
import { taggedRoleTrust } from './tagged-role.ts';
import { userTrust } from './user.ts';

export { lacksSourceConditions } from './service.ts';

const KINDS: Record<TrustKind, (entity: TrustedEntity, reading: CheckedAnswers) => readonly Grant[]> = {
  service: (entity, reading) => [serviceTrust(entity, reading)],
  account: (entity, reading) => [accountTrust(entity, reading)],
  'pod-identity': podIdentityTrust,
  irsa: (entity, reading) => [irsaTrust(entity, reading)],
  github: (entity, reading) => [githubTrust(entity, reading)],
  'identity-center': (entity, reading) => [identityCenterTrust(entity, reading)],
  user: (entity, reading) => [userTrust(entity, reading)],
  'tagged-role': (entity, reading) => [taggedRoleTrust(entity, reading)],
};

/** The role's trust policy: one statement that assumes for each kind of principal, since a second without conditions would undo those of the first. */
export function trustGrants(reading: CheckedAnswers): readonly Grant[] {
  const { entity } = reading.view;
  return KINDS[entity.trust](entity, reading);
}
