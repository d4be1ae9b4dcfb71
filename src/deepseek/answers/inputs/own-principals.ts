// Reads roles, users and permission sets of the role's own account, given by name or ARN.
import { matchesName } from '#iam/facts/name-rules.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse, SESSION } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

const EXISTS = 'It must exist when the trust policy is saved.';

/** A role or user as its ARN; a bare name is one of the role's own account. */
export function readOwnPrincipal(kind: 'role' | 'user', raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn) {
    return matchesName('roleName', text)
      ? accept(`arn:${home.partition}:iam::${home.account}:${kind}/${text}`, `${kind} ${text}`, EXISTS)
      : refuse(`Type the name of a ${kind}, or its ARN: arn:aws:iam::ACCOUNT:${kind}/NAME`);
  }
  if (arn.service === 'sts') return refuse(SESSION);
  if (!matchesRule(kind === 'role' ? 'iamRoleArn' : 'iamUserArn', text))
    return refuse(`This is not the ARN of a ${kind}. It looks like arn:aws:iam::ACCOUNT:${kind}/NAME`);
  if (arn.partition !== home.partition)
    return refuse(
      `This is in partition ${excerpt(arn.partition)}, but the role is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This ${kind} is in account ${arn.account}, but the role is in ${home.account}. For a ${kind} in another account, choose “Another AWS account” for who uses the role.`,
    );
  return accept(text, `${kind} ${text.slice(text.lastIndexOf('/') + 1)}`, EXISTS);
}

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
export function readPermissionSet(raw: string): CheckedInput<string> {
  const text = raw.trim();
  const name =
    /^(?:arn:[a-z-]+:iam::\d{12}:role\/\S*\/)?AWSReservedSSO_(\S+)_[0-9a-f]{16}$/.exec(text)?.[1] ?? text;
  if (matchesRule('permissionSetName', name))
    return accept(name, name === text ? undefined : `permission set ${name}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  return refuse(
    'A permission set has a name of 1 to 32 letters, digits and + = , . @ _ - , such as DeepSeekUsers.',
  );
}

/** The key of a session tag. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function readSessionTagKey(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^aws:/i.test(text)) return refuse('Tag keys that start with aws: are reserved. Choose another key.');
  if (matchesName('tagKey', text) && /^[\u0020-\u007e\u00a1-\u00ff]+$/.test(text)) return accept(text);
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  return refuse('A tag key has 1 to 128 letters, digits, spaces and _ . : / = + - @ , such as team.');
}

/** A key that a policy variable names: `${aws:PrincipalTag/team}`. */
export function readMatchedTagKey(raw: string): CheckedInput<string> {
  const read = readSessionTagKey(raw);
  return read.ok && /[\s,'{}]/.test(read.value)
    ? refuse(
        'A policy cannot compare tags whose key has a space or a comma. Choose another key, such as team.',
      )
    : read;
}

const AGE = { min: 300, max: 129_600 } as const;

/** Seconds since the sign-in with MFA. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
export function readMfaAge(raw: string): CheckedInput<number> {
  const text = raw.trim();
  const seconds = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0;
  if (seconds < AGE.min || seconds > AGE.max)
    return refuse(`Type seconds from ${AGE.min} (5 minutes) to ${AGE.max} (36 hours).`);
  const hours = Math.round((seconds / 3600) * 10) / 10;
  const words = hours < 1 ? `${Math.round(seconds / 60)} minutes` : hours === 1 ? '1 hour' : `${hours} hours`;
  return seconds < QUOTAS.maxSessionSeconds
    ? accept(
        seconds,
        words,
        'The time counts from sign-in: Switch Role in the console fails for anyone signed in longer. A call with a new code (--token-code) always works.',
      )
    : accept(seconds, words);
}
