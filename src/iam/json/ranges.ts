// Turns a path in a JSON value into offsets in its text.

import type { JsonLocation, JsonPath } from './json-path.ts';
import { memberOf, nodeAt, type JsonNode } from './json-tree.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface TextWithTree {
  readonly text: string;
  readonly root: JsonNode | undefined;
}

/** The node that a location names: a member's name, or the value. */
function findNode(root: JsonNode | undefined, path: JsonPath, target: 'key' | 'value'): JsonNode | undefined {
  const name = path.at(-1);
  if (target === 'key' && typeof name === 'string') {
    const object = nodeAt(root, path.slice(0, -1));
    return object && memberOf(object, name)?.children?.[0];
  }
  return nodeAt(root, path);
}

/**
 * The range of a location: the name with its quotes, or the value. Where the text has no such place
 * (an array element has no name, a missing element no value), that of the nearest value around it.
 */
export function rangeOf(parsed: TextWithTree, location: JsonLocation): TextRange {
  const exact = findNode(parsed.root, location.path, location.target);
  if (exact) return { start: exact.offset, end: exact.offset + exact.length };
  for (let length = location.path.length; length >= 0; length -= 1) {
    const node = nodeAt(parsed.root, location.path.slice(0, length));
    if (node) return { start: node.offset, end: node.offset + node.length };
  }
  return { start: 0, end: 0 };
}
