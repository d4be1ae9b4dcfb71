// Which Terraform modules of a repository call which others, by their folders.
import { groupBy } from '#iam/collections/index.ts';
import type { SourceText } from './source-text.ts';

/** The Terraform modules of a repository. A folder is called as the names of its files begin. */
export interface ModuleTree {
  /** The files that Terraform reads together. */
  readonly filesIn: (folder: string) => readonly SourceText[];
  /** The folders with a module that calls the one in this folder. */
  readonly callersOf: (folder: string) => readonly string[];
}

const stepsOf = (path: string): readonly string[] => path.split(/[/\\]/);

/** The folder of a file; "." for a file without one. */
export const folderOf = (name: string): string => folderAt('.', stepsOf(name).slice(0, -1).join('/'));

/** The folder at a path from another. */
export function folderAt(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of [...(folder === '.' ? [] : stepsOf(folder)), ...stepsOf(path)]) {
    const last = steps.at(-1);
    if (step === '..' && last !== undefined && last !== '..') steps.pop();
    // “//” at the start is a share of Windows.
    else if (step !== '.' && (step !== '' || steps.every((each) => each === ''))) steps.push(step);
  }
  const [first] = steps;
  return steps.length === 0 || (steps.length === 1 && first === '') ? '.' : steps.join('/');
}

/** https://developer.hashicorp.com/terraform/language/modules/sources#local-paths */
const LOCAL_SOURCE = /^[ \t]*(?:module[ \t][^{\n]*\{[ \t]*)?source[ \t]*=[ \t]*"(\.\.?\/[^"$%\n]*)"/gm;

/** For each folder with a module that others call, their folders. */
export type ModuleCallers = ReadonlyMap<string, readonly string[]>;

/** Who calls whom in these files; `isModule` says which folders can be read. */
export function callersIn(
  files: Iterable<SourceText>,
  isModule?: (folder: string) => boolean,
): ModuleCallers {
  const folders = new Set<string>();
  const calls: { readonly caller: string; readonly called: string }[] = [];
  for (const { name = '', text } of files) {
    const caller = folderOf(name);
    folders.add(caller);
    for (const [, source = ''] of text.matchAll(LOCAL_SOURCE))
      calls.push({ caller, called: folderAt(caller, source) });
  }
  const known = calls.filter(({ called }) => isModule?.(called) ?? folders.has(called));
  return new Map(
    [...groupBy(known, ({ called }) => called)].map(([called, all]) => [
      called,
      [...new Set(all.map(({ caller }) => caller))],
    ]),
  );
}
