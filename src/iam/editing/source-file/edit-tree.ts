// Makes a policy in a file say something else: only what differs is changed, in the way its author writes.
import type { JsonNode, JsonValue } from '#iam/json/parse.ts';
import { toValue } from '#iam/json/parse.ts';
import type { TextEdit } from '#iam/json/edit-text.ts';
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type {
  ArrayTree,
  ObjectTree,
  Scalar,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import type { SourcePolicy } from './source-file.ts';

/** Where something new stands: behind how much white space, and whether all is in one line. */
export interface LayoutPlace {
  readonly indent: string;
  readonly inline: boolean;
  /** Whether brackets of YAML are around it. */
  readonly inFlow: boolean;
  /** The path of the policy's document that the container is at. */
  readonly path: readonly (string | number)[];
}

/** Writes values as a language does. */
export interface TreeWriter {
  readonly member: (name: string, value: JsonValue, place: LayoutPlace) => string | undefined;
  readonly item: (value: JsonValue, place: LayoutPlace) => string | undefined;
  /** The value of a member that has another now, with the white space before it. */
  readonly value: (name: string, value: JsonValue, place: LayoutPlace) => string | undefined;
  readonly scalar: (old: Scalar, value: JsonValue, inFlow: boolean) => string | undefined;
  readonly name: (old: Scalar, name: string) => string | undefined;
  /** Behind a name: ":" or "=". */
  readonly sign: string;
}

/** What the text does not show how to change. Thrown within this file and caught at its edge. */
class NotShown extends Error {}

interface Entry {
  readonly start: number;
  readonly end: number;
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

class TreeEditor {
  readonly edits: TextEdit[] = [];
  readonly text: string;
  readonly policy: SourcePolicy;
  readonly writer: TreeWriter;
  constructor(text: string, policy: SourcePolicy, writer: TreeWriter) {
    this.text = text;
    this.policy = policy;
    this.writer = writer;
  }

  private sourceOf(node: JsonNode): UnfinishedTree {
    const tree = this.policy.sources.get(node);
    if (!tree || (tree.kind === 'object' && /^(?:Ref$|Fn::|hcl::)/.test(tree.members[0]?.key.text ?? '')))
      throw new NotShown();
    return tree;
  }

  private shown<T>(value: T | undefined): T {
    if (value === undefined) throw new NotShown();
    return value;
  }

  change(node: JsonNode, value: JsonValue, path: readonly (string | number)[]): void {
    const before = toValue(node);
    if (same(before, value)) return;
    const tree = this.sourceOf(node);
    if (node.type === 'object' && isObject(value) && tree.kind === 'object')
      return this.object(node, tree, value, path);
    if (node.type === 'array' && Array.isArray(value) && tree.kind === 'array')
      return this.array(node, tree, value as readonly JsonValue[], path);
    if (tree.kind === 'array' || tree.kind === 'object' || typeof value === 'object') throw new NotShown();
    if (tree.expression !== undefined || tree.block) throw new NotShown();
    const text = this.shown(this.writer.scalar(tree, value, this.isInFlow(tree)));
    this.edits.push({ start: tree.start, end: tree.end, text });
    return undefined;
  }

  private isInFlow(at: Entry): boolean {
    for (const tree of this.policy.sources.values())
      if (
        (tree.kind === 'array' || tree.kind === 'object') &&
        tree.column === undefined &&
        tree.start <= at.start &&
        at.end <= tree.end
      )
        return true;
    return false;
  }

  private placeIn(
    tree: ArrayTree | ObjectTree,
    first: Entry,
    path: readonly (string | number)[],
  ): LayoutPlace {
    const lineStart = this.text.lastIndexOf('\n', first.start - 1) + 1;
    const before = this.text.slice(lineStart, first.start);
    const indent = tree.column === undefined ? /^[ \t]*/.exec(before)![0] : ' '.repeat(tree.column);
    const inline = tree.column === undefined && before.trim() !== '';
    return { indent, inline, inFlow: tree.column === undefined, path };
  }

  private entriesOf(tree: ObjectTree): readonly Entry[] {
    const isBlocks = this.policy.form === 'blocks';
    return tree.members.map(({ key, value }) => ({
      start: isBlocks && value ? Math.min(key.start, value.start) : key.start,
      end: Math.max(key.end, value && (isBlocks || value.start >= key.start) ? value.end : 0),
    }));
  }

  private object(
    node: JsonNode,
    tree: ObjectTree,
    value: JsonObject,
    path: readonly (string | number)[],
  ): void {
    const old = toValue(node) as JsonObject;
    const names = Object.keys(old);
    const next = Object.keys(value);
    const entries = this.entriesOf(tree);
    const indexOf = (name: string): number => tree.members.findLastIndex(({ key }) => key.text === name);
    const [gone, fresh] = [
      names.filter((name) => !next.includes(name)),
      next.filter((name) => !names.includes(name)),
    ];
    const renamed =
      gone.length === 1 && fresh.length === 1 && same(own(old, gone[0]!), own(value, fresh[0]!));
    if (renamed) {
      const { key } = this.shown(tree.members[indexOf(gone[0]!)]);
      if (key.end === key.start) throw new NotShown();
      this.edits.push({ start: key.start, end: key.end, text: this.shown(this.writer.name(key, fresh[0]!)) });
      return;
    }
    this.removeAll(entries, new Set(gone.map(indexOf)));
    for (const name of next) {
      if (fresh.includes(name)) this.insertMember(tree, entries, name, value, path);
      else this.member(node, tree, name, value, path);
    }
  }

  private member(
    node: JsonNode,
    tree: ObjectTree,
    name: string,
    value: JsonObject,
    path: readonly (string | number)[],
  ): void {
    const property = node.children?.findLast(({ children: [key] = [] }) => key?.value === name);
    const inner = this.shown(property?.children?.[1]);
    const wanted = own(value, name)!;
    if (same(toValue(inner), wanted)) return;
    const isAlike =
      (inner.type === 'array') === Array.isArray(wanted) && (inner.type === 'object') === isObject(wanted);
    if (isAlike) return this.change(inner, wanted, [...path, name]);
    // A list instead of a text, or a text instead of a list: the value is written anew.
    const source = this.sourceOf(inner);
    const member = this.shown(tree.members.findLast(({ key }) => key.text === name));
    const sign = this.text.indexOf(this.writer.sign, member.key.end);
    if (sign < 0 || sign > source.start || source !== member.value) throw new NotShown();
    const place = this.placeIn(tree, { start: member.key.start, end: member.key.end }, path);
    const text = this.shown(this.writer.value(name, wanted, place));
    this.edits.push({ start: sign + this.writer.sign.length, end: source.end, text });
    return undefined;
  }

  private insertMember(
    tree: ObjectTree,
    entries: readonly Entry[],
    name: string,
    value: JsonObject,
    path: readonly (string | number)[],
  ): void {
    const next = Object.keys(value);
    const written = (each: string): number => {
      const index = tree.members.findLastIndex(({ key }) => key.text === each);
      const entry = entries[index];
      return entry && entry.end > entry.start ? index : -1;
    };
    const before = next.slice(0, next.indexOf(name)).findLast((each) => written(each) >= 0);
    const first = entries.findIndex(({ start, end }) => end > start);
    const index = before === undefined ? first : written(before);
    const entry = this.shown(entries[index]);
    const place = this.placeIn(tree, entries[first] ?? entry, path);
    this.put(
      entry,
      before !== undefined,
      this.shown(this.writer.member(name, own(value, name)!, place)),
      place,
      '',
    );
  }

  /** Puts a text behind the entry, or before it. */
  private put(
    entry: Entry,
    isBehind: boolean,
    text: string,
    { indent, inline }: LayoutPlace,
    comma: string,
  ): void {
    const line = `\n${indent}`;
    if (!isBehind) {
      const gap = inline ? ', ' : `${comma}${line}`;
      this.edits.push({ start: entry.start, end: entry.start, text: `${text}${gap}` });
    } else if (inline) this.edits.push({ start: entry.end, end: entry.end, text: `, ${text}` });
    else {
      const at = comma === '' ? this.lineEnd(entry.end) : entry.end;
      this.edits.push({ start: at, end: at, text: `${comma}${line}${text}` });
    }
  }

  /** The end of the line, where only a comma or a comment is left of it. */
  private lineEnd(from: number): number {
    const rest = /^,?[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?=\r?\n|$)/.exec(this.text.slice(from, from + 2000));
    return from + (rest?.[0].length ?? 0);
  }

  private removeAll(entries: readonly Entry[], gone: ReadonlySet<number>): void {
    const lastKept = entries.findLastIndex((_, index) => !gone.has(index));
    for (const index of gone) this.remove(entries, index, index > lastKept);
  }

  /** `isTail`: whether nothing that is behind it stays, so that the comma before it goes. */
  private remove(entries: readonly Entry[], index: number, isTail: boolean): void {
    const entry = this.shown(entries[index]);
    if (entry.end <= entry.start) throw new NotShown();
    const lineStart = this.text.lastIndexOf('\n', entry.start - 1) + 1;
    const end = this.lineEnd(entry.end);
    const isLine =
      this.text.slice(lineStart, entry.start).trim() === '' &&
      /^\r?\n|^$/.test(this.text.slice(end, end + 2));
    const isListed = entries.filter((each) => each.end > each.start).length > 1;
    if (!isListed) throw new NotShown();
    if (isLine) {
      const next = this.text.indexOf('\n', end);
      this.edits.push({ start: lineStart, end: next < 0 ? this.text.length : next + 1, text: '' });
      return;
    }
    const [before, after] = [entries[index - 1], entries[index + 1]];
    if (after && !isTail)
      this.edits.push({ start: entry.start, end: this.endBefore(entry, after), text: '' });
    // Behind a comment its comma stays too: all lists and objects may end with one.
    else if (before && this.isCommented(before.end, entry.start))
      this.edits.push({ start: entry.start, end: entry.end, text: '' });
    else if (before) this.edits.push({ start: before.end, end: entry.end, text: '' });
  }

  private isCommented(start: number, end: number): boolean {
    return /[^\s,]/.test(this.text.slice(start, end));
  }

  /** Where an entry ends that goes: at the next one, or at a comment between them, which stays. */
  private endBefore({ end }: Entry, after: Entry): number {
    if (!this.isCommented(end, after.start)) return after.start;
    const at = end + /^[ \t]*,?[ \t]*/.exec(this.text.slice(end, after.start))![0].length;
    const isListed = /(?:^|\*\/|\n)\s*,/.test(this.text.slice(at, after.start));
    if (isListed) throw new NotShown();
    return at;
  }

  private array(
    node: JsonNode,
    tree: ArrayTree,
    value: readonly JsonValue[],
    path: readonly (string | number)[],
  ): void {
    const children = node.children ?? [];
    if (children.length !== tree.items.length) throw new NotShown();
    if (children.some((child, index) => this.policy.sources.get(child) !== tree.items[index]))
      throw new NotShown();
    const old = children.map((child) => toValue(child));
    if (old.length === value.length) {
      for (const [index, child] of children.entries()) this.change(child, value[index]!, [...path, index]);
      return;
    }
    const entries = tree.items.map(({ start, end }, index) => ({
      start: tree.dashes?.[index] ?? start,
      end,
    }));
    // What stays is found from both ends.
    let head = 0;
    while (head < Math.min(old.length, value.length) && same(old[head], value[head])) head += 1;
    let tail = 0;
    while (tail < Math.min(old.length, value.length) - head && same(old.at(-1 - tail), value.at(-1 - tail)))
      tail += 1;
    const gone = new Set(Array.from({ length: old.length - head - tail }, (_, index) => head + index));
    const fresh = value.slice(head, value.length - tail);
    for (const each of gone)
      if (fresh[0] !== undefined && same(old[each], fresh[0])) {
        gone.delete(each);
        fresh.shift();
      }
    this.removeAll(entries, gone);
    const anchor = entries[Math.max(0, head - 1)];
    if (fresh.length === 0) return;
    const place = this.placeIn(tree, this.shown(entries[0]), path);
    // Items of a list in brackets have commas, blocks and dashes have none.
    const isBlocks = this.policy.form === 'blocks' && path.length === 1;
    const comma = tree.column === undefined && !isBlocks ? ',' : '';
    for (const each of head === 0 ? fresh : fresh.toReversed())
      this.put(this.shown(anchor), head > 0, this.shown(this.writer.item(each, place)), place, comma);
  }
}

/** The changes that make the policy say `wanted`; undefined where the text does not show how. */
export function editsToTree(
  text: string,
  policy: SourcePolicy,
  wanted: JsonValue,
  writer: TreeWriter,
): readonly TextEdit[] | undefined {
  const editor = new TreeEditor(text, policy, writer);
  try {
    editor.change(policy.root, wanted, []);
  } catch (error) {
    if (error instanceof NotShown) return undefined;
    throw error;
  }
  const isWindows = text.includes('\r\n');
  const edits = editor.edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((edit) => (isWindows ? { ...edit, text: edit.text.replaceAll('\n', '\r\n') } : edit));
  const areApart = edits.every(
    ({ start, end }, index) => start <= end && (index === 0 || edits[index - 1]!.end <= start),
  );
  return areApart ? edits : undefined;
}
