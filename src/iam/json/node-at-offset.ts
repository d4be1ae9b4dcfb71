// Finds the JSON node at an offset of a text.
import type { JsonPath } from './json-path.ts';
import type { JsonNode } from './json-tree.ts';

/** A scalar value, or the name of a member. */
export interface NodeAtOffset {
  readonly path: JsonPath;
  readonly target: 'key' | 'value';
  readonly node: JsonNode;
}

/** Both ends count: between two values there is always a character of neither. */
const holds = ({ offset, length }: JsonNode, at: number): boolean => offset <= at && at <= offset + length;

/** The name or the scalar at the offset; undefined where there is white space, a bracket or a comma. */
export function nodeAtOffset(root: JsonNode, offset: number): NodeAtOffset | undefined {
  const path: (string | number)[] = [];
  let node = root;
  while (node.type === 'object' || node.type === 'array') {
    const children: readonly JsonNode[] = node.children ?? [];
    const index = children.findIndex((child) => holds(child, offset));
    const child = children[index];
    if (!child) return undefined;
    if (node.type === 'array') {
      path.push(index);
      node = child;
      continue;
    }
    const [key, value] = child.children ?? [];
    if (!key) return undefined;
    path.push(String(key.value));
    if (holds(key, offset)) return { path, target: 'key', node: key };
    if (!value || !holds(value, offset)) return undefined;
    node = value;
  }
  return holds(node, offset) ? { path, target: 'value', node } : undefined;
}
