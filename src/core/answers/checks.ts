// Checks of single inputs: each gives the value to use, or says what to type instead.
import { matchesRule } from '#core/catalog/input-rules.ts';
import { QUOTAS } from '#core/catalog/quotas.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { Checked, Place } from './field.ts';
import { notConcrete } from './model-arn.ts';
import { wrongRegion } from './regions.ts';
import { shown } from './shown.ts';

export const accept = <T>(value: T, words?: string, advice?: string): Checked<T> => ({
  ok: true,
  value,
  ...(words ? { words } : {}),
  ...(advice ? { advice } : {}),
});
export const refuse = (message: string): Checked<never> => ({ ok: false, message });

/** Twelve digits; spaces and hyphens, as the console shows them, are dropped. */
export function readAccount(raw: string): Checked<string> {
  const text = raw.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (matchesRule('accountId', digits)) return accept(digits);
  const arn = parseArn(text);
  if (arn && matchesRule('accountId', arn.account))
    return accept(arn.account, `account ${arn.account}, from the ARN`);
  if (/^\d+$/.test(digits))
    return refuse(`An account ID has 12 digits, this has ${digits.length}. Keep leading zeros.`);
  return refuse('Type the 12 digits of the account ID, as in 111122223333.');
}

const NAME_HELP = 'letters, digits and + = , . @ _ -';

export function readRoleName(raw: string): Checked<string> {
  const text = raw.trim();
  if (matchesRule('roleName', text)) return accept(text);
  if (text === '') return refuse('Type a name, such as DeepSeekInvoke.');
  if (text.length > QUOTAS.roleNameChars)
    return refuse(`Role names have at most 64 characters, this has ${text.length}.`);
  if (text.includes('/')) return refuse('A slash belongs to the path, below. Type the name alone.');
  return refuse(`A role name has only ${NAME_HELP}. Write ${text.replace(/[^\w+=,.@-]+/g, '-')}`);
}

export function readPolicyName(raw: string): Checked<string> {
  const text = raw.trim();
  if (matchesRule('policyName', text)) return accept(text);
  if (text === '') return refuse('Type a name, such as DeepSeekInvokePolicy.');
  if (text.length > 128) return refuse(`Policy names have at most 128 characters, this has ${text.length}.`);
  return refuse(`A policy name has only ${NAME_HELP}. Write ${text.replace(/[^\w+=,.@-]+/g, '-')}`);
}

export function readPath(raw: string): Checked<string> {
  const text = raw.trim();
  if (text === '') return accept('/');
  if (matchesRule('path', text)) return accept(text);
  if (/^\/aws-(service-role|reserved)\//.test(text))
    return refuse('AWS keeps this path for its own roles. Choose another.');
  if (text.length > 512) return refuse(`A path has at most 512 characters, this has ${text.length}.`);
  const slashed = `/${text.replace(/^\/+|\/+$/g, '')}/`;
  return matchesRule('path', slashed)
    ? refuse(`A path begins and ends with a slash. Write ${slashed}`)
    : refuse(`A path is made of ${NAME_HELP} between slashes, as in /deepseek/`);
}

export function readDescription(raw: string): Checked<string> {
  if (matchesRule('roleDescription', raw)) return accept(raw);
  if (raw.length > 1000) return refuse(`A description has at most 1,000 characters, this has ${raw.length}.`);
  const odd = /[^\t\n\r\x20-\x7e\u00a1-\u00ff]/u.exec(raw)?.[0] ?? '';
  return refuse(`IAM does not accept “${shown(odd)}” in a description. Use plain Latin characters.`);
}

/** One tag as KEY=VALUE. */
export function readTag(raw: string): Checked<{ readonly key: string; readonly value: string }> {
  const text = raw.trim();
  const at = text.indexOf('=');
  if (at < 1) return refuse('Write a tag as KEY=VALUE, as in team=ml-platform.');
  const tag = { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
  if (/^aws:/i.test(tag.key))
    return refuse('Tag keys that begin with aws: are reserved. Choose another key.');
  if (!matchesRule('tagKey', tag.key))
    return refuse('A tag key has 1 to 128 letters, digits, spaces and _ . : / = + - @');
  if (!matchesRule('tagValue', tag.value))
    return refuse('A tag value has at most 256 letters, digits, spaces and _ . : / = + - @');
  return accept(tag);
}

export function readExternalId(raw: string): Checked<string> {
  const text = raw.trim();
  if (matchesRule('externalId', text)) return accept(text);
  if (text.length < 2 || text.length > 1224)
    return refuse(`An external ID has 2 to 1,224 characters, this has ${text.length}.`);
  return refuse('An external ID has only letters, digits and + = , . @ : / -');
}

export function readOrganization(raw: string): Checked<string> {
  const text = raw.trim();
  if (matchesRule('organizationId', text)) return accept(text);
  return refuse(
    'An organization ID begins with o- and has 10 to 32 lower-case letters or digits, as in o-a1b2c3d4e5.',
  );
}

/** Seconds of a role session. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
export function readDuration(raw: string): Checked<number> {
  const text = raw.trim();
  if (matchesRule('maxSessionDuration', text)) {
    const hours = Math.round((Number(text) / 3600) * 10) / 10;
    return accept(Number(text), hours === 1 ? '1 hour' : `${hours} hours`);
  }
  return refuse(
    `Type seconds from ${QUOTAS.sessionSecondsMin} (1 hour) to ${QUOTAS.sessionSecondsMax} (12 hours).`,
  );
}

/** An account, role or user that may assume the role: an account ID stands for its root ARN. */
export function readPrincipal(raw: string, place: Place): Checked<string> {
  const text = raw.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (matchesRule('accountId', digits)) {
    return accept(`arn:${place.partition}:iam::${digits}:root`, `account ${digits}: its IAM decides who`);
  }
  const arn = parseArn(text);
  if (!arn) return refuse('Type a 12-digit account ID, or the ARN of a role or user.');
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (arn.service === 'sts') {
    return refuse(
      'This is a session of a role. Paste the ARN of the role itself: arn:aws:iam::ACCOUNT:role/NAME',
    );
  }
  if (arn.partition !== place.partition) {
    return refuse(
      `This is in partition ${shown(arn.partition)}, the role is in ${place.partition}. Roles cannot be assumed across partitions.`,
    );
  }
  if (text === `arn:${arn.partition}:iam::${arn.account}:root` && matchesRule('accountId', arn.account)) {
    return accept(text, `account ${arn.account}: its IAM decides who`);
  }
  if (matchesRule('iamRoleArn', text) || matchesRule('iamUserArn', text)) {
    const [kind, ...rest] = arn.resource.split('/');
    return accept(
      text,
      `${kind} ${rest.at(-1)} of account ${arn.account}`,
      'It must exist when the trust policy is saved.',
    );
  }
  return refuse(
    'Type a 12-digit account ID, or a role or user ARN such as arn:aws:iam::444455556666:role/PartnerApp',
  );
}

export interface KeyArn {
  readonly arn: string;
  readonly region: string;
}

/** A KMS key. https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html */
export function readKey(raw: string, place: Place): Checked<KeyArn> {
  const text = raw.trim();
  const example = `arn:${place.partition}:kms:${place.regions[0]}:${place.account}:key/…`;
  if (/^alias\/|:alias\//.test(text)) {
    return refuse(`An alias does not work in a policy’s Resource. Paste the key’s ARN: ${example}`);
  }
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the whole ARN of the key, not only its ID: ${example}`);
  if (!matchesRule('kmsKeyArn', text))
    return refuse(`This is not the ARN of a KMS key. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== place.partition) {
    return refuse(
      `This key is in partition ${arn.partition}, the chosen Region is in ${place.partition}. Use one of the two.`,
    );
  }
  const advice = place.regions.includes(arn.region)
    ? undefined
    : `The key is in ${arn.region}, which is not among your Regions. A key works only with data in its own Region.`;
  return accept({ arn: text, region: arn.region }, `key in ${arn.region}, account ${arn.account}`, advice);
}

export function readBoundary(raw: string, place: Place): Checked<string> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn || !/^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/.test(text)) {
    return refuse(
      'Paste the ARN of a managed policy, as in arn:aws:iam::111122223333:policy/DeepSeekBoundary',
    );
  }
  if (arn.partition !== place.partition) {
    return refuse(
      `This policy is in partition ${shown(arn.partition)}, the role is in ${place.partition}. Use one of the two.`,
    );
  }
  if (arn.account !== 'aws' && place.accountGiven && arn.account !== place.account) {
    return refuse(
      `A boundary is a policy of the role’s own account, ${place.account}. This one is in ${arn.account}.`,
    );
  }
  return accept(text);
}
