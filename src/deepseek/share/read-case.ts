// Reads a person's own case from a link or from storage: all of it, or nothing. Whether the call makes sense is checked
// when it is proved.
import { isObject } from '#iam/json/json-value.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import type { Caller, CallPrincipal, CallContext, OwnCase } from '#iam/request/call.ts';
import { CAPS } from './link-limits.ts';
import { wellFormed } from './link-escapes.ts';

const CONTROL = /\p{Cc}/u;
/** Ids of roles and policies of a kit. */
const ID = /^[a-z0-9.-]{1,60}$/;

/** A text of a case. Characters that links cannot carry are refused. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= CAPS.value &&
  !CONTROL.test(value) &&
  wellFormed(value) === value;

const isFilled = (value: unknown): value is string => isText(value) && value !== '';
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
const absentOr = (is: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || is(value);

function readCaller(value: unknown): Caller | undefined {
  if (isFilled(value)) return value;
  if (!isObject(value)) return undefined;
  const { kind, roleArn, provider } = value;
  if (kind === 'role-session' && isFilled(roleArn)) return { kind, roleArn };
  if (kind === 'web-identity' && isFilled(provider)) return { kind, provider };
  return undefined;
}

function readPrincipal(value: unknown): CallPrincipal | undefined {
  if (!isObject(value)) return undefined;
  const { role, everything, caller, permitted } = value;
  if (isId(role)) return { role, ...(everything === true && { everything }) };
  const who = readCaller(caller);
  if (who === undefined || !absentOr(isId, permitted)) return undefined;
  return { caller: who, ...(isId(permitted) && { permitted }) };
}

/** A condition key has a prefix: aws:SourceVpce. */
const isKey = (key: string): boolean => isText(key) && key.includes(':');

function readContext(value: unknown): CallContext | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const read: [string, string | readonly string[]][] = [];
  for (const [key, given] of entries) {
    const isList = Array.isArray(given) && given.length <= CAPS.entries && given.every(isText);
    if (!isKey(key) || !(isList || isText(given))) return undefined;
    read.push([key, given as string | readonly string[]]);
  }
  return read.length <= CAPS.entries ? Object.fromEntries(read) : undefined;
}

/** The case with its members in one order, or undefined. */
export function readCase(value: unknown): OwnCase | undefined {
  if (!isObject(value)) return undefined;
  const { says, expect, action, resource, resourceAccount, through, below, session } = value;
  const principal = readPrincipal(value['principal']);
  const context = readContext(value['context']);
  if (!isFilled(says) || !isFilled(action) || !isFilled(resource)) return undefined;
  if (expect !== 'allowed' && expect !== 'denied') return undefined;
  if (!principal || !context || ![through, below, session].every((id) => absentOr(isId, id)))
    return undefined;
  if (resourceAccount !== undefined && !(isText(resourceAccount) && isAccountId(resourceAccount)))
    return undefined;
  return {
    label: says,
    expect,
    principal,
    action,
    resource,
    ...(isText(resourceAccount) && { resourceAccount }),
    context,
    ...(isId(through) && { viaEndpoint: through }),
    ...(isId(below) && { permissionsBoundary: below }),
    ...(isId(session) && { sessionPolicy: session }),
  };
}

/** Cases kept in the browser, as far as they can be read. */
export const readCases = (value: unknown): readonly OwnCase[] =>
  Array.isArray(value) ? value.slice(0, CAPS.cases).flatMap((each: unknown) => readCase(each) ?? []) : [];
