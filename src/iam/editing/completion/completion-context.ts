// What completion providers know about the cursor: the statement around it, and what its actions need.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { patternsMatching } from '#iam/reference/arn-patterns.ts';
import { viewOf, type StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Action, ConditionKey, ResourceType } from '#iam/reference/service.ts';
import type { CompletionQuestion, KnownNames } from './completion.ts';
import type { JsonCursor } from './cursor.ts';
import type { ObjectTree, Scalar, UnfinishedTree } from './unfinished-json.ts';

export interface CompletionContext {
  readonly question: CompletionQuestion;
  readonly reference: Reference;
  readonly known: KnownNames;
  readonly cursor: JsonCursor;
  /** The text before the cursor, of the name or value it is in. */
  readonly typed: string;
  /** Steps within the statement, or within the document outside of statements. */
  readonly within: JsonPath;
  readonly statement: StatementView | undefined;
}

export function textOf({ text, kind, value }: Scalar): JsonValue {
  if (value !== undefined) return value;
  if (kind === 'word') return text === 'true' ? true : text === 'false' ? false : text;
  if (!text.includes('\\')) return text;
  return validJson(`"${text}"`) ?? text;
}

export function valueOf(tree: UnfinishedTree): JsonValue {
  if (tree.kind === 'array') return tree.items.map(valueOf);
  if (tree.kind !== 'object') return textOf(tree);
  return Object.fromEntries(
    tree.members.flatMap(({ key, value }) => (value ? [[String(textOf(key)), valueOf(value)]] : [])),
  );
}

/** What a step leads to. */
export function childAt(
  tree: UnfinishedTree | undefined,
  step: string | number | undefined,
): UnfinishedTree | undefined {
  if (tree?.kind === 'object') return tree.members.findLast(({ key }) => key.text === step)?.value;
  return tree?.kind === 'array' && typeof step === 'number' ? tree.items[step] : undefined;
}

/** The statement that the cursor is in, with the number of steps that lead to it. */
function statementAround({ root, path }: JsonCursor): { tree: ObjectTree; steps: number } | undefined {
  if (path[0] !== 'Statement') return undefined;
  const value = childAt(root, 'Statement');
  if (value?.kind === 'object') return { tree: value, steps: 1 };
  const item = childAt(value, path[1]);
  return item?.kind === 'object' ? { tree: item, steps: 2 } : undefined;
}

export function completionContext(question: CompletionQuestion, cursor: JsonCursor): CompletionContext {
  const { reference, known = {}, type, attachedTo } = question;
  const found = statementAround(cursor);
  const view =
    found && viewOf({ type, attachedTo, document: { Statement: valueOf(found.tree) }, size: 0, length: 0 });
  return {
    question,
    reference,
    known,
    cursor,
    typed: cursor.typed,
    within: cursor.path.slice(found?.steps ?? 0),
    statement: view?.statements[0],
  };
}

/** More entries than this do not change the result. */
const MAX_ENTRIES = 200;

/** The actions that the statement names, as far as their services are loaded. */
export function actionsOf({ statement, reference }: CompletionContext): readonly Action[] {
  const found = new Set<Action>();
  for (const { prefix, name, wildcard } of statement?.actions.slice(0, MAX_ENTRIES) ?? []) {
    const service = reference.service(prefix);
    if (!service) continue;
    const one = service.actions.get(name);
    if (one) found.add(one);
    else if (wildcard) {
      for (const [each, action] of service.actions) if (globMatches(name, each)) found.add(action);
    }
  }
  return [...found];
}

const placesIn = ({ arn }: ResourceType): number => arn.split('${').length;

/** The kinds of resources that the actions take: those of most actions first, and of these the plainest. */
export function resourceTypesOf(actions: readonly Action[]): readonly ResourceType[] {
  const counts = new Map<ResourceType, number>();
  for (const { resourceTypes } of actions)
    for (const type of new Set(resourceTypes)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, most], [b, fewer]) => fewer - most || placesIn(a) - placesIn(b))
    .map(([type]) => type);
}

/** What the rest of the statement is about. */
export interface Nearby {
  /** The services of its actions and resources. */
  readonly services: ReadonlySet<string>;
  /** How much sooner an action comes: by the resources that the statement names, and by its other actions. */
  readonly closeness: (prefix: string, name: string) => number;
}

export function nearby({ statement, reference, typed }: CompletionContext): Nearby {
  const own = typed.toLowerCase();
  const actions = (statement?.actions ?? []).filter(({ value }) => value.toLowerCase() !== own);
  const arns = (statement?.resources ?? []).slice(0, MAX_ENTRIES).flatMap(({ arn }) => arn ?? []);
  const owners = arns.flatMap(({ service }) => reference.ownersOf(service));
  const services = new Set(
    [...actions.map(({ prefix }) => prefix), ...owners].filter((prefix) => reference.listed(prefix)),
  );
  const types = new Set(
    arns.flatMap((arn) => patternsMatching(reference, arn) ?? []).map(({ type }) => type),
  );
  const known = (prefix: string, name: string) => reference.service(prefix)?.actions.get(name.toLowerCase());
  const kinds = new Set(actions.map(({ prefix, name }) => `${prefix} ${known(prefix, name)?.level}`));
  const closeness = (prefix: string, name: string): number => {
    const action = known(prefix, name);
    const isOnResource = action?.resourceTypes.some((type) => types.has(type)) ?? false;
    return (isOnResource ? 2 : 0) + (action && kinds.has(`${prefix} ${action.level}`) ? 1 : 0);
  };
  return { services, closeness };
}

const keySets = new WeakMap<Action, ReadonlySet<ConditionKey>>();

function keysOfOne(action: Action): ReadonlySet<ConditionKey> {
  const known = keySets.get(action);
  if (known) return known;
  const fresh = new Set([...action.keys, ...action.resourceTypes.flatMap((type) => [...type.keys])]);
  keySets.set(action, fresh);
  return fresh;
}

/** The condition keys of the actions, each with how many of them carry it. */
export function keysOf(actions: readonly Action[]): ReadonlyMap<ConditionKey, number> {
  const found = new Map<ConditionKey, number>();
  for (const action of actions) {
    for (const key of keysOfOne(action)) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
