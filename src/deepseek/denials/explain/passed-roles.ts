// The roles that the caller's own documents let it pass, where the refused call passes another one.
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { documentValue } from '#iam/environment/policy-environment.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import type { DeniedCall } from './denied-call.ts';

/** Empty for any other call, and where the documents name no role that may be passed. */
export function rolesToPass({ action, resource }: Denial, { role }: DeniedCall): readonly string[] {
  if (action?.toLowerCase() !== 'iam:passrole') return [];
  const roles = role.permissions
    .flatMap((document) => statementsIn(documentValue(document)))
    .filter(({ Effect, Action }) => Effect === 'Allow' && textsIn(Action).includes('iam:PassRole'))
    .flatMap(({ Resource }) => textsIn(Resource));
  return roles.some((arn) => arn === resource || arn.includes('*')) ? [] : [...new Set(roles)];
}
