// Explains values of the wrong JSON type.

import type { Finding } from '#core/diagnostics/finding.ts';
import { show } from '#core/text/quote.ts';
import { PAGES, pageOf } from './elements.ts';
import { replace, type WithFix } from './fixes.ts';
import { kindOf, type Place } from './place.ts';

const STRING_OR_STRINGS = 'a string or an array of strings';

/** An error at the value of the place. */
export function valueFinding(
  place: Place,
  finding: Pick<Finding, 'id' | 'code' | 'message' | 'source' | 'fix'>,
): Finding {
  return { severity: 'error', locations: [{ path: place.path, target: 'value' }], ...finding };
}

const isPrincipal = (element: string | number | undefined): boolean =>
  element === 'Principal' || element === 'NotPrincipal';

/** What the grammar wants at the place. */
function wanted(place: Place): string {
  const [element, second, third, fourth] = place.inner;
  if (place.path.length === 1 && place.statement) return 'an array of statements';
  if (element === undefined) return 'an object with `Effect` and the other elements';
  if (element === 'Effect') return '`"Allow"` or `"Deny"`';
  if (element === 'Version') return '`"2012-10-17"`';
  if (element === 'Sid' || element === 'Id') return 'a string';
  if (element === 'Condition') {
    if (second === undefined) return 'an object of operators, such as `{ "StringEquals": { … } }`';
    if (third === undefined)
      return 'an object of condition keys, such as `{ "aws:SourceAccount": "111122223333" }`';
    return `a string, a number or a boolean${fourth === undefined ? ', or an array of them' : ''}`;
  }
  if (isPrincipal(element) && second === undefined) {
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

/** Account IDs and names of statements are numbers to whoever does not know better. */
function quoted({ value, inner, path }: Place): WithFix {
  const [element, kind] = inner;
  const mayBeDigits = element === 'Sid' || element === 'Id' || (isPrincipal(element) && kind !== undefined);
  return mayBeDigits && Number.isSafeInteger(value) ? replace(path, String(value)) : {};
}

/** A value that is of another JSON type than the grammar wants. */
export function explainType(place: Place): Finding {
  const { value, path } = place;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = `${nameOf(place)} is a larger number than JSON keeps. Put it in double quotation marks.`;
    return valueFinding(place, {
      id: 'wrong-json-type',
      code: 'DATA_TYPE_MISMATCH',
      message,
      source: PAGES.grammar,
    });
  }
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
    ...quoted(place),
  });
}
