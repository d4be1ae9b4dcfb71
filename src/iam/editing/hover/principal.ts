// Explains principals.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { explainArn } from './arn.ts';
import { line, link, sentence, userGuide, type HoverContent, type HoverContext } from './hover-content.ts';
import { explainServicePrincipal } from './service-principal.ts';

const links = [link('Principal', userGuide('reference_policies_elements_principal.html'))];

const TYPES: ReadonlyMap<string, string> = new Map([
  ['AWS', 'Accounts, users, roles and their sessions, by ARN or account ID.'],
  ['Service', 'AWS services, by names such as lambda.amazonaws.com.'],
  ['Federated', 'Identity providers, by their ARN in IAM or by a name that AWS knows.'],
  ['CanonicalUser', 'Accounts by the long ID that Amazon S3 gave them.'],
]);

/** A member of Principal, such as Service. */
export function explainPrincipalType(name: string): HoverContent | undefined {
  const text = TYPES.get(name);
  return text === undefined ? undefined : { title: name, lines: [sentence(text)], links };
}

const EVERYONE: HoverContent = {
  title: '*',
  lines: [sentence('Everyone, including anonymous callers. Only conditions restrict it.')],
  links,
};

/** The principal that an ARN names. */
function whose(text: string): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const kind = arn.resource.split('/')[0];
  if (arn.service === 'iam' && arn.resource === 'root')
    return 'the account: everyone in it whose policies allow it';
  if (arn.service === 'iam' && kind === 'role') return 'every session of the role';
  if (arn.service === 'iam' && kind === 'user') return 'the user';
  if (arn.service === 'iam' && kind === 'oidc-provider')
    return 'users with a token from this OpenID Connect provider';
  if (arn.service === 'iam' && kind === 'saml-provider')
    return 'users with an assertion from this SAML provider';
  if (arn.service === 'sts' && kind === 'assumed-role') return 'one session of the role, by its name';
  if (arn.service === 'sts' && kind === 'federated-user') return 'a federated user session';
  return undefined;
}

/** A value in Principal or NotPrincipal under `kind`, or by itself. */
export function explainPrincipal(
  text: string,
  kind: string | undefined,
  { reference }: HoverContext,
): HoverContent | undefined {
  if (text === '*' && (kind === undefined || kind === 'AWS')) return EVERYONE;
  if (kind === 'Service') return explainServicePrincipal(text, reference);
  if (kind === 'AWS' && isAccountId(text)) {
    return {
      title: text,
      lines: [sentence('The account: everyone in it whose policies allow it.')],
      links,
    };
  }
  if (kind === 'CanonicalUser') {
    return { title: text, lines: [sentence('The account that Amazon S3 knows by this ID.')], links };
  }
  const explained = explainArn(text, reference);
  if (!explained) {
    return kind === 'Federated'
      ? { title: text, lines: [sentence('Users with a token from this identity provider.')], links }
      : undefined;
  }
  const who = whose(text);
  return {
    ...explained,
    lines: [...(who === undefined ? [] : [line('Who', who)]), ...explained.lines],
    links,
  };
}
