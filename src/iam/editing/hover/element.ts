// Explains the elements of a policy.
import { isSettingsType, type PolicyType, type StatementType } from '#iam/policy/policy.ts';
import { link, sentence, userGuide, type HoverContent } from './hover-content.ts';

interface ElementText {
  readonly text: string;
  readonly page: string;
  /** What is different in policies of a type. */
  readonly in?: Partial<Readonly<Record<PolicyType, string>>>;
}

const NO_PRINCIPAL = 'Not in this type of policy: it applies to the principal it is attached to.';

const ELEMENTS: Readonly<Record<string, ElementText>> = {
  Version: {
    text: 'The version of the policy language, not of your policy. Without 2012-10-17 there are no variables.',
    page: 'version',
  },
  Id: { text: 'A name for the policy, which AWS does not interpret.', page: 'id' },
  Statement: {
    text: 'The rules. They are read together: one Deny that applies overrules every Allow.',
    page: 'statement',
  },
  Sid: { text: 'A name for the statement. AWS does not interpret it.', page: 'sid' },
  Effect: { text: 'Whether the statement allows or denies. What nothing allows is denied.', page: 'effect' },
  Principal: {
    text: 'Who the statement applies to.',
    page: 'principal',
    in: {
      identity: NO_PRINCIPAL,
      scp: NO_PRINCIPAL,
      trust: 'Who may assume the role.',
      rcp: 'Always "*". Use conditions to say who is meant.',
    },
  },
  NotPrincipal: {
    text: 'Who the statement does not apply to. AWS recommends a Deny with a condition on aws:PrincipalArn instead.',
    page: 'notprincipal',
    in: { identity: NO_PRINCIPAL, scp: NO_PRINCIPAL },
  },
  Action: {
    text: 'The actions the statement applies to, as service:Action. Not case-sensitive; * and ? are wildcards.',
    page: 'action',
    in: { trust: 'How the role is assumed: sts:AssumeRole and related actions.' },
  },
  NotAction: {
    text: 'The statement applies to every action except these, including those of other services and future ones.',
    page: 'notaction',
  },
  Resource: {
    text: 'The resources the statement applies to, by ARN. * and ? are wildcards.',
    page: 'resource',
    in: { trust: 'Not in a trust policy: the resource is the role itself.' },
  },
  NotResource: {
    text: 'The statement applies to every resource except these, including those of other services and accounts.',
    page: 'notresource',
  },
  Condition: {
    text: 'When the statement applies: all operators and keys must match, and one of a key’s values.',
    page: 'condition',
  },
};

/** An element by its name; undefined for other names. */
export function explainElement(name: string, type: PolicyType): HoverContent | undefined {
  const element = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  if (!element) return undefined;
  return {
    title: name,
    lines: [sentence(element.in?.[type] ?? element.text)],
    links: [link(name, userGuide(`reference_policies_elements_${element.page}.html`))],
  };
}

const ALLOW: Readonly<Record<StatementType, string>> = {
  identity: 'Allows it for principals with this policy, unless a Deny or another limit applies.',
  resource:
    'Allows it for the principals. Callers from other accounts also need permission in their own account.',
  trust: 'Allows the principals to assume the role.',
  scp: 'Grants nothing: the account’s policies decide. What no SCP allows is denied.',
  rcp: 'Grants nothing: other policies decide.',
};

const DENY: Readonly<Record<StatementType, string>> = {
  identity: 'Denies it, even if other policies allow it.',
  resource: 'Denies it to the principals, even if other policies allow it.',
  trust: 'Denies the principals from assuming the role.',
  scp: 'Denies it to everyone in the affected accounts, including root users, but not in the management account.',
  rcp: 'Denies it on resources of the affected accounts, whoever calls.',
};

/** A value of Effect. */
export function explainEffect(value: string, type: PolicyType): HoverContent | undefined {
  const table = value === 'Allow' ? ALLOW : value === 'Deny' ? DENY : undefined;
  if (!table || isSettingsType(type)) return undefined;
  return {
    title: value,
    lines: [sentence(table[type])],
    links: [link('Effect', userGuide('reference_policies_elements_effect.html'))],
  };
}

const VERSIONS: Readonly<Record<string, string>> = {
  '2012-10-17': 'The current version of the policy language, from 2012. The one to use.',
  '2008-10-17': 'The first version of the policy language: variables are plain text in it.',
};

/** A value of Version. */
export function explainVersion(value: string): HoverContent | undefined {
  const text = Object.hasOwn(VERSIONS, value) ? VERSIONS[value] : undefined;
  if (text === undefined) return undefined;
  return {
    title: value,
    lines: [sentence(text)],
    links: [link('Version', userGuide('reference_policies_elements_version.html'))],
  };
}
