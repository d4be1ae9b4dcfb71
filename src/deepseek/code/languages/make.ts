// A Makefile → program: its recipes as a script, with its variables filled in. https://www.gnu.org/software/make/manual/make.html
import { newProgram, type CodeProgram } from '#deepseek/code/program.ts';

const VARIABLE = /^(?:export[ \t]+)?(\w+)[ \t]*(?:::?|\?)?=[ \t]*([^\n]*)$/gm;
const PLACE = /\$\((\w+)\)|\$\{(\w+)\}|\$(\$)/g;
/** Variables may name each other. */
const MAX_DEPTH = 8;
const MAX_CODE = 400_000;

export function makeProgram(text: string): CodeProgram {
  const program = newProgram();
  const variables = new Map<string, { readonly start: number; readonly end: number }>();
  for (const { 0: line, 1: name = '', 2: value = '', index } of text.matchAll(VARIABLE)) {
    const end = index + line.length;
    if (!variables.has(name)) variables.set(name, { start: end - value.length, end });
  }
  let code = '';
  const offsets: number[] = [];
  function take(start: number, end: number): void {
    code += text.slice(start, end);
    for (let at = start; at < end; at += 1) offsets.push(at);
  }
  function fill(start: number, end: number, depth: number): void {
    let from = start;
    for (const match of text.slice(start, end).matchAll(PLACE)) {
      const at = start + match.index;
      const held = variables.get(match[1] ?? match[2] ?? '');
      if (!held && match[3] === undefined) continue;
      take(from, at);
      from = at + match[0].length;
      if (match[3] !== undefined) take(at + 1, from);
      else if (held && depth < MAX_DEPTH && code.length < MAX_CODE) fill(held.start, held.end, depth + 1);
    }
    take(from, end);
  }
  for (const { 0: line, index } of text.matchAll(/^\t[@-]*[^\n]*\n?/gm)) {
    const [signs = ''] = /^\t[@-]*/.exec(line) ?? [];
    fill(index + signs.length, index + line.length, 0);
  }
  program.embedded.push({ language: 'shell', code, offsets });
  return program;
}
