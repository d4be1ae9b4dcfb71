// Compiles a statement, and checks that the policy type has its elements.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
import { STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { compileActions, type ActionSet } from './compile-actions.ts';
import { compileCondition, type CompiledCondition } from './compile-condition.ts';
import { compilePrincipals, type PrincipalEntry } from './compile-principals.ts';
import { compileResources, type ResourceSet } from './compile-resources.ts';
import type { Layer } from './layer.ts';
import type { ReportProblem } from './problem.ts';

export interface CompiledStatement {
  readonly path: JsonPath;
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** Whether some part cannot be evaluated, so that no match is certain. */
  readonly isUnsure: boolean;
  /** Undefined if the policy type has no principals; the statement then applies to all. */
  readonly principals: { readonly entries: readonly PrincipalEntry[]; readonly isNot: boolean } | undefined;
  readonly actions: { readonly set: ActionSet; readonly isNot: boolean };
  /** Undefined if the statement has none: the policy applies to the resource that it is attached to. */
  readonly resources: { readonly set: ResourceSet; readonly isNot: boolean } | undefined;
  readonly conditions: readonly CompiledCondition[];
}

interface Entry {
  readonly text: string;
  readonly path: JsonPath;
}

/** Policy types with Principal. */
const NAMES_PRINCIPALS: ReadonlySet<Layer> = new Set(['resource', 'rcp', 'endpoint']);

/** Reads the elements of one statement. Reports what it cannot read, and marks the statement as unsure. */
class StatementReader {
  isUnsure = false;
  readonly #raw: RawObject;
  readonly #path: JsonPath;
  readonly #report: ReportProblem;

  constructor(raw: RawObject, path: JsonPath, report: ReportProblem) {
    this.#raw = raw;
    this.#path = path;
    this.#report = report;
  }

  doubt(message: string, ...steps: JsonPath): void {
    this.isUnsure = true;
    this.#report([...this.#path, ...steps], message);
  }

  /** The element that is present: `name` or its negation. */
  choose(name: string, isNeeded: boolean): { readonly name: string; readonly isNot: boolean } | undefined {
    const negation = `Not${name}`;
    const [has, hasNot] = [name in this.#raw, negation in this.#raw];
    if (has && hasNot) this.doubt(`The statement has both ${name} and ${negation}. Remove one.`);
    if (!has && !hasNot && isNeeded) this.doubt(`The statement has neither ${name} nor ${negation}.`);
    if (!has && !hasNot) return undefined;
    return { name: has ? name : negation, isNot: !has };
  }

  entries(name: string): readonly Entry[] {
    const value = this.#raw[name];
    const list = asList(value);
    if (list.length === 0) this.#report([...this.#path, name], `${name} is empty.`);
    return list.flatMap((each, index): readonly Entry[] => {
      const steps = Array.isArray(value) ? [name, index] : [name];
      if (typeof each === 'string') return [{ text: each, path: [...this.#path, ...steps] }];
      this.doubt(`${name} has a value that is not a string.`, ...steps);
      return [];
    });
  }

  conditions(variables: boolean): readonly CompiledCondition[] {
    const condition = this.#raw['Condition'];
    if (condition === undefined) return [];
    if (!isObject(condition)) {
      this.doubt('Write the condition as an object of operators.', 'Condition');
      return [];
    }
    return Object.entries(condition).flatMap(([operator, keys]) => {
      if (!isObject(keys)) {
        this.doubt(`Write ${show(operator)} as an object of condition keys.`, 'Condition', operator);
        return [];
      }
      const spellings = new Set<string>();
      return Object.entries(keys).map(([key, value]) => {
        if (spellings.has(key.toLowerCase()))
          this.#report(
            [...this.#path, 'Condition', operator, key],
            `${show(key)} appears twice under ${show(operator)}, where AWS allows it once. Here both must match.`,
          );
        spellings.add(key.toLowerCase());
        const path = [...this.#path, 'Condition', operator, key];
        return compileCondition(operator, key, value, path, variables, this.#report);
      });
    });
  }
}

export function compileStatement(
  statement: unknown,
  path: JsonPath,
  layer: Layer,
  variables: boolean,
  report: ReportProblem,
): CompiledStatement {
  const raw = isObject(statement) ? statement : {};
  const reader = new StatementReader(raw, path, report);
  if (!isObject(statement)) reader.doubt('A statement must be an object.');
  for (const name of Object.keys(raw)) {
    if (!(STATEMENT_ELEMENTS as readonly string[]).includes(name))
      reader.doubt(`${show(name)} is not an element of a statement.`, name);
  }
  const effect = raw['Effect'] === 'Allow' || raw['Effect'] === 'Deny' ? raw['Effect'] : undefined;
  if (effect === undefined) reader.doubt('Effect must be Allow or Deny.', 'Effect');

  const needsPrincipal = NAMES_PRINCIPALS.has(layer);
  const principal = reader.choose('Principal', needsPrincipal);
  if (principal && !needsPrincipal)
    reader.doubt(`This policy type does not support ${principal.name}.`, principal.name);
  const entries = principal && compilePrincipals(raw[principal.name], [...path, principal.name], report);
  if (principal && !entries) reader.isUnsure = true;
  if (principal?.isNot === true && effect === 'Allow')
    report([...path, 'NotPrincipal'], 'AWS does not support NotPrincipal with Allow. Use Principal.');

  const conditions = reader.conditions(variables);
  if (effect === 'Deny') {
    for (const { operator, path: at } of conditions)
      if (operator?.set === 'ForAllValues' && operator.negated)
        report(
          at,
          'AWS’s pages disagree on ForAllValues for an absent key. It is assumed to match, so this denies.',
        );
  }

  const action = reader.choose('Action', true);
  const resource = reader.choose('Resource', layer !== 'resource');
  const rules = { padsShortArns: layer !== 'session', variables };
  return {
    path,
    sid: typeof raw['Sid'] === 'string' ? raw['Sid'] : undefined,
    effect,
    principals: principal && entries && needsPrincipal ? { entries, isNot: principal.isNot } : undefined,
    actions: {
      set: compileActions(action ? reader.entries(action.name) : [], report),
      isNot: action?.isNot ?? true,
    },
    resources: resource && {
      set: compileResources(reader.entries(resource.name), rules, report),
      isNot: resource.isNot,
    },
    conditions,
    isUnsure: reader.isUnsure,
  };
}
