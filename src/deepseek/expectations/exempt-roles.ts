// Roles that the service control policies exempt may make a call that others may not; similar names are no exemption.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { ExemptRole } from '#deepseek/answers/inputs/exempt-role.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { unrelatedAccount } from './near-misses.ts';

const MEMBER = '444455556666';

/** A role that the pattern of an exemption fits. */
const fitting = (arn: string): string =>
  arn
    .replace('::*:', `::${MEMBER}:`)
    .replace('/*/', '/eu-west-1/')
    .replace('?'.repeat(16), '0123456789abcdef');

const by = (roleArn: string): Pick<Call, 'principal'> => ({
  principal: { caller: { kind: 'role-session', roleArn } },
});

const pathOf = (arn: string): string => arn.slice(0, arn.indexOf(':role/') + 6);

/** Roles that only look exempt. */
function nearMisses({
  arns,
  name,
  kind,
}: ExemptRole): readonly (readonly [difference: string, arn: string])[] {
  const arn = fitting(arns[0] ?? '');
  const root = pathOf(arn);
  if (kind === 'permission-set')
    return [
      [
        'a role that only has the name of the permission set',
        `${root}AWSReservedSSO_${name}_0123456789abcdef`,
      ],
      ['a permission set of a longer name', arn.replace(`_${name}_`, `_${name}_more_`)],
      [
        'a permission set that ends like it',
        arn.replace('AWSReservedSSO_', 'AWSReservedSSO_AWSReservedSSO_'),
      ],
    ];
  return [
    ['a role of a longer name', `${arn}-other`],
    ['a role of the same name under another path', `${root}zz-other/${name}`],
    ...(kind === 'one'
      ? [
          [
            'a role of the same name in another account',
            arn.replace(/::\d{12}:/, `::${unrelatedAccount(arn.split(':')[4] ?? '')}:`),
          ] as const,
        ]
      : []),
  ];
}

const withoutAccount = (arn: string): string => arn.replace(/::\d{12}:/, '::');

const fits = (pattern: string, arn: string): boolean =>
  pattern.includes('::*:')
    ? withoutAccount(fitting(pattern)) === withoutAccount(arn)
    : fitting(pattern) === arn;

const isExempt = (arn: string, roles: readonly ExemptRole[]): boolean =>
  roles.some(({ arns }) => arns.some((pattern) => fits(pattern, arn)));

/** Who can change the exempt roles, where the answers say so. */
function changes(checked: CheckedAnswers, roles: readonly ExemptRole[]): readonly Expectation[] {
  const admins = checked.answer('scpExemptAdmins');
  const [admin] = admins;
  // Others than those that the policy on VPC endpoints protects with administrators of its own.
  const elsewhere = checked.view.asks('exemptRoles')
    ? [...checked.answer('exemptRoles'), ...checked.answer('exemptAdmins')]
    : [];
  const role = roles.find(
    ({ kind, arns }) => kind !== 'permission-set' && !elsewhere.includes(fitting(arns[0] ?? '')),
  );
  if (!admin || !role) return [];
  const partition = governedPartition(checked.view);
  const call: Call = {
    label: `Change ${role.name}`,
    ...by(fitting(admin.arns[0] ?? '')),
    action: 'iam:UpdateAssumeRolePolicy',
    resource: fitting(role.arns[0] ?? ''),
    context: {},
  };
  const stranger = by(`arn:${partition}:iam::${MEMBER}:role/SomeAdministrator`);
  return [
    allowed(call),
    denied(call, { difference: 'by another administrator', ...stranger }),
    denied(call, { difference: 'create it', action: 'iam:CreateRole', ...stranger }),
    ...(isExempt(fitting(admin.arns[0] ?? ''), roles)
      ? []
      : [denied(call, { difference: 'by the exempt role itself', ...by(call.resource) })]),
  ].filter(({ expect, principal }) =>
    expect === 'allowed'
      ? true
      : !(
          'caller' in principal &&
          typeof principal.caller === 'object' &&
          principal.caller.kind === 'role-session' &&
          isExempt(principal.caller.roleArn, admins)
        ),
  );
}

/** `call` is one that the policies deny everybody else. */
export function exemptions(checked: CheckedAnswers, call: Call | undefined): readonly Expectation[] {
  const roles = checked.answer('scpExemptRoles');
  if (!call) return [];
  return [
    ...roles.flatMap((role) => {
      const own: Call = {
        ...call,
        label: `${call.label} as ${role.name}`,
        ...by(fitting(role.arns[0] ?? '')),
      };
      const inRegion = role.arns[1];
      return [
        allowed(own),
        ...(inRegion === undefined
          ? []
          : [
              allowed({ ...own, label: `${own.label}, with a Region in its path`, ...by(fitting(inRegion)) }),
            ]),
        ...nearMisses(role)
          .filter(([, arn]) => !isExempt(arn, roles))
          .map(([difference, arn]) => denied(own, { difference, ...by(arn) })),
      ];
    }),
    ...changes(checked, roles),
  ];
}
