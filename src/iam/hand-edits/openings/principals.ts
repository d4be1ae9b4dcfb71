// Whether all whom one principal stands for are also meant by another.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from '#iam/policy/arn.ts';
import type { NamedPrincipal } from './read-statements.ts';

/** Accounts in which naming a user or role lets it in without policies of its own, while naming the account does not. */
export type OwnAccounts = ReadonlySet<string>;

const TWELVE_DIGITS = /^\d{12}$/;

interface Account {
  readonly id: string;
  /** Undefined for a bare ID, which AWS takes for the account in its own partition. */
  readonly partition: string | undefined;
}

function readAccount({ type, text }: NamedPrincipal): Account | undefined {
  if (type !== 'AWS') return undefined;
  if (TWELVE_DIGITS.test(text)) return { id: text, partition: undefined };
  const arn = parseArn(text);
  const isRoot = arn?.service === 'iam' && arn.region === '' && arn.resource === 'root';
  return isRoot && TWELVE_DIGITS.test(arn.account)
    ? { id: arn.account, partition: arn.partition }
    : undefined;
}

/** The account that an entry stands for as a whole. */
export const accountOf = (entry: NamedPrincipal): string | undefined => readAccount(entry)?.id;

/** The account of a user or role. */
function holderOf({ type, text }: NamedPrincipal): Account | undefined {
  const arn = type === 'AWS' ? parseArn(text) : undefined;
  if (arn?.service !== 'iam' || !/^(?:user|role)\/./.test(arn.resource)) return undefined;
  return { id: arn.account, partition: arn.partition };
}

const isIn = (account: Account, other: Account | undefined): boolean =>
  account.id === other?.id &&
  (account.partition ?? other.partition) === (other.partition ?? account.partition);

/** May be false where only AWS could tell. */
export function principalCovers(wide: NamedPrincipal, narrow: NamedPrincipal, own: OwnAccounts): boolean {
  if (wide.type === narrow.type && wide.text === narrow.text) return true;
  if (wide.text === '*') {
    if (wide.type === '*') return ['AWS', 'Service'].includes(narrow.type);
    return wide.type === 'AWS' && (narrow.type === 'AWS' || narrow.type === '*');
  }
  const account = readAccount(wide);
  if (!account) return false;
  return isIn(account, readAccount(narrow)) || (isIn(account, holderOf(narrow)) && !own.has(account.id));
}
