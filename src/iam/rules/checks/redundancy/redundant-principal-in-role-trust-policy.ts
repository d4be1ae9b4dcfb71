// A role session that is trusted along with its role.
import { parseArn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { PrincipalView } from '#iam/rules/policy-view.ts';

interface Role {
  /** "aws:111122223333:Name". */
  readonly role: string;
  readonly session: boolean;
}

/** The role that the principal is, or is a session of. Sessions do not know the path of their role. */
function roleOf({ kind: key, excluded, value }: PrincipalView): Role | undefined {
  if (key !== 'AWS' || excluded) return undefined;
  const arn = parseArn(value);
  if (!arn || (arn.service !== 'iam' && arn.service !== 'sts')) return undefined;
  const [kind, ...names] = arn.resource.split('/');
  const name = kind === 'assumed-role' ? names[0] : names.at(-1);
  if (name === undefined || (kind !== 'assumed-role' && kind !== 'role')) return undefined;
  return { role: `${arn.partition}:${arn.account}:${name}`, session: kind === 'assumed-role' };
}

const byEntry = (a: PrincipalView, b: PrincipalView): number => Number(a.path.at(-1)) - Number(b.path.at(-1));

export default defineCheck({
  id: 'redundant-principal-in-role-trust-policy',
  code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
  severity: 'suggestion',
  types: ['trust'],
  title: 'Role session listed with its role',
  why: 'A role stands for all of its sessions, so naming one of them as well adds nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: {
        Principal: {
          AWS: [
            'arn:aws:iam::111122223333:role/Deploy',
            'arn:aws:sts::111122223333:assumed-role/Deploy/jane',
          ],
        },
      },
      at: ['Statement.0.Principal.AWS.0', 'Statement.0.Principal.AWS.1'],
      fixed: { Principal: { AWS: ['arn:aws:iam::111122223333:role/Deploy'] } },
    },
    {
      with: {
        Principal: {
          AWS: [
            'arn:aws:sts::111122223333:assumed-role/Deploy/jane',
            'arn:aws:iam::444455556666:role/Deploy',
            'arn:aws:iam::111122223333:assumed-role/Deploy/joe',
            'arn:aws:iam::111122223333:role/teams/Deploy',
          ],
        },
      },
      at: ['Statement.0.Principal.AWS.0', 'Statement.0.Principal.AWS.2', 'Statement.0.Principal.AWS.3'],
      fixed: {
        Principal: {
          AWS: ['arn:aws:iam::444455556666:role/Deploy', 'arn:aws:iam::111122223333:role/teams/Deploy'],
        },
      },
    },
  ],
  good: [
    {
      with: {
        Principal: {
          AWS: [
            'arn:aws:iam::111122223333:role/Deploy',
            'arn:aws:sts::444455556666:assumed-role/Deploy/jane',
          ],
        },
      },
    },
    { with: { Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/Deploy/jane' } } },
    {
      with: {
        Principal: {
          AWS: [
            'arn:aws:sts::111122223333:assumed-role/App/one',
            'arn:aws:sts::111122223333:assumed-role/App/two',
          ],
        },
      },
    },
    {
      with: {
        Principal: {
          AWS: [
            'arn:aws:iam::111122223333:user/Ann',
            'arn:aws:s3:::amzn-s3-demo-bucket',
            '111122223333',
            'arn:aws:iam::111122223333:root',
          ],
        },
      },
    },
    { with: { Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] } } },
  ],
  on: 'statement',
  check({ principals }): CheckFindings {
    if (principals.length < 2) return undefined;
    const roles = new Map<string, PrincipalView>();
    for (const principal of principals) {
      const read = roleOf(principal);
      if (read && !read.session && !roles.has(read.role)) roles.set(read.role, principal);
    }
    if (roles.size === 0) return undefined;
    const sessions = groupBy(principals, (principal) => {
      const read = roleOf(principal);
      return read?.session ? roles.get(read.role) : undefined;
    });
    return [...sessions].flatMap(([role, group]): readonly CheckFinding[] => {
      if (!role) return [];
      const others = group.length === 1 ? 'a session' : `${group.length} sessions`;
      return [
        {
          message: `${show(role.value)} stands for all its sessions; ${others} of it are redundant. Remove ${group.length === 1 ? show(group[0]!.value) : 'them'}.`,
          locations: [role, ...group].toSorted(byEntry).map(({ path }) => atValue(path)),
          fix: {
            title: group.length === 1 ? 'Remove the session' : 'Remove the sessions',
            safe: true,
            edits: group.toReversed().map(({ path }) => ({ kind: 'remove', path })),
          },
        },
      ];
    });
  },
});
