// Finds the cursor in YAML and Terraform: a mark is put in at the cursor, and looked for in what is read.
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonNode } from '#iam/json/parse.ts';
import type { JsonCursor } from '#iam/editing/completion/cursor.ts';
import type {
  Scalar,
  UnfinishedContainer,
  UnfinishedMember,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import { readSourceFile } from './read-source-file.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';

/** Letters that no template has. */
const MARKS = ['\ua66e', '\ua986', '\u13a0'];

export interface MarkedPlace {
  readonly policy: SourcePolicy;
  readonly cursor: JsonCursor;
  /** The quotation mark around the place. */
  readonly quote: string | undefined;
  readonly closed: boolean;
  /** What is replaced: the content of the string or word. */
  readonly start: number;
  readonly end: number;
  /** Behind its quotation mark. */
  readonly outerEnd: number;
  /** Whether a name has its colon, or equals sign. */
  readonly hasColon: boolean;
  readonly inFlow: boolean;
  /** Whether `Fn::Sub` reads the text. */
  readonly inSubstitution: boolean;
  /** How much further in than its line the name or item stands. */
  readonly indent: number;
  /** The text with the mark, and what was read of it. */
  readonly marked: SourceFile;
  readonly mark: string;
}

interface Found {
  readonly policy: SourcePolicy;
  readonly node: JsonNode;
  readonly path: JsonPath;
  readonly isKey: boolean;
  readonly scalar: Scalar;
  readonly inSubstitution: boolean;
}

/** The scalar with the mark in a tree, and whether `Fn::Sub` is around it. */
function scalarIn(
  tree: UnfinishedTree,
  mark: string,
  inSubstitution: boolean,
): { scalar: Scalar; inSubstitution: boolean } | undefined {
  if (tree.kind === 'array') return undefined;
  if (tree.kind !== 'object') return tree.text.includes(mark) ? { scalar: tree, inSubstitution } : undefined;
  const [member, second] = tree.members;
  if (member?.key.text !== 'Fn::Sub' || !member.value || second) return undefined;
  const text = member.value.kind === 'array' ? member.value.items[0] : member.value;
  return text && scalarIn(text, mark, true);
}

function* nodesOf(root: JsonNode): Generator<{ node: JsonNode; path: JsonPath; isKey: boolean }> {
  const stack: { node: JsonNode; path: JsonPath; isKey: boolean }[] = [
    { node: root, path: [], isKey: false },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    const { node, path } = next;
    if (node.type === 'array')
      for (const [index, child] of (node.children ?? []).entries())
        stack.push({ node: child, path: [...path, index], isKey: false });
    else if (node.type === 'object')
      for (const { children: [key, value] = [] } of node.children ?? []) {
        if (!key) continue;
        const inner = [...path, String(key.value)];
        if (value) stack.push({ node: value, path: inner, isKey: false });
        stack.push({ node: key, path: inner, isKey: true });
      }
  }
}

function findIn(policy: SourcePolicy, mark: string): Found | undefined {
  for (const { node, path, isKey } of nodesOf(policy.root)) {
    if (node.type === 'array' || node.type === 'object') continue;
    const tree = policy.sources.get(node);
    const found = tree && scalarIn(tree, mark, false);
    if (found) return { policy, node, path, isKey, ...found };
  }
  return undefined;
}

/** The policy as completion reads it, with the name or value that the cursor is in. */
class PlainTree {
  readonly marked: Found;
  readonly mark: string;
  container: UnfinishedContainer | undefined;
  token: Scalar | undefined;
  member: UnfinishedMember | undefined;

  constructor(marked: Found, mark: string) {
    this.marked = marked;
    this.mark = mark;
  }

  private scalar(node: JsonNode): Scalar {
    const value = typeof node.value === 'string' ? node.value.replace(this.mark, '') : (node.value as null);
    const text = String(value);
    const scalar: Scalar = { kind: 'string', start: 0, end: 0, closed: true, text, value };
    if (node === this.marked.node) this.token = scalar;
    return scalar;
  }

  read(node: JsonNode): UnfinishedTree {
    if (node.type === 'array') {
      const items = (node.children ?? []).map((child) => this.read(child));
      const tree: UnfinishedTree = { kind: 'array', start: 0, end: 0, closed: true, items };
      if ((node.children ?? []).includes(this.marked.node)) this.container = tree;
      return tree;
    }
    if (node.type !== 'object') return this.scalar(node);
    const members: UnfinishedMember[] = [];
    const tree: UnfinishedTree = { kind: 'object', start: 0, end: 0, closed: true, members };
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (!key) continue;
      const member: UnfinishedMember = {
        key: this.scalar(key),
        hasColon: true,
        value: value && this.read(value),
      };
      members.push(member);
      if (key === this.marked.node) this.member = member;
      if (key === this.marked.node || value === this.marked.node) this.container = tree;
    }
    return tree;
  }
}

/** The text of the scalar before the mark, as it means. */
function typedOf({ scalar, inSubstitution }: Found, mark: string): string {
  const typed = scalar.text.slice(0, scalar.text.indexOf(mark));
  return inSubstitution ? typed.replaceAll('${!', '${') : typed;
}

/** Whether a bracket that is open in the policy is around the offset. */
function isInFlow(policy: SourcePolicy, at: number): boolean {
  for (const tree of policy.sources.values())
    if (
      (tree.kind === 'array' || tree.kind === 'object') &&
      tree.column === undefined &&
      tree.start < at &&
      at <= tree.end &&
      !(tree.kind === 'object' && tree.members[0]?.key.text.startsWith('Fn::'))
    )
      return true;
  return false;
}

function placeOf(found: Found, mark: string, marked: SourceFile): MarkedPlace {
  const { policy, scalar, isKey, path } = found;
  const plain = new PlainTree(found, mark);
  const root = plain.read(policy.root) as UnfinishedContainer;
  const typed = typedOf(found, mark);
  const isAlone = scalar.kind === 'word' && scalar.text === mark;
  const quote = scalar.kind === 'string' ? (scalar.quote ?? '"') : undefined;
  const closed = quote !== undefined && scalar.closed;
  const { text } = marked;
  const lineStart = text.lastIndexOf('\n', scalar.start - 1) + 1;
  const leading = /^[ \t]*/.exec(text.slice(lineStart))![0].length;
  const column = isKey ? scalar.start - lineStart : (columnOf(policy, found) ?? leading);
  const source = isKey ? memberOf(policy.tree, scalar) : undefined;
  return {
    policy,
    cursor: {
      at: isKey ? 'key' : 'value',
      root,
      path: isKey ? path.slice(0, -1) : path,
      typed,
      container: plain.container ?? root,
      token: isAlone ? undefined : plain.token,
      commaBehind: false,
      ...(plain.member && { member: plain.member }),
    },
    quote,
    closed,
    start: scalar.start + (quote ? 1 : 0),
    end: scalar.end - (closed ? 1 : 0) - mark.length,
    outerEnd: scalar.end - mark.length,
    hasColon: source?.hasColon ?? false,
    inFlow: isInFlow(policy, scalar.start),
    inSubstitution: found.inSubstitution,
    indent: Math.max(0, column - leading),
    marked,
    mark,
  };
}

/** Where the member begins whose value the place is in; of an item, where its content begins. */
function columnOf(policy: SourcePolicy, { node, scalar }: Found): number | undefined {
  for (const tree of policy.sources.values()) {
    if (tree.kind === 'object' && tree.members.some(({ value }) => value === scalar)) return tree.column;
    if (tree.kind === 'array' && tree.items.includes(scalar) && tree.column !== undefined)
      return tree.column + 2;
  }
  return node.offset < 0 ? 0 : undefined;
}

function memberOf(tree: UnfinishedTree, key: Scalar): UnfinishedMember | undefined {
  const children =
    tree.kind === 'array'
      ? tree.items
      : tree.kind === 'object'
        ? tree.members.flatMap(({ value }) => value ?? [])
        : [];
  const own = tree.kind === 'object' ? tree.members.find((each) => each.key === key) : undefined;
  if (own) return own;
  for (const child of children) {
    const found = memberOf(child, key);
    if (found) return found;
  }
  return undefined;
}

interface MarkedFile {
  readonly marked: SourceFile;
  readonly mark: string;
}

/** Several questions are about the same place. */
const lastMarked = new WeakMap<SourceFile, { readonly offset: number; readonly read: MarkedFile }>();

/** The file with a mark at the offset, as it is read then. */
export function markedFile(file: SourceFile, offset: number): MarkedFile | undefined {
  const known = lastMarked.get(file);
  if (known?.offset === offset) return known.read;
  const mark = MARKS.find((each) => !file.text.includes(each));
  if (mark === undefined) return undefined;
  const text = file.text.slice(0, offset) + mark + file.text.slice(offset);
  const read = { marked: readSourceFile(text, file.language, file.options), mark };
  lastMarked.set(file, { offset, read });
  return read;
}

/** The place in a policy where the mark is. */
export function markedPlace(marked: SourceFile, mark: string): MarkedPlace | undefined {
  const at = marked.text.indexOf(mark);
  const isAround = ({ start, end }: SourcePolicy): boolean => start <= at && at < end;
  const [around, others] = [
    marked.policies.filter(isAround),
    marked.policies.filter((each) => !isAround(each)),
  ];
  for (const policy of [...around, ...others]) {
    const found = policy.form === 'text' ? undefined : findIn(policy, mark);
    if (found) return placeOf(found, mark, marked);
  }
  return undefined;
}
