// Reads Terraform while it is typed: whatever is missing or too much, every name and value that is there is kept.
import type { Scalar, UnfinishedMember, UnfinishedTree } from '#core/language/completion/unfinished-json.ts';
import { HclText } from './hcl-text.ts';

export interface UnfinishedItem {
  readonly name: Scalar;
  /** "=" or "{"; undefined for a name alone. */
  sign: '=' | '{' | undefined;
  value: UnfinishedTree | undefined;
  readonly labels: Scalar[];
  body: UnfinishedBody | undefined;
  end: number;
}

/** What is between the braces of a block, or the whole text. */
export interface UnfinishedBody {
  readonly start: number;
  end: number;
  closed: boolean;
  readonly items: UnfinishedItem[];
}

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const OPERATOR = /\|\||&&|==|!=|>=|<=|[>+%*]|-|<(?!<)|\/(?![/*])/y;
/** What only stands at the top. */
const TOP =
  /(?:resource|data|locals|variable|output|module|provider|terraform|moved|import|check|removed|ephemeral)[ \t]*["{]/y;
/** A line that begins an attribute or a block. */
const ITEM = /[A-Za-z_][\w-]*[ \t]*(?:=(?![=>])|(?:"[^"\n]*"[ \t]*)*\{)/y;
const MEMBER = /(?:[A-Za-z_][\w-]*|"[^"\n]*"|\([^()\n]*\))[ \t]*(?:=(?!=)|:(?!:))/y;
/** Blocks that never stand within themselves. */
const SINGLE = new Set(['statement', 'condition', 'principals', 'not_principals', 'resource', 'data']);
const MAX_DEPTH = 60;

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

export class HclReader extends HclText {
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

  body(type: string, column: number): UnfinishedBody {
    const body: UnfinishedBody = { start: this.at, end: this.at, closed: false, items: [] };
    for (;;) {
      this.skip(true);
      if (this.isDone || (this.depth > 0 && this.isBodyOver(type, column))) break;
      if (this.sees('}') && this.depth > 0) {
        body.closed = true;
        break;
      }
      this.item(body.items);
    }
    body.end = this.at;
    if (!body.closed && this.depth > 0) this.isFaulty = true;
    return body;
  }

  /** Whether a block without its brace ends here. */
  isBodyOver(type: string, column: number): boolean {
    if (!this.byLayout) return false;
    const here = this.column();
    if (!here.isFirst) return false;
    if (this.sees('}')) return here.column < column;
    if (here.column === 0 && this.looksLike(TOP)) return true;
    if (!SINGLE.has(type) || here.column > column) return false;
    return new RegExp(String.raw`${type}[ \t]*["{]`, 'y').test(this.text.slice(this.at, this.at + 40));
  }

  item(items: UnfinishedItem[]): void {
    const start = this.at;
    const name = this.match(NAME);
    if (name === undefined) {
      this.isFaulty = true;
      if (this.sees('"')) this.string();
      else this.at += 1;
      return;
    }
    const scalar: Scalar = { kind: 'word', start, end: this.at, closed: false, text: name, value: name };
    const item: UnfinishedItem = {
      name: scalar,
      sign: undefined,
      value: undefined,
      labels: [],
      body: undefined,
      end: this.at,
    };
    items.push(item);
    this.skip(false);
    if (this.sees('=') && !this.sees('==')) {
      this.at += 1;
      item.sign = '=';
      item.end = this.at;
      this.skip(false);
      item.value = this.lineIsOver() ? undefined : this.expression(false);
      item.end = item.value?.end ?? item.end;
      if (!item.value) this.isFaulty = true;
    } else this.block(item);
    this.skip(false);
    if (!this.lineIsOver() && !this.sees('}')) {
      this.isFaulty = true;
      this.at = this.lineEnd();
    }
  }

  lineIsOver(): boolean {
    return this.isDone || this.sees('\n');
  }

  block(item: UnfinishedItem): void {
    while (!this.sees('{')) {
      if (this.sees('"')) item.labels.push(this.string());
      else {
        const start = this.at;
        const text = this.match(NAME);
        if (text === undefined) break;
        item.labels.push({ kind: 'word', start, end: this.at, closed: false, text, value: text });
      }
      this.skip(false);
    }
    if (!this.takes('{') || this.depth > MAX_DEPTH) {
      this.isFaulty = true;
      return;
    }
    item.sign = '{';
    this.depth += 1;
    item.body = this.body(item.name.text, this.column(item.name.start).column);
    this.depth -= 1;
    if (item.body.closed) this.at += 1;
    item.end = item.body.closed ? this.at : this.text.slice(0, this.at).trimEnd().length;
  }

  expression(inBrackets: boolean): UnfinishedTree | undefined {
    if (this.depth > MAX_DEPTH) {
      this.isFaulty = true;
      this.at = this.lineEnd();
      return undefined;
    }
    this.depth += 1;
    try {
      return this.operation(inBrackets);
    } finally {
      this.depth -= 1;
    }
  }

  operation(inBrackets: boolean): UnfinishedTree | undefined {
    const start = this.at;
    let value = this.operand(inBrackets);
    for (let count = 0; count < 400; count += 1) {
      const before = this.at;
      this.skip(inBrackets);
      if (value && this.takes('?')) return this.choice(value, inBrackets);
      if (this.match(OPERATOR) === undefined) {
        this.at = before;
        return value;
      }
      this.skip(true);
      if (!this.operand(inBrackets)) this.isFaulty = true;
      value = this.expressionOf(start);
    }
    return value;
  }

  /** `condition ? yes : no` */
  choice(condition: UnfinishedTree, inBrackets: boolean): UnfinishedTree {
    this.skip(true);
    const yes = this.expression(inBrackets);
    this.skip(true);
    let no: UnfinishedTree | undefined;
    if (this.takes(':')) {
      this.skip(true);
      no = this.expression(inBrackets);
    } else this.isFaulty = true;
    return this.called('choice', condition.start, [condition, ...(yes ? [yes] : []), ...(no ? [no] : [])]);
  }

  /** A call as an object of one member, like CloudFormation's functions. */
  called(name: string, start: number, args: UnfinishedTree[]): UnfinishedTree {
    const end = this.at;
    const text = `hcl::${name}`;
    const key: Scalar = { kind: 'word', start, end: start, closed: false, text, value: text };
    const value: UnfinishedTree = { kind: 'array', start, end, closed: true, items: args };
    return { kind: 'object', start, end, closed: true, members: [{ key, hasColon: true, value }] };
  }

  operand(inBrackets: boolean): UnfinishedTree | undefined {
    const start = this.at;
    if (this.match(/[!-]/y) !== undefined) {
      this.skip(inBrackets);
      this.operand(inBrackets);
      return this.expressionOf(start);
    }
    const value = this.primary();
    if (!value) return undefined;
    // `.name`, `[key]` and `.*` behind a value
    let isPart = false;
    while (this.match(/\.(?:[A-Za-z_][\w-]*|\d+|\*)?/y) !== undefined || (this.sees('[') && this.index()))
      isPart = true;
    return isPart ? this.expressionOf(start) : value;
  }

  index(): boolean {
    this.at += 1;
    this.skip(true);
    if (!this.takes('*')) this.expression(true);
    this.skip(true);
    if (!this.takes(']')) this.isFaulty = true;
    return true;
  }

  primary(): UnfinishedTree | undefined {
    const start = this.at;
    if (this.sees('"')) return this.string();
    if (this.sees('<<')) return this.heredoc();
    if (this.sees('[') || this.sees('{')) return this.isLoop() ? this.loop() : this.container();
    if (this.takes('(')) {
      this.skip(true);
      const value = this.expression(true);
      this.skip(true);
      if (!this.takes(')')) this.isFaulty = true;
      return value;
    }
    const number = this.match(NUMBER);
    if (number !== undefined) {
      return { kind: 'word', start, end: this.at, closed: false, text: number, value: Number(number) };
    }
    const name = this.match(NAME);
    if (name === undefined) return undefined;
    this.match(/(?:::[\w-]+)+/y);
    if (this.sees('(')) return this.call(this.text.slice(start, this.at), start);
    if (!Object.hasOwn(LITERALS, name)) return this.expressionOf(start);
    return { kind: 'word', start, end: this.at, closed: false, text: name, value: LITERALS[name]! };
  }

  call(name: string, start: number): UnfinishedTree {
    this.at += 1;
    const args: UnfinishedTree[] = [];
    this.elements(args, ')');
    if (!this.takes(')')) this.isFaulty = true;
    return this.called(name, start, args);
  }

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
    if (!(this.column().isFirst && (this.looksLike(MEMBER) || this.looksLike(ITEM))))
      member.value = this.expression(true);
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

/** What the text says. Never throws. */
export function readUnfinishedHcl(text: string): UnfinishedBody & { readonly isFaulty: boolean } {
  const reader = new HclReader(text, false);
  const body = reader.body('', 0);
  if (!reader.isFaulty) return { ...body, isFaulty: false };
  return { ...new HclReader(text, true).body('', 0), isFaulty: true };
}
