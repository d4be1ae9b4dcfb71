// Reads a role that service control policies exempt: by name in every account, by ARN, or by its permission set.
import { matchesName } from '#iam/facts/name-rules.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, AnswersView } from '#deepseek/answers/field.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { notConcrete } from './not-concrete.ts';
import { governedPartition } from './organization.ts';
import { accept, refuse, SESSION } from './outcome.ts';

export interface ExemptRole {
  /** Whom aws:PrincipalArn is compared with. A permission set has two, as its Region can be in the path. */
  readonly arns: readonly string[];
  /** The name of the role, or of the permission set. */
  readonly name: string;
  /** A role of one account, roles of this name in every account, or people with a permission set. */
  readonly kind: 'one' | 'every-account' | 'permission-set';
}

/** What Identity Center puts behind the name of a permission set: sixteen characters. */
const SUFFIX = '?'.repeat(16);

const SSO = /(?:^|\/)AWSReservedSSO_([^/\s]+?)_(?:[0-9a-f]{16}|\?{16}|\*)$/;

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
function permissionSet(text: string, account: string, partition: string): CheckedInput<ExemptRole> {
  const name = SSO.exec(text)?.[1] ?? '';
  if (!matchesRule('permissionSetName', name))
    return refuse('Name one permission set in full: AWSReservedSSO_NAME_ and 16 characters, or * for them.');
  const path = `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/`;
  return accept(
    {
      arns: ['', '*/'].map((region) => `${path}${region}AWSReservedSSO_${name}_${SUFFIX}`),
      name,
      kind: 'permission-set',
    },
    `people with the permission set ${name}${account === '*' ? ', in every account' : ` in account ${account}`}`,
  );
}

const everyAccount = (path: string, partition: string): CheckedInput<ExemptRole> => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return accept(
    { arns: [`arn:${partition}:iam::*:role/${path}`], name, kind: 'every-account' },
    `role ${name} in every account`,
    'Anyone who can create a role with this name in a member account is exempt too. Name the account, or who can change these roles.',
  );
};

const WILDCARD =
  'Write the name in full: with a wildcard, every role whose name fits would be exempt, also one that somebody creates later.';

/** A path and a name, as they stand behind role/ in an ARN. */
const isRolePath = (text: string): boolean =>
  matchesRule('iamRoleArn', `arn:aws:iam::111122223333:role/${text}`);

export function readScpExemption(raw: string, view: AnswersView): CheckedInput<ExemptRole> {
  const text = raw.trim();
  const partition = governedPartition(view);
  const arn = parseArn(text);
  if (!arn) {
    if (SSO.test(text)) return permissionSet(text, '*', partition);
    if (/[*?]/.test(text)) return refuse(WILDCARD);
    const impure = notConcrete(text);
    if (impure) return refuse(impure);
    const path = text.replace(/^\//, '');
    if (matchesName('roleName', path) || isRolePath(path)) return everyAccount(path, partition);
    return refuse(
      'Type the name of a role, with its path if it has one, or its ARN: arn:aws:iam::ACCOUNT:role/NAME',
    );
  }
  if (arn.service === 'sts') return refuse(SESSION);
  if (arn.service !== 'iam' || !arn.resource.startsWith('role/'))
    return refuse(
      'Only roles can be exempt. A role ARN looks like arn:aws:iam::111122223333:role/BedrockAdmin',
    );
  if (arn.partition !== partition)
    return refuse(
      `This ARN is in partition ${excerpt(arn.partition)}, but the policy is for ${partition}. Use one partition for both.`,
    );
  if (arn.account !== '*' && !matchesRule('accountId', arn.account))
    return refuse('Write 12 digits for the account, or * for every account.');
  const path = arn.resource.slice('role/'.length);
  if (path.startsWith('aws-service-role/'))
    return refuse(
      'Service control policies do not apply to service-linked roles: this one needs no exemption.',
    );
  if (SSO.test(path)) return permissionSet(path, arn.account, partition);
  if (/[*?]/.test(path)) return refuse(WILDCARD);
  if (!isRolePath(path))
    return refuse(
      notConcrete(path) ??
        'This is not the ARN of a role. It looks like arn:aws:iam::111122223333:role/BedrockAdmin',
    );
  if (arn.account === '*') return everyAccount(path, partition);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return accept({ arns: [text], name, kind: 'one' }, `role ${name} of account ${arn.account}`);
}
