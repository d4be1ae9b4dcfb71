// The statements of a document as they stand, hand edits included. What does not fit the grammar is left out.
import { isObject } from '#iam/json/json-value.ts';
import type { Condition, ConditionValue, PrincipalElement, Statement } from '#iam/policy/policy.ts';
import { statementEntries, textsIn } from '#iam/policy/raw-policy.ts';
import type { MapStatement } from './kit-map.ts';

export interface ReadStatement {
  readonly statement: Statement;
  readonly at: MapStatement;
}

function readPrincipal(value: unknown): PrincipalElement | undefined {
  if (value === '*') return '*';
  if (!isObject(value)) return undefined;
  const { AWS, Service, Federated } = value;
  return { AWS: textsIn(AWS), Service: textsIn(Service), Federated: textsIn(Federated) };
}

const isPlainValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function readCondition(value: unknown): Condition {
  if (!isObject(value)) return {};
  const operators = Object.entries(value).map(([operator, keys]) => {
    const entries = isObject(keys) ? Object.entries(keys) : [];
    return [
      operator,
      Object.fromEntries(
        entries.map(([key, given]): [string, ConditionValue] => [
          key,
          (Array.isArray(given) ? (given as readonly unknown[]) : [given]).filter(isPlainValue),
        ]),
      ),
    ] as const;
  });
  return Object.fromEntries(operators);
}

export function readStatements(document: string, value: unknown): readonly ReadStatement[] {
  return statementEntries(value).flatMap(({ value: raw, path }) => {
    if (!isObject(raw)) return [];
    const { Effect, Principal, Action, NotAction, Resource, NotResource, Condition } = raw;
    if (Effect !== 'Allow' && Effect !== 'Deny') return [];
    const principal = readPrincipal(Principal);
    const statement: Statement = {
      Effect,
      ...(principal !== undefined && { Principal: principal }),
      Action: textsIn(Action),
      NotAction: textsIn(NotAction),
      Resource: textsIn(Resource),
      NotResource: textsIn(NotResource),
      Condition: readCondition(Condition),
    };
    return [{ statement, at: { document, index: Number(path[1] ?? 0) } }];
  });
}
