// The role or user that a principal in a message is, and its account.
import { isAccountId } from '#iam/facts/account-id.ts';
import { formatArn, parseArn } from '#iam/policy/arn.ts';

/** The role of a session, without its path, which messages leave out; a user, role or root user as it is. */
export function principalArnOf(principal: string | undefined): string | undefined {
  const arn = parseArn(principal ?? '');
  if (!arn) return undefined;
  if (arn.service !== 'sts') return arn.service === 'iam' ? principal : undefined;
  const [type, name] = arn.resource.split('/');
  if (type !== 'assumed-role' || !name) return principal;
  return formatArn({ ...arn, service: 'iam', resource: `role/${name}` });
}

/** The account of an ARN: 12 digits; undefined if it is masked or there is none. */
export function accountOf(arn: string | undefined): string | undefined {
  const account = parseArn(arn ?? '')?.account ?? '';
  return isAccountId(account) ? account : undefined;
}
