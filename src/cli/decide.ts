// rolewright decide <file.jsonl | ->: decides on one request a line and prints the decision and its reasons a line.
import { answerLine } from './decide-line.ts';
import { type Request, servicePrefixOf } from '#iam/request/index.ts';
import { referenceFacts } from '#iam/decide/index.ts';
import { referenceWith } from './reference.ts';
import { readInput } from './terminal.ts';
import { UsageError } from './usage.ts';

export async function decideCommand([path, ...more]: readonly string[]): Promise<number> {
  if (path === undefined || more.length > 0)
    throw new UsageError('Give a file with one request per line, or - for standard input.');
  const loaded = new Set<string>();
  const referenceFor = (request: Request) =>
    referenceWith((known) => {
      const prefix = servicePrefixOf(request, known);
      if (prefix === undefined || loaded.has(prefix)) return [];
      loaded.add(prefix);
      return [prefix];
    });
  const facts = referenceFacts(referenceWith(() => []));
  const lines = (await readInput(path)).split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() !== '')
      process.stdout.write(`${JSON.stringify(answerLine(text, index + 1, facts, referenceFor))}\n`);
  }
  return 0;
}
