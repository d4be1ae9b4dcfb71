// Leaves out the files that Git ignores: what is built, downloaded or private. https://git-scm.com/docs/gitignore
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const NAME = '.gitignore';

/** The folders from the root of the repository down to this one; none outside of a repository. */
function foldersOfRepository(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    folders.unshift(at);
    if (existsSync(join(at, '.git'))) return folders;
    if (dirname(at) === at) return [resolve(folder)];
  }
}

/** The patterns of a folder; undefined where it has none, or nobody may read them. */
function patternsIn(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, NAME), 'utf8');
  } catch {
    return undefined;
  }
}

/** The folders between a folder and its files, each once and the outer before the inner. */
function foldersOf(folder: string, files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = dirname(file).split('/');
    for (let count = 1; count <= parts.length; count += 1)
      if (parts[0] !== '.') folders.add(join(resolve(folder), ...parts.slice(0, count)));
  }
  return folders;
}

/** The files of a folder, relative to it, that Git does not ignore. The patterns of an inner folder go before an outer's. */
export async function withoutIgnored(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const all = [...new Set([...foldersOfRepository(folder), ...foldersOf(folder, files)])];
  const patterns = all.flatMap((at) => {
    const text = patternsIn(at);
    return text === undefined ? [] : [{ at, text }];
  });
  if (patterns.length === 0) return files;
  const { default: ignore } = await import('ignore');
  const rules = patterns
    .map(({ at, text }) => ({ start: at.endsWith(sep) ? at : `${at}${sep}`, own: ignore().add(text) }))
    .toReversed();
  const from = resolve(folder);
  return files.filter((file) => {
    const path = join(from, file);
    for (const { start, own } of rules) {
      // A search in a large folder comes here a million times.
      if (!path.startsWith(start)) continue;
      const { ignored, unignored } = own.test(path.slice(start.length).split(sep).join('/'));
      if (ignored) return false;
      if (unignored) return true;
    }
    return true;
  });
}
