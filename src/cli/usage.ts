// Errors in how a command was called: one line and exit status 2.
import { existsSync, mkdirSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

export class UsageError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'you do not have permission to do that',
  EPERM: 'you do not have permission to do that',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'its links form a circle',
  ENAMETOOLONG: 'the path is too long',
  ENXIO: 'it is a socket or a device, not a file',
  EEXIST: 'a file has that name already',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Why something could not be done, in words where they are known. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  const known = typeof code === 'string' && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** What a path stands for; undefined where there is nothing. Throws a UsageError where the system does not say. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
}

/** Node’s own recursive way never ends where a system makes no folders, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path) || dirname(path) === path) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Writes a file, and the folders that it needs. Throws a UsageError that ends with what to do instead. */
export function writeText(path: string, text: string, instead: string, mode?: number): void {
  try {
    // To write to a pipe that nobody reads never ends.
    if (statSync(path, { throwIfNoEntry: false })?.isFIFO()) throw new Error('it is a pipe');
    makeFolder(dirname(path));
    writeFileSync(path, text, { mode });
  } catch (error) {
    const isRefused = (error as { code?: unknown }).code === 'ENOENT';
    const reason = isRefused ? 'nothing can be made there' : reasonOf(error);
    throw new UsageError(`Cannot write ${path}: ${reason}. ${instead}`);
  }
}

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
