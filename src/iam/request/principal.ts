// Who makes a request, as policies can see it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

interface Account {
  /** Twelve digits. */
  readonly account: string;
  /** 64 hexadecimal digits that S3 knows the account by, if given. */
  readonly canonicalUser?: string;
}

interface RootPrincipal extends Account {
  readonly kind: 'root';
  readonly arn: string;
}

export interface UserPrincipal extends Account {
  readonly kind: 'user';
  readonly arn: string;
  /**
   * What the user signs with; `session-token` are the credentials of sts:GetSessionToken. Not said: keys of the session
   * may be there or not.
   */
  readonly credentials?: 'access-key' | 'session-token';
}

export interface RoleSessionPrincipal extends Account {
  readonly kind: 'role-session';
  /** The session's ARN, which lacks the role's path; undefined when only the role is named. */
  readonly arn: string | undefined;
  /** The role's ARN, with its path. */
  readonly roleArn: string;
  readonly serviceLinked: boolean;
}

/** A session of sts:GetFederationToken. */
export interface FederatedUserPrincipal extends Account {
  readonly kind: 'federated-user';
  readonly arn: string;
  /** The user who asked for the session; undefined when not named. */
  readonly userArn: string | undefined;
}

/** A caller that presents a token to sts:AssumeRoleWithWebIdentity or an assertion to sts:AssumeRoleWithSAML. Signs nothing. */
export interface TokenPrincipal {
  readonly kind: 'web-identity' | 'saml';
  /** The provider's ARN, or the name of a provider that is built into IAM. */
  readonly provider: string;
}

export interface ServicePrincipal {
  readonly kind: 'service';
  readonly name: string;
  /** Other names that the service calls by. */
  readonly aliases: readonly string[];
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

/** Principals of an account: what they do needs a signature and the account's consent. */
export type AccountPrincipal = RootPrincipal | UserPrincipal | RoleSessionPrincipal | FederatedUserPrincipal;

export type Principal = AccountPrincipal | TokenPrincipal | ServicePrincipal | AnonymousPrincipal;

export const PRINCIPAL_KINDS = [
  'root',
  'user',
  'role-session',
  'federated-user',
  'web-identity',
  'saml',
  'service',
  'anonymous',
] as const satisfies readonly Principal['kind'][];

export const hasAccount = (principal: Principal): principal is AccountPrincipal => 'account' in principal;

/** The last part of a name with a path: "mara" of "arn:aws:iam::111122223333:user/team/mara". */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The principal in a few words, for explanations. */
export function principalWords(principal: Principal): string {
  switch (principal.kind) {
    case 'root':
      return `the root user of ${principal.account}`;
    case 'user':
    case 'federated-user':
      return principal.arn;
    case 'role-session':
      return principal.arn ?? `a session of ${principal.roleArn}`;
    case 'web-identity':
    case 'saml':
      return `a caller with a token of ${principal.provider}`;
    case 'service':
      return principal.name;
    case 'anonymous':
      return 'an anonymous caller';
  }
}
