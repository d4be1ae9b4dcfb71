// Code within the texts of a file: the scripts of jobs, the commands of containers, the cells of notebooks.
import {
  callResource,
  calledName,
  type CallExpression,
  type CodeProgram,
  type EmbeddedCode,
  type Expression,
  type KeyedExpression,
  type Place,
} from '#deepseek/code/program.ts';
import { structureIn } from './shorthand.ts';
import { entriesOf, itemsOf, memberOf, textOf, textWithHoles } from './tree.ts';

/** No local value is made of more that are made of others, nor is a name of AWS as long. */
const MAX_STEPS = 4;
const MAX_STATIC = 2000;
const MAX_PARTS = 12;

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Where each character of a text stands, which the file writes with escapes, folded or indented. */
export function alignment(source: string, { start, end }: Place, value: string): readonly number[] {
  const offsets: number[] = [];
  let at = start;
  for (const character of value.split('')) {
    while (at < end) {
      const own = source[at];
      if (own === character) break;
      if (own === '\\' && (ESCAPED[source[at + 1] ?? ''] ?? source[at + 1]) === character) break;
      // What is folded into one space, or begins a block.
      if (character === ' ' && own === '\n') break;
      at += 1;
    }
    offsets.push(Math.min(at, end));
    at += source[at] === '\\' && character !== '\\' ? 2 : 1;
  }
  return offsets;
}

/** The shells that a list of words starts, and their options. */
const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:env|sh|bash|ash|dash)$|^-[a-z]*c$|^-[eux]+$/;

interface Piece {
  readonly code: string;
  readonly offsets: readonly number[];
}

const LINE: Piece = { code: '\n', offsets: [] };

/** What a part of a text is, where the file itself says so: a local value, the default of a parameter. */
export function staticText(value: Expression | undefined, depth = 0): string | undefined {
  if (value === undefined || depth > MAX_STEPS) return undefined;
  if (value.kind === 'text') return value.value;
  if (value.kind === 'parameter') return staticText(value.fallback, depth + 1);
  if (value.kind === 'join') {
    if (value.parts.length > MAX_PARTS) return undefined;
    const texts = value.parts.map((part) => staticText(part, depth + 1));
    const text = texts.join('');
    return texts.includes(undefined) || text.length > MAX_STATIC ? undefined : text;
  }
  if (value.kind !== 'member' || value.of.kind !== 'name') return undefined;
  const of = value.of.scope.bindings.get(value.of.name)?.at(-1)?.value;
  return staticText(entriesOf(of).find(({ key }) => key === value.name)?.value, depth + 1);
}

/** A text with what the file itself fills in; undefined if it fills in nothing. */
function filledIn(parts: readonly Expression[], whole: Place, source: string): Piece | undefined {
  const texts = parts.map((part) => staticText(part));
  if (parts.every((part, index) => part.kind === 'text' || texts[index] === undefined)) return undefined;
  let at = whole.start;
  const pieces = parts.map((part, index): Piece => {
    const known = texts[index];
    if (part.kind === 'text') {
      const offsets = alignment(source, { start: at, end: whole.end }, part.value);
      at = (offsets.at(-1) ?? at) + 1;
      return { code: part.value, offsets };
    }
    const own = source.slice(part.start, part.end);
    const code = known ?? (own.startsWith('$') ? own : `\${${own}}`);
    at = Math.max(at, part.end);
    return { code, offsets: Array.from({ length: code.length }, () => part.start) };
  });
  return joined(pieces, '');
}

/** The text of a value as it is run. Holes that the file does not fill in stay, since shells have the same. */
function pieceOf(value: Expression, source: string): Piece {
  const filled = value.kind === 'join' ? filledIn(value.parts, value, source) : undefined;
  if (filled) return filled;
  if (value.kind !== 'text') {
    // Terraform: what stands between the marks of a heredoc.
    const [mark = ''] = /^<<[-~]?\w+\n/.exec(source.slice(value.start, value.end)) ?? [];
    const start = value.start + mark.length;
    const code = source.slice(start, value.end).replace(mark === '' ? /$/ : /\n[ \t]*\w+\s*$/, '');
    return { code, offsets: Array.from({ length: code.length }, (_, index) => start + index) };
  }
  return { code: value.value, offsets: alignment(source, value, value.value) };
}

/** Pieces one behind the other, with `between` after each. */
function joined(pieces: readonly Piece[], between: string): Piece {
  const offsets: number[] = [];
  let code = '';
  for (const piece of pieces) {
    code += piece.code + between;
    offsets.push(...piece.offsets);
    while (offsets.length < code.length) offsets.push((offsets.at(-1) ?? 0) + 1);
  }
  return { code, offsets };
}

/** The lines of a script, which is one text or a list of them. */
export function scriptOf(
  value: Expression | undefined,
  source: string,
  language: EmbeddedCode['language'] = 'shell',
): EmbeddedCode {
  const lines = itemsOf(value).map((line) => pieceOf(line, source));
  return { language, ...joined(lines, '\n') };
}

/** A command in words, such as `["sh", "-c", "aws s3 sync …"]`; `program` is what the image starts. */
export function commandOf(
  lists: readonly (Expression | undefined)[],
  source: string,
  program = '',
): EmbeddedCode {
  const words = lists.flatMap(itemsOf).map((word) => pieceOf(word, source));
  const own = words.filter(({ code }) => !SHELL.test(code));
  const [{ code: word = '', offsets: [first = 0] = [] } = {}] = own;
  const start: Piece = { code: program, offsets: Array.from({ length: program.length }, () => first) };
  return {
    language: 'shell',
    ...joined(program === '' || word.split(' ', 1)[0] === program ? own : [start, ...own], ' '),
  };
}

/** Functions that start a program: `subprocess.run(["aws", …])`, `os.system("aws …")`. */
const STARTS = new Set([
  'run',
  'call',
  'check_call',
  'check_output',
  'Popen',
  'system',
  'execSync',
  'spawnSync',
  'exec',
]);

/** The commands of AWS's command line that a program starts. What is not known in them stays a variable. */
export function startedCommands(calls: readonly CallExpression[]): readonly EmbeddedCode[] {
  return calls.flatMap((call): readonly EmbeddedCode[] => {
    const [first] = call.args;
    const words = itemsOf(first);
    if (!STARTS.has(calledName(call)) || !/^aws(?:\s|$)/.test(textOf(words[0]))) return [];
    const pieces = words.map((word): Piece => {
      const code = word.kind === 'text' ? word.value : '$UNKNOWN';
      return {
        code,
        offsets: Array.from({ length: code.length }, (_, index) => Math.min(word.start + index, word.end)),
      };
    });
    return [{ language: 'shell', ...joined(pieces, ' ') }];
  });
}

const CONNECTOR = /["']?\bprotocol["']?\s*:\s*["']aws_sigv4["']/g;

/** An object of a program, which may be a connector. */
export function objectOf(
  program: CodeProgram,
  entries: readonly KeyedExpression[],
  place: Place,
): Expression {
  const protocol = entries.find(({ key }) => key === 'protocol')?.value;
  if (protocol && textOf(protocol) === 'aws_sigv4')
    callResource(program, 'Connector of OpenSearch', entries, protocol);
  return { kind: 'object', entries, ...place };
}

/** The braces around a place and what is in them. */
function bracesAround(text: string, place: number): Place | undefined {
  let start = place;
  for (let depth = 0; start >= 0 && (depth > 0 || text[start] !== '{'); start -= 1)
    depth += text[start] === '}' ? 1 : text[start] === '{' ? -1 : 0;
  let end = start + 1;
  for (let depth = 1; end < text.length && depth > 0; end += 1)
    depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
  return start < 0 ? undefined : { start, end };
}

/**
 * Connectors that a script sends to OpenSearch as a text of JSON.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ml-amazon-connector.html
 */
export function addConnectors(program: CodeProgram, text: string): void {
  for (const { index } of text.matchAll(CONNECTOR)) {
    const place = bracesAround(text, index);
    const own =
      place &&
      structureIn(
        textWithHoles(text.slice(place.start, place.end).replaceAll('\\$', '$'), program.root, place),
      );
    if (own?.kind === 'object') callResource(program, 'Connector of OpenSearch', own.entries, place!);
  }
}

/** The cells of a Jupyter notebook that are code. https://nbformat.readthedocs.io */
export function notebookOf(cells: readonly Expression[], source: string): EmbeddedCode {
  const lines = cells
    .filter((cell) => textOf(memberOf(cell, 'cellType')) === 'code')
    .flatMap((cell) => [...itemsOf(memberOf(cell, 'source')).map((line) => pieceOf(line, source)), LINE]);
  const { code, offsets } = joined(lines, '');
  // Commands of the notebook and of the shell are no Python.
  const python = code.replaceAll(/^[ \t]*[%!].*$/gm, (line) => ' '.repeat(line.length));
  return { language: 'python', code: python, offsets };
}
