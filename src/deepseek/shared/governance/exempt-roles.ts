// Roles that the service control policies of a kit leave alone, and what that opens.
import type { ExemptRole } from '#deepseek/answers/inputs/exempt-role.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny, narrow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { joinAnd } from '#iam/text/words.ts';
import { ROLE_CHANGES } from './scp.ts';

const arnsOf = (roles: readonly ExemptRole[]): readonly string[] => [
  ...new Set(roles.flatMap(({ arns }) => arns)),
];

/** Identity Center alone creates and changes roles under its reserved path. */
const changeable = (roles: readonly ExemptRole[]): readonly ExemptRole[] =>
  roles.filter(({ kind }) => kind !== 'permission-set');

/** Anyone who can create or change an exempt role can get past the policies as that role. */
function protect(roles: readonly ExemptRole[], admins: readonly ExemptRole[]): readonly PlannedStatement[] {
  const own = changeable(roles);
  if (own.length === 0 || admins.length === 0) return [];
  return [
    deny({
      sid: 'ProtectRolesExemptFromScp',
      actions: ROLE_CHANGES,
      resources: arnsOf([...own, ...changeable(admins)]),
      condition: { ArnNotLike: { 'aws:PrincipalArn': oneOrMany(arnsOf(admins)) } },
      why: {
        title: 'Denies others creating or changing an exempt role',
        text: 'Without this, anyone who can create or change such a role gets past these policies. The roles that can change them are protected too: create all of them before you attach the policy.',
        calls: ['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'],
        answers: ['scpExemptRoles', 'scpExemptAdmins'],
        page: 'scps',
      },
    }),
  ];
}

const LEAVES =
  'The exempt roles: anyone who can assume one, pass it to a service, or use a service that has it is not limited.';

/**
 * The policies with every Deny ending before the exempt roles. A request without the key is denied as before.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function exempting(checked: CheckedAnswers, policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  const roles = checked.answer('scpExemptRoles');
  if (roles.length === 0) return policies;
  const condition = { ArnNotLike: { 'aws:PrincipalArn': oneOrMany(arnsOf(roles)) } };
  return policies.map((policy, index) => ({
    ...policy,
    statements: [
      // What protects roles already names who can change them.
      ...policy.statements.map((statement) =>
        statement.actions.includes('iam:CreateRole')
          ? statement
          : narrow(statement, condition, 'scpExemptRoles'),
      ),
      ...(index === 0 ? protect(roles, checked.answer('scpExemptAdmins')) : []),
    ],
    leaves: [LEAVES, ...(policy.leaves ?? [])],
  }));
}

const namesOf = (roles: readonly ExemptRole[], kind: ExemptRole['kind']): string =>
  joinAnd(roles.filter((role) => role.kind === kind).map(({ name }) => name));

const people = (roles: readonly ExemptRole[]): string =>
  roles.some(({ kind }) => kind === 'permission-set')
    ? ` Anyone who can assign the permission set ${namesOf(roles, 'permission-set')} in Identity Center can exempt anyone.`
    : '';

function creators(roles: readonly ExemptRole[], admins: readonly ExemptRole[]): string {
  const own = changeable(roles);
  if (own.length === 0) return '';
  if (admins.length > 0)
    return ` Only ${joinAnd(admins.map(({ name }) => name))} can create and change these roles; managed policies on them are not covered.`;
  const everywhere = namesOf(roles, 'every-account');
  return everywhere === ''
    ? ` So can anyone who can change the role or its trust policy: fill in “Who can change the exempt roles?”`
    : ` In every member account, anyone who can create a role named ${everywhere} is exempt: fill in “Who can change the exempt roles?”`;
}

/** What the exemption opens. */
export function exemptNotices(checked: CheckedAnswers): readonly Notice[] {
  const roles = checked.answer('scpExemptRoles');
  if (roles.length === 0) return [];
  return [
    {
      id: 'exempt-roles',
      title: 'Exempt roles',
      text: `These policies do not limit ${joinAnd(roles.map(({ name }) => name))}. Anyone who can assume ${roles.length === 1 ? 'it' : 'one of them'}, or pass it to a service, gets past every policy here.${creators(roles, checked.answer('scpExemptAdmins'))}${people(roles)}`,
    },
  ];
}
