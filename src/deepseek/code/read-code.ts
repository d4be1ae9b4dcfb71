// Code of any language → the calls of AWS it makes, and the answers these state. Grammars are loaded when asked for.
import { notesOn } from './notes.ts';
import type { CodeProgram } from './program.ts';
import type { CodeReading } from './reading.ts';
import { readProgram } from './read-program.ts';
import { syntaxOf } from './syntax.ts';
import { segmentsOf, type CodeLanguage } from './segments.ts';
import type { Parser, Tree } from '@lezer/common';

/**
 * What a parser may spend on faults: the sum of the readings that it tries at each place behind one. Some hundred faults
 * take this much; a text with more is not in the language.
 */
const MAX_RECOVERY = 3000;

/** Lezer’s parsers count down how far behind a fault they are, and keep a stack for each reading. */
interface RecoveringParse {
  readonly recovering?: number;
  readonly stacks?: readonly unknown[];
}

/** The tree of the text, as far as it was read. */
function parseCode(parser: Parser, text: string): Tree {
  const parse = parser.startParse(text);
  let spent = 0;
  let tree = parse.advance();
  while (!tree) {
    const { recovering = 0, stacks = [] } = parse as RecoveringParse;
    if (recovering > 0) spent += stacks.length;
    if (spent > MAX_RECOVERY && parse.stoppedAt === null) parse.stopAt(parse.parsedPos);
    tree = parse.advance();
  }
  return tree;
}

/** What is read of a longer text. In UTF-16 code units. */
const MAX_CODE = 400_000;

type Reader = (text: string) => CodeProgram;

const READERS: { readonly [K in CodeLanguage]: () => Promise<Reader> } = {
  python: async () => {
    const [{ parser }, { pythonProgram }] = await Promise.all([
      import('@lezer/python'),
      import('./languages/python.ts'),
    ]);
    return (text) => pythonProgram(syntaxOf(parseCode(parser, text)), text);
  },
  java: async () => {
    const [{ parser }, { javaProgram }] = await Promise.all([
      import('@lezer/java'),
      import('./languages/java.ts'),
    ]);
    return (text) => javaProgram(syntaxOf(parseCode(parser, text)), text);
  },
  go: async () => {
    const [{ parser }, { goProgram }] = await Promise.all([import('@lezer/go'), import('./languages/go.ts')]);
    return (text) => goProgram(syntaxOf(parseCode(parser, text)), text);
  },
  shell: async () => (await import('./languages/shell.ts')).shellProgram,
  yaml: async () => (await import('./languages/yaml.ts')).yamlProgram,
  json: async () => {
    const [{ parser }, { jsonProgram }] = await Promise.all([
      import('@lezer/javascript'),
      import('./languages/json.ts'),
    ]);
    const single = parser.configure({ top: 'SingleExpression' });
    return (text) => jsonProgram(syntaxOf(parseCode(single, text)), text);
  },
  javascript: async () => {
    const [{ parser }, { javaScriptProgram }] = await Promise.all([
      import('@lezer/javascript'),
      import('./languages/javascript.ts'),
    ]);
    const typed = parser.configure({ dialect: 'ts jsx' });
    return (text) => javaScriptProgram(syntaxOf(parseCode(typed, text)), text);
  },
};

/** Reads code. Never throws; a text that calls nothing gives an empty reading. */
export async function readCode(whole: string): Promise<CodeReading> {
  const text = whole.slice(0, MAX_CODE);
  const notes = notesOn(text);
  const programs = await Promise.all(
    segmentsOf(text).map(async ({ language, code }) => {
      const read = await READERS[language]();
      return { program: read(code), code };
    }),
  );
  // What one block sets in the environment, the others read.
  for (const { program } of programs)
    for (const other of programs)
      for (const [name, values] of other.program.environment)
        if (other.program !== program && !program.environment.has(name))
          program.environment.set(name, values);
  for (const { program, code } of programs) readProgram(program, code, notes);
  return notes.done();
}
