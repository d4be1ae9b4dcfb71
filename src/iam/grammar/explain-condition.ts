// Explains the names inside a condition: operators and condition keys.

import type { Finding } from '#iam/findings/finding.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { BASE_OPERATORS } from '#iam/policy/operators.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES } from './elements.ts';
import { rename } from './fixes.ts';
import type { ErrorLocation } from './error-location.ts';

/** Words that people write for operators of another name. */
const ALIASES: Readonly<Record<string, string>> = {
  boolean: 'Bool',
  equals: 'StringEquals',
  like: 'StringLike',
  stringmatches: 'StringLike',
  numericlessthanorequals: 'NumericLessThanEquals',
  numericgreaterthanorequals: 'NumericGreaterThanEquals',
};

const PARTS = /^(?:(for\s?all|for\s?any)\w*\s*:\s*)?(.*?)(if_?exists?)?$/i;

/** The operator that `name` was meant to be, or undefined. */
function suggestedOperator(name: string): string | undefined {
  const [, prefix, base = '', suffix] = PARTS.exec(name.trim()) ?? [];
  const lower = base.toLowerCase();
  const suggestion = Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : nearest(base, BASE_OPERATORS);
  if (suggestion === undefined) return undefined;
  const set = prefix === undefined ? '' : /all/i.test(prefix) ? 'ForAllValues:' : 'ForAnyValue:';
  return set + suggestion + (suffix !== undefined && suggestion !== 'Null' ? 'IfExists' : '');
}

function explainOperator(
  location: ErrorLocation,
  name: string,
): Pick<Finding, 'id' | 'code' | 'message' | 'fix'> {
  if (/^(?:For(?:AllValues|AnyValue):)?NullIfExists$/.test(name)) {
    const message = '`Null` already asks whether the key exists. Write it without `IfExists`.';
    const fix = rename(location, name, name.slice(0, -'IfExists'.length));
    return { id: 'null-with-if-exists', code: 'NULL_WITH_IF_EXISTS', message, ...fix };
  }
  const suggestion = suggestedOperator(name);
  const isKey = !suggestion && /^[^:]+:/.test(name);
  const advice = isKey
    ? 'It looks like a condition key. Put the operator first and the key inside it: `{ "StringEquals": { "aws:SourceAccount": … } }`.'
    : suggestion
      ? `Did you mean \`${suggestion}\`?`
      : 'Use an operator such as `StringEquals`, `StringLike`, `ArnLike` or `Bool`.';
  return {
    id: 'invalid-operator',
    code: 'INVALID_CONDITION_OPERATOR',
    message: `${show(name)} is not a condition operator. ${advice}`,
    ...(suggestion !== undefined && rename(location, name, suggestion)),
  };
}

const OPERATOR_PATTERN = new RegExp(
  `^(?:(?:ForAllValues|ForAnyValue):)?(?:(?:${BASE_OPERATORS.filter((name) => name !== 'Null').join('|')})(?:IfExists)?|Null)$`,
);

/** An invalid name in a condition: of an operator, or of a key under an operator. */
export function explainConditionName(location: ErrorLocation, name: string): Finding | undefined {
  const [, operator] = location.inner;
  const locations = [{ path: [...location.path, name], target: 'key' as const }];
  if (operator === undefined) {
    return { severity: 'error', locations, source: PAGES.operators, ...explainOperator(location, name) };
  }
  // Under a misnamed operator, keys are guesswork.
  if (!OPERATOR_PATTERN.test(String(operator))) return undefined;
  return {
    id: 'malformed-condition-key',
    code: 'INVALID_CONDITION_KEY_FORMAT',
    severity: 'error',
    message: `${show(name)} is not a condition key: a key has a prefix and a colon, as in \`aws:SourceAccount\` or \`s3:prefix\`.`,
    locations,
    source: PAGES.condition,
  };
}
