// A wildcard inside the name of a principal.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn, formatArn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { addCondition } from '#iam/rules/add-condition.ts';
import { atValue, defineCheck, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import type { PrincipalView, StatementView } from '#iam/rules/policy-view.ts';

/** Any session of one role. */
const ANY_SESSION = /^assumed-role\/([^*?/]+)\/\*$/;

/** The role whose sessions are meant. For a role with a path, the ARN looks like that of a session. */
function roleOf(value: string): string | undefined {
  const arn = parseArn(value);
  const name = arn && ANY_SESSION.exec(arn.resource)?.[1];
  if (!arn || name === undefined || arn.service !== 'sts' || !isAccountId(arn.account)) return undefined;
  return formatArn({ ...arn, service: 'iam', resource: `role/${name}` });
}

/** The account as principal and the pattern as condition, if no other principal is named. */
function asCondition(principal: PrincipalView, statement: StatementView): Fix | undefined {
  const arn = parseArn(principal.value);
  if (!arn || arn.service !== 'iam' || !isAccountId(arn.account) || !/^(?:role|user)\//.test(arn.resource))
    return undefined;
  if (principal.excluded || statement.principals.length !== 1) return undefined;
  const condition = addCondition(statement, 'ArnLike', 'aws:PrincipalArn', principal.value);
  if (!condition) return undefined;
  return {
    title: 'Match the pattern in a condition on aws:PrincipalArn',
    safe: false,
    edits: [
      { kind: 'replace', path: principal.path, value: formatArn({ ...arn, resource: 'root' }) },
      condition,
    ],
  };
}

function mend(principal: PrincipalView, statement: StatementView): Fix | undefined {
  const role = roleOf(principal.value);
  if (role === undefined) return asCondition(principal, statement);
  return {
    title: `Replace with ${role}`,
    safe: false,
    edits: [{ kind: 'replace', path: principal.path, value: role }],
  };
}

export default defineCheck({
  id: 'unsupported-wildcard-in-principal',
  code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
  severity: 'error',
  types: ['resource', 'trust', 'rcp'],
  title: 'Wildcard inside a principal',
  why: 'A principal is `*` or a complete name: AWS refuses a policy with a wildcard inside the name. Use a condition on aws:PrincipalArn for patterns.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  bad: [
    {
      with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/Team-*' } },
      at: ['Statement.0.Principal.AWS'],
      fixed: {
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Team-*' } },
      },
    },
    {
      type: 'trust',
      with: {
        Principal: {
          AWS: ['arn:aws:iam::111122223333:user/ada', 'arn:aws:sts::111122223333:assumed-role/CI/*'],
        },
      },
      at: ['Statement.0.Principal.AWS.1'],
      fixed: {
        Principal: { AWS: ['arn:aws:iam::111122223333:user/ada', 'arn:aws:iam::111122223333:role/CI'] },
      },
    },
    {
      with: { Principal: { AWS: ['arn:aws:iam::*:root', '11112222333?'] } },
      at: ['Statement.0.Principal.AWS.0', 'Statement.0.Principal.AWS.1'],
    },
    { with: { Principal: { Service: '*' } }, at: ['Statement.0.Principal.Service'] },
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/*' },
        Action: 'sts:AssumeRoleWithSAML',
      },
      at: ['Statement.0.Principal.Federated'],
    },
    // The condition would limit the other, too.
    {
      with: {
        Principal: { AWS: ['arn:aws:iam::111122223333:role/App*', 'arn:aws:iam::111122223333:role/Reader'] },
      },
      at: ['Statement.0.Principal.AWS.0'],
    },
    {
      with: {
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App*' },
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Other*' } },
      },
      at: ['Statement.0.Principal.AWS'],
    },
  ],
  good: [
    { with: { Principal: { AWS: '*' } } },
    { with: { Principal: '*' } },
    {
      with: {
        Principal: { AWS: '111122223333' },
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Team-*' } },
      },
    },
  ],
  on: 'principal',
  check(principal, statement): CheckFindings {
    const { value, kind, path } = principal;
    // A bare string other than `*` is not a principal.
    if (kind === undefined || !hasWildcard(value) || (kind === 'AWS' && value === '*')) return undefined;
    const fix = mend(principal, statement);
    const advice =
      kind === 'AWS'
        ? 'Name it in full, or name the account and match the pattern with `ArnLike` on `aws:PrincipalArn`.'
        : 'Write the complete name.';
    return {
      message: `${show(value)} contains a wildcard, which a principal cannot. ${advice}`,
      locations: [atValue(path)],
      ...(fix && { fix }),
    };
  },
});
