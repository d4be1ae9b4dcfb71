// Turns the place of a finding into offsets in the text.

import type { Finding, FindingLocation, JsonPath, LocatedFinding } from './finding.ts';
import { memberOf, nodeAt, type JsonNode } from './json-tree.ts';

interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface Tree {
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
export function rangeOf(parsed: Tree, location: FindingLocation): TextRange {
  const exact = findNode(parsed.root, location.path, location.target);
  if (exact) return { start: exact.offset, end: exact.offset + exact.length };
  for (let length = location.path.length; length >= 0; length -= 1) {
    const node = nodeAt(parsed.root, location.path.slice(0, length));
    if (node) return { start: node.offset, end: node.offset + node.length };
  }
  return { start: 0, end: 0 };
}

/** The finding with the range of its first location. */
export function locate(parsed: Tree, finding: Finding): LocatedFinding {
  const first = finding.locations[0] ?? { path: [], target: 'value' };
  return { ...finding, ...rangeOf(parsed, first) };
}
