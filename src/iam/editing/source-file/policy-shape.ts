// Tells policies from other values in a file that is being written.
import type { JsonValue } from '#iam/json/json-value.ts';
import { withPlaceholders } from '#iam/import/placeholders.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import type {
  ObjectTree,
  UnfinishedContainer,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import { readUnfinished } from '#iam/editing/completion/unfinished-json.ts';

/** The value of the member; of several the last, as JSON has it. */
export function childOf(tree: UnfinishedTree | undefined, name: string): UnfinishedTree | undefined {
  if (tree?.kind !== 'object') return undefined;
  return tree.members.findLast(({ key }) => key.text === name)?.value;
}

/** What a scalar says; undefined for anything else. */
export function textIn(tree: UnfinishedTree | undefined): string | undefined {
  if (tree?.kind !== 'string' && tree?.kind !== 'word') return undefined;
  return tree.text;
}

const VERSION = /^20(?:08|12)-10-17$/;
const ELEMENTS: ReadonlySet<string> = new Set([...DOCUMENT_ELEMENTS, ...STATEMENT_ELEMENTS]);

const namesIn = (tree: UnfinishedTree): readonly string[] =>
  tree.kind === 'object' ? tree.members.map(({ key }) => key.text) : [];

/** Whether an object is a policy, finished or not. */
export function isPolicyTree(tree: UnfinishedTree | undefined): tree is ObjectTree {
  if (tree?.kind !== 'object') return false;
  if (VERSION.test(textIn(childOf(tree, 'Version')) ?? '')) return true;
  const statement = tree.members.findLast(({ key }) => key.text === 'Statement');
  if (!statement) return false;
  // A statement that is still to come.
  if (!statement.value) return tree.members.every(({ key }) => ELEMENTS.has(key.text));
  const parts = statement.value.kind === 'array' ? statement.value.items : [statement.value];
  return parts.length === 0 || parts.some((each) => namesIn(each).some((name) => ELEMENTS.has(name)));
}

function beginsElement(text: string): boolean {
  const begun = text.toLowerCase();
  return [...ELEMENTS].some((name) => name.toLowerCase().startsWith(begun));
}

/** Whether a file that is no template may become a policy: it has nothing else so far. */
export const mayBePolicy = (tree: UnfinishedTree | undefined): tree is ObjectTree =>
  tree?.kind === 'object' &&
  tree.members.every(({ key }) => [...DOCUMENT_ELEMENTS].some((name) => name.startsWith(key.text)));

/** Whether a value where only a policy can stand may be one: not if none of its members is of a policy, or begins so. */
export function couldBePolicy(tree: UnfinishedTree | undefined): tree is ObjectTree {
  if (tree?.kind !== 'object') return false;
  const names = namesIn(tree);
  return names.length === 0 || names.some((name) => /^(?:Ref$|Fn::)/.test(name) || beginsElement(name));
}

function moved(tree: UnfinishedTree, by: number): UnfinishedTree {
  const range = { start: tree.start + by, end: tree.end + by };
  if (tree.kind === 'array') return { ...tree, ...range, items: tree.items.map((each) => moved(each, by)) };
  if (tree.kind !== 'object') return { ...tree, ...range };
  const members = tree.members.map(({ key, hasColon, value }) => ({
    key: { ...key, start: key.start + by, end: key.end + by },
    hasColon,
    value: value && moved(value, by),
  }));
  return { ...tree, ...range, members };
}

/** The JSON in a part of the text, as a tree with the offsets of the text. */
export function jsonWithin(text: string, start: number, end: number): UnfinishedContainer | undefined {
  const part = text.slice(start, end);
  const tree = readUnfinished(withPlaceholders(part, () => validJson(part) !== undefined).text);
  return tree && (moved(tree, start) as UnfinishedContainer);
}

/** Whether a string may be a policy as JSON. */
export const looksLikeJson = (text: string): boolean => /^\s{0,200}\{/.test(text);

/** The value of a string that is a policy as JSON. */
export function policyInString(text: string): JsonValue | undefined {
  return looksLikeJson(text) && text.includes('Statement') ? validJson(text) : undefined;
}
