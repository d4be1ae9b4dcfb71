// How each kind of trusted entity says who it is: one row each.
import type { TrustKind } from '#deepseek/catalog/entity.ts';
import type { TrustComposer } from '#deepseek/compose/registry.ts';
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

export const TRUSTS: Record<TrustKind, TrustComposer> = {
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
