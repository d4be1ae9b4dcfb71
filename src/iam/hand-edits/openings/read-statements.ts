// Reads who a policy text lets do what, so that nobody in it is missed: names in any case, members written twice, statements
// next to the list, values that no policy should have.
import { readOperator, type Operator } from '#iam/policy/operators.ts';
import { STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isObject, scalarText, type JsonValue, type RawObject } from '#iam/json/json-value.ts';
import { MAX_TEXT_LENGTH, parse, type JsonNode } from '#iam/json/parse.ts';
import { readQuickly } from '#iam/json/quick-json.ts';

export interface NamedEntry {
  readonly text: string;
  readonly path: JsonPath;
}

/** The values of Action or Resource, or all but those. */
export interface EntrySet {
  readonly entries: readonly NamedEntry[];
  readonly isNot: boolean;
}

export interface NamedPrincipal extends NamedEntry {
  /** AWS, Service, Federated, CanonicalUser, as written; `*` for the bare wildcard. */
  readonly type: string;
}

export interface ReadCondition {
  readonly path: JsonPath;
  /** Undefined where AWS has no operator of this name. */
  readonly operator: Operator | undefined;
  /** As written, and in lower case. */
  readonly key: string;
  readonly keyName: string;
  /** Undefined where something other than texts stands there. */
  readonly values: readonly string[] | undefined;
}

export interface StatementAsRead {
  readonly path: JsonPath;
  readonly sid: string | undefined;
  /** What is not surely a Deny is taken for an Allow. */
  readonly effect: 'Allow' | 'Deny';
  /** Whether AWS reads it for sure as it is read here. */
  readonly isExact: boolean;
  /** Undefined where it names nobody. */
  readonly principals: { readonly entries: readonly NamedPrincipal[]; readonly isNot: boolean } | undefined;
  readonly actions: EntrySet;
  readonly resources: EntrySet | undefined;
  readonly conditions: readonly ReadCondition[];
}

/** One way to read a policy: of members of one name, JSON readers keep the last, and some the first. */
export interface PolicyReading {
  readonly statements: readonly StatementAsRead[];
  /** Whether AWS replaces variables in it. */
  readonly variables: boolean;
}

interface PolicyReadings {
  readonly readings: readonly PolicyReading[];
  /** Whether some of the text may say what no reading has. */
  readonly isUnsure: boolean;
}

/** More members of one name than this are not each read. */
const MOST_NAMESAKES = 4;

/** Members called `name` in any case, with how each is written. */
const membersCalled = (raw: RawObject, name: string): readonly (readonly [string, unknown])[] =>
  Object.entries(raw).filter(([each]) => each.trim().toLowerCase() === name.toLowerCase());

/** Every text in a value, however deep, with its path. */
function textsIn(value: unknown, path: JsonPath): readonly NamedEntry[] {
  const text = scalarText(value);
  if (text !== undefined) return [{ text, path }];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, [...path, name]));
}

function entriesOf(raw: RawObject, path: JsonPath, name: string): EntrySet | undefined {
  const negated = membersCalled(raw, `Not${name}`);
  const members = negated.length > 0 ? negated : membersCalled(raw, name);
  if (members.length === 0) return undefined;
  return {
    entries: members.flatMap(([written, value]) => textsIn(value, [...path, written])),
    isNot: negated.length > 0,
  };
}

function principalEntries(value: unknown, path: JsonPath): readonly NamedPrincipal[] {
  if (!isObject(value))
    return textsIn(value, path).map((each) => ({ ...each, type: each.text === '*' ? '*' : 'AWS' }));
  return Object.entries(value).flatMap(([type, each]) =>
    textsIn(each, [...path, type]).map((entry) => ({ ...entry, type })),
  );
}

function principalsOf(raw: RawObject, path: JsonPath): StatementAsRead['principals'] {
  const negated = membersCalled(raw, 'NotPrincipal');
  const members = negated.length > 0 ? negated : membersCalled(raw, 'Principal');
  if (members.length === 0) return undefined;
  return {
    entries: members.flatMap(([written, value]) => principalEntries(value, [...path, written])),
    isNot: negated.length > 0,
  };
}

function valuesOf(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.flatMap((each) => scalarText(each) ?? []);
  return texts.length === list.length ? texts : undefined;
}

/** Conditions that AWS is sure to read; what is not one limits nothing. */
function conditionsOf(raw: RawObject, path: JsonPath): readonly ReadCondition[] {
  const condition = raw['Condition'];
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([name, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => ({
      path: [...path, 'Condition', name, key],
      operator: readOperator(name),
      key,
      keyName: key.toLowerCase(),
      values: valuesOf(value),
    })),
  );
}

const isElement = (name: string): boolean => (STATEMENT_ELEMENTS as readonly string[]).includes(name);

function readStatement(raw: RawObject, path: JsonPath): StatementAsRead {
  const effects = membersCalled(raw, 'Effect').map(([, value]) => value);
  const [effect] = effects;
  const sid = raw['Sid'];
  return {
    path,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    effect: effects.length === 1 && scalarText(effect)?.trim().toLowerCase() === 'deny' ? 'Deny' : 'Allow',
    isExact: (effect === 'Allow' || effect === 'Deny') && Object.keys(raw).every(isElement),
    principals: principalsOf(raw, path),
    actions: entriesOf(raw, path, 'Action') ?? { entries: [], isNot: true },
    resources: entriesOf(raw, path, 'Resource'),
    conditions: conditionsOf(raw, path),
  };
}

function statementsIn(value: unknown, path: JsonPath): readonly StatementAsRead[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => statementsIn(each, [...path, index]));
  return isObject(value) ? [readStatement(value, path)] : [];
}

function readValue(value: unknown): PolicyReading {
  const raw = isObject(value) ? value : {};
  return {
    statements: membersCalled(raw, 'Statement').flatMap(([name, each]) => statementsIn(each, [name])),
    variables: raw['Version'] === '2012-10-17',
  };
}

const isDocumentElement = (name: string): boolean => ['Version', 'Id', 'Statement'].includes(name);

/** Whether there are elements that a policy does not have, in which somebody may hide. */
function hasOthers(value: unknown): boolean {
  if (!isObject(value) || !Object.keys(value).every(isDocumentElement)) return true;
  const statements: readonly unknown[] = Array.isArray(value['Statement'])
    ? value['Statement']
    : [value['Statement']];
  return !statements.every((each) => isObject(each) && Object.keys(each).every(isElement));
}

/** The value of a tree; of members of one name the one at the index, or the last there is. */
function valueIn(node: JsonNode, index: number, onNamesakes: (count: number) => void): JsonValue {
  if (node.type === 'array') return (node.children ?? []).map((each) => valueIn(each, index, onNamesakes));
  if (node.type !== 'object') return (node.value ?? null) as JsonValue;
  const byName = new Map<string, JsonNode[]>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key || !value) continue;
    const name = String(key.value);
    const known = byName.get(name);
    if (known) known.push(value);
    else byName.set(name, [value]);
  }
  return Object.fromEntries(
    [...byName].map(([name, values]) => {
      if (values.length > 1) onNamesakes(values.length);
      return [name, valueIn(values[Math.min(index, values.length - 1)]!, index, onNamesakes)] as const;
    }),
  );
}

/** What a text says as a policy, whatever it is. Never throws. */
export function readPolicyText(text: string): PolicyReadings {
  const quick = readQuickly(text);
  if (quick !== undefined) return { readings: [readValue(quick)], isUnsure: hasOthers(quick) };
  if (text.length > MAX_TEXT_LENGTH) return { readings: [], isUnsure: true };
  const { root, syntax } = parse(text);
  // The tree of a broken text may lack a condition that is there.
  if (!root || syntax === 'broken') return { readings: [], isUnsure: true };
  let namesakes = 1;
  const first = valueIn(root, 0, (count) => (namesakes = Math.max(namesakes, count)));
  const others = Array.from({ length: Math.min(namesakes, MOST_NAMESAKES) - 1 }, (_, index) =>
    valueIn(root, index + 1, () => undefined),
  );
  return {
    readings: [...others.toReversed(), first].map(readValue),
    isUnsure: syntax !== 'valid' || namesakes > MOST_NAMESAKES || [first, ...others].some(hasOthers),
  };
}
