// The Terraform modules of a commit.
import { type ModuleTree, type SourceText, callersIn, folderOf, OF_MODULE } from '#iam/import/index.ts';
import { decodeText } from '#cli/terminal.ts';
import { filesAt, filesIn, pathsWith, readBlobs, type Blob } from './git.ts';

export interface CommitModules {
  readonly tree: ModuleTree;
  /** The folders of the modules that one in this folder calls. */
  readonly calledBy: (folder: string) => readonly string[];
  readonly blobsIn: (folder: string) => readonly Blob[];
  /** Reads what these folders hold at once. */
  readonly load: (folders: readonly string[]) => void;
}

const TERRAFORM = ['*.tf', '*.tofu'];

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Files that Terraform reads and that are not read here: what they do with values nobody knows. */
const OTHER_SYNTAX = /\.(?:tf|tofu)\.json$/;

/** `changesModules`: without that nothing is asked, and nobody calls anybody. */
export function modulesOf(commit: string, changesModules: boolean): CommitModules {
  const blobs = new Map<string, readonly Blob[]>();
  const texts = new Map<string, string | undefined>();
  const blobsIn = (folder: string): readonly Blob[] => {
    const found = blobs.get(folder) ?? filesIn(commit, folder === '.' ? '' : `${folder}/`);
    blobs.set(folder, found);
    return found;
  };
  const ofModule = (folder: string): readonly Blob[] =>
    blobsIn(folder).filter(({ path }) => OF_MODULE.test(nameOf(path)));
  const load = (folders: readonly string[]): void => {
    const ids = folders.flatMap(ofModule).map(({ id }) => id);
    const bytes = readBlobs(ids.filter((id) => !texts.has(id)));
    for (const [id, own] of bytes) texts.set(id, decodeText(own));
  };
  const sources = new Map<string, readonly SourceText[]>();
  const sourcesIn = (folder: string): readonly SourceText[] => {
    const known = sources.get(folder);
    if (known) return known;
    load([folder]);
    const found = ofModule(folder).flatMap(({ id, path: name }) => {
      const text = texts.get(id);
      return text === undefined ? [] : [{ name, text }];
    });
    sources.set(folder, found);
    return found;
  };
  const isModule = (folder: string): boolean =>
    ofModule(folder).length > 0 && !blobsIn(folder).some(({ path }) => OTHER_SYNTAX.test(path));
  const paths = changesModules ? pathsWith(commit, 'source[ \t]*=[ \t]*"\\.', TERRAFORM) : [];
  const files = [...filesAt(commit, paths)].map(([name, bytes]) => ({ name, text: decodeText(bytes) ?? '' }));
  const callers = callersIn(files, isModule);
  return {
    tree: { filesIn: sourcesIn, callersOf: (folder) => callers.get(folder) ?? [] },
    calledBy: (folder) => [...callers].flatMap(([called, all]) => (all.includes(folder) ? [called] : [])),
    blobsIn,
    load,
  };
}

/** The folders of modules in which something is worked out with values of a module in these. */
export function dependentFolders(
  changed: Iterable<string>,
  commits: readonly CommitModules[],
): ReadonlySet<string> {
  const folders = new Set(changed);
  // A set goes on to what is added to it meanwhile.
  for (const folder of folders)
    for (const { tree } of commits) for (const caller of tree.callersOf(folder)) folders.add(caller);
  for (const folder of folders)
    for (const { calledBy } of commits) for (const called of calledBy(folder)) folders.add(called);
  return folders;
}

/** What a file of variables says, by their names. */
const valuesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/^(?=[\w-]+[ \t]*=)/m).flatMap((part) => {
      const [, name, value = ''] = /^([\w-]+)[ \t]*=(.*)$/s.exec(part) ?? [];
      return name === undefined ? [] : [[name, value.trim()]];
    }),
  );

/** The variables to which two versions of such a file give different values. */
export function changedValues(before: string, after: string): readonly string[] {
  const [was, is] = [valuesIn(before), valuesIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
}

/** The folders that Terraform may start in and that declare one of these variables. */
export function foldersWith(
  commit: string,
  variables: readonly string[],
  { tree }: CommitModules,
): readonly string[] {
  if (variables.length === 0) return [];
  const paths = pathsWith(commit, `variable[ \t]+"(${variables.join('|')})"`, TERRAFORM);
  return [...new Set(paths.map(folderOf))].filter((folder) => tree.callersOf(folder).length === 0);
}

export const isOfModule = ({ path }: Pick<Blob, 'path'>): boolean => OF_MODULE.test(nameOf(path));
