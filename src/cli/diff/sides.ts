// The policies on both sides of each changed file.
import { type Attachments, OF_MODULE, type SourceText } from '#iam/import/index.ts';
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import { policiesIn, READABLE } from '#cli/check/policies-in.ts';
import { decodeText } from '#cli/terminal.ts';
import { changedFiles, filesIn, readBlobs, type Blob, type ChangedFile, type Commits } from './git.ts';

export interface Side {
  readonly path: string;
  readonly policies: readonly LocatedPolicy[];
  readonly attachments: readonly Attachments[];
}

export interface UnreadSide {
  readonly file: string;
  readonly side: 'before' | 'after';
  readonly where: string;
  readonly message: string;
}

export interface FileSides {
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

export interface Sides {
  readonly files: readonly FileSides[];
  readonly unread: readonly UnreadSide[];
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isReadable = ({ path }: Blob): boolean => READABLE.some((ending) => path.endsWith(`.${ending}`));
const isOfModule = ({ path }: Blob): boolean => OF_MODULE.test(nameOf(path));

/** With the other Terraform files of a folder in which one changed: a policy takes its values from all of them. */
function withModules(changed: readonly ChangedFile[], { base, head }: Commits): readonly ChangedFile[] {
  const sides = changed.flatMap(({ before, after }) => [before, after].filter((each) => each !== undefined));
  const known = new Set(sides.map(({ path }) => path));
  const folders = new Set(sides.filter(isOfModule).map(({ path }) => folderOf(path)));
  const others = [...folders].flatMap((folder) => {
    const old = new Map(filesIn(base, folder).map((blob) => [blob.path, blob]));
    return filesIn(head, folder)
      .filter((blob) => blob.path.endsWith('.tf') && !known.has(blob.path))
      .map((after) => ({ before: old.get(after.path), after }));
  });
  return [...changed, ...others];
}

/** Reads both sides of all that changed. `paths` limits it as git's own do. */
export async function readSides(commits: Commits, paths: readonly string[]): Promise<Sides> {
  const changed = withModules(changedFiles(commits, paths), commits).filter(({ before, after }) =>
    [before, after].some((blob) => blob !== undefined && isReadable(blob)),
  );
  const modules = new Map<string, readonly Blob[]>();
  const moduleOf = (commit: string, path: string): readonly Blob[] => {
    if (!path.endsWith('.tf')) return [];
    const key = `${commit} ${folderOf(path)}`;
    const files = modules.get(key) ?? filesIn(commit, folderOf(path)).filter(isOfModule);
    modules.set(key, files);
    return files;
  };
  const pairs = changed.map(({ before, after, isNowLink }) => ({
    isNowLink,
    before: before && { ...before, beside: moduleOf(commits.base, before.path) },
    after: after && { ...after, beside: moduleOf(commits.head, after.path) },
  }));
  const texts = readBlobs(
    pairs
      .flatMap(({ before, after }) => [before, after].flatMap((blob) => (blob ? [blob, ...blob.beside] : [])))
      .map(({ id }) => id),
  );
  const unread: UnreadSide[] = [];
  const read = async (
    blob: (Blob & { readonly beside: readonly Blob[] }) | undefined,
    side: UnreadSide['side'],
  ): Promise<Side | undefined> => {
    if (!blob || !isReadable(blob)) return undefined;
    const bytes = texts.get(blob.id);
    const text = bytes && decodeText(bytes);
    const { path } = blob;
    if (text === undefined) {
      unread.push({
        file: path,
        side,
        where: '',
        message: bytes ? 'It is a binary file.' : 'git does not have its content here.',
      });
      return undefined;
    }
    const beside = blob.beside.flatMap(({ id, path: name }): readonly SourceText[] => {
      const own = texts.get(id);
      const found = own && decodeText(own);
      return found === undefined ? [] : [{ name, text: found }];
    });
    const found = await policiesIn(text, path, beside);
    const { attachments = [] } = found;
    if (found.isOther()) return { path, policies: [], attachments };
    unread.push(...found.unread.map((part) => ({ file: path, side, ...part })));
    return { path, policies: found.policies, attachments };
  };
  const files: FileSides[] = [];
  for (const { before, after, isNowLink } of pairs) {
    if (isNowLink && before)
      unread.push({
        file: before.path,
        side: 'after',
        where: '',
        message: 'It is now a link, which is not followed.',
      });
    files.push({ before: await read(before, 'before'), after: await read(after, 'after') });
  }
  return { files, unread };
}
