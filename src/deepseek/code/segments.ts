// Which parts of a text are code, and in which language.
import { isTag, languageOf, templateOf, type CodeLanguage } from './code-language.ts';

export { templateOf, type CodeLanguage } from './code-language.ts';

interface CodeSegment {
  readonly language: CodeLanguage;
  /** The whole text, with everything else blanked out: offsets and lines stay. */
  readonly code: string;
}

const FENCE = /^[ \t]*(?:```+|~~~+)[ \t]*([\w+#.-]*)[^\n]*$/gm;

interface Fenced {
  readonly tag: string;
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

/** The line above each of several files: “# --- app.py ---”, “// src/index.ts”, “==> .env <==”, “values.yaml:”. */
const FILE =
  /^[ \t]*(?:(?:#|\/\/|;|<!--|\/\*|--|==|\*\*|__)[-=─*#> \t]*(?:file(?:name)?:[ \t]*)?|(?=[^\n]*:$))`?(?:[\w.@-]+\/)*(?:[\w.-]*\.(\w{1,6})|(Dockerfile|Makefile))`?[ \t]*(?:\([^)\n]*\))?:?[-=─*#<_> \t]*(?:\*\/)?[ \t]*$/gm;

/** Several files, one below the other; nothing where there is one. */
function filesIn(text: string): readonly Fenced[] {
  const heads = Array.from(text.matchAll(FILE), ({ 0: line, 1: ending, 2: name, index }) => ({
    tag: ending?.toLowerCase() ?? (name === 'Makefile' ? 'make' : 'sh'),
    start: index,
    end: index + line.length,
  })).filter(({ tag }) => isTag(tag));
  const [first] = heads;
  if (!first || heads.length + (text.slice(0, first.start).trim() === '' ? 0 : 1) < 2) return [];
  const above = { tag: '', start: 0, end: first.start };
  return [
    above,
    ...heads.map(({ tag, end }, index) => ({ tag, start: end, end: heads[index + 1]?.start ?? text.length })),
  ];
}

/** The line of a console above what it sends: “POST /_plugins/_ml/connectors/_create”. */
const REQUEST = /^\s*(?:POST|PUT) \/\S*[ \t]*\r?\n(?=\s*\{)/;

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/**
 * The code in a text by its language, that of fenced blocks or of files where there are several; empty if it is none. `isTemplate`: what
 * is around the policies of a template, which is not code by itself.
 */
export function segmentsOf(whole: string, isTemplate = false): readonly CodeSegment[] {
  const text = whole.replace(REQUEST, blank);
  const fenced = fencedIn(text);
  const fences = fenced.length > 0 ? fenced : filesIn(text);
  if (fences.length === 0) {
    const language = isTemplate ? templateOf(text) : languageOf(text);
    return language ? [{ language, code: text }] : [];
  }
  const byLanguage = new Map<CodeLanguage, Fenced[]>();
  for (const fenced of fences) {
    const language = languageOf(text.slice(fenced.start, fenced.end), fenced.tag);
    if (!language) continue;
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), fenced]);
  }
  return [...byLanguage].map(([language, blocks]) => {
    let code = '';
    let from = 0;
    for (const { start, end } of blocks) {
      code += blank(text.slice(from, start)) + text.slice(start, end);
      from = end;
    }
    return { language, code: code + blank(text.slice(from)) };
  });
}

/** Whether a text is code that calls AWS or a model on it. */
export const isCode = (text: string): boolean => segmentsOf(text).length > 0;
