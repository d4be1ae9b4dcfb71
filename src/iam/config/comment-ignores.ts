// Finds “# rolewright-ignore rule: reason” in the comments of YAML and Terraform.
import { isDay } from './member-readers.ts';
import type { Ignore } from './config.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { unknownRule, type NamedRule } from './read-config.ts';

/** An ignore in a comment: it holds for the line it stands on, or for what begins on the next line. */
export interface CommentIgnore extends Ignore {
  readonly covers: TextRange;
}

/** A comment that ignores nothing, because something in it is wrong or missing. */
export interface FaultyComment extends TextRange {
  readonly message: string;
}

export interface CommentIgnores {
  readonly ignores: readonly CommentIgnore[];
  readonly faults: readonly FaultyComment[];
}

const WORD = 'rolewright-ignore';
/** Groups: what is before it on its line, the comment, its text. */
const COMMENT = /^(|.*?\s)((?:#|\/\/|\/\*)\s*rolewright-ignore(?![\w-])(.*))$/;
/** Groups: rules, the last day, the reason. */
const CONTENT =
  /^\s*([^\s:,]+(?:\s*,\s*[^\s:,]+)*)?(?:\s+until\s+([^\s:]+))?\s*(?::\s*(.*?))?\s*(?:\*\/)?\s*$/;

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { text: line.replace(/\r$/, ''), start };
    start += line.length + 1;
    return found;
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean => line.trim() === '';
const isComment = (line: string): boolean => /^\s*(?:#|\/\/|\/\*)/.test(line);
const HEREDOC = /<<-?\s*"?([A-Za-z_][\w-]*)"?\s*$/;

/** The number of the last line of what begins on a line: all that is indented more, closing brackets, and a heredoc. */
function lastLineFrom(lines: readonly Line[], first: number): number {
  const head = lines[first]!.text;
  const indent = indentOf(head);
  // In YAML the entries of a list may stand as far left as its name.
  const takesEntries = /:\s*(?:#.*)?$/.test(head) && !/^\s*-/.test(head);
  // “}, {” after an entry of a list begins the next entry.
  const isNext = (line: string): boolean => /^\s*[{[]/.test(head) && /^\s*[}\]]\s*,\s*[^\s#/]/.test(line);
  const belongs = (line: string): boolean =>
    isBlank(line) ||
    indentOf(line) > indent ||
    (indentOf(line) === indent &&
      !isNext(line) &&
      (/^\s*[}\])]/.test(line) || (takesEntries && /^\s*-(?:\s|$)/.test(line))));
  let last = first;
  for (let index = first; index < lines.length; index += 1) {
    const { text } = lines[index]!;
    if (index > first && !belongs(text)) break;
    last = index;
    const end = HEREDOC.exec(text)?.[1];
    if (end === undefined) continue;
    const close = lines.findIndex((line, at) => at > index && line.text.trim() === end);
    if (close < 0) return lines.length - 1;
    [index, last] = [close, close];
  }
  return last;
}

const endOf = ({ start, text }: Line): number => start + text.length;

/** A comment alone on its line is about the next line that is neither empty nor a comment. */
function coveredBy(lines: readonly Line[], index: number, isAlone: boolean): TextRange {
  const own = lines[index]!;
  if (!isAlone) return { start: own.start, end: endOf(own) };
  const next = lines.findIndex(({ text }, at) => at > index && !isBlank(text) && !isComment(text));
  if (next < 0) return { start: own.start, end: endOf(own) };
  return { start: own.start, end: endOf(lines[lastLineFrom(lines, next)]!) };
}

/** What is missing or wrong in a comment. */
function faultOf(rules: string | undefined, until: string | undefined, reason: string): string | undefined {
  if (rules === undefined) return `Name the rule that this ignores: ${WORD} missing-version: the reason.`;
  if (reason === '') return `Add the reason: ${WORD} ${rules}: why this is right as it is.`;
  if (until !== undefined && !isDay(until))
    return `“${until}” is not a day of the calendar. Write it as until 2026-12-31.`;
  return undefined;
}

/**
 * In quotes a # begins no comment. In YAML a string can begin with either quotation mark, and a mark within a word is
 * part of it: “it’s”. In Terraform only the double mark begins one.
 */
function isInString(before: string): boolean {
  let open = '';
  for (let at = 0; at < before.length; at += 1) {
    const char = before.charAt(at);
    const isPair = open === "'" && before.startsWith("''", at);
    if (isPair || (open === '"' && char === '\\')) at += 1;
    else if (open !== '') open = char === open ? '' : open;
    else if (
      char === '"' ||
      (char === "'" && /(?:^|[\s:,[{(!-])$/.test(before.slice(Math.max(0, at - 1), at)))
    )
      open = char;
  }
  return open !== '';
}

const BLOCK_SCALAR = /(?:^|[\s:-])[|>][-+\d]{0,2}\s*(?:#.*)?$/;

/** The numbers of the lines that are text in YAML: what stands further in below “|” or “>”. */
function linesOfText(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  let outer: number | undefined;
  for (const [index, { text }] of lines.entries()) {
    if (outer !== undefined && (isBlank(text) || indentOf(text) > outer)) found.add(index);
    else outer = BLOCK_SCALAR.test(text) && !isComment(text) ? indentOf(text) : undefined;
  }
  return found;
}

/** The ignores in the comments of a text. JSON has no comments, so none there. Never throws. */
export function commentIgnores(text: string, rules: readonly NamedRule[]): CommentIgnores {
  const ignores: CommentIgnore[] = [];
  const faults: FaultyComment[] = [];
  if (!text.includes(WORD) || /^\ufeff?\s*[{[]/.test(text)) return { ignores, faults };
  const lines = linesOf(text);
  const inText = linesOfText(lines);
  for (const [index, line] of lines.entries()) {
    if (inText.has(index)) continue;
    const [, before = '', comment = '', content = ''] = COMMENT.exec(line.text) ?? [];
    if (comment === '' || isInString(before)) continue;
    const range = { start: line.start + before.length, end: line.start + before.length + comment.length };
    const parts = CONTENT.exec(content);
    const [, listed, until, reason = ''] = parts ?? [];
    const fault = parts ? faultOf(listed, until, reason) : `Write it as ${WORD} missing-version: the reason.`;
    if (fault !== undefined || listed === undefined) {
      faults.push({ ...range, message: fault ?? '' });
      continue;
    }
    const covers = coveredBy(lines, index, isBlank(before));
    for (const rule of listed.split(/\s*,\s*/)) {
      const unknown = unknownRule(rule, rules);
      if (unknown !== undefined) faults.push({ ...range, message: unknown });
      else
        ignores.push({
          rules: [rule],
          files: [],
          sids: [],
          actions: [],
          reason,
          ...(until !== undefined && { until }),
          range,
          covers,
        });
    }
  }
  return { ignores, faults };
}
