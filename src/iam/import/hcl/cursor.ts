// The position of the parser in a Terraform text. A fault ends a strict reading; any other goes on behind it.
import type { HclExpression } from './ast.ts';

/** Why a text cannot be read as Terraform. Thrown within this folder and caught at its edge. */
export class HclSyntaxError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Real texts are less deep; the recursive parser needs a limit. */
const MAX_DEPTH = 80;

export const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** What only stands at the top. */
const TOP =
  /(?:resource|data|locals|variable|output|module|provider|terraform|moved|import|check|removed|ephemeral)[ \t]*["{]/y;
/** A line that begins an attribute or a block. */
const ITEM = /[A-Za-z_][\w-]*[ \t]*(?:=(?![=>])|(?:"[^"\n]*"[ \t]*)*\{)/y;
/** A name alone in its line. */
const ALONE = /[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*\r?(?=\n|$)/uy;
const MEMBER = /(?:[A-Za-z_][\w-]*|"[^"\n]*"|\([^()\n]*\))[ \t]*(?:=(?!=)|:(?!:))/y;

/** Blocks that never stand within themselves. */
const SINGLE = new Set(['statement', 'condition', 'principals', 'not_principals', 'resource', 'data']);

/**
 * `strict`: the first fault is thrown. Otherwise reading goes on behind it, for a text that is being written: by the
 * brackets that are there, or by the layout where brackets are missing.
 */
export type HclReading = 'strict' | 'brackets' | 'layout';

/** The value that is missing here, or of which only the range is known. */
export const unread = (start: number, end = start, isOpen = false): HclExpression => ({
  kind: 'unread',
  start,
  end,
  ...(isOpen && { isOpen }),
});

export const isMissing = ({ kind, start, end }: HclExpression): boolean => kind === 'unread' && start === end;

export class HclCursor {
  readonly text: string;
  at: number;
  /** Nothing from here on is read. */
  readonly end: number;
  reading: HclReading;
  depth = 0;
  /** Whether something was missing or too much so far. */
  isFaulty = false;
  /** Characters that may still be read a second time. */
  #again: number;
  /** The line that was asked about last: a long one is asked about at each of its words. */
  #line = { start: 0, end: -1 };

  constructor(text: string, reading: HclReading = 'strict', at = 0, end = text.length) {
    this.text = text;
    this.reading = reading;
    this.at = at;
    this.end = end;
    this.#again = 10_000 + text.length;
  }

  get isStrict(): boolean {
    return this.reading === 'strict';
  }

  fail(message: string, offset = this.at): never {
    throw new HclSyntaxError(message, offset);
  }

  /** Something is wrong here, which ends a strict reading. */
  fault(message: string, offset = this.at): void {
    if (this.isStrict) this.fail(message, offset);
    this.isFaulty = true;
  }

  /** What a strict reading from here on makes of the text; undefined, at the same place as before, if it fails. */
  attempt<T>(read: () => T): T | undefined {
    const { at, depth, reading } = this;
    if (this.#again < 0) return undefined;
    this.reading = 'strict';
    try {
      return read();
    } catch (error) {
      if (!(error instanceof HclSyntaxError)) throw error;
      this.#again -= Math.max(this.at, error.offset) - at + 100;
      this.at = at;
      return undefined;
    } finally {
      this.depth = depth;
      this.reading = reading;
    }
  }

  /** Whether these characters come next. */
  sees(token: string): boolean {
    return this.at + token.length <= this.end && this.text.startsWith(token, this.at);
  }

  /** Whether what comes next looks like the sticky pattern. */
  looksLike(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  get isLineOver(): boolean {
    return this.isDone || this.sees('\n');
  }

  /** Goes past these characters if they come next. */
  takes(token: string): boolean {
    if (!this.sees(token)) return false;
    this.at += token.length;
    return true;
  }

  /** The same where they must come. */
  expect(token: string): boolean {
    const isThere = this.takes(token);
    if (!isThere) this.fault(`\`${token}\` is missing`);
    return isThere;
  }

  /** The match of a sticky pattern that comes next, gone past. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || this.at + found.length > this.end) return undefined;
    this.at += found.length;
    return found;
  }

  /** Past blanks and comments; past the ends of lines only where those mean nothing. */
  skip(lines: boolean): void {
    for (;;) {
      const code = this.isDone ? 0 : this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x09 || code === 0x0d || code === 0xfeff) this.at += 1;
      else if (code === 0x0a && lines) this.at += 1;
      else if (code === 0x23 || this.sees('//')) this.at = this.lineEnd();
      else if (this.sees('/*')) {
        const close = this.text.indexOf('*/', this.at + 2);
        if (close < 0) this.fault('A comment is not closed: `*/` is missing');
        this.at = close < 0 ? this.end : close + 2;
      } else return;
    }
  }

  /** Reads one level deeper; too deep is `instead`. */
  deeper<T>(read: () => T, instead: () => T): T {
    if (this.depth >= MAX_DEPTH) {
      this.fault(`This is nested more than ${MAX_DEPTH} deep`);
      this.at = this.lineEnd();
      return instead();
    }
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  #lineAt(offset: number): { readonly start: number; readonly end: number } {
    const { start, end } = this.#line;
    if (offset < start || offset > end) {
      const next = this.text.indexOf('\n', offset);
      this.#line = {
        start: this.text.lastIndexOf('\n', offset - 1) + 1,
        end: next < 0 || next > this.end ? this.end : next,
      };
    }
    return this.#line;
  }

  lineEnd(offset = this.at): number {
    return this.#lineAt(offset).end;
  }

  /** How far the offset stands from the start of its line. */
  column(offset = this.at): number {
    return offset - this.#lineAt(offset).start;
  }

  /** How far in the line of the offset stands. */
  indent(offset: number): number {
    return /^[ \t]*/.exec(this.text.slice(this.#lineAt(offset).start, offset))![0].length;
  }

  /** Whether only blanks stand before this in its line. */
  get isFirst(): boolean {
    const { start } = this.#lineAt(this.at);
    // From behind: the line can be long.
    let at = this.at;
    while (at > start && /\s/.test(this.text[at - 1]!)) at -= 1;
    return at === start;
  }

  /** The end of what was read last, without the white space behind it. */
  endAfter(start: number): number {
    return start + this.text.slice(start, this.at).trimEnd().length;
  }

  // Where something ends whose bracket is missing, in a text that is being written.

  /** With a bracket or an item of something further out, a list or the arguments of a call are over. */
  get isListOver(): boolean {
    return (
      !this.isStrict && (this.isDone || this.looksLike(/[)\]}]/y) || (this.isFirst && this.looksLike(ITEM)))
    );
  }

  /** The same for an object whose line stands so far in. */
  isObjectOver(indent: number): boolean {
    if (this.isStrict) return false;
    if (this.isDone || this.looksLike(/[)\]]/y)) return true;
    if (this.reading !== 'layout' || !this.isFirst) return false;
    if (this.sees('}')) return this.column() < indent;
    return this.column() === 0 && this.looksLike(TOP);
  }

  /** The same for a block of the type that begins at the column. */
  isBlockOver(type: string, column: number): boolean {
    if (this.reading !== 'layout' || !this.isFirst) return false;
    const here = this.column();
    if (this.sees('}')) return here < column;
    if (here === 0 && this.looksLike(TOP)) return true;
    if (!SINGLE.has(type) || here > column) return false;
    return new RegExp(String.raw`${type}[ \t]*["{]`, 'y').test(this.text.slice(this.at, this.at + 40));
  }

  /** Whether the line begins a member or an item, so that the value before it is missing. */
  get isNextMember(): boolean {
    return !this.isStrict && this.isFirst && [MEMBER, ITEM, ALONE].some((each) => this.looksLike(each));
  }
}
