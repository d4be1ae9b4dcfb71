// Reads the claims of a web identity token as a call to assume a role. The token is not verified.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
import { asList, isObject, scalarText, type RawObject } from '#iam/json/json-value.ts';
import { validJson } from '#iam/json/quick-json.ts';
import type { CallContext } from '#iam/request/call.ts';
import { show } from '#iam/text/quote.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { keyFacts } from '#iam/request/action-facts.ts';
import { documentValue, type PolicyEnvironment, type EnvironmentRole } from './policy-environment.ts';
import type { OpenCall } from '#iam/request/call.ts';

export interface TokenCall {
  readonly call: OpenCall;
  /** Claims that no condition key has, so no policy can test them. */
  readonly unusedClaims: readonly string[];
}

export type TokenReading =
  | { readonly token: TokenCall; readonly problem?: undefined }
  | { readonly problem: string; readonly token?: undefined };

const HOW =
  'Paste the whole token (three parts with points between them), or its claims as JSON, such as {"iss": "https://token.actions.githubusercontent.com", "aud": "sts.amazonaws.com", "sub": "repo:octo-org/octo-repo:ref:refs/heads/main"}.';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Decodes base64url to UTF-8 text; undefined if it is not valid. */
function decodeBase64url(part: string): string | undefined {
  let bits = 0;
  let buffer = 0;
  let escaped = '';
  for (const digit of part.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((buffer >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

const JWT = /^([\w+/=-]+)\.([\w+/=-]+)\.([\w+/=-]*)$/;

type Claims = { readonly claims: RawObject; readonly problem?: undefined } | { readonly problem: string };

function claimsOfToken(text: string): Claims | undefined {
  const match = JWT.exec(text);
  if (!match) return undefined;
  const claims = validJson(decodeBase64url(match[2] ?? '') ?? '');
  return isObject(claims) ? { claims } : { problem: `The middle part of the token has no claims. ${HOW}` };
}

/** The claims in a token, in JSON, or in GitHub's answer that holds a token. */
export function readClaims(given: string): Claims {
  // Terminals and email programs wrap long tokens.
  const text = given
    .trim()
    .replace(/^(?:authorization:\s*)?bearer\s+/i, '')
    .replaceAll(/^["']|["'],?$|\s/g, '');
  if (text === '') return { problem: HOW };
  if (text.startsWith('{')) {
    const value = validJson(given.trim());
    if (!isObject(value)) return { problem: `This is not valid JSON. ${HOW}` };
    const inner = typeof value['value'] === 'string' ? claimsOfToken(value['value']) : undefined;
    return inner ?? { claims: value };
  }
  if (text.split('.').length === 5)
    return { problem: `This token is encrypted, so its claims cannot be read. ${HOW}` };
  if (text.startsWith('<'))
    return {
      problem: `This is XML, like a SAML assertion. For a role that trusts SAML, enter the saml: keys yourself. ${HOW}`,
    };
  return claimsOfToken(text) ?? { problem: `This is not a token. ${HOW}` };
}

/** Providers that IAM knows by name, without an ARN. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
]);

const textsOf = (value: unknown): readonly string[] =>
  asList(value).flatMap((each) => scalarText(each) ?? []);

/** Claims that every provider’s keys have. `azp` takes the place of `aud`, which is then `oaud`. */
function commonClaims(claims: RawObject): readonly (readonly [claim: string, values: readonly string[]])[] {
  const { aud, azp, sub, amr } = claims;
  const party = textsOf(azp);
  return [
    ['aud', party.length > 0 ? party : textsOf(aud)],
    ['oaud', party.length > 0 ? textsOf(aud) : []],
    ['sub', textsOf(sub)],
    ['amr', textsOf(amr)],
  ];
}

const COMMON = new Set(['iss', 'aud', 'azp', 'sub', 'amr']);
/** Claims that STS checks and policies cannot test. */
const OF_TOKEN = new Set(['exp', 'iat', 'nbf', 'jti']);

const mentions = (role: EnvironmentRole, text: string): boolean =>
  role.trust !== undefined && JSON.stringify(documentValue(role.trust) ?? '').includes(text);

/** The role that the form already names; else the first whose trust policy names the provider; else the first. */
function roleFor(
  { roles }: PolicyEnvironment,
  issuer: string,
  resource: string,
): EnvironmentRole | undefined {
  const assumable = roles.filter(({ arn, trust }) => arn !== undefined && trust !== undefined);
  return (
    assumable.find(({ arn }) => arn === resource) ??
    assumable.find((role) => mentions(role, issuer)) ??
    assumable.find((role) => mentions(role, 'Federated')) ??
    assumable[0]
  );
}

/**
 * The call to STS that the holder of the token makes. `resource` is that of the call in the form. `aud`, `sub`, `amr` and
 * the claims that AWS's service reference has for the issuer become condition keys.
 */
export function readToken(
  text: string,
  environment: PolicyEnvironment,
  resource: string,
  reference?: Reference,
): TokenReading {
  const read = readClaims(text);
  if (read.problem !== undefined) return { problem: read.problem };
  const { claims } = read as { readonly claims: RawObject };
  const { iss } = claims;
  if (typeof iss !== 'string' || iss.trim() === '')
    return {
      problem:
        'The claims have no issuer. Add it as "iss", such as "https://token.actions.githubusercontent.com".',
    };
  const issuer = iss
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/$/, '');
  if (!/^[\w.-]+(?:\/\S*)?$/.test(issuer))
    return {
      problem: `${show(iss)} is not an issuer. Write its address, such as "https://token.actions.githubusercontent.com".`,
    };
  const role = roleFor(environment, issuer, resource);
  if (!role?.arn)
    return {
      problem: 'No role here has a trust policy. Add the trust policy of the role that the token is for.',
    };
  const account = role.arn.split(':')[4] ?? environment.account;
  const context: Record<string, CallContext[string]> = {};
  const put = (claim: string, values: readonly string[]): void => {
    const [first = ''] = values;
    if (values.length > 0) context[`${issuer}:${claim}`] = values.length === 1 ? first : values;
  };
  for (const [claim, values] of commonClaims(claims)) put(claim, values);
  const unusedClaims: string[] = [];
  for (const [claim, value] of Object.entries(claims)) {
    if (COMMON.has(claim) || OF_TOKEN.has(claim)) continue;
    const values = textsOf(value);
    if (reference && values.length > 0 && keyFacts(`${issuer}:${claim}`, reference)) put(claim, values);
    else unusedClaims.push(claim);
  }
  const provider = BUILT_IN.has(issuer)
    ? issuer
    : `arn:${environment.partition}:iam::${account}:oidc-provider/${issuer}`;
  return {
    token: {
      call: {
        label: `${textsOf(claims['sub'])[0] ?? 'The holder of the token'} assumes ${role.arn.slice(role.arn.lastIndexOf('/') + 1)}`,
        principal: { caller: { kind: 'web-identity', provider } },
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: role.arn,
        resourceAccount: account,
        context,
      },
      unusedClaims,
    },
  };
}
