// Settings in YAML → program: each group of keys of the same depth, as LiteLLM and others have their models.
import {
  newProgram,
  type KeyedExpression,
  type Expression,
  type CodeProgram,
} from '#deepseek/code/program.ts';
import { addSettings } from './settings.ts';

const LINE = /^([ \t]*)(- +)?(["']?)([\w.-]+)\3:[ \t]*(?:(["'])(.*?)\5|([^#\n]*?))[ \t]*(?:#.*)?$/;

interface Group {
  readonly indent: number;
  readonly entries: KeyedExpression[];
}

export function yamlProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  const open: Group[] = [];
  const close = (indent: number): void => {
    while ((open.at(-1)?.indent ?? -1) > indent) {
      const group = open.pop();
      if (group) addSettings(program, group.entries, { start: 0, end: 0 });
    }
  };
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, spaces = '', dash = '', , key, , inQuotes, bare = ''] = LINE.exec(line.replace(/\r$/, '')) ?? [];
    if (key !== undefined) {
      const indent = spaces.length + dash.length;
      close(dash === '' ? indent : spaces.length);
      if (open.at(-1)?.indent !== indent) open.push({ indent, entries: [] });
      const value = inQuotes ?? bare;
      const start = offset + line.lastIndexOf(value);
      const place = { start, end: start + value.length };
      const variable = /^os\.environ\/(\w+)$|^\$\{?(\w+)\}?$/.exec(value);
      const named = variable?.[1] ?? variable?.[2];
      const expression: Expression =
        named === undefined
          ? { kind: 'text', value, ...place }
          : { kind: 'member', of: { kind: 'name', name: 'environ', scope, ...place }, name: named, ...place };
      if (value !== '') open.at(-1)?.entries.push({ key, value: expression });
    }
    offset += line.length + 1;
  }
  close(-1);
  return program;
}
