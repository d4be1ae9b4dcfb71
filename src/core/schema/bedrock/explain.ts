// Explains faults of grammar in an Amazon Bedrock policy of AWS Organizations.
import type { ValidationError } from 'virtual:policy-validators';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { JsonPath } from '#core/json/json-path.ts';
import { isList, isObject, own, type JsonValue } from '#core/json/json-value.ts';
import { nearest } from '#core/text/nearest-name.ts';
import { show, showEither } from '#core/text/quote.ts';
import { errorLocation, kindOf, type ErrorLocation } from '#core/schema/error-location.ts';
import { PAGES } from '#core/schema/elements.ts';
import { insert, rename, replace } from '#core/schema/fixes.ts';
import { CHILD_OPERATORS, placeAt } from './members.ts';

type Part = Pick<Finding, 'id' | 'message' | 'locations'> & Pick<Partial<Finding>, 'fix'>;

const finding = ({ fix, ...part }: Part): Finding => ({
  severity: 'error',
  source: PAGES.bedrockPolicy,
  ...part,
  ...(fix && { fix }),
});

const at = (path: JsonPath): Finding['locations'] => [{ path, target: 'value' }];
const lastOf = (path: JsonPath): string => String(path.at(-1) ?? '');

/** The elements of the policy language, which this type does not have. */
const STATEMENT_NAMES = new Set(['Version', 'Id', 'Statement']);

function extra(location: ErrorLocation, name: string): Finding {
  const { path } = location;
  const names = placeAt(path)?.names ?? [];
  const suggestion = nearest(name, names);
  const advice = STATEMENT_NAMES.has(name)
    ? 'An Amazon Bedrock policy has settings instead of statements: delete it. For statements, use a service control policy.'
    : suggestion
      ? `Did you mean \`${suggestion}\`?`
      : names.length > 0
        ? `Use ${showEither(names.filter((each) => each !== CHILD_OPERATORS))}.`
        : `The only operator here is \`${CHILD_OPERATORS}\`.`;
  return finding({
    id: 'bedrock-policy-member',
    message: `${show(name)} does not belong in ${path.length === 0 ? 'the policy' : show(lastOf(path))}. ${advice}`,
    locations: [{ path: [...path, name], target: 'key' }],
    ...(suggestion !== undefined && rename(location, name, suggestion)),
  });
}

/** What is missing may be there under a misspelled name, which has its own finding. */
const isMisspelled = ({ value, path }: ErrorLocation, name: string): boolean =>
  isObject(value) &&
  Object.keys(value).some((each) => nearest(each, placeAt(path)?.names ?? []) === name && each !== name);

function missing(location: ErrorLocation, name: string): Finding | undefined {
  if (isMisspelled(location, name)) return undefined;
  const { path } = location;
  const example = placeAt([...path, name])?.example;
  const owner = path.length === 0 ? 'The policy' : show(lastOf(path));
  const advice = name === '@@assign' ? 'Add the value with `@@assign`.' : `Add \`"${name}": { … }\`.`;
  return finding({
    id: 'bedrock-policy-missing',
    message: `${owner} has no \`${name}\`. ${advice}`,
    locations: at(path),
    // A guardrail cannot be guessed, and a policy with one that does not exist makes every call fail.
    ...(example !== undefined && path.length > 4 && name !== '@@assign' && insert([...path, name], example)),
  });
}

function wrongType(location: ErrorLocation): Finding {
  const { path, value } = location;
  const place = placeAt(path);
  const isPlain =
    typeof value === 'string' || (isList(value) && value.every((each) => typeof each === 'string'));
  if (place?.isValue && isPlain) {
    const isMany = isList(own(place.example, '@@assign'));
    const wrapped = isMany && typeof value === 'string' ? [value] : value;
    return finding({
      id: 'bedrock-policy-operator',
      message: `${show(lastOf(path))} needs an operator. Write \`{ "@@assign": … }\`, as policies do; only the effective policy has plain values.`,
      locations: at(path),
      ...(isMany === isList(wrapped) && replace(path, { '@@assign': wrapped as JsonValue })),
    });
  }
  const isOperator = lastOf(path).startsWith('@@');
  const wanted = place
    ? place.isValue
      ? 'an object with `@@assign`'
      : place.words
    : isOperator &&
        placeAt(path.slice(0, -1))?.names.includes('@@append') !== true &&
        lastOf(path) === '@@assign'
      ? 'a string'
      : isOperator
        ? 'a list of strings'
        : 'a string';
  const name =
    path.length === 0 ? 'The document' : typeof path.at(-1) === 'number' ? 'An entry' : show(lastOf(path));
  return finding({
    id: 'bedrock-policy-value',
    message: `${name} is ${kindOf(value)}. It must be ${wanted}.`,
    locations: at(path),
  });
}

/** A text that is none of the values AWS lists. */
export function wrongValue(path: JsonPath, value: string, allowed: readonly string[]): Finding {
  const lower = value.toLowerCase();
  const meant = allowed.includes(lower) ? lower : nearest(lower, allowed);
  return finding({
    id: 'bedrock-policy-value',
    message: `${show(value)} is not a value here. Use ${showEither(allowed)}.`,
    locations: at(path),
    ...(meant !== undefined && replace(path, meant)),
  });
}

function empty({ path }: ErrorLocation): Finding {
  const wanted = placeAt(path)?.words;
  return finding({
    id: 'bedrock-policy-missing',
    message: wanted
      ? `${show(lastOf(path))} is empty. It must be ${placeAt(path)?.isValue ? 'an object with `@@assign`' : wanted}.`
      : `${show(lastOf(path))} is empty. Add a value, or delete it.`,
    locations: at(path),
  });
}

/** One error of the validator; undefined where another finding says it. */
export function explainBedrock(document: JsonValue, error: ValidationError): Finding | undefined {
  const location = errorLocation('bedrock-policy', document, error.instancePath);
  const { additionalProperty, missingProperty } = error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return extra(location, String(additionalProperty));
    case 'required':
      return missing(location, String(missingProperty));
    case 'minProperties':
      return empty(location);
    default:
      return wrongType(location);
  }
}
