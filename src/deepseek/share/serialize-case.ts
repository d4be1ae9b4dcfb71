// A person's own case in the names that links and kept drafts carry: released links must always open, so these names cannot change.
import type { OwnCase } from '#iam/request/call.ts';

/** The case as `readCase` reads it. */
export function serializeCase(ownCase: OwnCase): object {
  const { label, expect, principal, action, resource, resourceAccount, context } = ownCase;
  const { viaEndpoint, permissionsBoundary, sessionPolicy } = ownCase;
  return {
    says: label,
    expect,
    principal,
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    context,
    ...(viaEndpoint !== undefined && { through: viaEndpoint }),
    ...(permissionsBoundary !== undefined && { below: permissionsBoundary }),
    ...(sessionPolicy !== undefined && { session: sessionPolicy }),
  };
}
