// The position of the parser in a Terraform text.

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

export class HclCursor {
  readonly text: string;
  at: number;
  /** Nothing from here on is read. */
  readonly end: number;
  depth = 0;

  constructor(text: string, at = 0, end = text.length) {
    this.text = text;
    this.at = at;
    this.end = end;
  }

  fail(message: string, offset = this.at): never {
    throw new HclSyntaxError(message, offset);
  }

  /** Whether these characters come next. */
  sees(token: string): boolean {
    return this.at + token.length <= this.end && this.text.startsWith(token, this.at);
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  /** Goes past these characters if they come next. */
  takes(token: string): boolean {
    if (!this.sees(token)) return false;
    this.at += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.takes(token)) this.fail(`\`${token}\` is missing`);
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
      else if (code === 0x23 || this.sees('//')) {
        const lineEnd = this.text.indexOf('\n', this.at);
        this.at = lineEnd < 0 || lineEnd > this.end ? this.end : lineEnd;
      } else if (this.sees('/*')) {
        const close = this.text.indexOf('*/', this.at + 2);
        if (close < 0) this.fail('A comment is not closed: `*/` is missing');
        this.at = close + 2;
      } else return;
    }
  }

  /** Reads one level deeper. */
  deeper<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail(`This is nested more than ${MAX_DEPTH} deep`);
    const value = read();
    this.depth -= 1;
    return value;
  }
}
