// The trust policy of a role: how each kind of trusted entity says who it is.
import type { Reading } from '#core/answers/read.ts';
import type { TrustedEntity } from '#core/catalog/entities.ts';
import type { TrustKind } from '#core/catalog/entity.ts';
import type { Grant } from '#core/compose/grant.ts';
import { accountTrust } from './account.ts';
import { serviceTrust } from './service.ts';

export { leavesTrustOpen } from './service.ts';

const KINDS: Record<TrustKind, (entity: TrustedEntity, reading: Reading) => Grant> = {
  service: serviceTrust,
  account: accountTrust,
  'pod-identity': serviceTrust,
  irsa: serviceTrust,
  github: serviceTrust,
  'identity-center': serviceTrust,
  user: serviceTrust,
  'tagged-role': serviceTrust,
};

/** The one statement of the role's trust policy: a bare statement beside it would undo its conditions. */
export function trustGrants(reading: Reading): readonly Grant[] {
  const { entity } = reading.view;
  return [KINDS[entity.trust](entity, reading)];
}
