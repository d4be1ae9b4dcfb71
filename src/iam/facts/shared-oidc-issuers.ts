// Identity providers that many organizations share, and the claims of which IAM requires a condition on one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html

const SUBJECT = [':sub'];
const AUDIENCE = [':aud'];

/** Issuer, without https://, and the condition keys that do; one with a colon in front follows the issuer. IBM Turbonomic's six are missing. */
export const SHARED_OIDC_ISSUERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['agent.buildkite.com', SUBJECT],
  ['api.pulumi.com/oidc', AUDIENCE],
  ['app.terraform.io', SUBJECT],
  ['cognito-identity.amazonaws.com', AUDIENCE],
  ['gitlab.com', SUBJECT],
  ['oidc-configuration.audit-log.githubusercontent.com', SUBJECT],
  ['oidc.codefresh.io', SUBJECT],
  ['oidc.vercel.com', AUDIENCE],
  ['proidc.upbound.io', SUBJECT],
  ['sandboxes.cloud', AUDIENCE],
  ['scalr.io', SUBJECT],
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', ['sts:RoleSessionName']],
  ['studio.datachain.ai/api', SUBJECT],
  // The second since 12 May 2026.
  ['token.actions.githubusercontent.com', [':sub', ':job_workflow_ref']],
  ['tokens.cloud.shisho.dev', SUBJECT],
  ['vstoken.actions.githubusercontent.com', SUBJECT],
]);
