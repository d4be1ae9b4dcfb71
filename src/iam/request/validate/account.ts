// Whether the accounts of a request are account IDs, and agree with its resource.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { error, type RequestProblem } from '#iam/request/problem.ts';

type AccountField = 'resourceAccount' | 'managementAccount';

const NOUNS: Readonly<Record<AccountField, string>> = {
  resourceAccount: 'the account of the resource',
  managementAccount: 'the management account',
};

export function accountProblems(field: AccountField, account: unknown): readonly RequestProblem[] {
  if (account === undefined || (typeof account === 'string' && isAccountId(account))) return [];
  const message =
    typeof account === 'string'
      ? `${show(account)} is not an account ID. Write ${NOUNS[field]} as 12 digits, such as 111122223333.`
      : `Write ${NOUNS[field]} as 12 digits in quotation marks, such as "111122223333".`;
  return [error(field, message)];
}

/** An ARN with an account says whose the resource is, so nothing else can. */
export function ownerProblems(resource: unknown, owner: unknown): readonly RequestProblem[] {
  if (typeof resource !== 'string' || typeof owner !== 'string') return [];
  const account = parseArn(resource)?.account ?? '';
  if (!isAccountId(account) || !isAccountId(owner) || account === owner) return [];
  return [
    error(
      'resourceAccount',
      `The ARN names account ${account}, not ${owner}. Remove the account of the resource, or write ${account}.`,
    ),
  ];
}
