// Rules on principals, and on what trust policies leave out.
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

export const principalRules: readonly Rule[] = [
  {
    id: 'missing-principal',
    code: 'MISSING_PRINCIPAL',
    severity: 'error',
    types: ['resource', 'trust', 'rcp'],
    title: 'No Principal',
    why: 'Each statement of a resource-based policy has a Principal, or a NotPrincipal except in trust policies.',
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
    title: 'Principal without a type',
    why: 'Only * can be a principal without a type. Every other principal has one: AWS, Service, Federated or CanonicalUser.',
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
    title: 'Unknown principal type',
    why: 'There are four types of principals, written exactly like this: AWS, Service, Federated and CanonicalUser.',
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
    why: 'An identity policy applies to the principal it is attached to. A text with a Principal is often a trust or resource policy that is checked as the wrong type.',
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
    title: 'Everyone is trusted',
    why: 'A trust policy names who may assume the role. AWS refuses "*" as the Principal; it accepts { "AWS": "*" }, which opens the role to every account.',
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
    why: 'A trust policy can only list who may assume the role, not who may not.',
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
    why: 'The resource of a trust policy is always the role it is attached to. What the role may use belongs in a permissions policy.',
    source: PAGES.resource,
    bad: [
      { with: { Resource: '*' }, at: ['#Statement.0.Resource'], fixed: { Resource: undefined } },
      { with: { NotResource: 'arn:aws:iam::111122223333:role/Admin' }, at: ['#Statement.0.NotResource'] },
    ],
    good: [{ with: {} }, { type: 'resource', with: {} }],
  },
];
