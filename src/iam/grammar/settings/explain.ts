// Explains faults of grammar in a policy of settings of AWS Organizations.
import type { ValidationError } from 'virtual:policy-validators';
import type { Finding } from '#iam/findings/finding.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show, showEither } from '#iam/text/quote.ts';
import { errorLocation, kindOf, type ErrorLocation } from '#iam/grammar/error-location.ts';
import { insert, rename, replace } from '#iam/grammar/fixes.ts';
import { CHILD_OPERATORS, CHILD_VALUES, type SettingsGrammar } from './grammar.ts';

type Part = Pick<Finding, 'message' | 'locations'> & Pick<Partial<Finding>, 'fix'>;

/** The rules of each type have its name: `bedrock-policy-member`. */
const finding = ({ type, page }: SettingsGrammar, rule: string, { fix, ...part }: Part): Finding => ({
  id: `${type}-${rule}`,
  severity: 'error',
  source: page,
  ...part,
  ...(fix && { fix }),
});

const at = (path: JsonPath): Finding['locations'] => [{ path, target: 'value' }];
const lastOf = (path: JsonPath): string => String(path.at(-1) ?? '');

/** The elements of the policy language, which this type does not have. */
const STATEMENT_NAMES = new Set(['Version', 'Id', 'Statement']);

function extra(grammar: SettingsGrammar, location: ErrorLocation, name: string): Finding {
  const { path } = location;
  const names = grammar.placeAt(path)?.names ?? [];
  const suggestion = nearest(name, names);
  const advice = STATEMENT_NAMES.has(name)
    ? `${grammar.name} has settings instead of statements: delete it. For statements, use a service control policy.`
    : suggestion
      ? `Did you mean \`${suggestion}\`?`
      : names.length > 0
        ? `Use ${showEither(names.filter((each) => each !== CHILD_OPERATORS))}.`
        : `The only operator here is \`${CHILD_OPERATORS}\`.`;
  return finding(grammar, 'member', {
    message: `${show(name)} does not belong in ${path.length === 0 ? 'the policy' : show(lastOf(path))}. ${advice}`,
    locations: [{ path: [...path, name], target: 'key' }],
    ...(suggestion !== undefined && rename(location, name, suggestion)),
  });
}

/** What is missing may be there under a misspelled name, which has its own finding. */
const isMisspelled = (grammar: SettingsGrammar, { value, path }: ErrorLocation, name: string): boolean =>
  isObject(value) &&
  Object.keys(value).some(
    (each) => nearest(each, grammar.placeAt(path)?.names ?? []) === name && each !== name,
  );

function missing(grammar: SettingsGrammar, location: ErrorLocation, name: string): Finding | undefined {
  if (isMisspelled(grammar, location, name)) return undefined;
  const { path } = location;
  const example = grammar.placeAt([...path, name])?.example;
  const owner = path.length === 0 ? 'The policy' : show(lastOf(path));
  const advice = name === '@@assign' ? 'Add the value with `@@assign`.' : `Add \`"${name}": { … }\`.`;
  return finding(grammar, 'missing', {
    message: `${owner} has no \`${name}\`. ${advice}`,
    locations: at(path),
    ...(example !== undefined &&
      grammar.isKnown([...path, name]) &&
      name !== '@@assign' &&
      insert([...path, name], example)),
  });
}

function wrongType(grammar: SettingsGrammar, location: ErrorLocation): Finding {
  const { path, value } = location;
  const place = grammar.placeAt(path);
  const isPlain =
    typeof value === 'string' || (isList(value) && value.every((each) => typeof each === 'string'));
  if (place?.isValue && isPlain) {
    const isMany = isList(own(place.example, '@@assign'));
    const wrapped = isMany && typeof value === 'string' ? [value] : value;
    return finding(grammar, 'operator', {
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
        grammar.placeAt(path.slice(0, -1))?.names.includes('@@append') !== true &&
        lastOf(path) === '@@assign'
      ? 'a string'
      : isOperator
        ? 'a list of strings'
        : 'a string';
  const name =
    path.length === 0 ? 'The document' : typeof path.at(-1) === 'number' ? 'An entry' : show(lastOf(path));
  return finding(grammar, 'value', {
    message: `${name} is ${kindOf(value)}. It must be ${wanted}.`,
    locations: at(path),
  });
}

/** A text that is none of the values AWS lists. */
function wrongValue(
  grammar: SettingsGrammar,
  path: JsonPath,
  value: string,
  allowed: readonly string[],
): Finding {
  const lower = value.toLowerCase();
  const meant = allowed.includes(lower) ? lower : nearest(lower, allowed);
  return finding(grammar, 'value', {
    message: `${show(value)} is not a value here. Use ${showEither(allowed)}.`,
    locations: at(path),
    ...(meant !== undefined && replace(path, meant)),
  });
}

function empty(grammar: SettingsGrammar, { path }: ErrorLocation): Finding {
  const wanted = grammar.placeAt(path)?.words;
  return finding(grammar, 'missing', {
    message: wanted
      ? `${show(lastOf(path))} is empty. It must be ${grammar.placeAt(path)?.isValue ? 'an object with `@@assign`' : wanted}.`
      : `${show(lastOf(path))} is empty. Add a value, or delete it.`,
    locations: at(path),
  });
}

/** One error of the validator; undefined where another finding says it. */
export function explainSettings(
  grammar: SettingsGrammar,
  document: JsonValue,
  error: ValidationError,
): Finding | undefined {
  const location = errorLocation(grammar.type, document, error.instancePath);
  const { additionalProperty, missingProperty } = error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return extra(grammar, location, String(additionalProperty));
    case 'required':
      return missing(grammar, location, String(missingProperty));
    case 'minProperties':
      return empty(grammar, location);
    default:
      return wrongType(grammar, location);
  }
}

/** Values stand no deeper. */
const MAX_DEPTH = 7;

/** Values that AWS lists, and the operators that child policies may be left. */
export function listedValues(
  grammar: SettingsGrammar,
  value: JsonValue | undefined,
  path: JsonPath = [],
): readonly Finding[] {
  if (!isObject(value)) return [];
  const allowed = grammar.placeAt(path)?.values;
  const unlisted = (each: JsonValue, at: JsonPath, values: readonly string[]): readonly Finding[] =>
    typeof each === 'string' && !values.includes(each) ? [wrongValue(grammar, at, each, values)] : [];
  return Object.entries(value).flatMap(([name, inner]): readonly Finding[] => {
    const here = [...path, name];
    if (name === CHILD_OPERATORS)
      return isList(inner)
        ? inner.flatMap((each, index) => unlisted(each, [...here, index], CHILD_VALUES))
        : [];
    if (name === '@@assign') return allowed ? unlisted(inner, here, allowed) : [];
    return here.length > MAX_DEPTH ? [] : listedValues(grammar, inner, here);
  });
}
