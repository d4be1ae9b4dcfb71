// Reads the principal of a request: an ARN, a service principal or "anonymous", or an object with more detail.
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { lastPart, PRINCIPAL_KINDS, type Principal } from './principal.ts';
import { error, type ReadResult } from './problem.ts';

const HOW =
  'Write the principal as the ARN of a root user, user, role, role session or federated user, as a service principal such as lambda.amazonaws.com, or as "anonymous".';

const refuse = (problem: string): ReadResult<Principal> => ({ problems: [error('principal', problem)] });

/** Providers that IAM knows by name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const BUILT_IN = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'www.amazon.com',
  'graph.facebook.com',
]);
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.(?:com|com\.cn|eu)$/;

/** The role of a session, without the path that the session's ARN lacks. */
const roleArnOf = ({ partition, account }: Arn, name: string): string =>
  `arn:${partition}:iam::${account}:role/${name}`;

const isProvider = (text: string, kind: 'web-identity' | 'saml'): boolean => {
  const type = kind === 'saml' ? 'saml-provider/' : 'oidc-provider/';
  const arn = parseArn(text);
  if (!arn) return kind === 'web-identity' && BUILT_IN.has(text);
  return arn.service === 'iam' && isAccountId(arn.account) && arn.resource.startsWith(type);
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const CREDENTIALS = ['access-key', 'session-token'] as const;

interface Extras {
  readonly roleArn?: string | undefined;
  readonly userArn?: string | undefined;
  readonly canonicalUser?: string | undefined;
  readonly credentials?: (typeof CREDENTIALS)[number] | undefined;
  readonly serviceLinked?: boolean | undefined;
}

/** Whether the ARN is that of a user, or of a role, of the account. */
function isOf(text: string, type: 'user' | 'role', account: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'iam' && arn.account === account && arn.resource.startsWith(`${type}/`);
}

/** The path of service-linked roles. */
const isServiceLinked = (roleArn: string): boolean => roleArn.includes(':role/aws-service-role/');

function fromArn(text: string, extras: Extras): ReadResult<Principal> {
  const arn = parseArn(text);
  if (!arn) return refuse(`${show(text)} has fewer than six fields. ${HOW}`);
  const { account, service, resource } = arn;
  const [type = '', name = '', session = ''] = resource.split('/');
  if (hasWildcard(text))
    return refuse(`${show(text)} is a pattern. A request is made by one principal. Write its full ARN.`);
  if (type === 'oidc-provider') return { value: { kind: 'web-identity', provider: text } };
  if (type === 'saml-provider') return { value: { kind: 'saml', provider: text } };
  if (!isAccountId(account)) return refuse(`${show(text)} has no 12-digit account ID. ${HOW}`);
  const owner = {
    account,
    ...(extras.canonicalUser !== undefined && { canonicalUser: extras.canonicalUser }),
  };
  if (service === 'iam' && resource === 'root') return { value: { kind: 'root', arn: text, ...owner } };
  if (name === '' || text.endsWith('/')) return refuse(`${show(text)} does not name a principal. ${HOW}`);
  if (service === 'iam' && type === 'user') {
    const credentials = extras.credentials && { credentials: extras.credentials };
    return { value: { kind: 'user', arn: text, ...owner, ...credentials } };
  }
  const { userArn } = extras;
  if (userArn !== undefined && !isOf(userArn, 'user', account))
    return refuse(`Write userArn as the ARN of the user in ${account} who requested the session.`);
  if (service === 'sts' && type === 'federated-user')
    return { value: { kind: 'federated-user', arn: text, userArn, ...owner } };
  const isRole = service === 'iam' && type === 'role';
  if (!isRole && !(service === 'sts' && type === 'assumed-role'))
    return refuse(`${show(text)} is not a principal. ${HOW}`);
  if (!isRole && session === '')
    return refuse(
      `${show(text)} does not include the session name. Write arn:aws:sts::${account}:assumed-role/${name}/SESSION.`,
    );
  const roleName = isRole ? lastPart(text) : name;
  const given = extras.roleArn;
  // A role of the same name: what the session's ARN does not tell is its path only.
  if (given !== undefined && !(isOf(given, 'role', account) && lastPart(given) === roleName))
    return refuse(
      `${show(given)} is not the role of ${show(text)}. Write the ARN of the role ${roleName} in ${account}.`,
    );
  const roleArn = isRole ? text : (given ?? roleArnOf(arn, name));
  const serviceLinked = extras.serviceLinked ?? isServiceLinked(roleArn);
  return {
    value: { kind: 'role-session', arn: isRole ? undefined : text, roleArn, serviceLinked, ...owner },
  };
}

/** Only aws:PrincipalArn tells the path of a session's role. */
function givenPrincipalArn(context: {
  readonly [key: string]: string | readonly string[];
}): string | undefined {
  const key = Object.keys(context).find((name) => name.toLowerCase() === 'aws:principalarn');
  const value = key === undefined ? undefined : context[key];
  const arn = typeof value === 'string' ? value : value?.[0];
  return arn?.includes(':role/') ? arn : undefined;
}

function fromText(
  text: string,
  action: string,
  context: { readonly [key: string]: string | readonly string[] },
): ReadResult<Principal> {
  if (text === 'anonymous' || text === '*') return { value: { kind: 'anonymous' } };
  if (text.startsWith('arn:')) return fromArn(text, { roleArn: givenPrincipalArn(context) });
  const takesToken = action.toLowerCase() === 'sts:assumerolewithwebidentity';
  if (BUILT_IN.has(text) && (takesToken || !SERVICE.test(text)))
    return { value: { kind: 'web-identity', provider: text } };
  if (SERVICE.test(text)) return { value: { kind: 'service', name: text, aliases: [] } };
  if (isAccountId(text))
    return refuse(`${show(text)} is an account. For its root user, write arn:aws:iam::${text}:root.`);
  return refuse(`${show(text)} is not a principal. ${HOW}`);
}

function fromObject(raw: RawObject): ReadResult<Principal> {
  const kind = PRINCIPAL_KINDS.find((known) => known === raw['kind']);
  const arn = textOf(raw['arn']);
  switch (kind) {
    case undefined:
      return refuse(`Write the principal’s kind as one of ${PRINCIPAL_KINDS.join(', ')}.`);
    case 'anonymous':
      return { value: { kind } };
    case 'service': {
      const name = textOf(raw['name']);
      const aliases = Array.isArray(raw['aliases'])
        ? raw['aliases'].flatMap((each) => textOf(each) ?? [])
        : [];
      if (name === undefined || !SERVICE.test(name))
        return refuse('Write the principal’s name as a service principal, such as lambda.amazonaws.com.');
      return { value: { kind, name, aliases } };
    }
    case 'web-identity':
    case 'saml': {
      const provider = textOf(raw['provider']);
      if (provider === undefined) return refuse('Write the principal’s provider as its ARN or its name.');
      if (!isProvider(provider, kind))
        return refuse(
          `${show(provider)} is not a provider of such tokens. Write the ARN of a${kind === 'saml' ? ' saml-provider' : 'n oidc-provider'}${kind === 'saml' ? '' : `, or one of ${[...BUILT_IN].join(', ')}`}.`,
        );
      return { value: { kind, provider } };
    }
    default: {
      const roleArn = textOf(raw['roleArn']);
      const text = arn ?? (kind === 'role-session' ? roleArn : undefined);
      if (text === undefined) return refuse('Write the principal’s arn.');
      const credentials = CREDENTIALS.find((known) => known === raw['credentials']);
      if (credentials === undefined && raw['credentials'] !== undefined)
        return refuse(`Write the principal’s credentials as ${CREDENTIALS.join(' or ')}.`);
      const reading = fromArn(text, {
        roleArn,
        userArn: textOf(raw['userArn']),
        canonicalUser: textOf(raw['canonicalUser']),
        credentials,
        serviceLinked: raw['serviceLinked'] === true ? true : undefined,
      });
      if (reading.problems) return reading;
      const { account } = raw;
      if (account !== undefined && 'account' in reading.value && reading.value.account !== account)
        return refuse(
          `${show(text)} belongs to account ${reading.value.account}. Remove the principal’s account, or write that one.`,
        );
      if (reading.value.kind === kind) return reading;
      return refuse(`${show(text)} is the ARN of a ${reading.value.kind}, not of a ${kind}.`);
    }
  }
}

/** The principal, or what is wrong with it. */
export function readPrincipal(
  raw: unknown,
  action: string,
  context: { readonly [key: string]: string | readonly string[] },
): ReadResult<Principal> {
  if (typeof raw === 'string') return fromText(raw, action, context);
  if (isObject(raw)) return fromObject(raw);
  return refuse(HOW);
}
