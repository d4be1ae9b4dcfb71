// Reads YAML while it is typed: whatever is missing or too much, every name and value that is there is kept.
//
// Why there are two readers: a key may take 20 ms, and a template of 2,244 lines takes the exact parser of
// iam/import/yaml.ts 20 ms when warm and 500 ms when not, this one 3 and 100. But this one takes any text, valid or not,
// and files that are checked need to be refused where AWS refuses them. unfinished-readers.test.ts compares the two.
import type {
  ArrayTree,
  ObjectTree,
  Scalar,
  UnfinishedMember,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import { longName } from '#iam/import/intrinsics.ts';
import { YamlFlow } from './yaml-flow.ts';
import { isBlockScalar, plainEnd, readBlockScalar, readPlain, readQuoted } from './yaml-scalars.ts';

/** Real templates are less deep; the reader recurses. */
const MAX_DEPTH = 60;

/** Aliases of aliases can stand for more values than there is memory. */
const MAX_REPEATED = 20_000;

const sizes = new WeakMap<UnfinishedTree, number>();

/** How many values a tree holds, those of its aliases included. */
function sizeOf(tree: UnfinishedTree): number {
  const known = sizes.get(tree);
  if (known !== undefined) return known;
  const children: readonly (UnfinishedTree | undefined)[] =
    tree.kind === 'array' ? tree.items : tree.kind === 'object' ? tree.members.map(({ value }) => value) : [];
  const size = children.reduce((sum, child) => sum + (child ? sizeOf(child) : 0), 1);
  sizes.set(tree, size);
  return size;
}

class YamlReader extends YamlFlow {
  readonly anchors = new Map<string, UnfinishedTree>();
  /** How many values aliases stand for so far. */
  repeated = 0;

  /** The value that begins here, in its line or in the lines below that stand further in than `outer`. */
  value(outer: number, inFlow: boolean, inMember: boolean): UnfinishedTree | undefined {
    this.skipBlanks();
    const tag = this.tagged();
    const anchor = tag?.anchor;
    const inner = this.untagged(outer, inFlow, inMember, tag !== undefined);
    if (anchor !== undefined && inner) this.anchors.set(anchor, inner);
    return tag?.key ? called(tag.key, inner) : inner;
  }

  /** A tag or an anchor; what they stand for follows. */
  tagged(): { key: Scalar | undefined; anchor: string | undefined } | undefined {
    let key: Scalar | undefined;
    let anchor: string | undefined;
    for (;;) {
      const found = /[!&][^\s,[\]{}]*/y;
      found.lastIndex = this.at;
      const word = found.exec(this.text)?.[0];
      if (word === undefined) break;
      const start = this.at;
      const name = longName(word);
      if (word.startsWith('&')) anchor = word.slice(1);
      else if (name !== undefined) {
        const end = start + word.length;
        key = { kind: 'word', start, end, closed: false, text: name, value: name };
      }
      this.at += word.length;
      this.skipBlanks();
    }
    return key || anchor !== undefined ? { key, anchor } : undefined;
  }

  untagged(outer: number, inFlow: boolean, inMember: boolean, isTagged: boolean): UnfinishedTree | undefined {
    if (this.depth > MAX_DEPTH) {
      this.at = this.lineEnd();
      return undefined;
    }
    this.depth += 1;
    try {
      if (!this.isLineOver) return this.here(outer, inFlow, inMember && !isTagged);
      return inFlow ? undefined : this.below(outer, inMember);
    } finally {
      this.depth -= 1;
    }
  }

  /** What stands in the lines below. A list may stand as far out as the member whose value it is. */
  below(outer: number, inMember: boolean): UnfinishedTree | undefined {
    const before = this.at;
    if (!this.skipLines() || this.isDocumentEnd) {
      this.at = before;
      return undefined;
    }
    const column = this.column();
    if (column > outer || (inMember && column === outer && this.isDash()))
      return this.value(column > outer ? outer : outer - 1, false, false);
    this.at = before;
    return undefined;
  }

  /** What begins at this very place. `inLine`: behind a colon, where no member can begin. */
  here(outer: number, inFlow: boolean, inLine: boolean): UnfinishedTree | undefined {
    const char = this.text[this.at];
    if (char === '[' || char === '{') return this.flow(outer);
    if (char === '*' && /^\*[^\s,[\]{}*:]+/.test(this.text.slice(this.at, this.at + 80))) return this.alias();
    if (!inFlow && !inLine && this.isDash()) return this.list(this.column());
    if (!inFlow && !inLine && this.beginsOwn(this.at)) return this.map(this.column());
    if (!inFlow && isBlockScalar(this)) return readBlockScalar(this, outer);
    if (char === '"' || char === "'") return readQuoted(this, outer);
    if (!inFlow && !inLine && this.isHalfKey(outer)) return this.map(this.column());
    return readPlain(this, outer, inFlow);
  }

  /** A word alone in its line with members below it, as far in or further: a name without its colon. */
  isHalfKey(outer: number): boolean {
    const end = plainEnd(this, this.at, false);
    let next = this.lineEnd(end);
    while (next < this.text.length && /\s/.test(this.text[next]!)) next += 1;
    if (next >= this.text.length) return false;
    const column = this.column(next);
    return column > outer && column >= this.column() && this.beginsOwn(next) && !this.isDash(next);
  }

  alias(): UnfinishedTree {
    const start = this.at;
    const word = /^\*[^\s,[\]{}]+/.exec(this.text.slice(start, start + 200))?.[0] ?? '*';
    this.at += word.length;
    const meant = this.anchors.get(word.slice(1));
    if (meant) this.repeated += sizeOf(meant);
    return (
      (this.repeated <= MAX_REPEATED ? meant : undefined) ?? {
        kind: 'word',
        start,
        end: this.at,
        closed: false,
        text: word,
        value: word,
      }
    );
  }

  map(column: number): ObjectTree {
    const members: UnfinishedMember[] = [];
    const tree: ObjectTree = { kind: 'object', start: this.at, end: this.at, closed: true, members, column };
    do {
      const before = this.at;
      const isExplicit = this.skipQuestion();
      const key = this.key(false);
      if (isExplicit) this.skipToColon(column);
      const hasColon = this.text[this.at] === ':';
      const member: UnfinishedMember = { key, hasColon, value: undefined };
      members.push(member);
      tree.end = key.end;
      if (hasColon) {
        this.at += 1;
        tree.end = this.at;
        member.value = this.value(column, false, true);
        tree.end = Math.max(tree.end, endWithin(member.value, tree.start));
      } else if (key.end > key.start && this.isLineOver) {
        // Its colon is still to come.
        member.value = this.below(column, false);
        tree.end = Math.max(tree.end, endWithin(member.value, tree.start));
      }
      this.leaveLine(before);
    } while (this.skipLines() && this.goesOn(column) && !this.isDash());
    return tree;
  }

  /** To the colon of a name behind a question mark: it stands below that. */
  skipToColon(column: number): void {
    const before = this.at;
    const isBelow = this.skipLines() && this.text[this.at] === ':' && this.column() === column;
    if (!isBelow) this.at = before;
  }

  /** Whether the line is of the container at this column: as far in, or further, which is a slip. */
  goesOn(column: number): boolean {
    return this.column() >= column && !this.isDocumentEnd;
  }

  /** Past what a line has too much. */
  leaveLine(before: number): void {
    this.skipBlanks();
    const isAtStart =
      this.at > before && this.text.slice(0, this.at).trimEnd().length < this.at - this.column();
    if (!isAtStart && !this.isDone && !this.isLineOver) this.at = this.lineEnd();
    if (this.at === before) this.at = Math.min(this.text.length, this.lineEnd(before) + 1);
  }

  list(column: number): ArrayTree {
    const items: UnfinishedTree[] = [];
    const dashes: number[] = [];
    const tree: ArrayTree = {
      kind: 'array',
      start: this.at,
      end: this.at,
      closed: true,
      items,
      column,
      dashes,
    };
    do {
      const before = this.at;
      this.at += 1;
      tree.end = this.at;
      this.skipBlanks();
      const item = this.value(column, false, false);
      dashes.push(before);
      // A dash alone is an item that is still to come.
      items.push(
        item ?? { kind: 'word', start: before + 1, end: before + 1, closed: false, text: '', value: null },
      );
      tree.end = Math.max(tree.end, endWithin(item, tree.start));
      this.leaveLine(before);
    } while (this.skipLines() && this.column() === column && this.isDash() && !this.isDocumentEnd);
    return tree;
  }
}

/** What an alias stands for may be elsewhere. */
const endWithin = (tree: UnfinishedTree | undefined, start: number): number =>
  tree && tree.start >= start ? tree.end : 0;

function called(key: Scalar, value: UnfinishedTree | undefined): ObjectTree {
  const end = Math.max(key.end, value?.end ?? 0);
  return { kind: 'object', start: key.start, end, closed: true, members: [{ key, hasColon: true, value }] };
}

/** The trees of the documents in the text. Never throws. */
export function readUnfinishedYaml(text: string): readonly UnfinishedTree[] {
  const reader = new YamlReader(text);
  const documents: UnfinishedTree[] = [];
  while (reader.skipLines()) {
    const before = reader.at;
    if (reader.isDocumentEnd) {
      reader.at += 3;
      reader.anchors.clear();
      continue;
    }
    if (reader.text[reader.at] === '%' && reader.column() === 0) {
      reader.nextLine();
      continue;
    }
    const value = reader.value(-1, false, false);
    if (value) documents.push(value);
    reader.leaveLine(before);
  }
  return documents;
}
