// Where the lines of an unfinished YAML text begin, and what each looks like.

const SPACE = 32;
const NEWLINE = 10;
const RETURN = 13;

/** A line that begins a member or an item: what came before it ends there. */
const OWN_LINE =
  /(?:-(?:[ \t]|$)|\?[ \t]|(?:"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*|[^\s"'#,[\]{}][^\n#,[\]{}"']*?):(?:[ \t]|$))/my;

export class YamlLines {
  readonly text: string;
  at = 0;
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  code(offset = this.at): number {
    return offset < this.text.length ? this.text.charCodeAt(offset) : NEWLINE;
  }

  /** The end of the line that the offset is in, without its line break. */
  lineEnd(offset = this.at): number {
    const end = this.text.indexOf('\n', offset);
    const at = end < 0 ? this.text.length : end;
    return at > offset && this.text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
  }

  /** How far the offset stands from the start of its line. */
  column(offset = this.at): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Past blanks within the line. */
  skipBlanks(): void {
    while (this.code() === SPACE || this.code() === 9 || this.code() === RETURN) {
      if (this.isDone) return;
      this.at += 1;
    }
  }

  /** Whether only a comment is left of the line. */
  get isLineOver(): boolean {
    const code = this.code();
    if (code === NEWLINE) return true;
    const before = this.at === 0 ? SPACE : this.text.charCodeAt(this.at - 1);
    return code === 0x23 && (before === SPACE || before === NEWLINE || before === 9);
  }

  nextLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end + 1;
  }

  /** To the next thing that is no white space and no comment; false at the end. */
  skipLines(): boolean {
    for (;;) {
      this.skipBlanks();
      if (this.isDone) return false;
      if (!this.isLineOver) return true;
      this.nextLine();
    }
  }

  /** Whether a member or an item begins here. */
  beginsOwn(offset: number): boolean {
    OWN_LINE.lastIndex = offset;
    return OWN_LINE.test(this.text);
  }

  /** Whether an item begins here. */
  isDash(offset = this.at): boolean {
    if (this.code(offset) !== 0x2d) return false;
    const next = this.code(offset + 1);
    return next === SPACE || next === 9 || next === NEWLINE || next === RETURN;
  }

  /** Whether a document ends here. */
  get isDocumentEnd(): boolean {
    return this.column() === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(this.text.slice(this.at, this.at + 4));
  }
}
