// What each policy type leaves out of the grammar, and why.

import type { PolicyType } from '#iam/policy/policy.ts';
import { PAGES } from './elements.ts';

export const TYPE_NAMES: Readonly<Record<PolicyType, string>> = {
  identity: 'An identity policy',
  trust: 'A trust policy',
  resource: 'A resource policy',
  scp: 'A service control policy',
  rcp: 'A resource control policy',
  'bedrock-policy': 'An Amazon Bedrock policy',
  'ec2-policy': 'A declarative policy for EC2',
};

interface Exclusion {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly source: string;
}

function noId(type: PolicyType): Exclusion {
  return {
    id: 'id-not-supported',
    code: 'INVALID_POLICY_ELEMENT',
    message: `${TYPE_NAMES[type]} has no \`Id\`; only policies on resources do. Delete it, or describe the statement in its \`Sid\`.`,
    source: PAGES.id,
  };
}

function identityPrincipal(element: string): Exclusion {
  return {
    id: 'principal-in-identity-policy',
    code: 'UNSUPPORTED_PRINCIPAL',
    message: `An identity policy cannot have \`${element}\`: it applies to the principal it is attached to. Delete it, or check the text as a trust or resource policy.`,
    source: PAGES.principal,
  };
}

function scpPrincipal(element: string): Exclusion {
  return {
    id: 'principal-in-scp',
    code: 'SCP_SYNTAX_ERROR_PRINCIPAL',
    message: `A service control policy cannot have \`${element}\`: it applies to everyone in the accounts it is attached to. Delete it, and use the condition key \`aws:PrincipalArn\` to restrict or exempt principals.`,
    source: PAGES.scp,
  };
}

function trustResource(element: string): Exclusion {
  return {
    id: 'resource-in-trust-policy',
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    message: `A trust policy cannot have \`${element}\`: its resource is the role it is attached to. Delete it, and put what the role may use into a permissions policy.`,
    source: PAGES.resource,
  };
}

/** The elements that a policy type does not have although the grammar knows them. */
const EXCLUSIONS: Readonly<Record<PolicyType, Readonly<Record<string, Exclusion>>>> = {
  identity: {
    Id: noId('identity'),
    Principal: identityPrincipal('Principal'),
    NotPrincipal: identityPrincipal('NotPrincipal'),
  },
  trust: {
    NotPrincipal: {
      id: 'not-principal-in-trust-policy',
      code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      message: 'A trust policy cannot have `NotPrincipal`. List who may assume the role in `Principal`.',
      source: PAGES.notPrincipal,
    },
    Resource: trustResource('Resource'),
    NotResource: trustResource('NotResource'),
  },
  resource: {},
  scp: {
    Id: noId('scp'),
    Principal: scpPrincipal('Principal'),
    NotPrincipal: scpPrincipal('NotPrincipal'),
  },
  rcp: {
    Id: noId('rcp'),
    NotPrincipal: {
      id: 'rcp-principal',
      code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
      message:
        'A resource control policy cannot have `NotPrincipal`. Write `"Principal": "*"`, and exempt principals with condition keys such as `aws:PrincipalArn`.',
      source: PAGES.rcp,
    },
    NotAction: {
      id: 'not-action-in-rcp',
      code: 'RCP_SYNTAX_ERROR_NOTACTION',
      message: 'A resource control policy cannot have `NotAction`. List the actions in `Action`.',
      source: PAGES.rcp,
    },
  },
  'bedrock-policy': {},
  'ec2-policy': {},
};

/** Why `type` does not have `element`, or undefined when it does. */
export function exclusionOf(type: PolicyType, element: string): Exclusion | undefined {
  const exclusions = EXCLUSIONS[type];
  return Object.hasOwn(exclusions, element) ? exclusions[element] : undefined;
}
