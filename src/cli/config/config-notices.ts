// What to look at again in a configuration: ignores that ended, and ignores that nothing needs.
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type IgnoreNotice, expiredNotice, isOnePath, isOver, unusedNotice } from '#iam/config/index.ts';
import type { FileOutcome } from '#cli/check/check-files.ts';
import type { CheckRun } from '#cli/check/check-text.ts';
import type { CheckedFile } from '#cli/check/checked.ts';
import type { InputFile } from '#cli/check/files.ts';
import { noticeFinding } from '#cli/check/notices.ts';
import { positionsIn } from '#cli/check/positions.ts';
import { pathFrom } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';

/** What a run knows about the use of a configuration. */
interface ConfigUse {
  /** Indexes of the ignores that some finding needed. */
  readonly used: ReadonlySet<number>;
  /** The files that were checked, relative to the configuration. */
  readonly checked: ReadonlySet<string>;
  /** Whether that is all the files below the folder of the configuration. */
  readonly isWhole: boolean;
  readonly today: string;
}

/** The notices on a configuration, as a file of the result; undefined without any. */
function configNotices(
  { path, text, config }: LoadedConfig,
  { used, checked, isWhole, today }: ConfigUse,
): CheckedFile | undefined {
  const notices = config.ignores.flatMap((ignore, index): readonly IgnoreNotice[] => {
    if (isOver(ignore, today)) return [expiredNotice(ignore)];
    // Who checks one file of many cannot know what the others need.
    const isJudged =
      isWhole ||
      (ignore.files.length > 0 && ignore.files.every((file) => isOnePath(file) && checked.has(file)));
    return used.has(index) || !isJudged ? [] : [unusedNotice(ignore)];
  });
  if (notices.length === 0) return undefined;
  const positionOf = positionsIn(text);
  return {
    file: path,
    policies: [],
    unread: [],
    ignored: [],
    notices: notices.map((notice) => noticeFinding(notice, positionOf)),
  };
}

/** Whether a folder was searched that holds all files a configuration is about. */
const isSearchedWhole = (folder: string, operands: readonly string[]): boolean =>
  operands.some((operand) => {
    if (operand === '-' || !statSync(operand, { throwIfNoEntry: false })?.isDirectory()) return false;
    const inside = relative(resolve(operand), folder);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside;
  });

/** The notices on all configurations of a run. */
export const noticesOn = (
  files: readonly InputFile[],
  outcomes: readonly FileOutcome[],
  { configs, today }: Pick<CheckRun, 'configs' | 'today'>,
  operands: readonly string[],
): readonly FileOutcome[] =>
  configs.flatMap((loaded, config): readonly FileOutcome[] => {
    const own = [...files.entries()].filter(([, file]) => file.config === config);
    const checked = configNotices(loaded, {
      used: new Set(own.flatMap(([index]) => outcomes[index]?.used ?? [])),
      checked: new Set(own.map(([, { path }]) => pathFrom(loaded.folder, path))),
      isWhole: isSearchedWhole(loaded.folder, operands),
      today,
    });
    return checked ? [{ checked }] : [];
  });
