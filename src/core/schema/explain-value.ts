// Explains values of the wrong type or form.

import { own } from '#core/json/json-value.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { nearest } from '#core/text/nearest-name.ts';
import { show } from '#core/text/quote.ts';
import { PAGES, pageOf } from './elements.ts';
import { explainPrincipal } from './explain-principal.ts';
import { adviseAction, adviseResource, meantAction, meantResource } from './explain-strings.ts';
import { explainType, valueFinding } from './explain-type.ts';
import { remove, replace, type WithFix } from './fixes.ts';
import { type Place } from './place.ts';
import { TYPE_NAMES, exclusionOf } from './policy-types.ts';

function explainEffect(place: Place): Finding {
  const { value, type } = place;
  if (type === 'rcp' && value === 'Allow') {
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
  const effects = type === 'rcp' ? ['Deny'] : ['Allow', 'Deny'];
  const meant = nearest(value, effects);
  const advice = meant
    ? `Write \`${meant}\`.`
    : `Write ${effects.map((each) => `\`${each}\``).join(' or ')}.`;
  return valueFinding(place, {
    id: 'invalid-effect',
    code: 'INVALID_EFFECT',
    message: `${show(value)} is no effect. ${advice}`,
    source: PAGES.effect,
    ...(meant !== undefined && replace(place.path, meant)),
  });
}

function explainVersion(place: Place): Finding {
  const { value, type } = place;
  if (typeof value !== 'string') return explainType(place);
  const message =
    value === '2008-10-17'
      ? `${TYPE_NAMES[type]} needs \`"Version": "2012-10-17"\`.`
      : `\`Version\` is the version of the policy language, not of your policy, and ${show(value)} is none. Write \`"2012-10-17"\`.`;
  return valueFinding(place, {
    id: 'invalid-version',
    code: 'INVALID_VERSION',
    message,
    source: PAGES.version,
    ...replace(place.path, '2012-10-17'),
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
  const meant = meantAction(action, typeof place.path.at(-1) === 'number');
  return valueFinding(place, {
    id: 'malformed-action',
    code: 'INVALID_ACTION',
    message: adviseAction(action),
    source: PAGES.action,
    ...(meant !== undefined && replace(place.path, meant)),
  });
}

function explainResource(place: Place, resource: string): Finding {
  const meant = meantResource(resource);
  return valueFinding(place, {
    id: 'malformed-resource',
    code: 'INVALID_ARN_PREFIX',
    message: adviseResource(resource),
    source: PAGES.arns,
    ...(meant !== undefined && replace(place.path, meant)),
  });
}

/** A Sid has no say in what a policy allows. */
function withoutSigns({ document, path }: Place, sid: string): WithFix {
  const meant = sid.replaceAll(/[^A-Za-z0-9]/g, '');
  if (meant === '') return remove(path, true);
  const statements = own(document, 'Statement');
  const isTaken = Array.isArray(statements) && statements.some((each) => own(each, 'Sid') === meant);
  return isTaken ? {} : replace(path, meant, true);
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
  if (element === 'Resource' || element === 'NotResource') return explainResource(place, value);
  if (element === 'Sid') {
    return valueFinding(place, {
      id: 'malformed-sid',
      code: 'UNSUPPORTED_SID',
      message: `A \`Sid\` holds only letters A–Z, a–z and digits, no spaces or signs: ${show(value)} has others.`,
      source: PAGES.sid,
      ...withoutSigns(place, value),
    });
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
