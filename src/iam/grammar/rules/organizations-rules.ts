// Rules on service and resource control policies.
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

export const organizationsRules: readonly Rule[] = [
  {
    id: 'principal-in-scp',
    code: 'SCP_SYNTAX_ERROR_PRINCIPAL',
    severity: 'error',
    types: ['scp'],
    title: 'Principal in a service control policy',
    why: 'A service control policy applies to everyone in the accounts it is attached to. Use condition keys such as aws:PrincipalArn to exempt principals.',
    source: PAGES.scp,
    bad: [
      { with: { Principal: '*' }, at: ['#Statement.0.Principal'], fixed: { Principal: undefined } },
      { with: { NotPrincipal: { AWS: '111122223333' } }, at: ['#Statement.0.NotPrincipal'] },
    ],
    good: [
      { with: {} },
      {
        with: {
          Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } },
        },
      },
    ],
  },
  {
    id: 'rcp-effect',
    code: 'RCP_SYNTAX_ERROR_ALLOW',
    severity: 'error',
    types: ['rcp'],
    title: 'Allow in a resource control policy',
    why: 'Only the policy that AWS attaches allows; yours can only deny.',
    source: PAGES.rcp,
    bad: [
      { with: { Effect: 'Allow' }, at: ['Statement.0.Effect'] },
      {
        with: { Effect: 'Allow', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
        at: ['Statement.0.Effect'],
      },
    ],
    good: [{ with: { Effect: 'Deny' } }, { type: 'scp', with: { Effect: 'Allow', Action: '*' } }],
  },
  {
    id: 'rcp-principal',
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    severity: 'error',
    types: ['rcp'],
    title: 'Principal of a resource control policy',
    why: 'A resource control policy applies to everyone, "*". Use condition keys to restrict or exempt principals.',
    source: PAGES.rcp,
    bad: [
      { with: { Principal: { AWS: '*' } }, at: ['Statement.0.Principal'], fixed: { Principal: '*' } },
      { with: { Principal: { AWS: '111122223333' } }, at: ['Statement.0.Principal'] },
      {
        with: { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
        at: ['#Statement.0.NotPrincipal'],
      },
    ],
    good: [{ with: { Principal: '*' } }, { type: 'resource', with: { Principal: { AWS: '*' } } }],
  },
  {
    id: 'rcp-action',
    code: 'RCP_SYNTAX_ERROR_ACTION',
    severity: 'error',
    types: ['rcp'],
    title: 'Every action in a resource control policy',
    why: 'A resource control policy names its services. Only the policy that AWS attaches can have *.',
    source: PAGES.rcp,
    bad: [
      { with: { Action: '*' }, at: ['Statement.0.Action'] },
      { with: { Action: ['s3:*', '*'] }, at: ['Statement.0.Action.1'] },
    ],
    good: [{ with: { Action: ['s3:*', 'kms:*'] } }, { type: 'scp', with: { Action: '*' } }],
  },
  {
    id: 'not-action-in-rcp',
    code: 'RCP_SYNTAX_ERROR_NOTACTION',
    severity: 'error',
    types: ['rcp'],
    title: 'NotAction in a resource control policy',
    why: 'A resource control policy lists what it denies in Action.',
    source: PAGES.rcp,
    bad: [
      { with: { Action: undefined, NotAction: 's3:GetObject' }, at: ['#Statement.0.NotAction'] },
      { with: { NotAction: ['s3:GetObject'] }, at: ['#Statement.0.NotAction'] },
    ],
    good: [
      { with: { Action: ['s3:PutObject', 's3:DeleteObject'] } },
      { type: 'scp', with: { Action: undefined, NotAction: 's3:GetObject' } },
    ],
  },
];
