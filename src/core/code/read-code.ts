// Code of any language → the calls of AWS it makes, and the answers these state. Grammars are loaded when asked for.
import { notesOn } from './notes.ts';
import type { Program } from './program.ts';
import type { CodeReading } from './reading.ts';
import { readProgram } from './read-program.ts';
import { segmentsOf, type CodeLanguage } from './segments.ts';

/** What is read of a longer text. In UTF-16 code units. */
const MAX_CODE = 400_000;

type Reader = (text: string) => Program;

const READERS: { readonly [K in CodeLanguage]: () => Promise<Reader> } = {
  python: async () => {
    const [{ parser }, { pythonProgram }] = await Promise.all([
      import('@lezer/python'),
      import('./languages/python.ts'),
    ]);
    return (text) => pythonProgram(parser.parse(text).topNode, text);
  },
};

/** Reads code. Never throws; a text that calls nothing gives an empty reading. */
export async function readCode(whole: string): Promise<CodeReading> {
  const text = whole.slice(0, MAX_CODE);
  const notes = notesOn(text);
  for (const { language, code } of segmentsOf(text)) {
    const read = await READERS[language]();
    readProgram(read(code), code, notes);
  }
  return notes.done();
}
