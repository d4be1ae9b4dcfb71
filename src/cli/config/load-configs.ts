// The configurations that apply to the files of one run.
import { dirname, resolve, sep } from 'node:path';
import type { InputFile } from '#cli/check/files.ts';
import type { TextReader } from '#cli/check/check-files.ts';
import { undamaged } from '#cli/terminal.ts';
import { UsageError } from '#cli/usage.ts';
import { configAbove } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';

export interface ConfiguredFiles {
  /** Each with the index of its configuration, if it has one. */
  readonly files: readonly InputFile[];
  readonly configs: readonly LoadedConfig[];
}

/** Where files are looked at, most share their folder. */
function folderFinder(): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    if (path === '-') return resolve();
    const start = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf(sep)) + 1);
    const folder = known.get(start) ?? resolve(dirname(path));
    known.set(start, folder);
    return folder;
  };
}

/** Finds the configuration of each file, or takes the one that is given for all. Throws where one cannot be used. */
export async function configured(
  files: readonly InputFile[],
  given: string | undefined,
  read: TextReader,
): Promise<ConfiguredFiles> {
  const above = new Map<string, string | undefined>();
  const paths = new Map<string, number>();
  const indexOf = (path: string): number => {
    const index = paths.get(path) ?? paths.size;
    paths.set(path, index);
    return index;
  };
  const folderOf = folderFinder();
  const all = files.map((file): InputFile => {
    const folder = folderOf(file.path);
    if (given === undefined && !above.has(folder)) above.set(folder, configAbove(folder));
    const path = given === undefined ? above.get(folder) : resolve(given);
    return path === undefined ? file : { ...file, config: indexOf(path) };
  });
  if (paths.size === 0) return { files, configs: [] };
  const { loadConfig, problemLines } = await import('./load-config.ts');
  const configs = await Promise.all(
    [...paths.keys()].map(async (path) =>
      loadConfig(path, undamaged(await read(given ?? path), given ?? path)),
    ),
  );
  const faults = configs.flatMap(problemLines);
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return { files: all, configs };
}
