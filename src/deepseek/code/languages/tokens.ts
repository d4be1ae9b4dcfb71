// The words, texts and signs of languages with braces: C#, Rust, Kotlin, PHP, Scala and Swift, and Ruby.

export interface BraceToken {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'template';
  /** What it says: of a text, what is within its quotation marks. */
  readonly value: string;
  /** Where its value stands in the text. */
  readonly start: number;
  readonly end: number;
}

const SPACE =
  /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|^[ \t]*#(?:if|endif|region|endregion|nullable|pragma)[^\n]*)+/my;
const WORD = /@?[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\w.]*/y;
/** `"…"`, `@"…"`, `$"…"`, `"""…"""`, `r#"…"#` and what else opens a text. */
const OPENS = /(\$+@?|@\$?|[bc]?r(?=#*")|[bc](?="))?(#*)("{3,}|")/y;
const CHARACTER = /b?'(?:\\(?:u\{[^}]*\}|.[^']{0,8}?)|[^'\\\n])'/y;
const SIGN = /=>|->|::|\?\?=?|\?\.|==|!=|<=|>=|&&|\|\||\+=|\.\.=?|[^\s\w]/uy;

/** A text of more tokens is no code of a person. */
const MAX_TOKENS = 100_000;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** Where the text that opens at `from` ends. */
function endOfText(text: string, from: number, close: string, isRaw: boolean, doubles: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    if (!isRaw && !doubles && text[at] === '\\') at += 1;
    else if (doubles && text.startsWith('""', at)) at += 1;
    else if (text.startsWith(close, at)) return at;
  }
  return text.length;
}

/** `'…'`, `# …` and `$name` of scripts, and what begins and ends PHP. */
const QUOTED = /'((?:\\[\s\S]|[^'\\])*)'/y;
const SCRIPT_SPACE = /(?:\s+|#(?![[{])[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<\?php\b|\?>)+/y;
const SIGIL = /[$@]+(?=[\p{L}_])|:(?=[a-z_]\w*[\],)\s])(?<![\w:]:)/uy;

/** The tokens of a text, without comments; `isScript`: of PHP and Ruby. Never throws. */
export function tokensOf(text: string, isScript = false): readonly BraceToken[] {
  const tokens: BraceToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length && tokens.length < MAX_TOKENS) {
    const space = match(isScript ? SCRIPT_SPACE : SPACE) ?? (isScript ? match(SIGIL) : null);
    if (space) {
      at += space[0].length;
      continue;
    }
    const opened = match(OPENS);
    if (opened) {
      const [whole, prefix = '', hashes = '', quote = '"'] = opened;
      const isRaw = prefix.endsWith('r') || quote.length > 1;
      const doubles = prefix.includes('@') && quote.length === 1;
      const close = quote + hashes;
      const start = at + whole.length;
      const end = endOfText(text, start, close, isRaw, doubles);
      const body = text.slice(start, end);
      const value = isRaw
        ? body
        : doubles
          ? body.replaceAll('""', '"')
          : body.replaceAll(/\\([\s\S])/g, (_all, char: string) => ESCAPES[char] ?? char);
      tokens.push({ kind: prefix.includes('$') ? 'template' : 'text', value, start, end });
      at = Math.min(text.length, end + close.length);
      continue;
    }
    const character = match(isScript ? QUOTED : CHARACTER);
    if (character) {
      tokens.push({
        kind: 'text',
        value: character[0].slice(1, -1),
        start: at + 1,
        end: at + character[0].length - 1,
      });
      at += character[0].length;
      continue;
    }
    const [kind, found] = (
      [
        ['word', match(WORD)],
        ['number', match(NUMBER)],
        ['sign', match(SIGN)],
      ] as const
    ).find(([, each]) => each) ?? ['sign', null];
    const value = found?.[0] ?? text[at] ?? '';
    tokens.push({ kind, value, start: at, end: at + value.length });
    at += value.length;
  }
  return tokens;
}
