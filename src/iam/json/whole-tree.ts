// The syntax tree of a text of any length that is valid JSON, such as AWS CLI output on a whole account.
import { parseTree } from 'jsonc-parser';
import type { JsonNode } from './json-tree.ts';

/** The tree; undefined for an empty text. The text must be JSON whose depth was checked. */
export const wholeTree = (text: string): JsonNode | undefined =>
  parseTree(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text, [], { disallowComments: true });
