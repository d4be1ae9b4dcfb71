// What a kit expects, asked of pasted policies in place of the kit's own.
import type { Expectation } from '#iam/request/expectation.ts';
import { PASTED_ROLE_ID } from '#iam/environment/pasted-environment.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';

/** The role that the wizard would have made of them. */
interface KitRoleId {
  readonly id: string;
  readonly arn: string;
}

/**
 * The expectations of the role's own calls, and of who can assume it, as far as policies for them were pasted. Those that
 * need other documents of the kit are left out.
 */
export function pastedExpectations(
  expectations: readonly Expectation[],
  { id, arn }: KitRoleId,
  { roles }: PolicyEnvironment,
): readonly Expectation[] {
  const pasted = roles.find((role) => role.id === PASTED_ROLE_ID);
  if (!pasted) return [];
  return expectations.flatMap((expectation): readonly Expectation[] => {
    const { principal, resource, viaEndpoint, permissionsBoundary, sessionPolicy } = expectation;
    if ([viaEndpoint, permissionsBoundary, sessionPolicy].some((id) => id !== undefined)) return [];
    if ('role' in principal) {
      const isOwn = principal.role === id && pasted.permissions.length > 0;
      return isOwn ? [{ ...expectation, principal: { ...principal, role: PASTED_ROLE_ID } }] : [];
    }
    const isTrust = resource === arn && pasted.trust !== undefined && principal.permitted === undefined;
    return isTrust && pasted.arn !== undefined ? [{ ...expectation, resource: pasted.arn }] : [];
  });
}
