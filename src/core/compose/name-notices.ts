// Names that AWS refuses within one account or role because they differ in case at most.
import { groupBy } from '#core/collections/group-by.ts';
import { isCreated, otherAccountOf, type KitRole, type Notice } from './role-kit.ts';

/** Values that are the same but for their case. */
function repeated(values: readonly string[]): readonly string[] {
  const groups = [...groupBy(values, (value) => value.toLowerCase()).values()];
  return groups.filter((group) => group.length > 1).map((group) => group[0]!);
}

/**
 * Roles and policies of one account with one name, permissions boundaries too, and tags of one role with one key. None heeds case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function nameNotices(
  roles: readonly KitRole[],
  boundaries: readonly string[] = [],
): readonly Notice[] {
  const accounts = [...groupBy(roles, otherAccountOf).values()];
  const policies = accounts.map((own) => [
    ...own.flatMap((role) => role.permissions.map((policy) => policy.name)),
    ...(own[0] && otherAccountOf(own[0]) === undefined ? boundaries : []),
  ]);
  const names = policies.flatMap(repeated).map((name) => ({
    id: `policy-name-${name.toLowerCase()}`,
    text: `Two policies are called ${name}. An account takes a name once, whatever its case: change one of them.`,
  }));
  const made = accounts.map((own) => own.filter(isCreated).map(({ name }) => name));
  const twice = made.flatMap(repeated).map((name) => ({
    id: `role-name-${name.toLowerCase()}`,
    text: `Two roles are called ${name}. An account takes a name once, whatever its case and path: change one of them.`,
  }));
  const keys = roles.filter(isCreated).flatMap((role) => repeated(role.tags.map((tag) => tag.key)));
  return [
    ...twice,
    ...names,
    ...keys.map((key) => ({
      id: `tag-key-${key.toLowerCase()}`,
      text: `Two tags have the key ${key}. A role takes a key once, whatever its case: remove one of them.`,
    })),
  ];
}
