// Reads principals, external IDs, organizations and sessions: the value to use, or what to type instead.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse, SESSION } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

export function readExternalId(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('externalId', text)) return accept(text);
  if (text.length < 2 || text.length > 1224)
    return refuse(`An external ID has 2 to 1,224 characters; this one has ${text.length}.`);
  return refuse('An external ID has only letters, digits and + = , . @ : / -');
}

export function readOrganization(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('organizationId', text)) return accept(text);
  return refuse(
    'An organization ID begins with o- and has 10 to 32 lowercase letters or digits, as in o-a1b2c3d4e5.',
  );
}

/** Seconds of a role session. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
export function readDuration(raw: string): CheckedInput<number> {
  const text = raw.trim();
  if (matchesRule('maxSessionDuration', text)) {
    const hours = Math.round((Number(text) / 3600) * 10) / 10;
    return accept(Number(text), hours === 1 ? '1 hour' : `${hours} hours`);
  }
  return refuse(
    `Type seconds from ${QUOTAS.minSessionSeconds} (1 hour) to ${QUOTAS.maxSessionSeconds} (12 hours).`,
  );
}

/** An account, role or user that may assume the role: an account ID stands for its root ARN. */
export function readPrincipal(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (matchesRule('accountId', digits)) {
    return accept(
      `arn:${home.partition}:iam::${digits}:root`,
      `account ${digits}: its IAM policies decide who`,
    );
  }
  const arn = parseArn(text);
  if (!arn) return refuse('Type a 12-digit account ID, or the ARN of a role or user.');
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (arn.service === 'sts') {
    return refuse(SESSION);
  }
  if (arn.partition !== home.partition) {
    return refuse(
      `This is in partition ${excerpt(arn.partition)}, but the role is in ${home.partition}. Roles cannot be assumed across partitions.`,
    );
  }
  if (text === `arn:${arn.partition}:iam::${arn.account}:root` && matchesRule('accountId', arn.account)) {
    return accept(text, `account ${arn.account}: its IAM policies decide who`);
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
