// Condition keys whose values follow from the principal or the resource of a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { hasAccount, lastPart, type Principal } from './principal.ts';

/** What keys that the request does not give are derived from. */
export interface DerivedFrom {
  readonly principal: Principal;
  readonly resourceAccount: string | undefined;
}

type DerivedValue = readonly string[] | 'absent';

const PRINCIPAL_TYPES = {
  root: 'Account',
  user: 'User',
  'role-session': 'AssumedRole',
  'federated-user': 'FederatedUser',
  anonymous: 'Anonymous',
} as const;

function principalType({ kind }: Principal): DerivedValue {
  return kind in PRINCIPAL_TYPES ? [PRINCIPAL_TYPES[kind as keyof typeof PRINCIPAL_TYPES]] : 'absent';
}

/** The value of aws:PrincipalArn: for a role session the role, never the session. */
function principalArn(principal: Principal): DerivedValue {
  if (principal.kind === 'role-session') return [principal.roleArn];
  return hasAccount(principal) && principal.arn !== undefined ? [principal.arn] : 'absent';
}

/** Unique IDs of users and roles are not in their ARNs. */
function userId(principal: Principal): DerivedValue | undefined {
  if (principal.kind === 'root') return [principal.account];
  if (principal.kind === 'anonymous') return ['anonymous'];
  if (principal.kind === 'federated-user') return [`${principal.account}:${lastPart(principal.arn)}`];
  return hasAccount(principal) ? undefined : 'absent';
}

/** AWS adds the key to signed requests only. */
function isService({ kind }: Principal): DerivedValue {
  if (kind === 'anonymous' || kind === 'web-identity' || kind === 'saml') return 'absent';
  return [kind === 'service' ? 'true' : 'false'];
}

/** The value of a key that follows from the principal or the resource; undefined for other keys. `key` in lower case. */
export function derivedKey(
  key: string,
  { principal, resourceAccount }: DerivedFrom,
): DerivedValue | undefined {
  switch (key) {
    case 'aws:principalarn':
      return principalArn(principal);
    case 'aws:principalaccount':
      return hasAccount(principal) ? [principal.account] : 'absent';
    case 'aws:principaltype':
      return principalType(principal);
    case 'aws:username':
      return principal.kind === 'user' ? [lastPart(principal.arn)] : 'absent';
    case 'aws:userid':
      return userId(principal);
    case 'aws:principalisawsservice':
      return isService(principal);
    case 'aws:principalservicename':
      return principal.kind === 'service' ? [principal.name] : 'absent';
    case 'aws:principalservicenameslist':
      return principal.kind === 'service' ? [principal.name, ...principal.aliases] : 'absent';
    case 'aws:resourceaccount':
      return resourceAccount === undefined ? undefined : [resourceAccount];
    default:
      return undefined;
  }
}
