// Rules on principals, and on what trust policies leave out.
import type { Rule } from '#core/diagnostics/rule.ts';
import { PAGES } from '#core/schema/elements.ts';

export const principalRules: readonly Rule[] = [
  {
    id: 'missing-principal',
    code: 'MISSING_PRINCIPAL',
    severity: 'error',
    types: ['resource', 'trust', 'rcp'],
    title: 'No Principal',
    why: 'A policy on a resource says in each statement who it speaks of. NotPrincipal does as well, but not in trust policies.',
    source: PAGES.principal,
    bad: [
      { with: { Principal: undefined }, at: ['Statement.0'] },
      { type: 'trust', with: { Principal: undefined }, at: ['Statement.0'] },
      { type: 'rcp', with: { Principal: undefined }, at: ['Statement.0'], fixed: { Principal: '*' } },
    ],
    good: [
      { with: { Principal: '*' } },
      { with: { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '111122223333' } } },
    ],
  },
  {
    id: 'invalid-principal',
    code: 'INVALID_PRINCIPAL_FORMAT',
    severity: 'error',
    types: ['resource', 'trust'],
    title: 'Principal that is a bare string',
    why: 'The only bare string that Principal takes is *. All else says of which kind it is: AWS, Service, Federated or CanonicalUser.',
    source: PAGES.principal,
    bad: [
      {
        with: { Principal: '111122223333' },
        at: ['Statement.0.Principal'],
        fixed: { Principal: { AWS: '111122223333' } },
      },
      { with: { Principal: 'Reader' }, at: ['Statement.0.Principal'] },
      {
        type: 'trust',
        with: { Principal: 'ec2.amazonaws.com' },
        at: ['Statement.0.Principal'],
        fixed: { Principal: { Service: 'ec2.amazonaws.com' } },
      },
    ],
    good: [{ with: { Principal: '*' } }, { with: { Principal: { AWS: ['111122223333', '*'] } } }],
  },
  {
    id: 'invalid-principal-kind',
    code: 'INVALID_PRINCIPAL_KEY',
    severity: 'error',
    types: ['resource', 'trust'],
    title: 'Unknown kind of principal',
    why: 'There are four kinds of principals, AWS, Service, Federated and CanonicalUser, written exactly so.',
    source: PAGES.principal,
    bad: [
      {
        with: { Principal: { Aws: '111122223333' } },
        at: ['#Statement.0.Principal.Aws'],
        fixed: { Principal: { AWS: '111122223333' } },
      },
      {
        type: 'trust',
        with: { Principal: { Services: 'ec2.amazonaws.com' } },
        at: ['#Statement.0.Principal.Services'],
        fixed: { Principal: { Service: 'ec2.amazonaws.com' } },
      },
      {
        with: { Principal: { Role: 'arn:aws:iam::111122223333:role/Reader' } },
        at: ['#Statement.0.Principal.Role'],
      },
    ],
    good: [
      { with: { Principal: { AWS: '111122223333' } } },
      { type: 'trust', with: { Principal: { Service: 'ec2.amazonaws.com' } } },
    ],
  },
  {
    id: 'principal-in-identity-policy',
    code: 'UNSUPPORTED_PRINCIPAL',
    severity: 'error',
    types: ['identity'],
    title: 'Principal in an identity policy',
    why: 'An identity policy speaks of whoever it is attached to. With a Principal the text is often a trust policy or a policy on a resource that is checked as the wrong type.',
    source: PAGES.principal,
    bad: [
      { with: { Principal: '*' }, at: ['#Statement.0.Principal'] },
      { with: { NotPrincipal: { AWS: '111122223333' } }, at: ['#Statement.0.NotPrincipal'] },
    ],
    good: [{ with: {} }, { type: 'resource', with: { Principal: '*' } }],
  },
  {
    id: 'trust-policy-wildcard-principal',
    code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    severity: 'error',
    types: ['trust'],
    title: 'Trust in everyone',
    why: 'A trust policy names whom it trusts. AWS refuses "*" in place of the Principal; { "AWS": "*" } it takes, and that opens the role to every account.',
    source: PAGES.principal,
    bad: [
      { with: { Principal: '*' }, at: ['Statement.0.Principal'] },
      {
        with: { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
        at: ['Statement.0.Principal'],
      },
    ],
    good: [
      { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/Deploy' } } },
      { type: 'resource', with: { Principal: '*' } },
    ],
  },
  {
    id: 'not-principal-in-trust-policy',
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    severity: 'error',
    types: ['trust'],
    title: 'NotPrincipal in a trust policy',
    why: 'A trust policy names whom it trusts, never whom it does not.',
    source: PAGES.notPrincipal,
    bad: [
      {
        with: { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/Deploy' } },
        at: ['#Statement.0.NotPrincipal'],
      },
      {
        with: { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/Deploy' } },
        at: ['#Statement.0.NotPrincipal'],
      },
    ],
    good: [
      { with: { Principal: { AWS: 'arn:aws:iam::111122223333:role/Deploy' } } },
      {
        type: 'resource',
        with: { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
      },
    ],
  },
  {
    id: 'resource-in-trust-policy',
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    severity: 'error',
    types: ['trust'],
    title: 'Resource in a trust policy',
    why: 'A trust policy guards the role it is attached to and has no Resource. What the role may use is said in a permissions policy.',
    source: PAGES.resource,
    bad: [
      { with: { Resource: '*' }, at: ['#Statement.0.Resource'], fixed: { Resource: undefined } },
      { with: { NotResource: 'arn:aws:iam::111122223333:role/Admin' }, at: ['#Statement.0.NotResource'] },
    ],
    good: [{ with: {} }, { type: 'resource', with: {} }],
  },
];
