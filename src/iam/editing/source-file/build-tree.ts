// Makes the tree of a policy, as checks and hovers read it, out of what is written in a file.
import type { JsonNode, JsonValue } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { textOf } from '#iam/editing/completion/completion-context.ts';
import type {
  ObjectTree,
  Scalar,
  UnfinishedMember,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import type { UnresolvedRange } from './source-file.ts';

/** What a function or a reference comes to. */
export type Meaning =
  /** Another part of the text. */
  | { readonly trees: readonly UnfinishedTree[]; readonly open?: UnresolvedRange }
  /** The entries of several lists. */
  | { readonly lists: readonly UnfinishedTree[] }
  /** The members of several objects; the last of a name counts. */
  | { readonly objects: readonly UnfinishedTree[] }
  | { readonly value: JsonValue; readonly at: TextRange; readonly open: readonly UnresolvedRange[] };

export interface Resolver {
  /** Undefined for an object that is no call. */
  readonly call: (tree: ObjectTree) => Meaning | undefined;
  /** Undefined for a scalar that says what it means. */
  readonly scalar: (scalar: Scalar) => Meaning | undefined;
}

export const NO_RESOLVER: Resolver = { call: () => undefined, scalar: () => undefined };

/** No real policy has more. */
const MAX_NODES = 60_000;
/** The same of what functions and references stand for, which can be far more than what is written. */
const MAX_MEANT = 20_000;
const MAX_DEPTH = 60;

export class TreeBuilder {
  readonly unresolved: UnresolvedRange[] = [];
  readonly holes: TextRange[] = [];
  readonly sources = new Map<JsonNode, UnfinishedTree>();
  readonly resolver: Resolver;
  readonly readText: (text: JsonValue) => JsonValue;
  private left = MAX_NODES;
  private leftMeant = MAX_MEANT;
  private depth = 0;
  /** Whether a part comes from elsewhere: what a function or a reference stands for. */
  isReaching = false;
  /** What is being followed: Terraform refuses a value that is a part of itself. */
  private readonly followed = new Set<UnfinishedTree>();

  /** `readText` makes the last change to a string. */
  constructor(resolver: Resolver, readText: (text: JsonValue) => JsonValue = (text) => text) {
    this.resolver = resolver;
    this.readText = readText;
  }

  private noted(node: JsonNode, tree: UnfinishedTree): JsonNode {
    this.sources.set(node, tree);
    return node;
  }

  /** A value that was worked out, at one place of the text. */
  private valueAt(value: JsonValue, at: TextRange): JsonNode {
    const range = { offset: at.start, length: at.end - at.start };
    this.left -= 1;
    if (typeof value !== 'object' || value === null || this.left < 0) return scalarNode(value, range);
    if (Array.isArray(value)) {
      const children = (value as readonly JsonValue[]).map((each) => this.valueAt(each, at));
      return { type: 'array', ...range, children };
    }
    const children = Object.entries(value).map(([name, each]): JsonNode => ({
      type: 'property',
      ...range,
      children: [scalarNode(name, range), this.valueAt(each as JsonValue, at)],
    }));
    return { type: 'object', ...range, children };
  }

  /** The nodes that a tree stands for: none, one, or, of a call in a list, several. */
  nodes(tree: UnfinishedTree): readonly JsonNode[] {
    if (this.left <= 0 || this.leftMeant <= 0 || this.depth > MAX_DEPTH) return [];
    this.left -= 1;
    if (this.followed.size > 0) this.leftMeant -= 1;
    this.depth += 1;
    try {
      if (tree.kind === 'array') return [this.noted(this.list([tree], tree), tree)];
      const meaning = tree.kind === 'object' ? this.resolver.call(tree) : this.resolver.scalar(tree);
      if (meaning) return this.meant(meaning, tree);
      if (tree.kind === 'object') return [this.noted(this.object([tree], tree), tree)];
      return [this.noted(this.scalar(tree), tree)];
    } finally {
      this.depth -= 1;
    }
  }

  private follow(tree: UnfinishedTree): readonly JsonNode[] {
    if (this.followed.has(tree)) return [];
    this.followed.add(tree);
    const nodes = this.nodes(tree);
    this.followed.delete(tree);
    return nodes;
  }

  private meant(meaning: Meaning, tree: UnfinishedTree): readonly JsonNode[] {
    this.isReaching = true;
    if ('trees' in meaning) {
      if (meaning.open) this.unresolved.push(meaning.open);
      return meaning.trees.flatMap((each) => this.follow(each));
    }
    if ('lists' in meaning) return [this.list(meaning.lists, tree)];
    if ('objects' in meaning) return [this.object(meaning.objects, tree)];
    this.unresolved.push(...meaning.open);
    const node = this.valueAt(this.readText(meaning.value), meaning.at);
    return [this.noted(node, tree)];
  }

  private scalar(tree: Scalar): JsonNode {
    const value = this.readText(textOf(tree));
    return scalarNode(value, { offset: tree.start, length: tree.end - tree.start });
  }

  private list(lists: readonly UnfinishedTree[], { start, end }: TextRange): JsonNode {
    const children = lists.flatMap((list) => {
      if (list.kind !== 'array') {
        const nodes = this.nodes(list);
        return nodes.flatMap((node) => (node.type === 'array' ? (node.children ?? []) : [node]));
      }
      return list.items.flatMap((item) => {
        const isHole = item.kind === 'word' && item.text === '';
        if (isHole) this.holes.push({ start: item.start, end: item.end });
        return isHole ? [] : this.nodes(item);
      });
    });
    return { type: 'array', offset: start, length: end - start, children };
  }

  private object(objects: readonly UnfinishedTree[], { start, end }: TextRange): JsonNode {
    const children = objects.flatMap((object) => {
      if (object.kind === 'object' && !this.resolver.call(object)) return this.members(object.members);
      return this.nodes(object).flatMap((node) => (node.type === 'object' ? (node.children ?? []) : []));
    });
    return { type: 'object', offset: start, length: end - start, children };
  }

  private members(members: readonly UnfinishedMember[]): readonly JsonNode[] {
    return members.flatMap(({ key, value }): readonly JsonNode[] => {
      // `<<: *defaults` takes over the members of another object.
      if (key.text === '<<' && value) {
        const [inner] = this.nodes(value);
        return inner?.type === 'object' ? (inner.children ?? []) : [];
      }
      const meaning = this.resolver.scalar(key);
      const known = meaning && 'value' in meaning ? meaning.value : undefined;
      if (meaning) this.isReaching = true;
      if (meaning && 'value' in meaning) this.unresolved.push(...meaning.open);
      const name = typeof known === 'string' ? known : String(textOf(key));
      const range = { offset: key.start, length: key.end - key.start };
      const keyNode = this.noted({ type: 'string', ...range, value: this.readText(name) }, key);
      const [inner, second] = value ? this.nodes(value) : [];
      // A template's numbers are strings in a policy.
      const isNumbered = name === 'Sid' && inner?.type === 'number';
      const node = isNumbered ? { ...inner, type: 'string' as const, value: String(inner.value) } : inner;
      if (!value) this.holes.push({ start: key.start, end: key.end });
      const end = Math.max(key.end, value && value.start >= key.start ? value.end : 0);
      return second
        ? []
        : [
            {
              type: 'property',
              offset: key.start,
              length: end - key.start,
              children: node ? [keyNode, node] : [keyNode],
            },
          ];
    });
  }
}

function scalarNode(value: JsonValue, range: { offset: number; length: number }): JsonNode {
  const type = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
  return { type, ...range, value };
}
