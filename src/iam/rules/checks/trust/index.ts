// Checks on trust policies.
import type { Check } from '#iam/rules/check.ts';
import conditionUndoneByBareStatement from './condition-undone-by-bare-statement.ts';
import ec2TrustWithSourceArn from './ec2-trust-with-source-arn.ts';
import eksDualStackIssuer from './eks-dual-stack-issuer.ts';
import eksTrustWithoutSubject from './eks-trust-without-subject.ts';
import githubSubjectStaleForm from './github-subject-stale-form.ts';
import invalidFederatedPrincipal from './invalid-federated-principal.ts';
import mismatchedActionForPrincipal from './mismatched-action-for-principal.ts';
import missingActionForRolesAnywhere from './missing-action-for-roles-anywhere.ts';
import missingConditionKeyForOidcPrincipal from './missing-condition-key-for-oidc-principal.ts';
import missingGithubRepoConditionKey from './missing-github-repo-condition-key.ts';
import oidcKeyWithProviderArn from './oidc-key-with-provider-arn.ts';
import podIdentityWithoutTagSession from './pod-identity-without-tag-session.ts';
import sagemakerTrustTooNarrow from './sagemaker-trust-too-narrow.ts';
import sharedOidcIssuerWithoutClaim from './shared-oidc-issuer-without-claim.ts';
import sourceAccountsDiffer from './source-accounts-differ.ts';
import specificGithubRepoAndBranch from './specific-github-repo-and-branch.ts';
import trustAccountWide from './trust-account-wide.ts';
import trustOpenToEveryone from './trust-open-to-everyone.ts';
import trustWithoutSourceKeys from './trust-without-source-keys.ts';

export const trustChecks: readonly Check[] = [
  conditionUndoneByBareStatement,
  ec2TrustWithSourceArn,
  eksDualStackIssuer,
  eksTrustWithoutSubject,
  githubSubjectStaleForm,
  invalidFederatedPrincipal,
  mismatchedActionForPrincipal,
  missingActionForRolesAnywhere,
  missingConditionKeyForOidcPrincipal,
  missingGithubRepoConditionKey,
  oidcKeyWithProviderArn,
  podIdentityWithoutTagSession,
  sagemakerTrustTooNarrow,
  sharedOidcIssuerWithoutClaim,
  sourceAccountsDiffer,
  specificGithubRepoAndBranch,
  trustAccountWide,
  trustOpenToEveryone,
  trustWithoutSourceKeys,
];
