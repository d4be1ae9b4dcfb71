// What the declared type of a variable makes of a value.
// https://developer.hashicorp.com/terraform/language/expressions/type-constraints
import {
  isList,
  isObjectValue,
  memberOf,
  type PartialObject,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import type { HclExpression, ObjectEntry } from './ast.ts';
import { toText } from './functions.ts';

type Evaluate = (expression: HclExpression) => PartialValue;

/** The type within a call: `string` in `list(string)`. */
const typeIn = (type: HclExpression, ...names: readonly string[]): HclExpression | undefined =>
  type.kind === 'call' && names.includes(type.name) ? type.args[0] : undefined;

const nameOf = ({ key }: ObjectEntry): string | undefined =>
  key.kind === 'name' ? key.name : key.kind === 'literal' ? String(key.value) : undefined;

/** The type of a member of an object; undefined where the type does not say it. */
export function memberType(type: HclExpression, name: string): HclExpression | undefined {
  const within = typeIn(type, 'optional');
  if (within) return memberType(within, name);
  const of = typeIn(type, 'object', 'map');
  if (of?.kind !== 'object') return of;
  return of.entries.find((each) => nameOf(each) === name)?.value;
}

/** Terraform converts what is given for a string, number or truth value. */
function asPrimitive(value: PartialValue, type: string): PartialValue {
  if (type === 'string') return toText(value) ?? value;
  if (type === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumber = type === 'number' && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumber ? Number(value) : value;
}

/** Objects have the members of their type, and what is optional is there: its default, or null. */
export function withType(value: PartialValue, type: HclExpression, evaluate: Evaluate): PartialValue {
  if (type.kind === 'name') return asPrimitive(value, type.name);
  const optional = typeIn(type, 'optional');
  if (optional) {
    const [, initial] = type.kind === 'call' ? type.args : [];
    return withType(value ?? (initial ? evaluate(initial) : null), optional, evaluate);
  }
  const members = typeIn(type, 'object');
  if (members?.kind === 'object')
    return isObjectValue(value) ? asObject(value, members.entries, evaluate) : value;
  const of = typeIn(type, 'list', 'set', 'map');
  if (!of) return value;
  if (isList(value)) return value.map((each) => withType(each, of, evaluate));
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withType(each, of, evaluate)]),
  );
}

const asObject = (value: PartialObject, entries: readonly ObjectEntry[], evaluate: Evaluate): PartialObject =>
  Object.fromEntries(
    entries.flatMap((entry) => {
      const name = nameOf(entry) ?? '';
      const given = memberOf(value, name);
      if (given === undefined && !typeIn(entry.value, 'optional')) return [];
      return [[name, withType(given ?? null, entry.value, evaluate)]];
    }),
  );
