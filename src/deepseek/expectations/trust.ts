// Who can assume the role, by trusted entity, and similar callers who must not.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustKind } from '#deepseek/catalog/entity.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { accountTrust, identityCenterTrust, roleTrust, taggedRoleTrust, userTrust } from './trust-people.ts';
import { rolesAnywhereTrust } from './trust-anywhere.ts';
import { podTrust } from './trust-pods.ts';
import { serviceTrust } from './trust-service.ts';
import { githubTrust, gitlabTrust, irsaTrust } from './trust-tokens.ts';

const TRUSTS: Record<TrustKind, (checked: CheckedAnswers) => readonly Expectation[]> = {
  service: serviceTrust,
  account: accountTrust,
  'pod-identity': podTrust,
  irsa: irsaTrust,
  github: githubTrust,
  gitlab: gitlabTrust,
  'roles-anywhere': rolesAnywhereTrust,
  'identity-center': identityCenterTrust,
  user: userTrust,
  role: roleTrust,
  'tagged-role': taggedRoleTrust,
};

export const trustExpectations = (checked: CheckedAnswers): readonly Expectation[] =>
  TRUSTS[checked.view.entity.trust](checked);
