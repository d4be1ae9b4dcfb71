// People, and roles that assume another role.
import type { TrustedEntity } from '#core/catalog/entity.ts';

export const PEOPLE_ENTITIES = [
  {
    id: 'identity-center',
    name: 'IAM Identity Center permission set',
    detail: 'People who sign in through Identity Center',
    more: true,
    trust: 'identity-center',
    sid: 'IdentityCenterAssume',
    services: [],
    sourceAccount: 'off',
    chained: 'always',
    console: true,
    conditionNote:
      'The 16 question marks match the suffix that Identity Center adds to a permission set’s role. An asterisk would also trust sets whose names start the same way. The Region in the path depends on where Identity Center is, so both paths are named.',
    fields: ['permissionSets', 'sessionDuration'],
    page: 'permissionSets',
  },
  {
    id: 'mfa-user',
    name: 'IAM user with MFA',
    detail: 'Named users, once they have signed in with MFA',
    more: true,
    trust: 'user',
    sid: 'MfaUserAssume',
    services: [],
    sourceAccount: 'off',
    console: true,
    conditionNote: 'MFA can be required only here: a role session no longer shows how its user signed in.',
    fields: ['mfaUsers', 'mfaAge', 'sessionDuration'],
    page: 'iamMfa',
  },
  {
    id: 'tagged-role',
    name: 'Role that passes session tags',
    detail: 'Your backend assumes the role and names the tenant in tags',
    more: true,
    trust: 'tagged-role',
    sid: 'AppAssumeWithTags',
    services: [],
    sourceAccount: 'off',
    chained: 'always',
    conditionNote:
      'Each of these tags must be present, with any value, and no other tag is accepted. Switch Role in the console cannot pass tags.',
    fields: ['callerRoles', 'sessionTagKeys', 'sessionDuration'],
    page: 'iamSessionTags',
  },
] as const satisfies readonly TrustedEntity[];
