// Whether whoever one principal stands for is also meant by another.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from '#core/iam/arn.ts';
import type { PrincipalEntry } from './read-statements.ts';

/** Accounts in which naming a user or role lets it in without policies of its own, while naming the account does not. */
export type OwnAccounts = ReadonlySet<string>;

const TWELVE_DIGITS = /^\d{12}$/;

/** The account that an entry stands for as a whole. */
export function accountOf({ type, text }: PrincipalEntry): string | undefined {
  if (type !== 'AWS') return undefined;
  if (TWELVE_DIGITS.test(text)) return text;
  const arn = parseArn(text);
  const isRoot = arn?.service === 'iam' && arn.region === '' && arn.resource === 'root';
  return isRoot && TWELVE_DIGITS.test(arn.account) ? arn.account : undefined;
}

/** The account of a user or role. */
function holderOf({ type, text }: PrincipalEntry): string | undefined {
  const arn = type === 'AWS' ? parseArn(text) : undefined;
  return arn?.service === 'iam' && /^(?:user|role)\/./.test(arn.resource) ? arn.account : undefined;
}

/** May be false where only AWS could tell. */
export function principalCovers(wide: PrincipalEntry, narrow: PrincipalEntry, own: OwnAccounts): boolean {
  if (wide.type === narrow.type && wide.text === narrow.text) return true;
  if (wide.text === '*') {
    if (wide.type === '*') return ['AWS', 'Service'].includes(narrow.type);
    return wide.type === 'AWS' && (narrow.type === 'AWS' || narrow.type === '*');
  }
  const account = accountOf(wide);
  if (account === undefined) return false;
  if (accountOf(narrow) === account) return true;
  return holderOf(narrow) === account && !own.has(account);
}
