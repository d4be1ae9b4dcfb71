// Reads JSON that may be far larger than a policy: what AWS's command line and Terraform print of a whole account.
import { MAX_DEPTH } from '#iam/json/brackets.ts';
import { lazyTree } from '#iam/json/lazy-tree.ts';
import { membersOf, parse, toValue, type JsonNode, type JsonValue } from '#iam/json/parse.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { linesOf } from './lines.ts';

/** The limit for any text: about the output for an account with thousands of roles. */
const MAX_LENGTH = 20_000_000;

export type JsonReading =
  | {
      readonly kind: 'value';
      readonly value: JsonValue;
      /** Whether the text has no fault of syntax. */
      readonly isExact: boolean;
      /** Its tree, which takes long for a large text. */
      readonly tree: () => JsonNode | undefined;
    }
  /** No JSON, or not whole. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'refused'; readonly message: string };

/** Whether brackets outside of strings nest deeper than readers that recurse can take. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // A backslash takes the next character with it.
    if (inString && code === 0x5c) index += 1;
    else if (code === 0x22) inString = !inString;
    else if (!inString && (code === 0x5b || code === 0x7b)) depth += 1;
    else if (!inString && (code === 0x5d || code === 0x7d)) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** The value of a JSON text. A text of the size of a policy may have recoverable faults. */
export function readJson(text: string): JsonReading {
  if (text.length > MAX_LENGTH) {
    const message = `The text has ${text.length.toLocaleString('en-US')} characters; the limit is 20 million. Paste part of it.`;
    return { kind: 'refused', message };
  }
  if (isTooDeep(text)) {
    return {
      kind: 'refused',
      message: `Brackets are nested more than ${MAX_DEPTH} levels deep, so this is not a policy.`,
    };
  }
  const exact = validJson(text);
  if (exact !== undefined) return { kind: 'value', value: exact, isExact: true, tree: () => lazyTree(text) };
  // A longer text is not repaired.
  const { root, syntax } = parse(text);
  return root && syntax !== 'broken'
    ? { kind: 'value', value: toValue(root), isExact: false, tree: () => root }
    : { kind: 'broken' };
}

/** A name that is more than once in one object. */
export interface RepeatedName {
  readonly name: string;
  /** The line of the later one, from 1. */
  readonly line: number;
}

interface ValueWithLines {
  readonly value: JsonValue;
  readonly lineOf: (value: JsonValue) => number | undefined;
  readonly repeated: readonly RepeatedName[];
}

/** The value of a tree, and the line on which each of its lists and objects begins. */
export function valueWithLines(text: string, root: JsonNode): ValueWithLines {
  const offsets = new Map<JsonValue, number>();
  const lineAt = linesOf(text);
  const repeated: RepeatedName[] = [];
  const membersIn = (node: JsonNode): (readonly [string, JsonValue])[] => {
    const names = new Set<string>();
    return membersOf(node).flatMap(({ name, value }) => {
      if (names.has(name)) repeated.push({ name, line: lineAt((value ?? node).offset) });
      names.add(name);
      return value ? [[name, valueOf(value)] as const] : [];
    });
  };
  const valueOf = (node: JsonNode): JsonValue => {
    if (node.type !== 'object' && node.type !== 'array') return toValue(node);
    const value: JsonValue =
      node.type === 'array'
        ? (node.children ?? []).map((child) => valueOf(child))
        : Object.fromEntries(membersIn(node));
    offsets.set(value, node.offset);
    return value;
  };
  const lineOf = (value: JsonValue): number | undefined => {
    const offset = offsets.get(value);
    return offset === undefined ? undefined : lineAt(offset);
  };
  return { value: valueOf(root), lineOf, repeated };
}
