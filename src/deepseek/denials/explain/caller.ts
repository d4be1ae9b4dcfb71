// Where the permissions of a refused caller are written. AWS protects some roles from everybody’s changes.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import type { ConsoleScreen } from '#iam/facts/console.ts';
import { lastPart } from '#iam/request/principal.ts';

interface CallerPermissions {
  /** Of the role, the user or what is changed in its place. */
  readonly name: string;
  /** “the permissions policy”, “the permission set Dev” */
  readonly policy: string;
  /** What to do with a statement: “Paste it into …” */
  readonly into: string;
  readonly screen: ConsoleScreen | undefined;
  /** Whether nobody but AWS changes them. */
  readonly isOfAws: boolean;
}

interface CallerRow {
  readonly pattern: RegExp;
  readonly of: (name: string) => Omit<CallerPermissions, 'name' | 'isOfAws'>;
  readonly isOfAws?: true;
}

const OWN = 'the permissions policy';

/** The first that fits; its first group is the name. */
const CALLERS: readonly CallerRow[] = [
  {
    // https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsets.html
    pattern: /\bAWSReservedSSO_(.+?)(?:_[^_/]*)?$/,
    of: (name) => ({
      policy: `the permission set ${name}`,
      into: 'the inline policy of this permission set, then provision it',
      screen: { id: 'permission-sets' },
    }),
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
    pattern: /\b(AWSServiceRoleFor[^/]+)$/,
    of: () => ({ policy: OWN, into: 'its permissions policy', screen: undefined }),
    isOfAws: true,
  },
  {
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    pattern: /:federated-user\/(.+)$/,
    of: (name) => ({
      policy: `the permissions policy of the user who made the session ${name}`,
      into: 'the permissions policy of the user who made this session, and into its session policy',
      screen: undefined,
    }),
  },
  {
    pattern: /:user\/(?:.+\/)?([^/]+)$/,
    of: (name) => ({ policy: OWN, into: 'its permissions policy', screen: { id: 'user', name } }),
  },
  {
    pattern: /^(?:.*\/)?(.+)$/,
    of: (name) => ({ policy: OWN, into: 'its permissions policy', screen: { id: 'role', name } }),
  },
];

/** The principal in short: "DeepSeekInvoke". */
export const whoWords = ({ principal, principalArn }: Pick<Denial, 'principal' | 'principalArn'>): string =>
  principalArn !== undefined ? lastPart(principalArn) : (principal ?? 'the caller');

/** Where the caller’s own permissions are written. */
export function callerPermissions({ principalArn }: Denial): CallerPermissions {
  for (const { pattern, of, isOfAws = false } of CALLERS) {
    const name = principalArn === undefined ? undefined : pattern.exec(principalArn)?.[1];
    if (name !== undefined) return { name, isOfAws, ...of(name) };
  }
  return {
    name: 'the caller',
    isOfAws: false,
    policy: OWN,
    into: 'its permissions policy',
    screen: undefined,
  };
}

/** Whether the caller has permissions of its own: services, and callers that show a token, have none. */
export const hasOwnPermissions = ({ principalArn, action = '' }: Denial): boolean =>
  principalArn !== undefined && !/With(?:WebIdentity|SAML)$/i.test(action);

/** Whether the caller and the resource are in different accounts: then policies on both sides must allow the call. */
export function isCrossAccount({ account, resource }: Denial): boolean {
  const owner = parseArn(resource ?? '')?.account ?? '';
  return isAccountId(owner) && account !== undefined && account !== owner;
}
