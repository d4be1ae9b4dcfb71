// A policy in the form that checks read: every element as a list, with paths, whether the text has a single value or an array.
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { readOperator, type Operator } from '#iam/policy/operators.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { readAction, type ActionName } from './action-name.ts';
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';

// The parts of a resource as a policy writes it.
interface ResourceName {
  /** Undefined for `*` and for texts with fewer than six fields. */
  readonly arn: Arn | undefined;
  readonly wildcard: boolean;
  /** Whether it has a policy variable, or something that looks like one. */
  readonly variable: boolean;
}

function readResource(text: string): ResourceName {
  return { arn: parseArn(text), wildcard: hasWildcard(text), variable: text.includes('${') };
}

export type { AttachedTo } from '#iam/policy/policy.ts';

/** A value and its path. */
export interface Located<T> {
  readonly value: T;
  readonly path: JsonPath;
}

export interface ActionView extends Located<string>, ActionName {
  /** Whether it is in NotAction. */
  readonly excluded: boolean;
}

export interface ResourceView extends Located<string>, ResourceName {
  /** Whether it is in NotResource. */
  readonly excluded: boolean;
}

export interface PrincipalView extends Located<string> {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, any other key, or undefined for a bare string. */
  readonly kind: string | undefined;
  /** Whether it is in NotPrincipal. */
  readonly excluded: boolean;
}

/** One key under one operator. */
export interface ConditionView {
  readonly operatorName: string;
  /** Undefined for a name that is not an operator. */
  readonly operator: Operator | undefined;
  readonly key: string;
  /** In lower case: condition keys are case-insensitive. */
  readonly keyName: string;
  /** The path of the key's values. As a `key` location it is the key's name. */
  readonly path: JsonPath;
  readonly values: readonly Located<string | number | boolean>[];
  /** Whether the values are in an array. */
  readonly isArray: boolean;
}

export interface StatementView {
  readonly path: JsonPath;
  readonly source: JsonObject;
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: readonly ActionView[];
  readonly notActions: readonly ActionView[];
  readonly resources: readonly ResourceView[];
  readonly notResources: readonly ResourceView[];
  readonly principals: readonly PrincipalView[];
  readonly conditions: readonly ConditionView[];
}

export interface PolicyView {
  readonly type: PolicyType;
  readonly attachedTo: AttachedTo | undefined;
  readonly source: JsonObject;
  /** Undefined when missing or not a string. */
  readonly version: string | undefined;
  readonly statements: readonly StatementView[];
  /** Characters that are not white space. */
  readonly size: number;
  /** All characters of the text. */
  readonly length: number;
}

const NONE: readonly never[] = [];

/** The result of `make` for each string in an element that may be a string or an array. */
function strings<T>(
  value: JsonValue | undefined,
  path: JsonPath,
  make: (value: string, path: JsonPath) => T,
): readonly T[] {
  if (typeof value === 'string') return [make(value, path)];
  if (!Array.isArray(value)) return NONE;
  const list = value as readonly JsonValue[];
  const made: T[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const each = list[index];
    if (typeof each === 'string') made.push(make(each, [...path, index]));
  }
  return made;
}

function actions(statement: JsonObject, path: JsonPath, name: 'Action' | 'NotAction'): readonly ActionView[] {
  const excluded = name === 'NotAction';
  // Written out rather than spread: a policy has hundreds of these.
  const given = own(statement, name);
  if (given === undefined) return NONE;
  return strings(given, [...path, name], (value, path) => {
    const { prefix, name, wildcard } = readAction(value);
    return { value, path, prefix, name, wildcard, excluded };
  });
}

function resources(
  statement: JsonObject,
  path: JsonPath,
  name: 'Resource' | 'NotResource',
): readonly ResourceView[] {
  const excluded = name === 'NotResource';
  const given = own(statement, name);
  if (given === undefined) return NONE;
  return strings(given, [...path, name], (value, path) => {
    const { arn, wildcard, variable } = readResource(value);
    return { value, path, arn, wildcard, variable, excluded };
  });
}

function principals(
  statement: JsonObject,
  path: JsonPath,
  name: 'Principal' | 'NotPrincipal',
): readonly PrincipalView[] {
  const value = own(statement, name);
  if (value === undefined) return NONE;
  const excluded = name === 'NotPrincipal';
  const at = [...path, name];
  if (typeof value === 'string') return [{ value, path: at, kind: undefined, excluded }];
  if (!isObject(value)) return NONE;
  return Object.keys(value).flatMap((kind) =>
    strings(value[kind], [...at, kind], (value, path) => ({ value, path, kind, excluded })),
  );
}

const isScalar = (value: JsonValue): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function conditionValues(value: JsonValue, path: JsonPath): ConditionView['values'] {
  if (isScalar(value)) return [{ value, path }];
  if (!Array.isArray(value)) return NONE;
  return (value as readonly JsonValue[]).flatMap((each, index) =>
    isScalar(each) ? [{ value: each, path: [...path, index] }] : [],
  );
}

function conditions(statement: JsonObject, path: JsonPath): readonly ConditionView[] {
  const condition = own(statement, 'Condition');
  if (!isObject(condition)) return NONE;
  return Object.keys(condition).flatMap((operatorName): readonly ConditionView[] => {
    const keys = condition[operatorName];
    if (!isObject(keys)) return NONE;
    const operator = readOperator(operatorName);
    return Object.keys(keys).map((key): ConditionView => {
      const value = keys[key]!;
      const at = [...path, 'Condition', operatorName, key];
      return {
        operatorName,
        operator,
        key,
        keyName: key.toLowerCase(),
        path: at,
        values: conditionValues(value, at),
        isArray: Array.isArray(value),
      };
    });
  });
}

const joined = <T>(first: readonly T[], second: readonly T[]): readonly T[] =>
  second.length === 0 ? first : first.length === 0 ? second : [...first, ...second];

function statementView(source: JsonObject, path: JsonPath): StatementView {
  const effect = own(source, 'Effect');
  return {
    path,
    source,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    actions: actions(source, path, 'Action'),
    notActions: actions(source, path, 'NotAction'),
    resources: resources(source, path, 'Resource'),
    notResources: resources(source, path, 'NotResource'),
    principals: joined(principals(source, path, 'Principal'), principals(source, path, 'NotPrincipal')),
    conditions: conditions(source, path),
  };
}

function statements(document: JsonObject): readonly StatementView[] {
  const value = own(document, 'Statement');
  if (isObject(value)) return [statementView(value, ['Statement'])];
  if (!Array.isArray(value)) return NONE;
  return (value as readonly JsonValue[]).flatMap((each, index) =>
    isObject(each) ? [statementView(each, ['Statement', index])] : [],
  );
}

export interface PolicySource {
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  /** What the text says, parsed. */
  readonly document: JsonValue;
  readonly size: number;
  readonly length: number;
}

const ahead = new WeakMap<PolicySource, PolicyView>();

/** The view before it is checked, to find out what to load. The next round of checks takes this one. */
export function viewAhead(source: PolicySource): PolicyView {
  const known = ahead.get(source);
  if (known) return known;
  const fresh = viewOf(source);
  ahead.set(source, fresh);
  return fresh;
}

/** The view for a round of checks: the one made ahead, if no round has had it. */
export function takeView(source: PolicySource): PolicyView {
  const made = ahead.get(source);
  if (!made) return viewOf(source);
  ahead.delete(source);
  return made;
}

/**
 * The view of a policy, for one round of checks: what a check keeps with it rests on the part of the reference that is
 * loaded at the time. Elements of the wrong shape are left out: the grammar check reports them.
 */
export function viewOf({ type, attachedTo, document, size, length }: PolicySource): PolicyView {
  const source = isObject(document) ? document : {};
  const version = own(source, 'Version');
  return {
    type,
    attachedTo,
    source,
    version: typeof version === 'string' ? version : undefined,
    statements: statements(source),
    size,
    length,
  };
}
