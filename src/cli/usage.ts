// What goes wrong between a person and a command: said in one line, exit status 2.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

export class UsageError extends Error {}

/** The text of a file, or of standard input for “-”. */
export async function readInput(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
