// Principals and boundaries in the answers that the kit itself creates, where AWS needs them to exist before.
import { checkEntry, type AnswerProblem, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { isCreated, otherAccountOf, type KitRole } from './role-kit.ts';

/** Questions whose roles a trust policy names. */
const TRUSTED_FIELDS = [
  'trustedPrincipals',
  'callerRoles',
  'deployerTrustedPrincipals',
  'deployerCallerRoles',
] as const;

const nameIn = (resource: string): string => resource.slice(resource.lastIndexOf('/') + 1).toLowerCase();

/**
 * Roles in a trust policy that are only being created: IAM looks up the principals when it saves the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function trustsNewRole(roles: readonly KitRole[], { view }: CheckedAnswers): readonly AnswerProblem[] {
  const created = new Set(
    roles
      .filter(isCreated)
      .map((role) => `${otherAccountOf(role) ?? view.home.account} ${role.name.toLowerCase()}`),
  );
  return TRUSTED_FIELDS.filter((field) => view.asks(field)).flatMap((field) =>
    view.list(field).flatMap((raw, index) => {
      const checked = checkEntry(field, raw, view);
      const arn = checked.ok ? parseArn(String(checked.value)) : undefined;
      if (!arn?.resource.startsWith('role/')) return [];
      if (!created.has(`${arn.account} ${nameIn(arn.resource)}`)) return [];
      const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
      const message = `These answers create the role ${name}, and IAM saves a trust policy only if its roles exist. Name a role that exists.`;
      return [{ field, index, raw, message }];
    }),
  );
}

/**
 * A boundary that a permissions policy would replace: IAM compares the names of an account's policies alone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
function replacesBoundary(roles: readonly KitRole[], { view }: CheckedAnswers): readonly AnswerProblem[] {
  // Two documents of the kit that have one name are found by their names.
  if (view.text('boundary').trim() === '') return [];
  return roles.flatMap((role) => {
    const boundary = role.kind === 'main' ? parseArn(role.boundary ?? '') : undefined;
    if (!boundary || boundary.account !== view.home.account) return [];
    const same = roles
      .filter((each) => otherAccountOf(each) === undefined)
      .flatMap(({ permissions }) => permissions)
      .find(({ name }) => name.toLowerCase() === nameIn(boundary.resource));
    if (!same) return [];
    const message = `The permissions policy ${same.name} has the name of the boundary, but names must be unique in an account, ignoring case. Choose another name.`;
    return [{ field: 'policyName' as const, index: 0, raw: view.text('policyName'), message }];
  });
}

export const principalProblems = (
  roles: readonly KitRole[],
  checked: CheckedAnswers,
): readonly AnswerProblem[] => [...trustsNewRole(roles, checked), ...replacesBoundary(roles, checked)];
