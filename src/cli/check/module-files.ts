// The Terraform modules around the files that are checked.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ModuleCallers,
  type ModuleTree,
  type SourceText,
  OF_MODULE,
  callersIn,
  isTerraform,
} from '#iam/import/index.ts';
import { decodeText } from '#cli/terminal.ts';

/** More than these make no module. */
const MAX_MODULE_FILES = 200;
const MAX_BYTES = 2_000_000;

/** Files of a folder are read one after another, and those of its callers with them. */
const MAX_FOLDERS = 200;

const folders = new Map<string, readonly SourceText[]>();

function textOf(path: string): string | undefined {
  try {
    return statSync(path).size > MAX_BYTES ? undefined : decodeText(readFileSync(path));
  } catch {
    return undefined;
  }
}

function readFolder(folder: string): readonly SourceText[] {
  try {
    const names = readdirSync(folder).filter((name) => OF_MODULE.test(name));
    return names.slice(0, MAX_MODULE_FILES).flatMap((file) => {
      const name = join(folder, file);
      const text = textOf(name);
      return text === undefined ? [] : [{ name, text }];
    });
  } catch {
    return [];
  }
}

/** The files that Terraform reads together. */
export function filesIn(folder: string): readonly SourceText[] {
  const found = folders.get(folder) ?? readFolder(folder);
  folders.set(folder, found);
  for (const oldest of folders.keys()) {
    if (folders.size <= MAX_FOLDERS) break;
    folders.delete(oldest);
  }
  return found;
}

export function callersAmong(paths: readonly string[]): ModuleCallers {
  const files = paths.filter(isTerraform).map((name) => ({ name, text: textOf(name) ?? '' }));
  return callersIn(files);
}

const trees = new WeakMap<ModuleCallers, ModuleTree>();

export function treeOf(callers: ModuleCallers): ModuleTree {
  const tree = trees.get(callers) ?? { filesIn, callersOf: (folder) => callers.get(folder) ?? [] };
  trees.set(callers, tree);
  return tree;
}
