// Locates the policies that were found in a JSON file, so that findings have the file's lines.
import { groupBy } from '#iam/collections/group-by.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import { memberOf, rangeOf, toValue, type JsonNode, type JsonValue } from '#iam/json/parse.ts';
import { wholeTree } from '#iam/json/whole-tree.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { FoundPolicy } from '#iam/import/read-policies.ts';

/** A policy as it was found: its text laid out anew, in the order of the file. */
interface FoundText {
  readonly text: string;
}

const hasStatements = (node: JsonNode): boolean => {
  const value = memberOf(node, 'Statement')?.children?.[1];
  return value?.type === 'array' || value?.type === 'object';
};

const POLICY_TEXT = /^\s*(?:\{|%7b)[^]*Statement/i;

/** Nodes that may be policies, in the order of the text: objects with statements, and strings that contain one. */
function* candidatesIn(root: JsonNode): Generator<JsonNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const isObject = node.type === 'object' && hasStatements(node);
    if (isObject || (node.type === 'string' && POLICY_TEXT.test(String(node.value)))) yield node;
    // Policies do not contain policies.
    if (isObject && memberOf(node, 'Version')) continue;
    // Of a member only the value.
    const children = node.type === 'property' ? (node.children ?? []).slice(1) : (node.children ?? []);
    for (const child of children.toReversed()) stack.push(child);
  }
}

function decoded(text: string): JsonValue | undefined {
  try {
    return JSON.parse(/^\s*%7b/i.test(text) ? decodeURIComponent(text) : text) as JsonValue;
  } catch {
    return undefined;
  }
}

const keyOf = (value: JsonValue | undefined): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

/**
 * The node of each policy, or undefined. A policy is matched by its content; one whose
 * functions were worked out is the next between its neighbors.
 */
function nodesOf(policies: readonly FoundText[], root: JsonNode): readonly (JsonNode | undefined)[] {
  const candidates = [...candidatesIn(root)];
  const byKey = new Map<string, number[]>();
  for (const [index, node] of candidates.entries()) {
    const key = keyOf(node.type === 'string' ? decoded(String(node.value)) : toValue(node));
    if (key === undefined) continue;
    const same = byKey.get(key) ?? [];
    same.push(index);
    byKey.set(key, same);
  }
  const places = policies.map(({ text }) => byKey.get(keyOf(decoded(text)) ?? '')?.shift());
  const taken = new Set(places);
  let last = -1;
  return places.map((place, index) => {
    if (place !== undefined) last = Math.max(last, place);
    else {
      const after = places.slice(index + 1).find((each) => each !== undefined) ?? candidates.length;
      const next = candidates.findIndex((_node, at) => at > last && at < after && !taken.has(at));
      if (next < 0) return undefined;
      taken.add(next);
      last = next;
      return candidates[next];
    }
    return candidates[place];
  });
}

/** Maps a location in one of the policies to a range in the file. The file must be JSON whose depth was checked. */
export function policyLocations(
  file: string,
  policies: readonly FoundText[],
): (index: number, location: JsonLocation) => TextRange {
  const root = wholeTree(file);
  const nodes = root ? nodesOf(policies, root) : [];
  // Within a node paths are those of the policy; where they lead nowhere, it is the nearest value around.
  return (index, location) => rangeOf({ text: file, root: nodes[index] }, location);
}

const isJson = (text: string): boolean => /^\ufeff?\s*[{[]/.test(text);

/** Maps locations in the policies of a file of any language; undefined where only the line is known. */
export function locatorFor(
  file: string,
  policies: readonly FoundPolicy[],
): (policy: FoundPolicy, location: JsonLocation) => TextRange | undefined {
  const groups = groupBy(policies, ({ part }) => part);
  const places = new Map<FoundPolicy['part'], ReturnType<typeof policyLocations>>();
  return (policy, location) => {
    const { part } = policy;
    const { text, offset } = part ?? { text: file, offset: 0 };
    if (!isJson(text)) return undefined;
    const group: readonly FoundPolicy[] = groups.get(part) ?? [];
    const placeOf = places.get(part) ?? policyLocations(text, group);
    places.set(part, placeOf);
    const { start, end } = placeOf(group.indexOf(policy), location);
    return end > 0 ? { start: offset + start, end: offset + end } : undefined;
  };
}
