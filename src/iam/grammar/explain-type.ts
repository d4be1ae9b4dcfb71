// Explains values of the wrong JSON type.

import type { Finding } from '#iam/findings/finding.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES, pageOf } from './elements.ts';
import { replace, type WithFix } from './fixes.ts';
import { kindOf, type ErrorLocation } from './error-location.ts';

const STRING_OR_STRINGS = 'a string or an array of strings';

/** An error at the value of the location. */
export function valueFinding(
  location: ErrorLocation,
  finding: Pick<Finding, 'id' | 'code' | 'message' | 'source' | 'fix'>,
): Finding {
  return { severity: 'error', locations: [{ path: location.path, target: 'value' }], ...finding };
}

const isPrincipal = (element: string | number | undefined): boolean =>
  element === 'Principal' || element === 'NotPrincipal';

/** What the grammar wants at the location. */
function expectedType(location: ErrorLocation): string {
  const [element, second, third, fourth] = location.inner;
  if (location.path.length === 1 && location.statement) return 'an array of statements';
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
    return location.type === 'trust'
      ? 'an object such as `{ "Service": "ec2.amazonaws.com" }`'
      : '`*` or an object such as `{ "AWS": … }`';
  }
  return typeof location.path.at(-1) === 'number' ? 'a string' : STRING_OR_STRINGS;
}

function nameOf(location: ErrorLocation): string {
  if (location.path.length === 0) return 'The document';
  const name = location.path.findLast((step) => typeof step === 'string');
  const label = show(name ?? '');
  if (typeof location.path.at(-1) !== 'number') return label;
  return name === 'Statement' ? 'A statement' : `A value of ${label}`;
}

/** Account IDs and Sids are easily written as numbers. */
function quoted({ value, inner, path }: ErrorLocation): WithFix {
  const [element, kind] = inner;
  const mayBeDigits = element === 'Sid' || element === 'Id' || (isPrincipal(element) && kind !== undefined);
  return mayBeDigits && Number.isSafeInteger(value) ? replace(path, String(value)) : {};
}

/** A value that is of another JSON type than the grammar wants. */
export function explainType(location: ErrorLocation): Finding {
  const { value, path } = location;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = `${nameOf(location)} is a number too large for JSON. Put it in double quotation marks.`;
    return valueFinding(location, {
      id: 'wrong-json-type',
      code: 'DATA_TYPE_MISMATCH',
      message,
      source: PAGES.grammar,
    });
  }
  const message =
    path.length === 0
      ? `A policy is an object, \`{ "Version": …, "Statement": … }\`; this is ${kindOf(value)}.`
      : `${nameOf(location)} is ${kindOf(value)}. Write ${expectedType(location)}.`;
  return valueFinding(location, {
    id: 'wrong-json-type',
    code: 'DATA_TYPE_MISMATCH',
    message:
      typeof value === 'number' && expectedType(location).includes('string')
        ? `${message} Put it in double quotation marks.`
        : message,
    source: path.length === 0 ? PAGES.grammar : pageOf(String(location.inner[0] ?? 'Statement')),
    ...quoted(location),
  });
}
