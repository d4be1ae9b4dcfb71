// Builds requests and policies for tests.
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest, type Request } from '#iam/request/request.ts';

export const ACCOUNT = '111122223333';
export const OTHER = '444455556666';
export const USER = `arn:aws:iam::${ACCOUNT}:user/mara`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/ops`;
export const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/ops/run7`;
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const FEDERATED = {
  kind: 'federated-user',
  arn: `arn:aws:sts::${ACCOUNT}:federated-user/kim`,
  userArn: USER,
};
export const SERVICE = 'lambda.amazonaws.com';
const VERSION = '2012-10-17';

export type RawStatement = Readonly<Record<string, unknown>>;

export const documentOf = (statements: readonly RawStatement[]) => ({
  Version: VERSION,
  Statement: statements,
});
export const ALLOW_ALL: RawStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

export const AWS_PRINCIPALS = [USER, SESSION, ROOT, FEDERATED] as const;

/** The request; throws if it is not valid. */
export function requestOf(raw: Readonly<Record<string, unknown>>): Request {
  const reading = readRequest(raw);
  if (reading.problems) throw new Error(messagesOf(reading.problems).join(' '));
  return reading.value;
}

/** The call on a resource that this account owns. */
export const ownedBy = (owner: string, what: { readonly action: string; readonly resource: string }) => ({
  ...what,
  resource: what.resource.replace(ACCOUNT, owner),
  resourceAccount: owner,
});
