// The syntax tree of a text of any length that is known to be JSON: what AWS prints of a whole account is longer than a policy.
import { parseTree } from 'jsonc-parser';
import type { JsonNode } from './json-tree.ts';

/** The tree; undefined for an empty text. The text must be JSON whose depth was checked. */
export const wholeTree = (text: string): JsonNode | undefined =>
  parseTree(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text, [], { disallowComments: true });
