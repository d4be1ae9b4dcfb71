// Reads the lists and objects of an unfinished Terraform text.
import type { Scalar, UnfinishedMember, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { HclText } from './hcl-text.ts';

export const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
export const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What only stands at the top. */
export const TOP =
  /(?:resource|data|locals|variable|output|module|provider|terraform|moved|import|check|removed|ephemeral)[ \t]*["{]/y;
/** A line that begins an attribute or a block. */
const ITEM = /[A-Za-z_][\w-]*[ \t]*(?:=(?![=>])|(?:"[^"\n]*"[ \t]*)*\{)/y;
/** A name alone in its line. */
const ALONE = /[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*\r?(?=\n|$)/uy;
const MEMBER = /(?:[A-Za-z_][\w-]*|"[^"\n]*"|\([^()\n]*\))[ \t]*(?:=(?!=)|:(?!:))/y;

export abstract class HclContainers extends HclText {
  /** Whether the layout says what closes where brackets do not. */
  readonly byLayout: boolean;
  constructor(text: string, byLayout: boolean) {
    super(text);
    this.byLayout = byLayout;
  }

  expressionOf(start: number): Scalar {
    const text = this.text.slice(start, this.at).trimEnd();
    const end = start + text.length;
    return { kind: 'word', start, end, closed: false, text, value: text, expression: text };
  }

  lineIsOver(): boolean {
    return this.isDone || this.sees('\n');
  }

  abstract expression(inBrackets: boolean): UnfinishedTree | undefined;
  abstract primary(): UnfinishedTree | undefined;

  isLoop(): boolean {
    return this.looksLike(/[[{]\s*for\s/y);
  }

  /** `[for …]` and `{for …}` are worked out as a whole. */
  loop(): UnfinishedTree {
    const start = this.at;
    let depth = 0;
    while (!this.isDone) {
      if (this.sees('"')) this.string();
      else {
        const char = this.text[this.at]!;
        this.at += 1;
        if (/[[{(]/.test(char)) depth += 1;
        if (/[\]})]/.test(char)) depth -= 1;
        if (depth === 0) return this.expressionOf(start);
      }
    }
    this.isFaulty = true;
    return this.expressionOf(start);
  }

  /** Up to the closing bracket. Past a bracket or an item of something further out nothing belongs here. */
  elements(items: UnfinishedTree[], closing: string): void {
    for (;;) {
      this.skip(true);
      if (this.isDone || this.sees(closing)) return;
      if (this.match(/,|\.\.\./y) !== undefined) continue;
      if (this.looksLike(/[)\]}]/y) || (this.column().isFirst && this.looksLike(ITEM))) {
        this.isFaulty = true;
        return;
      }
      const before = this.at;
      const item = this.expression(true);
      if (item) items.push(item);
      this.skip(true);
      if (!this.looksLike(/[,.)\]}]/y)) this.isFaulty = true;
      if (this.at === before) this.at += 1;
    }
  }

  container(): UnfinishedTree {
    const start = this.at;
    const isList = this.sees('[');
    this.at += 1;
    const items: UnfinishedTree[] = [];
    const members: UnfinishedMember[] = [];
    if (isList) this.elements(items, ']');
    else this.members(members, this.column(start).column === 0 ? 0 : this.lineColumn(start));
    const closed = this.takes(isList ? ']' : '}');
    if (!closed) this.isFaulty = true;
    const end = closed ? this.at : this.text.slice(0, this.at).trimEnd().length;
    return isList
      ? { kind: 'array', start, end, closed, items }
      : { kind: 'object', start, end, closed, members };
  }

  /** How far in the line of the offset stands. */
  lineColumn(offset: number): number {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(start, offset))![0].length;
  }

  isObjectOver(column: number): boolean {
    if (this.looksLike(/[)\]]/y)) return true;
    const here = this.column();
    if (!this.byLayout || !here.isFirst) return false;
    if (this.sees('}')) return here.column < column;
    return here.column === 0 && this.looksLike(TOP);
  }

  members(members: UnfinishedMember[], column: number): void {
    for (;;) {
      this.skip(true);
      if (this.isDone || this.isObjectOver(column) || this.sees('}')) return;
      if (this.takes(',')) continue;
      const before = this.at;
      this.member(members);
      if (this.at === before) this.at += 1;
    }
  }

  member(members: UnfinishedMember[]): void {
    const key = this.memberKey();
    if (!key) {
      this.isFaulty = true;
      return;
    }
    const member: UnfinishedMember = { key, hasColon: false, value: undefined };
    members.push(member);
    this.skip(false);
    member.hasColon = this.match(/=(?!=)|:(?!:)/y) !== undefined;
    if (!member.hasColon) {
      this.isFaulty = true;
      return;
    }
    this.skip(false);
    // A value may stand in the next line, but not where that is a member.
    if (this.lineIsOver()) this.skip(true);
    const isNext = this.column().isFirst && [MEMBER, ITEM, ALONE].some((each) => this.looksLike(each));
    if (!isNext) member.value = this.expression(true);
    if (!member.value) this.isFaulty = true;
    this.skip(false);
    if (!this.lineIsOver() && !this.looksLike(/[,)\]}]/y)) this.isFaulty = true;
  }

  memberKey(): Scalar | undefined {
    const start = this.at;
    if (this.sees('"')) return this.string();
    if (this.sees('(')) {
      this.primary();
      return this.expressionOf(start);
    }
    const name = this.match(NAME) ?? this.match(NUMBER);
    if (name === undefined) return undefined;
    this.match(/(?:[.:][\w-]+)+/y);
    const text = this.text.slice(start, this.at);
    return { kind: 'word', start, end: this.at, closed: false, text, value: text };
  }
}
