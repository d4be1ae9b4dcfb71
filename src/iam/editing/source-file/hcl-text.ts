// The position in an unfinished Terraform text, with its strings and heredocs.
import type { Scalar } from '#iam/editing/completion/unfinished-json.ts';

const NEWLINE = 10;

export class HclText {
  readonly text: string;
  at = 0;
  depth = 0;
  /** Characters that may still be looked at for the ends of the strings of one line. */
  private steps = 0;
  private stepsFor = -1;
  /** The line that was asked about last. */
  private line = { start: 0, end: -1 };
  /** The end of a line that was asked about last. */
  private known = { from: 0, end: -1 };
  /** Whether something was missing or too much so far. */
  isFaulty = false;

  constructor(text: string) {
    this.text = text;
  }

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  sees(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  takes(token: string): boolean {
    if (!this.sees(token)) return false;
    this.at += token.length;
    return true;
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  looksLike(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** A long line is asked about at each of its strings. */
  lineEnd(from = this.at): number {
    if (from < this.known.from || from > this.known.end) {
      const end = this.text.indexOf('\n', from);
      this.known = { from, end: end < 0 ? this.text.length : end };
    }
    return this.known.end;
  }

  /** How far the offset stands from the start of its line, and whether only blanks are before it. */
  column(offset = this.at): { column: number; isFirst: boolean } {
    if (offset < this.line.start || offset > this.line.end)
      this.line = { start: this.text.lastIndexOf('\n', offset - 1) + 1, end: this.lineEnd(offset) };
    const { start } = this.line;
    // From behind: a line can be long, and is asked about at each of its words.
    let at = offset;
    while (at > start && /\s/.test(this.text[at - 1]!)) at -= 1;
    return { column: offset - start, isFirst: at === start };
  }

  /** Past blanks and comments; past the ends of lines only where those mean nothing. */
  skip(lines: boolean): void {
    for (;;) {
      const code = this.isDone ? 0 : this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x09 || code === 0x0d || code === 0xfeff) this.at += 1;
      else if (code === NEWLINE && lines) this.at += 1;
      else if (code === 0x23 || this.sees('//')) this.at = this.lineEnd();
      else if (this.sees('/*')) {
        const close = this.text.indexOf('*/', this.at + 2);
        this.at = close < 0 ? this.text.length : close + 2;
      } else return;
    }
  }

  /** Behind the `}` of the template expression whose content begins at `from`; -1 where it has none in its line. */
  private templateEnd(from: number, lineEnd: number): number {
    let depth = 1;
    for (let at = from; at < lineEnd; at += 1) {
      this.steps -= 1;
      if (this.steps < 0) return -1;
      const char = this.text[at];
      if (char === '{') depth += 1;
      else if (char === '}') {
        depth -= 1;
        if (depth === 0) return at + 1;
      } else if (char === '"') {
        const close = this.stringEnd(at + 1, lineEnd);
        if (close < 0) return -1;
        at = close;
      }
    }
    return -1;
  }

  /** The closing quotation mark of the string whose content begins at `from`; -1 where its line has none. */
  private stringEnd(from: number, lineEnd: number): number {
    if (this.depth > 100 || this.steps < 0) return -1;
    this.depth += 1;
    let found = -1;
    // Where one expression has no end in the line, the others behind it have none either.
    let hasEnds = true;
    for (let at = from; at < lineEnd; at += 1) {
      const char = this.text[at];
      if (char === '\\') at += 1;
      else if (char === '"') {
        found = at;
        break;
      } else if (char === '$' || char === '%') {
        if (this.text[at + 1] !== '{' || this.text[at - 1] === char) continue;
        const end: number = hasEnds ? this.templateEnd(at + 2, lineEnd) : -1;
        hasEnds = end > 0;
        if (hasEnds) at = end - 1;
      }
    }
    this.depth -= 1;
    return found;
  }

  /** A string; one that does not end ends with its line. */
  string(): Scalar {
    const start = this.at;
    const lineEnd = this.lineEnd();
    if (this.stepsFor !== lineEnd) this.steps = 10 * (lineEnd - start) + 1000;
    this.stepsFor = lineEnd;
    const close = this.stringEnd(start + 1, lineEnd);
    const closed = close >= 0;
    if (!closed) this.isFaulty = true;
    const contentEnd = closed ? close : Math.max(start + 1, this.text.slice(0, lineEnd).trimEnd().length);
    this.at = closed ? close + 1 : lineEnd;
    const written = this.text.slice(start + 1, contentEnd);
    const text = unescaped(written);
    const end = closed ? close + 1 : contentEnd;
    return {
      kind: 'string',
      start,
      end,
      closed,
      text,
      value: text,
      quote: '"',
      ...(hasTemplate(written) && { expression: closed ? this.text.slice(start, end) : '' }),
    };
  }

  /** `<<EOT` up to a line with that word, or to the end. */
  heredoc(): Scalar | undefined {
    const start = this.at;
    const opening = this.match(/<<-?[A-Za-z_][\w-]*[ \t]*\r?(?=\n|$)/y);
    if (opening === undefined) return undefined;
    const word = /[A-Za-z_][\w-]*/.exec(opening)![0];
    const from = Math.min(this.text.length, this.at + 1);
    const closing = new RegExp(String.raw`^[ \t]*${word}[ \t]*\r?$`, 'gm');
    closing.lastIndex = from;
    const found = closing.exec(this.text);
    const contentEnd = found ? found.index : this.text.length;
    if (!found) this.isFaulty = true;
    this.at = found ? found.index + found[0].trimEnd().length : this.text.length;
    const content = this.text.slice(from, contentEnd);
    const value = content.replaceAll('$${', '${').replaceAll('%%{', '%{');
    return {
      kind: 'string',
      start,
      end: this.at,
      closed: true,
      text: value,
      value,
      block: { start: from, end: contentEnd },
      ...(hasTemplate(content) && { expression: found ? this.text.slice(start, this.at) : '' }),
    };
  }
}

/** Whether a string has parts that Terraform works out. */
const hasTemplate = (written: string): boolean => /(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(written);

function unescaped(written: string): string {
  if (!/[\\$%]/.test(written)) return written;
  return written
    .replaceAll(/\\(u[\da-f]{4}|U[\da-f]{8}|[^])/gi, (whole, escape: string) => {
      if (/^u.+/i.test(escape)) {
        const code = Number.parseInt(escape.slice(1), 16);
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      }
      return { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' }[escape] ?? whole;
    })
    .replaceAll('$${', '${')
    .replaceAll('%%{', '%{');
}
