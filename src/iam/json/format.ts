// Lays out any JSON text the way `print` does, with its members in the order given.

import { membersOf, parse, type JsonNode } from './parse.ts';

/** `parse` bounds the depth. Literals are copied from the text: a number keeps its digits, a string its escapes. */
function printNode(text: string, node: JsonNode, indent: string): string {
  const inner = `${indent}  `;
  const literal = (leaf: JsonNode) => text.slice(leaf.offset, leaf.offset + leaf.length);
  if (node.type === 'object') {
    const members = membersOf(node).map(({ key, value }) => {
      return `${inner}${literal(key)}: ${value ? printNode(text, value, inner) : ''}`;
    });
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  }
  if (node.type === 'array') {
    const elements = (node.children ?? []).map((child) => inner + printNode(text, child, inner));
    return elements.length === 0 ? '[]' : `[\n${elements.join(',\n')}\n${indent}]`;
  }
  return literal(node);
}

/**
 * Any JSON text in the form of `print`, but with its members in the order given, repeated names included.
 * A text that is not JSON comes back unchanged.
 */
export function format(text: string): string {
  const { root, syntax } = parse(text);
  return root && syntax === 'valid' ? printNode(text, root, '') : text;
}
