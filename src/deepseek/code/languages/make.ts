// A Makefile → program: its recipes as a script, with its variables filled in. https://www.gnu.org/software/make/manual/make.html
import { addTo, newProgram, type CodeProgram, type Place } from '#deepseek/code/program.ts';

const VARIABLE = /^(export[ \t]+)?(\w+)[ \t]*(\?|:{1,2})?=[ \t]*([^\n#]*?)[ \t]*(?:#[^\n]*)?$/gm;
const CONDITION = /^(?:ifn?eq|ifn?def)\b/m;
const PLACE = /\$\((\w+)\)|\$\{(\w+)\}|\$(\$)/g;
/** Variables name each other, each in several places. */
const MAX_FILLS = 300;

/** Where the value of each variable stands; of one that has several under conditions, nobody knows which it is. */
function variablesIn(text: string, program: CodeProgram): ReadonlyMap<string, Place> {
  const variables = new Map<string, Place>();
  const isConditional = CONDITION.test(text);
  const several = new Set<string>();
  for (const match of text.matchAll(VARIABLE)) {
    const [line, isExported, name = '', sign, value = ''] = match;
    const start = match.index + line.indexOf(value, line.indexOf('='));
    if (variables.has(name)) {
      if (isConditional) several.add(name);
      if (sign === '?') continue;
    }
    const place = { start, end: start + value.length };
    variables.set(name, place);
    if (isExported) addTo(program.environment, name, { kind: 'text', value, ...place });
  }
  for (const name of several) variables.delete(name);
  return variables;
}

export function makeProgram(text: string): CodeProgram {
  const program = newProgram();
  const variables = variablesIn(text, program);
  let code = '';
  let fills = 0;
  const offsets: number[] = [];
  function take(start: number, end: number): void {
    code += text.slice(start, end);
    for (let at = start; at < end; at += 1) offsets.push(at);
  }
  function fill(start: number, end: number, within: readonly string[]): void {
    let from = start;
    for (const match of text.slice(start, end).matchAll(PLACE)) {
      const at = start + match.index;
      const name = match[1] ?? match[2] ?? '';
      const held = within.includes(name) ? undefined : variables.get(name);
      if (!held && match[3] === undefined) continue;
      take(from, at);
      from = at + match[0].length;
      fills += 1;
      if (match[3] !== undefined) take(at + 1, from);
      else if (held && fills < MAX_FILLS) fill(held.start, held.end, [...within, name]);
    }
    take(from, end);
  }
  for (const { 0: line, index } of text.matchAll(/^\t[@-]*[^\n]*\n?/gm)) {
    const [signs = ''] = /^\t[@-]*/.exec(line) ?? [];
    fill(index + signs.length, index + line.length, []);
  }
  program.embedded.push({ language: 'shell', code, offsets });
  return program;
}
