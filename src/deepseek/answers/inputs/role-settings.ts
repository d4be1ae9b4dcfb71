// Reads what every role has: account, names, path, description, tags and boundary.
import { matchesName } from '#iam/facts/name-rules.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** Twelve digits; spaces and hyphens, as the console shows them, are dropped. */
export function readAccount(raw: string): CheckedInput<string> {
  const text = raw.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (matchesName('accountId', digits)) return accept(digits);
  const arn = parseArn(text);
  if (arn && matchesName('accountId', arn.account))
    return accept(arn.account, `account ${arn.account}, from the ARN`);
  if (/^\d+$/.test(digits))
    return refuse(`An account ID has 12 digits; this one has ${digits.length}. Keep leading zeros.`);
  return refuse('Type the 12 digits of the account ID, as in 111122223333.');
}

const NAME_HELP = 'letters, digits and + = , . @ _ -';

export function readRoleName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesName('roleName', text)) return accept(text);
  if (text === '') return refuse('Type a name, such as DeepSeekInvoke.');
  if (text.length > QUOTAS.roleNameLength)
    return refuse(`Role names have at most 64 characters; this one has ${text.length}.`);
  if (text.includes('/')) return refuse('A slash belongs in the path, below. Type only the name.');
  return refuse(`A role name has only ${NAME_HELP}. Write ${text.replace(/[^\w+=,.@-]+/g, '-')}`);
}

export function readPolicyName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesName('policyName', text)) return accept(text);
  if (text === '') return refuse('Type a name, such as DeepSeekInvokePolicy.');
  if (text.length > 128)
    return refuse(`Policy names have at most 128 characters; this one has ${text.length}.`);
  return refuse(`A policy name has only ${NAME_HELP}. Write ${text.replace(/[^\w+=,.@-]+/g, '-')}`);
}

export function readPath(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (text === '') return accept('/');
  if (matchesName('path', text)) return accept(text);
  if (/^\/aws-(service-role|reserved)\//.test(text))
    return refuse('AWS reserves this path for its own roles. Choose another.');
  if (text.length > 512) return refuse(`A path has at most 512 characters; this one has ${text.length}.`);
  const slashed = `/${text.replace(/^\/+|\/+$/g, '')}/`;
  return matchesName('path', slashed)
    ? refuse(`A path begins and ends with a slash. Write ${slashed}`)
    : refuse(`A path has ${NAME_HELP} between slashes, as in /deepseek/`);
}

export function readDescription(raw: string): CheckedInput<string> {
  if (matchesName('roleDescription', raw)) return accept(raw);
  if (raw.length > 1000)
    return refuse(`A description has at most 1,000 characters; this one has ${raw.length}.`);
  const odd = /[^\t\n\r\x20-\x7e\u00a1-\u00ff]/u.exec(raw)?.[0] ?? '';
  return refuse(`IAM does not accept “${excerpt(odd)}” in a description. Use plain Latin characters.`);
}

/** One tag as KEY=VALUE. */
export function readTag(raw: string): CheckedInput<{ readonly key: string; readonly value: string }> {
  const text = raw.trim();
  const at = text.indexOf('=');
  if (at < 1) return refuse('Write a tag as KEY=VALUE, as in team=ml-platform.');
  const tag = { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
  if (/^aws:/i.test(tag.key))
    return refuse('Tag keys that start with aws: are reserved. Choose another key.');
  if (/^rolewright:/i.test(tag.key))
    return refuse(
      'Exported scripts keep tag keys that start with rolewright: for themselves. Choose another key.',
    );
  if (!matchesName('tagKey', tag.key))
    return refuse('A tag key has 1 to 128 letters, digits, spaces and _ . : / = + - @');
  if (!matchesName('tagValue', tag.value))
    return refuse('A tag value has at most 256 letters, digits, spaces and _ . : / = + - @');
  return accept(tag);
}

export function readBoundary(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn || !/^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/.test(text)) {
    return refuse(
      'Paste the ARN of a managed policy, as in arn:aws:iam::111122223333:policy/DeepSeekBoundary',
    );
  }
  if (arn.partition !== home.partition) {
    return refuse(
      `This policy is in partition ${excerpt(arn.partition)}, but the role is in ${home.partition}. Use one partition for both.`,
    );
  }
  if (arn.account !== 'aws' && home.accountGiven && arn.account !== home.account) {
    return refuse(
      `A boundary must be in the role’s own account, ${home.account}. This one is in ${arn.account}.`,
    );
  }
  return accept(text);
}
