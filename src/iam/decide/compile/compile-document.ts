// Compiles a policy document once, so that many requests can be matched with it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { statementEntries } from '#iam/policy/raw-policy.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isObject } from '#iam/json/json-value.ts';
import { compileStatement, type CompiledStatement } from './compile-statement.ts';
import type { Layer } from './layer.ts';
import type { PolicyProblem } from './problem.ts';

export interface CompiledDocument {
  readonly statements: readonly CompiledStatement[];
  readonly problems: readonly PolicyProblem[];
  /** Keys that the document uses as variables, in lower case. */
  readonly variables: ReadonlySet<string>;
}

/** The only version with policy variables. */
const VERSION_WITH_VARIABLES = '2012-10-17';

/** A valid policy is six levels deep. */
const MAX_DEPTH = 10;

/** The names of all variables in the texts of a value, in lower case. */
function variablesIn(value: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (part: unknown, depth: number): void => {
    if (typeof part === 'string') {
      for (const each of readTemplate(part)) if (each.kind === 'variable') names.add(each.name.toLowerCase());
    } else if (typeof part === 'object' && part !== null && depth < MAX_DEPTH) {
      for (const below of Object.values(part)) look(below, depth + 1);
    }
  };
  look(value, 0);
  return names;
}

function compileUncached(document: unknown, layer: Layer): CompiledDocument {
  const problems: PolicyProblem[] = [];
  const report = (path: JsonPath, message: string): void => void problems.push({ path, message });
  const raw = isObject(document) ? document : {};
  if (!isObject(document)) report([], 'A policy must be an object.');
  if (raw['Statement'] === undefined) report([], 'The policy has no Statement.');
  for (const name of Object.keys(raw)) {
    if (!['Version', 'Id', 'Statement'].includes(name))
      report([name], `${name} is not an element of a policy.`);
  }
  const version = raw['Version'];
  if (version !== undefined && version !== VERSION_WITH_VARIABLES && version !== '2008-10-17')
    report(
      ['Version'],
      'Version must be 2012-10-17 or 2008-10-17. In any other version, variables are not replaced.',
    );
  const variables = version === VERSION_WITH_VARIABLES;
  const statements = statementEntries(raw).map(({ value, path }) =>
    compileStatement(value, path, layer, variables, report),
  );
  return { statements, problems, variables: variables ? variablesIn(document) : new Set() };
}

/** Documents are never changed, so compiled ones can be kept. */
const cache = new WeakMap<object, Map<Layer, CompiledDocument>>();

export function compileDocument(document: unknown, layer: Layer): CompiledDocument {
  if (!isObject(document)) return compileUncached(document, layer);
  let layers = cache.get(document);
  if (!layers) {
    layers = new Map();
    cache.set(document, layers);
  }
  let found = layers.get(layer);
  if (!found) {
    found = compileUncached(document, layer);
    layers.set(layer, found);
  }
  return found;
}
