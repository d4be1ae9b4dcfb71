// What the declared type of a variable makes of a value.
// https://developer.hashicorp.com/terraform/language/expressions/type-constraints
import {
  isList,
  isObjectValue,
  memberOf,
  type PartialObject,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import type { HclExpression } from './ast.ts';
import { toText } from './functions.ts';

type Evaluate = (expression: HclExpression) => PartialValue;

/** Objects have the members of their type, and what is optional is there: its default, or null. */
export function withType(value: PartialValue, type: HclExpression, evaluate: Evaluate): PartialValue {
  const [of] = type.kind === 'call' ? type.args : [];
  if (type.kind !== 'call' || !of) return value;
  if (type.name === 'optional') return withType(value, of, evaluate);
  if (type.name === 'object')
    return of.kind === 'object' && isObjectValue(value) ? asObject(value, of, evaluate) : value;
  if (!['list', 'set', 'map'].includes(type.name)) return value;
  if (isList(value)) return value.map((each) => withType(each, of, evaluate));
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withType(each, of, evaluate)]),
  );
}

function asObject(
  value: PartialObject,
  { entries }: Extract<HclExpression, { kind: 'object' }>,
  evaluate: Evaluate,
): PartialObject {
  return Object.fromEntries(
    entries.flatMap(({ key, value: type }) => {
      const name = key.kind === 'name' ? key.name : toText(evaluate(key));
      const given = name === undefined ? undefined : memberOf(value, name);
      if (name === undefined) return [];
      const isOptional = type.kind === 'call' && type.name === 'optional';
      const initial = isOptional ? type.args[1] : undefined;
      if (given === undefined && !isOptional) return [];
      const known = given ?? (initial ? evaluate(initial) : null);
      return [[name, withType(known, type, evaluate)]];
    }),
  );
}
