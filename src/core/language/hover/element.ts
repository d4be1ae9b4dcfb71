// Explains the elements of a policy.
import type { PolicyType } from '#core/iam/policy.ts';
import { link, sentence, userGuide, type HoverContent } from './hover-content.ts';

interface ElementText {
  readonly text: string;
  readonly page: string;
  /** What is different in policies of a type. */
  readonly in?: Partial<Readonly<Record<PolicyType, string>>>;
}

const NO_PRINCIPAL = 'Not in this type of policy: it speaks of whomever it is attached to.';

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
    text: 'Who the statement is about.',
    page: 'principal',
    in: {
      identity: NO_PRINCIPAL,
      scp: NO_PRINCIPAL,
      trust: 'Who may assume the role.',
      rcp: 'Always "*": conditions say who is meant.',
    },
  },
  NotPrincipal: {
    text: 'Who the statement is not about. AWS advises to use a Deny with a condition on aws:PrincipalArn instead.',
    page: 'notprincipal',
    in: { identity: NO_PRINCIPAL, scp: NO_PRINCIPAL },
  },
  Action: {
    text: 'The actions the statement is about, as service:Action. Case does not count; * and ? are wildcards.',
    page: 'action',
    in: { trust: 'How the role is assumed: sts:AssumeRole and its kin.' },
  },
  NotAction: {
    text: 'The statement is about every action but these, those of other services and of the future among them.',
    page: 'notaction',
  },
  Resource: {
    text: 'The resources the statement is about, by ARN. * and ? are wildcards.',
    page: 'resource',
    in: { trust: 'Not in a trust policy: the resource is the role itself.' },
  },
  NotResource: {
    text: 'The statement is about every resource but these, those of other services and accounts among them.',
    page: 'notresource',
  },
  Condition: {
    text: 'When the statement applies: all operators and all keys in it have to pass, and of several values of a key one.',
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

const ALLOW: Readonly<Record<PolicyType, string>> = {
  identity: 'Lets whoever has this policy do it, unless a Deny or a limit around it says no.',
  resource: 'Lets the principals do it. Callers of other accounts need leave from their own account too.',
  trust: 'Lets the principals assume the role.',
  scp: 'Grants nothing: leaves it to the policies of the account. What no SCP allows is out of reach.',
  rcp: 'Grants nothing: leaves it to other policies.',
};

const DENY: Readonly<Record<PolicyType, string>> = {
  identity: 'Refuses it, whatever else allows it.',
  resource: 'Refuses it to the principals, whatever else allows it.',
  trust: 'Keeps the principals from assuming the role.',
  scp: 'Refuses it to everyone in the accounts below, root users as well. Not to the management account.',
  rcp: 'Refuses it on the resources of the accounts below, whoever calls.',
};

/** A value of Effect. */
export function explainEffect(value: string, type: PolicyType): HoverContent | undefined {
  const table = value === 'Allow' ? ALLOW : value === 'Deny' ? DENY : undefined;
  if (!table) return undefined;
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
