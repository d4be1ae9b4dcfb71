// Where configurations are: the nearest one upward from the folder of a file.
import { statSync } from 'node:fs';
import nodePath, { dirname, join, resolve } from 'node:path';
import type { PathFunctions } from '#cli/paths.ts';

/** As iam/config has it, which is loaded only when there is one. */
const NAME = 'rolewright.config.json';

const isFile = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A part of the path is a file, or may not be looked into.
    return false;
  }
};

/** The path of the nearest configuration, from a folder upward. */
export function configAbove(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, NAME);
    if (isFile(path)) return path;
    if (dirname(at) === at) return undefined;
  }
}

/** A path as configurations, baselines and annotations have it: relative to the folder, with “/”. */
export const pathFrom = (
  folder: string,
  file: string,
  { relative, resolve, sep }: PathFunctions = nodePath,
): string => (file === '-' ? file : relative(folder, resolve(file)).split(sep).join('/'));
