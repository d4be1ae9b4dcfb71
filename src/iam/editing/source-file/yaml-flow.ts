// Reads lists and objects in brackets of an unfinished YAML text.
import type { Scalar, UnfinishedMember, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { YamlLines } from './yaml-lines.ts';
import { plainEnd, readQuoted } from './yaml-scalars.ts';

export abstract class YamlFlow extends YamlLines {
  /** The value that begins here. */
  abstract value(outer: number, inFlow: boolean, inMember: boolean): UnfinishedTree | undefined;

  key(inFlow: boolean): Scalar {
    const char = this.text[this.at];
    if (char === '"' || char === "'") {
      const key = readQuoted(this, Number.MAX_SAFE_INTEGER);
      this.skipBlanks();
      return key;
    }
    const start = this.at;
    const end = plainEnd(this, start, inFlow);
    this.at = end;
    this.skipBlanks();
    const text = this.text.slice(start, end);
    return { kind: 'word', start, end, closed: false, text, value: text };
  }

  /** Past the question mark that may stand before a name: `? name`. */
  skipQuestion(): boolean {
    if (!/^\?[ \t]/.test(this.text.slice(this.at, this.at + 2))) return false;
    this.at += 1;
    this.skipBlanks();
    return true;
  }

  /** Whether brackets that do not close end here: with a line that stands no further in than what they are the value of. */
  isFlowOver(outer: number): boolean {
    const before = this.at;
    if (!this.skipLines()) return true;
    if (!this.text.slice(before, this.at).includes('\n')) return false;
    const isFirst = /^[ \t]*$/.test(this.text.slice(this.at - this.column(), this.at));
    return isFirst && outer >= 0 && this.column() <= outer && this.beginsOwn(this.at);
  }

  flow(outer: number): UnfinishedTree {
    const start = this.at;
    const isList = this.text[start] === '[';
    this.at += 1;
    const items: UnfinishedTree[] = [];
    const members: UnfinishedMember[] = [];
    let closed = false;
    while (!this.isFlowOver(outer)) {
      const char = this.text[this.at]!;
      if (char === ']' || char === '}') {
        closed = (char === ']') === isList;
        if (closed || this.depth > 1) this.at += closed ? 1 : 0;
        if (closed) break;
        // The bracket of something further out.
        if (this.depth > 1) break;
        this.at += 1;
      } else if (char === ',') this.at += 1;
      else if (isList) this.flowItem(items, outer);
      else this.flowMember(members, outer);
    }
    const end = closed ? this.at : this.text.slice(0, this.at).trimEnd().length;
    return isList
      ? { kind: 'array', start, end, closed, items }
      : { kind: 'object', start, end, closed, members };
  }

  flowItem(items: UnfinishedTree[], outer: number): void {
    const before = this.at;
    const item = this.value(outer, true, false);
    this.skipBlanks();
    if (item && this.text[this.at] === ':' && item.kind !== 'object' && item.kind !== 'array') {
      // A pair in a list is an object of one member.
      this.at += 1;
      const value = this.value(outer, true, true);
      const end = value?.end ?? this.at;
      items.push({
        kind: 'object',
        start: item.start,
        end,
        closed: true,
        members: [{ key: item, hasColon: true, value }],
      });
    } else if (item) items.push(item);
    if (this.at === before) this.at += 1;
  }

  flowMember(members: UnfinishedMember[], outer: number): void {
    const before = this.at;
    this.skipQuestion();
    const key = this.key(true);
    const hasColon = this.text[this.at] === ':';
    const member: UnfinishedMember = { key, hasColon, value: undefined };
    if (key.end > key.start) members.push(member);
    if (hasColon) {
      this.at += 1;
      this.skipBlanks();
      const isOpen = this.isFlowOver(outer) || /[,\]}]/.test(this.text[this.at] ?? ',');
      if (!isOpen) member.value = this.value(outer, true, true);
    }
    if (this.at === before) this.at += 1;
  }
}
