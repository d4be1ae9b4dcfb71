// Documents made of the examples of a set of rules, for tests of fixes.
import { statementsIn } from '#iam/policy/raw-policy.ts';
import { asList, isObject, type JsonObject } from '#iam/json/json-value.ts';
import * as fc from 'fast-check';
import { policyOf, typeOf } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { STATEMENT_TYPES, type PolicyType } from '#iam/policy/policy.ts';
import type { RuleSet } from './rule-set.ts';

export type TypedDocument = { readonly type: PolicyType; readonly document: JsonValue };

/** Every policy that shows a check at work. */
export const examplesOf = ({ checks }: RuleSet): readonly TypedDocument[] =>
  checks.flatMap((check) =>
    [...check.bad, ...check.good].map((example) => ({
      type: typeOf(check, example),
      document: policyOf(check, example),
    })),
  );

const ELEMENTS = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition', 'Principal'];

/** The statement with an element of another, instead of its own or joined to it. */
function crossed(statement: JsonObject, other: JsonObject, element: string, joined: boolean): JsonObject {
  const [mine, theirs] = [statement[element], other[element]];
  if (theirs === undefined) return statement;
  if (!joined || mine === undefined) return { ...statement, [element]: theirs };
  if (isObject(mine) && isObject(theirs)) return { ...statement, [element]: { ...theirs, ...mine } };
  if (element === 'Effect') return statement;
  return { ...statement, [element]: [...asList(mine), ...asList(theirs)] };
}

/** A document made of parts of the examples of one type. */
export function mixedDocumentsOf(rules: RuleSet): fc.Arbitrary<TypedDocument> {
  const examples = examplesOf(rules);
  const ofType = (type: PolicyType): readonly TypedDocument[] =>
    examples.filter((example) => example.type === type);
  return fc.constantFrom(...STATEMENT_TYPES).chain((type) => {
    const statement = fc.constantFrom(
      ...ofType(type).flatMap(({ document }) => statementsIn(document) as readonly JsonObject[]),
    );
    const crossing = fc
      .tuple(
        statement,
        fc.array(fc.tuple(statement, fc.constantFrom(...ELEMENTS), fc.boolean()), { maxLength: 3 }),
      )
      .map(([first, others]) =>
        others.reduce((made, [other, element, joined]) => crossed(made, other, element, joined), first),
      );
    return fc
      .tuple(
        fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17', undefined),
        fc.array(crossing, { minLength: 1, maxLength: 3 }),
      )
      .map(([version, statements]) => ({
        type,
        document: { ...(version !== undefined && { Version: version }), Statement: statements },
      }));
  });
}
