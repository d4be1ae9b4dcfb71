// Which parts of a text are code, and in which language.
import { isTag, languageOf, templateOf, type CodeLanguage } from './code-language.ts';

export { templateOf, type CodeLanguage } from './code-language.ts';

interface CodeSegment {
  readonly language: CodeLanguage;
  /** The whole text, with everything else blanked out: offsets and lines stay. */
  readonly code: string;
  /** The names of its files. */
  readonly files: readonly string[];
}

const FENCE = /^[ \t]*(?:```+|~~~+)[ \t]*([\w+#.-]*)[^\n]*$/gm;

interface Fenced {
  readonly tag: string;
  /** The name of the file. */
  readonly file?: string;
  readonly start: number;
  readonly end: number;
}

function fencedIn(text: string): readonly Fenced[] {
  const found: Fenced[] = [];
  let open: { tag: string; start: number } | undefined;
  for (const match of text.matchAll(FENCE)) {
    if (open) {
      found.push({ ...open, end: match.index });
      open = undefined;
    } else open = { tag: (match[1] ?? '').toLowerCase(), start: match.index + match[0].length };
  }
  if (open) found.push({ ...open, end: text.length });
  return found;
}

/** The line above each of several files: “# --- app.py ---”, “// src/index.ts”, “==> .env <==”, “values.yaml:”, “values.yaml”. */
const FILE =
  /^(?:(?:#|\/\/|;|<!--|\/\*|--|==|\*\*)[-=─*#> \t]*(?:file(?:name)?:[ \t]*)?|(?=\S*$))`?(?:[\w.@-]+\/)*(?:\.(env)\.\w+|[\w.-]*\.(\w{1,10})|Dockerfile|(Makefile))`?[ \t]*(?:\(.*\)|(?:--|—|–) \S.*)?:?[-=─*#<> \t]*(?:\*\/)?$/;
const DECORATED = /[-=─]{2}/;
/** No line above a file is longer. */
const MAX_HEAD = 120;
const MAX_FILES = 50;

/** The file that a line names, and its tag. */
function fileNamedIn(line: string): Pick<Fenced, 'tag' | 'file'> | undefined {
  const match = line.length <= MAX_HEAD ? FILE.exec(line.trimEnd()) : null;
  const tag = (match?.[1] ?? match?.[2])?.toLowerCase() ?? (match?.[3] ? 'make' : 'sh');
  const [file] = /[\w.@/-]*[\w@]/.exec(line.replace(/^[^\w.@]*(?:file(?:name)?:)?[^\w.@]*/, '')) ?? [];
  return match && isTag(tag) ? { tag, ...(file !== undefined && { file }) } : undefined;
}

/** Several files, one below the other: the text begins with the name of the first. Nothing where there is one. */
function filesIn(text: string): readonly Fenced[] {
  const heads: Fenced[] = [];
  let at = 0;
  let isFree = true;
  let mark = '';
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isHead =
      isFree ||
      DECORATED.test(line) ||
      (lines[index + 1] ?? '').startsWith('apiVersion:') ||
      // The mark that the first file has above it.
      (mark !== '' && line.startsWith(mark));
    const named = isHead ? fileNamedIn(line) : undefined;
    if (named) heads.push({ ...named, start: at, end: at + line.length });
    if (heads.length === 1 && named) mark = /^(?:#|\/\/) /.exec(line)?.[0] ?? '';
    isFree = /^\s*(?:---)?\s*$/.test(line);
    if (heads.length === 0 && !isFree) return [];
    at += line.length + 1;
  }
  if (heads.length < 2 || heads.length > MAX_FILES) return [];
  return heads.map(({ end, ...named }, index) => ({
    ...named,
    start: end,
    end: heads[index + 1]?.start ?? text.length,
  }));
}

/** Files of tests and packages say nothing of what runs; an example of a file that is there does not, either. */
const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|spec|fixtures)\/|(?:^|\/)(?:test_|conftest\.)|[._-](?:test|spec)\.\w+$|(?:^|\/)package(?:-lock)?\.json$|(?:^|\/)application-(?:test|dev|local)\.|\.env\.test$/i;
const EXAMPLE = /\.(?:example|sample|template|dist)$/i;
/** The text without the files that do not count. */
export function inUse(text: string): string {
  const files = filesIn(text);
  const isSet = files.some(({ file = '' }) => /(?:^|\/)\.env/.test(file) && !EXAMPLE.test(file));
  const idle = files.filter(({ file = '' }) => ASIDE.test(file) || (isSet && EXAMPLE.test(file)));
  if (idle.length === files.length) return text;
  return idle.reduce(
    (kept, { start, end }) => kept.slice(0, start) + blank(kept.slice(start, end)) + kept.slice(end),
    text,
  );
}

/** Files that are one: manifests of one cluster, and a module of Terraform. */
const MERGED: ReadonlySet<CodeLanguage> = new Set(['yaml', 'hcl']);

/** The line of a console above what it sends: “POST /_plugins/_ml/connectors/_create”. */
const REQUEST = /^\s*(?:(?:#|\/\/)[^\n]*\n)*(?:POST|PUT) \/\S*[ \t]*\r?\n(?=\s*\{)/;

/** A comment with the command that takes the file below it: `# aws … --cli-input-json file://cluster.json`. */
const COMMAND =
  /^(\s*(?:#|\/\/)[ \t]*)(?=aws [^\n]*\bfile:\/\/(?:[^\s/]*\/)*([^\s/]+))([^\n]*\n)(?:(?:#|\/\/)[^\n]*\n)*(?=\s*\{)/;

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/** Policies without the names of their files. */
export function withoutFileNames(text: string): string {
  const files = filesIn(text);
  if (files.length === 0 || !files.every(({ tag }) => tag === 'json')) return text;
  return files
    .map(
      ({ start, end }) =>
        blank(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) + text.slice(start, end),
    )
    .join('');
}

/** What stands above a document of YAML, which begins behind it. */
const separated = (above: string): string => {
  const line = above.lastIndexOf('\n') + 1;
  return above.slice(0, line) + above.slice(line).replace(/^ {3}/, '---');
};

/**
 * The code in a text by its language, that of fenced blocks or of files where there are several; empty if it is none. `isTemplate`: what
 * is around the policies of a template, which is not code by itself.
 */
export function segmentsOf(whole: string, isTemplate = false): readonly CodeSegment[] {
  // What the console answered stands below.
  const used = inUse(whole);
  const text = REQUEST.test(used)
    ? used.replace(REQUEST, blank).replace(/(?<=\n\})(?![^]*\n\})[^]*$/, blank)
    : used;
  const fences = fencedIn(text);
  const [above = '', mark = '', file, command = ''] = COMMAND.exec(text) ?? [];
  const given: readonly Fenced[] =
    file === undefined
      ? []
      : [
          { tag: 'sh', start: mark.length, end: mark.length + command.length },
          { tag: 'json', file, start: above.length, end: text.length },
        ];
  const blocks = fences.length > 0 ? fences : given.length > 0 ? given : filesIn(text);
  if (blocks.length === 0) {
    const language = isTemplate ? templateOf(text) : languageOf(text);
    return language ? [{ language, code: text, files: [] }] : [];
  }
  const parts = new Map<string, { readonly language: CodeLanguage; readonly blocks: Fenced[] }>();
  for (const block of blocks) {
    const language = languageOf(text.slice(block.start, block.end), block.tag);
    if (!language || text.slice(block.start, block.end).trim() === '') continue;
    // Blocks of an article go on; any other file stands for itself.
    const key = fences.length > 0 || MERGED.has(language) ? language : String(block.start);
    const part = parts.get(key) ?? { language, blocks: [] };
    part.blocks.push(block);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ language, blocks: own }) => {
    let code = '';
    let from = 0;
    for (const { start, end } of own) {
      const above = blank(text.slice(from, start));
      code += (language === 'yaml' ? separated(above) : above) + text.slice(start, end);
      from = end;
    }
    return { language, code: code + blank(text.slice(from)), files: own.flatMap(({ file }) => file ?? []) };
  });
}

/** Whether a text is code that calls AWS or a model on it. */
export const isCode = (text: string): boolean => segmentsOf(text).length > 0;
