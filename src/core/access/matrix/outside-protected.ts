// Leaves out access to resources that AWS lets nobody change.
import { isEverProtected, protectionOf } from '#core/simulate/evaluate/protected-resources.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { NO } from '#core/simulate/three-valued.ts';
import { NO_ACCESS, type AccessGrant, type ActionAccess } from './action-access.ts';

const ONLY_SERVICES = 'an AWS service makes the call';

/** `action` in lower case. */
export function outsideProtected(
  access: ActionAccess,
  action: string,
  request: PreparedRequest,
): ActionAccess {
  if (!isEverProtected(action)) return access;
  let isChanged = false;
  const grants = access.grants.flatMap((grant): readonly AccessGrant[] => {
    for (const resource of grant.on) {
      const found = protectionOf({ ...request, action, resource });
      if (!found) continue;
      isChanged = true;
      return found.passes === NO ? [] : [{ ...grant, when: [...grant.when, ONLY_SERVICES] }];
    }
    return [grant];
  });
  if (!isChanged) return access;
  if (grants.length === 0) return NO_ACCESS;
  const isOpen = grants.every(({ when, unless }) => when.length + unless.length > 0);
  return { cell: isOpen ? 'conditional' : access.cell, grants };
}
