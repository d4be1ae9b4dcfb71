// Leaves out access to resources that AWS lets nobody change.
import { parseArn } from '#iam/policy/arn.ts';
import { globCovers, globsMeet } from '#iam/policy/patterns/glob.ts';
import { protectedFrom, protectionOf } from '#iam/decide/evaluate/protected-resources.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO } from '#iam/decide/three-valued.ts';
import { NO_ACCESS, type AccessGrant, type ActionAccess } from './action-access.ts';

const ONLY_SERVICES = 'an AWS service makes the call';

/** Whether some resource may match both patterns, which are of one service; the wildcards of a field stay in it. */
function mayMeet(text: string, arn: string): boolean {
  const [resource, other] = [parseArn(text)?.resource, parseArn(arn)?.resource];
  return resource === undefined || other === undefined || globsMeet(resource, other);
}

/** The grant without the protected resources among its own. */
function without(grant: AccessGrant, protectedArns: readonly string[]): AccessGrant {
  const left = protectedArns.filter(
    (arn) =>
      grant.on.every((text) => mayMeet(text, arn)) && !grant.except.some((text) => globCovers(text, arn)),
  );
  return left.length === 0 ? grant : { ...grant, except: [...grant.except, ...left].toSorted() };
}

/** `action` in lower case. */
export function outsideProtected(
  access: ActionAccess,
  action: string,
  request: PreparedRequest,
): ActionAccess {
  const row = protectedFrom(action);
  if (!row) return access;
  let isChanged = false;
  const grants = access.grants.flatMap((grant): readonly AccessGrant[] => {
    for (const resource of grant.on) {
      const found = protectionOf({ ...request, action, resource });
      if (!found) continue;
      isChanged = true;
      return found.passes === NO ? [] : [{ ...grant, when: [...grant.when, ONLY_SERVICES] }];
    }
    const rest = without(grant, row.arns);
    isChanged ||= rest !== grant;
    return [rest];
  });
  if (!isChanged) return access;
  if (grants.length === 0) return NO_ACCESS;
  const isOpen = grants.every(({ when, unless }) => when.length + unless.length > 0);
  const hasAll = access.cell === 'all' && grants.some(({ on, except }) => on.length + except.length === 0);
  const cell = access.cell === 'all' && !hasAll ? 'some' : access.cell;
  return { cell: isOpen ? 'conditional' : cell, grants };
}
