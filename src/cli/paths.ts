// Paths as other programs read them, whatever the system writes between folders.
import nodePath from 'node:path';
import { pathToFileURL } from 'node:url';

/** The functions of `node:path` for one system, where a test asks for another one’s. */
export type PathFunctions = Pick<typeof nodePath, 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;

/** In globs, “\” escapes; on Windows it stands between folders. */
export const globOf = (pattern: string, { sep }: Pick<PathFunctions, 'sep'> = nodePath): string =>
  sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;

export interface FileAddress {
  readonly uri: string;
  /** Whether it is relative to the current folder. */
  readonly isRelative: boolean;
}

/** The address of a file: relative to the current folder if the file is in it. */
export function addressOf(
  file: string,
  folder: string = process.cwd(),
  { isAbsolute, relative, resolve, sep }: PathFunctions = nodePath,
): FileAddress {
  const whole = resolve(folder, file);
  const path = relative(folder, whole);
  // On Windows a file on another drive has no relative path.
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path))
    return { uri: pathToFileURL(whole, { windows: sep === '\\' }).href, isRelative: false };
  const parts = path.split(sep).map((part) => encodeURIComponent(part));
  return { uri: parts.join('/'), isRelative: true };
}
