// Finds nodes in a JSON syntax tree, and turns a tree into a plain value.

import type { Node } from 'jsonc-parser';
import type { JsonPath } from './json-path.ts';
import type { JsonValue } from './json-value.ts';

/** A node of the syntax tree. `property` nodes hold a name and, unless the text is unfinished, a value. */
export type JsonNode = Node;

/** The property node called `name`. Of several the last, the one that JSON keeps. */
export function memberOf(object: JsonNode, name: string): JsonNode | undefined {
  if (object.type !== 'object') return undefined;
  return object.children?.findLast((member) => member.children?.[0]?.value === name);
}

/** The value at `path`, or undefined where the text has none. */
export function nodeAt(root: JsonNode | undefined, path: JsonPath): JsonNode | undefined {
  let node = root;
  for (const step of path) {
    if (!node) return undefined;
    if (typeof step === 'string') node = memberOf(node, step)?.children?.[1];
    else node = node.type === 'array' ? node.children?.[step] : undefined;
  }
  return node;
}

/** A member name as readers see it, with its node and the node of its value. */
export function membersOf(object: JsonNode): readonly { name: string; key: JsonNode; value?: JsonNode }[] {
  if (object.type !== 'object') return [];
  return (object.children ?? []).flatMap((member) => {
    const [key, value] = member.children ?? [];
    return key ? [{ name: String(key.value), key, ...(value && { value }) }] : [];
  });
}

/**
 * The plain value of a tree that `parse` made (which bounds the depth). Members are defined, not assigned:
 * a member called `__proto__` becomes an own property and changes no prototype.
 */
export function toValue(node: JsonNode): JsonValue {
  switch (node.type) {
    case 'object': {
      const members: [string, JsonValue][] = [];
      for (const { children: [key, value] = [] } of node.children ?? [])
        if (key && value) members.push([String(key.value), toValue(value)]);
      return Object.fromEntries(members);
    }
    case 'array':
      return (node.children ?? []).map((child) => toValue(child));
    default:
      return (node.value ?? null) as JsonValue;
  }
}

/** Every node below and including `root`, in the order of the text. */
export function* walkTree(root: JsonNode): Generator<JsonNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (const child of (node.children ?? []).toReversed()) stack.push(child);
  }
}
