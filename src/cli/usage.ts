// Errors in how a command was called: one line and exit status 2.
import { readFileSync } from 'node:fs';

export class UsageError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'you do not have permission to read it',
  EPERM: 'you do not have permission to read it',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'its links form a circle',
};

/** Why something could not be done, in words where they are known. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  const known = typeof code === 'string' && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** The text of a file, or of standard input for “-”. */
export async function readInput(path: string): Promise<string> {
  // Loaded when it is needed: every command starts with this file.
  if (path === '-') return (await import('node:stream/consumers')).text(process.stdin);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
}

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
