// Explains what is at a place of a file: in the policies that are in it.
import type { JsonNode } from '#iam/json/parse.ts';
import type { NodeAtOffset } from '#iam/json/node-at-offset.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { hoverOn, type Hover } from '#iam/editing/hover.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { blockHover } from './block-names.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';

/** Both ends count: between two values there is always a character of neither. */
const holds = ({ offset, length }: JsonNode, at: number): boolean => offset <= at && at <= offset + length;

/** Names and scalars of the policy, with their paths. Parts of it may be anywhere in the file. */
function* leavesOf(root: JsonNode): Generator<NodeAtOffset> {
  const stack: { node: JsonNode; path: JsonPath }[] = [{ node: root, path: [] }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, path } = next;
    if (node.type === 'array') {
      const items = node.children ?? [];
      for (let index = items.length - 1; index >= 0; index -= 1)
        stack.push({ node: items[index]!, path: [...path, index] });
    } else if (node.type === 'object') {
      for (const { children: [key, value] = [] } of (node.children ?? []).toReversed()) {
        if (!key) continue;
        const inner = [...path, String(key.value)];
        if (value) stack.push({ node: value, path: inner });
        yield { path: inner, target: 'key', node: key };
      }
    } else yield { path, target: 'value', node };
  }
}

/** The name or the value at the offset: of several the shortest. */
export function leafAt(root: JsonNode, offset: number): NodeAtOffset | undefined {
  let best: NodeAtOffset | undefined;
  for (const leaf of leavesOf(root))
    if (leaf.node.length > 0 && holds(leaf.node, offset) && (!best || leaf.node.length < best.node.length))
      best = leaf;
  return best;
}

/** How each language and form writes a policy variable: `${…}`, `$${…}`, `${!…}` or `&{…}`. */
const VARIABLE = /(?:\$\$|\$|&)\{!?([^{}\s]*)\}/g;

function variableIn(
  text: string,
  { offset: start, length }: JsonNode,
  offset: number,
): { name: string; start: number; end: number } | undefined {
  for (const match of text.slice(start, start + length).matchAll(VARIABLE)) {
    const from = start + match.index;
    const end = from + match[0].length;
    if (from <= offset && offset < end && match[1]!.includes(':'))
      return { name: match[1]!, start: from, end };
  }
  return undefined;
}

function hoverInPolicy(
  file: SourceFile,
  policy: SourcePolicy,
  offset: number,
  reference: Reference,
): Hover | undefined {
  const place = leafAt(policy.root, offset);
  if (!place) return undefined;
  const variable = place.target === 'value' ? variableIn(file.text, place.node, offset) : undefined;
  return hoverOn({ type: policy.type, root: policy.root, place, variable, offset }, reference);
}

/** What there is to say of the place, undefined where that is nothing. Never throws. */
export function hoverInFile(file: SourceFile, offset: number, reference: Reference): Hover | undefined {
  for (const policy of file.policies) {
    const hover = hoverInPolicy(file, policy, offset, reference);
    if (hover) return hover;
  }
  return file.language === 'hcl' ? blockHover(file, offset) : undefined;
}
