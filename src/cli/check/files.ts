// Resolves the operands of `check` to files: names, folders and globs.
import { readdirSync, type Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import { globOf } from '#cli/paths.ts';
import { statsOf, UsageError } from '#cli/usage.ts';
import { withoutIgnored } from './git-ignored.ts';
import { READABLE } from './policies-in.ts';

// Finds the files of a folder. It knows no patterns, which takes a tenth of the time of a library for them.

/** Packages, and what CDK and its tests write next to templates. */
const NOT_ENTERED =
  /^(?:node_modules|bower_components|venv|site-packages|__pycache__|botocore|vendor|__snapshots__|asset\.[0-9a-f]+|.+\.snapshot)$/;

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that nobody may read.
    return [];
  }
}

/**
 * The files below a folder with these endings, relative to it and with “/” between folders. Leaves out what begins with
 * a dot, packages, snapshots, and links. Enters no folder after `until`, a time of `performance.now()`.
 */
export function walk(folder: string, endings: readonly string[], until = Infinity): readonly string[] {
  const isWanted = (name: string): boolean =>
    endings.some((ending) => name.endsWith(ending) && name.length > ending.length);
  const found: string[] = [];
  const open = [''];
  for (let inner = open.pop(); inner !== undefined && performance.now() < until; inner = open.pop()) {
    for (const entry of entriesOf(inner === '' ? folder : `${folder}/${inner}`)) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      const path = inner === '' ? name : `${inner}/${name}`;
      if (entry.isDirectory()) {
        if (!NOT_ENTERED.test(name)) open.push(path);
      } else if (entry.isFile() && isWanted(name)) found.push(path);
    }
  }
  return found;
}

export interface InputFile {
  /** As it is shown: relative if the operand was. */
  readonly path: string;
  /** Whether it was named itself, so that it should hold a policy. */
  readonly named: boolean;
  /** The index of the configuration that applies to it. */
  readonly config?: number;
}

const IGNORED = ['**/node_modules/**'];
export const inOrder = (paths: readonly string[]): readonly string[] =>
  paths.toSorted((a, b) => (a < b ? -1 : 1));
const PATTERN = /[*?{}[\]!()]/;

/** Of files that may hold policies. */
export const ENDINGS = READABLE.map((ending) => `.${ending}`);

async function inFolder(folder: string): Promise<readonly string[]> {
  const all = walk(folder, ENDINGS);
  const found = await withoutIgnored(folder, all);
  if (found.length === 0) {
    const others = all.length > 0 ? ' that .gitignore does not leave out' : '';
    throw new UsageError(
      `There is no JSON, YAML or Terraform file in ${folder === '.' ? 'this folder' : folder}${others}.`,
    );
  }
  return inOrder(found).map((file) => (folder === '.' ? file : join(folder, file)));
}

async function matching(pattern: string): Promise<readonly string[]> {
  // Loaded when it is needed: most often files and folders are named.
  const { glob } = await import('tinyglobby');
  const options = { ignore: IGNORED, followSymbolicLinks: false, expandDirectories: false };
  const found = await glob(globOf(pattern), options);
  if (found.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return inOrder(found);
}

/** Each file once, in the order of the operands. Throws what to do where an operand means none. */
export async function filesOf(operands: readonly string[]): Promise<readonly InputFile[]> {
  const files = new Map<string, InputFile>();
  // Those that one operand means are all different.
  const keyOf = operands.length === 1 ? (path: string): string => path : (path: string) => resolve(path);
  for (const operand of operands) {
    const stats = operand === '-' ? undefined : statsOf(operand);
    const add = (paths: readonly string[], named: boolean): void => {
      for (const path of paths) {
        const key = keyOf(path);
        const known = files.get(key);
        files.set(key, known ? { ...known, named: known.named || named } : { path, named });
      }
    };
    if (stats?.isDirectory()) add(await inFolder(operand), false);
    else if (stats || operand === '-') add([operand], true);
    else if (PATTERN.test(operand)) add(await matching(operand), false);
    else throw new UsageError(`There is no file or folder ${operand}.`);
  }
  return [...files.values()];
}
