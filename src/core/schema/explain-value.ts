// Explains values of the wrong type or form.

import type { Finding } from '#core/iam/finding.ts';
import { show } from '#core/iam/words.ts';
import { PAGES, pageOf } from './elements.ts';
import { adviseAction, advisePrincipal, adviseResource } from './explain-strings.ts';
import { nearest } from '#core/iam/nearest.ts';
import { kindOf, type Place } from './place.ts';
import { TYPE_NAMES, exclusionOf } from './policy-types.ts';

const STRING_OR_STRINGS = 'a string or an array of strings';

function valueFinding(place: Place, finding: Pick<Finding, 'id' | 'code' | 'message' | 'source'>): Finding {
  return { severity: 'error', locations: [{ path: place.path, target: 'value' }], ...finding };
}

/** What the grammar wants at the place. */
function wanted(place: Place): string {
  const [element, second, third, fourth] = place.inner;
  if (place.path.length === 1 && place.statement) return 'an array of statements';
  if (element === undefined) return 'an object with `Effect` and the other elements';
  if (element === 'Effect') return '`"Allow"` or `"Deny"`';
  if (element === 'Sid' || element === 'Id') return 'a string';
  if (element === 'Condition') {
    if (second === undefined) return 'an object of operators, such as `{ "StringEquals": { … } }`';
    if (third === undefined)
      return 'an object of condition keys, such as `{ "aws:SourceAccount": "111122223333" }`';
    return `a string, a number or a boolean${fourth === undefined ? ', or an array of them' : ''}`;
  }
  if (/^(Not)?Principal$/.test(String(element)) && second === undefined) {
    return place.type === 'trust'
      ? 'an object such as `{ "Service": "ec2.amazonaws.com" }`'
      : '`*` or an object such as `{ "AWS": … }`';
  }
  return typeof place.path.at(-1) === 'number' ? 'a string' : STRING_OR_STRINGS;
}

function nameOf(place: Place): string {
  if (place.path.length === 0) return 'The document';
  const name = place.path.findLast((step) => typeof step === 'string');
  const label = show(name ?? '');
  if (typeof place.path.at(-1) !== 'number') return label;
  return name === 'Statement' ? 'A statement' : `A value of ${label}`;
}

function explainType(place: Place): Finding {
  const { value, path } = place;
  const message =
    path.length === 0
      ? `A policy is an object, \`{ "Version": …, "Statement": … }\`; this is ${kindOf(value)}.`
      : `${nameOf(place)} is ${kindOf(value)}. Write ${wanted(place)}.`;
  return valueFinding(place, {
    id: 'wrong-json-type',
    code: 'DATA_TYPE_MISMATCH',
    message:
      typeof value === 'number' && wanted(place).includes('string')
        ? `${message} Put it in double quotation marks.`
        : message,
    source: path.length === 0 ? PAGES.grammar : pageOf(String(place.inner[0] ?? 'Statement')),
  });
}

function explainEffect(place: Place): Finding {
  const { value, type } = place;
  if (type === 'rcp') {
    const message =
      'A resource control policy can only take away: write `"Effect": "Deny"`. AWS attaches the policy that allows itself.';
    return valueFinding(place, {
      id: 'rcp-effect',
      code: 'RCP_SYNTAX_ERROR_ALLOW',
      message,
      source: PAGES.rcp,
    });
  }
  if (typeof value !== 'string') return explainType(place);
  const meant = nearest(value, ['Allow', 'Deny']);
  const message = `${show(value)} is no effect. ${meant ? `Write \`${meant}\`.` : 'Write `Allow` or `Deny`.'}`;
  return valueFinding(place, { id: 'invalid-effect', code: 'INVALID_EFFECT', message, source: PAGES.effect });
}

function explainVersion(place: Place): Finding {
  const { value, type } = place;
  const given = typeof value === 'string' ? show(value) : kindOf(value);
  const message =
    value === '2008-10-17'
      ? `${TYPE_NAMES[type]} needs \`"Version": "2012-10-17"\`.`
      : `\`Version\` is the version of the policy language, not of your policy, and ${given} is none. Write \`"2012-10-17"\`.`;
  return valueFinding(place, {
    id: 'invalid-version',
    code: 'INVALID_VERSION',
    message,
    source: PAGES.version,
  });
}

function explainPrincipal(place: Place): Finding {
  const { value, type } = place;
  const source = PAGES.principal;
  if (type === 'rcp') {
    const message =
      'The `Principal` of a resource control policy is `"*"`. Narrow or exempt with condition keys such as `aws:PrincipalArn`.';
    return valueFinding(place, {
      id: 'rcp-principal',
      code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
      message,
      source: PAGES.rcp,
    });
  }
  if (typeof value !== 'string') return explainType(place);
  if (type === 'trust' && value === '*') {
    return valueFinding(place, {
      id: 'trust-policy-wildcard-principal',
      code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      message:
        'A trust policy names whom it trusts: `"*"` is not taken here. Write the accounts, roles or services.',
      source,
    });
  }
  return valueFinding(place, {
    id: 'invalid-principal',
    code: 'INVALID_PRINCIPAL_FORMAT',
    message: advisePrincipal(value),
    source,
  });
}

function explainAction(place: Place, action: string): Finding {
  if (place.type === 'rcp' && action === '*') {
    const message =
      'The actions of a resource control policy name their service. Write `s3:*` instead of `*`, for each service.';
    return valueFinding(place, {
      id: 'rcp-action',
      code: 'RCP_SYNTAX_ERROR_ACTION',
      message,
      source: PAGES.rcp,
    });
  }
  return valueFinding(place, {
    id: 'malformed-action',
    code: 'INVALID_ACTION',
    message: adviseAction(action),
    source: PAGES.action,
  });
}

/** A value that has the wrong JSON type, is not in a closed list, or does not have the form it should. */
export function explainValue(place: Place): Finding {
  const { value } = place;
  const [element, kind] = place.inner;
  if (element === 'Effect') return explainEffect(place);
  if (element === 'Version') return explainVersion(place);
  if ((element === 'Principal' || element === 'NotPrincipal') && kind === undefined)
    return explainPrincipal(place);
  if (typeof value !== 'string') return explainType(place);
  if (element === 'Action' || element === 'NotAction') return explainAction(place, value);
  if (element === 'Resource' || element === 'NotResource') {
    return valueFinding(place, {
      id: 'malformed-resource',
      code: 'INVALID_ARN_PREFIX',
      message: adviseResource(value),
      source: PAGES.arns,
    });
  }
  if (element === 'Sid') {
    const message = `A \`Sid\` holds only letters A–Z, a–z and digits, no spaces or signs: ${show(value)} has others.`;
    return valueFinding(place, { id: 'malformed-sid', code: 'UNSUPPORTED_SID', message, source: PAGES.sid });
  }
  return explainType(place);
}

/** An element beside its Not- form. Undefined where the policy type does not have the latter anyway. */
export function explainPair(place: Place): Finding | undefined {
  const element = String(place.path.at(-1));
  if (exclusionOf(place.type, element) ?? exclusionOf(place.type, `Not${element}`)) return undefined;
  const statement = place.path.slice(0, -1);
  return {
    id: 'element-combination',
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    severity: 'error',
    message: `A statement has either \`${element}\` or \`Not${element}\`, not both. Delete one of them.`,
    locations: [element, `Not${element}`].map((name) => ({ path: [...statement, name], target: 'key' })),
    source: pageOf(element),
  };
}
