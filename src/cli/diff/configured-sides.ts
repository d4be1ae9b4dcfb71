// Gives policies in files of their own the type that the configuration of their commit has for them.
import { CONFIG_FILE, type Config } from '#iam/config/index.ts';
import { decodeText } from '#cli/terminal.ts';
import { UsageError } from '#cli/usage.ts';
import { filesAt, type Commits } from './git.ts';
import type { FileSides, Side, Sides, UnreadSide } from './sides.ts';

/** Where configurations of a file may be, the nearest first. Paths have “/”. */
function configPaths(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, up) =>
    [...folders.slice(0, folders.length - up), CONFIG_FILE].join('/'),
  );
}

interface ConfigInCommit {
  readonly config: Config;
  /** Each fault on a line, with its place. */
  readonly faults: readonly string[];
}

/** The configurations of a commit that apply to files. */
async function configsOf(
  commit: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, ConfigInCommit>> {
  const found = filesAt(commit, [...new Set(files.flatMap(configPaths))]);
  if (found.size === 0) return new Map();
  const { loadConfig, problemLines } = await import('#cli/config/load-config.ts');
  return new Map(
    [...found].map(([path, bytes]) => {
      const loaded = loadConfig(path, decodeText(bytes) ?? '');
      return [path, { config: loaded.config, faults: problemLines({ ...loaded, path }) }];
    }),
  );
}

export interface ConfiguredSides extends Pick<Sides, 'files'> {
  /** Of configurations of the commit that is compared with. */
  readonly faults: readonly UnreadSide[];
}

/** Throws a UsageError for a fault of a configuration as it is now. */
export async function configuredSides(
  files: readonly FileSides[],
  { base, head }: Commits,
): Promise<ConfiguredSides> {
  const pathsOf = (side: keyof FileSides) => files.flatMap((each) => each[side]?.path ?? []);
  const configs = {
    before: await configsOf(base, pathsOf('before')),
    after: await configsOf(head, pathsOf('after')),
  };
  const now = [...configs.after.values()].flatMap(({ faults }) => faults);
  if (now.length > 0) throw new UsageError(now.join('\n'));
  const { typedBy } = await import('#iam/config/settle-findings.ts');
  const typed = (side: keyof FileSides, of: Side | undefined): Side | undefined => {
    const path = of && configPaths(of.path).find((each) => configs[side].has(each));
    if (!of || path === undefined) return of;
    const name = of.path.slice(path.length - CONFIG_FILE.length);
    const { type } = typedBy(configs[side].get(path)!.config, name);
    if (type === undefined) return of;
    return { ...of, policies: of.policies.map((each) => (each.where === '' ? { ...each, type } : each)) };
  };
  return {
    files: files.map(({ before, after }) => ({
      before: typed('before', before),
      after: typed('after', after),
    })),
    // A change that corrects a configuration is compared with one that had the fault.
    faults: [...configs.before].flatMap(([file, { faults }]) =>
      faults.map((message) => ({ file, side: 'before' as const, where: '', message })),
    ),
  };
}
