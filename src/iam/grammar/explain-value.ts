// Explains values of the wrong type or form.

import { asList, own, isObject } from '#iam/json/json-value.ts';
import type { Finding } from '#iam/findings/finding.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES, pageOf } from './elements.ts';
import {
  adviseAction,
  adviseResource,
  suggestedAction,
  suggestedResource,
  advisePrincipal,
  suggestedPrincipal,
} from './explain-strings.ts';
import { explainType, valueFinding } from './explain-type.ts';
import { remove, replace, type WithFix } from './fixes.ts';
import { valueAt, type ErrorLocation } from './error-location.ts';
import { TYPE_NAMES, exclusionOf } from './policy-types.ts';
import { toArray } from '#iam/policy/policy.ts';

/** Everyone, in the form that resource control policies do not take. */
function isEveryone({ value }: ErrorLocation): boolean {
  if (!isObject(value)) return false;
  const kinds = Object.keys(value);
  if (kinds.length !== 1 || kinds[0] !== 'AWS') return false;
  const [first, ...others] = toArray(value['AWS']);
  return first === '*' && others.length === 0;
}

function explainRcpPrincipal(location: ErrorLocation): Finding {
  return valueFinding(location, {
    id: 'rcp-principal',
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    message:
      'The `Principal` of a resource control policy can only be `"*"`. Write that, and restrict or exempt principals with condition keys such as `aws:PrincipalArn`.',
    source: PAGES.rcp,
    ...(isEveryone(location) && replace(location.path, '*')),
  });
}

/** A Principal or NotPrincipal that is neither `*` nor an object. */
function explainPrincipal(location: ErrorLocation): Finding {
  const { value, type } = location;
  const source = PAGES.principal;
  if (type === 'rcp') return explainRcpPrincipal(location);
  if (typeof value !== 'string') return explainType(location);
  if (type === 'trust' && value === '*') {
    return valueFinding(location, {
      id: 'trust-policy-wildcard-principal',
      code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      message:
        'A trust policy cannot have `"*"` as its principal. Write the accounts, roles or services that may assume the role.',
      source,
    });
  }
  const suggestion = suggestedPrincipal(value);
  return valueFinding(location, {
    id: 'invalid-principal',
    code: 'INVALID_PRINCIPAL_FORMAT',
    message: advisePrincipal(value),
    source,
    ...(suggestion && replace(location.path, suggestion)),
  });
}

function explainEffect(location: ErrorLocation): Finding {
  const { value, type } = location;
  if (type === 'rcp' && value === 'Allow') {
    const message =
      'A resource control policy can only deny. Write `"Effect": "Deny"`; AWS attaches the policy that allows.';
    return valueFinding(location, {
      id: 'rcp-effect',
      code: 'RCP_SYNTAX_ERROR_ALLOW',
      message,
      source: PAGES.rcp,
    });
  }
  if (typeof value !== 'string') return explainType(location);
  const effects = type === 'rcp' ? ['Deny'] : ['Allow', 'Deny'];
  const suggestion = nearest(value, effects);
  const advice = suggestion
    ? `Write \`${suggestion}\`.`
    : `Write ${effects.map((each) => `\`${each}\``).join(' or ')}.`;
  return valueFinding(location, {
    id: 'invalid-effect',
    code: 'INVALID_EFFECT',
    message: `${show(value)} is not an effect. ${advice}`,
    source: PAGES.effect,
    // Written in another case, it can mean nothing else.
    ...(suggestion !== undefined &&
      replace(location.path, suggestion, value.toLowerCase() === suggestion.toLowerCase())),
  });
}

function explainVersion(location: ErrorLocation): Finding {
  const { value, type } = location;
  if (typeof value !== 'string') return explainType(location);
  const message =
    value === '2008-10-17'
      ? `${TYPE_NAMES[type]} needs \`"Version": "2012-10-17"\`.`
      : `\`Version\` is the version of the policy language, not of your policy, so it cannot be ${show(value)}. Write \`"2012-10-17"\`.`;
  return valueFinding(location, {
    id: 'invalid-version',
    code: 'INVALID_VERSION',
    message,
    source: PAGES.version,
    ...replace(location.path, '2012-10-17'),
  });
}

function explainAction(location: ErrorLocation, action: string): Finding {
  if (location.type === 'rcp' && action === '*') {
    const message = 'A resource control policy cannot have the action `*`. Name each service, as in `s3:*`.';
    return valueFinding(location, {
      id: 'rcp-action',
      code: 'RCP_SYNTAX_ERROR_ACTION',
      message,
      source: PAGES.rcp,
    });
  }
  const suggestion = suggestedAction(action, typeof location.path.at(-1) === 'number');
  return valueFinding(location, {
    id: 'malformed-action',
    code: 'INVALID_ACTION',
    message: adviseAction(action),
    source: PAGES.action,
    ...(suggestion !== undefined && replace(location.path, suggestion)),
  });
}

/** The actions of the statement, as far as they are texts. */
function actionsAround({ document, statement = [] }: ErrorLocation): readonly string[] {
  const actions = asList(valueAt(document, [...statement, 'Action']) ?? []);
  return actions.filter((action): action is string => typeof action === 'string');
}

function explainResource(location: ErrorLocation, resource: string): Finding {
  const suggestion = suggestedResource(resource);
  return valueFinding(location, {
    id: 'malformed-resource',
    code: 'INVALID_ARN_PREFIX',
    message: adviseResource(resource, actionsAround(location)),
    source: PAGES.arns,
    ...(suggestion !== undefined && replace(location.path, suggestion)),
  });
}

/** A Sid does not change what a policy allows. */
function withoutSigns({ document, path }: ErrorLocation, sid: string): WithFix {
  const suggestion = sid.replaceAll(/[^A-Za-z0-9]/g, '');
  if (suggestion === '') return remove(path, true);
  const statements = own(document, 'Statement');
  const isTaken = Array.isArray(statements) && statements.some((each) => own(each, 'Sid') === suggestion);
  return isTaken ? {} : replace(path, suggestion, true);
}

/** A value that has the wrong JSON type, is not in a closed list, or does not have the form it should. */
export function explainValue(location: ErrorLocation): Finding {
  const { value } = location;
  const [element, kind] = location.inner;
  if (element === 'Effect') return explainEffect(location);
  if (element === 'Version') return explainVersion(location);
  if ((element === 'Principal' || element === 'NotPrincipal') && kind === undefined)
    return explainPrincipal(location);
  if (typeof value !== 'string') return explainType(location);
  if (element === 'Action' || element === 'NotAction') return explainAction(location, value);
  if (element === 'Resource' || element === 'NotResource') return explainResource(location, value);
  if (element === 'Sid') {
    return valueFinding(location, {
      id: 'malformed-sid',
      code: 'UNSUPPORTED_SID',
      message: `The \`Sid\` ${show(value)} contains characters other than A–Z, a–z and 0–9. Remove them.`,
      source: PAGES.sid,
      ...withoutSigns(location, value),
    });
  }
  return explainType(location);
}

/** An element together with its Not- form. Undefined where the policy type does not support the latter. */
export function explainPair(location: ErrorLocation): Finding | undefined {
  const element = String(location.path.at(-1));
  if (exclusionOf(location.type, element) ?? exclusionOf(location.type, `Not${element}`)) return undefined;
  const statement = location.path.slice(0, -1);
  return {
    id: 'element-combination',
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    severity: 'error',
    message: `This statement has both \`${element}\` and \`Not${element}\`. Delete one of them.`,
    locations: [element, `Not${element}`].map((name) => ({ path: [...statement, name], target: 'key' })),
    source: pageOf(element),
  };
}
