// The policies on both sides of each changed file.
import { type Attachments, type HiddenPart, OF_MODULE, type SourceText } from '#iam/import/index.ts';
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import { policiesIn, READABLE } from '#cli/check/policies-in.ts';
import { decodeText } from '#cli/terminal.ts';
import { changedFiles, filesIn, readBlobs, type Blob, type ChangedFile, type Commits } from './git.ts';

export interface Side {
  readonly path: string;
  readonly policies: readonly LocatedPolicy[];
  readonly attachments: readonly Attachments[];
  readonly hidden: readonly HiddenPart[];
}

export interface UnreadSide {
  readonly file: string;
  readonly side: 'before' | 'after';
  readonly where: string;
  readonly message: string;
  /** It differs between the sides, and may allow more: nobody can say that nothing is gained. */
  readonly fails?: true;
}

export interface FileSides {
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

/** Terraform reads a folder as one, so there it does not matter in which file something stands. */
export const placeOf = ({ before, after }: FileSides): string => {
  const path = after?.path ?? before?.path ?? '';
  return path.endsWith('.tf') ? folderOf(path) : path;
};

export interface Sides {
  readonly files: readonly FileSides[];
  readonly unread: readonly UnreadSide[];
}

/** Other templates than those that are read. */
const OTHER_TEMPLATE = /\.(?:tpl|tftpl|tmpl|j2|tofu|hcl|ya?ml\.erb|json\.erb)$/;
const looksLikePolicy = (text: string): boolean => /\bStatement\b/i.test(text) && /\bEffect\b/i.test(text);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isReadable = ({ path }: Pick<Blob, 'path'>): boolean =>
  READABLE.some((ending) => path.endsWith(`.${ending}`));
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
      .map((after) => ({ before: old.get(after.path), after, path: after.path }));
  });
  return [...changed, ...others];
}

/** Reads both sides of all that changed. `paths` limits it as git's own do. */
export async function readSides(commits: Commits, paths: readonly string[]): Promise<Sides> {
  const unread: UnreadSide[] = [];
  const addUnread = (file: string, side: UnreadSide['side'], message: string): void => {
    unread.push({ file, side, where: '', message, ...(side === 'after' && { fails: true as const }) });
  };
  const all = changedFiles(commits, paths);
  const changed = withModules(all, commits).filter(({ before, after }) =>
    [before, after].some(
      (blob) => blob !== undefined && (isReadable(blob) || OTHER_TEMPLATE.test(blob.path)),
    ),
  );
  const modules = new Map<string, readonly Blob[]>();
  const moduleOf = (commit: string, path: string): readonly Blob[] => {
    if (!path.endsWith('.tf')) return [];
    const key = `${commit} ${folderOf(path)}`;
    const files = modules.get(key) ?? filesIn(commit, folderOf(path)).filter(isOfModule);
    modules.set(key, files);
    return files;
  };
  for (const { path, pointer } of all)
    if (pointer === 'submodule' || (pointer && isReadable({ path })))
      addUnread(path, 'after', `It is a ${pointer}, which is not followed.`);
  const pairs = changed.map(({ before, after }) => ({
    before: before && { ...before, beside: moduleOf(commits.base, before.path) },
    after: after && { ...after, beside: moduleOf(commits.head, after.path) },
  }));
  const texts = readBlobs(
    pairs
      .flatMap(({ before, after }) => [before, after].flatMap((blob) => (blob ? [blob, ...blob.beside] : [])))
      .map(({ id }) => id),
  );
  const read = async (
    blob: (Blob & { readonly beside: readonly Blob[] }) | undefined,
    side: UnreadSide['side'],
  ): Promise<Side | undefined> => {
    if (!blob) return undefined;
    const bytes = texts.get(blob.id);
    const text = bytes && decodeText(bytes);
    const { path } = blob;
    if (!isReadable(blob)) {
      if (text !== undefined && looksLikePolicy(text))
        addUnread(path, side, 'Files of this kind are not read.');
      return undefined;
    }
    if (text === undefined) {
      addUnread(path, side, bytes ? 'It is a binary file.' : 'git does not have its content here.');
      return undefined;
    }
    const beside = blob.beside.flatMap(({ id, path: name }): readonly SourceText[] => {
      const own = texts.get(id);
      const found = own && decodeText(own);
      return found === undefined ? [] : [{ name, text: found }];
    });
    const found = await policiesIn(text, path, beside);
    const { attachments = [], hidden = [], generated = [] } = found;
    const isOther = found.isOther();
    if (!isOther) unread.push(...found.unread.map((part) => ({ file: path, side, ...part })));
    return {
      path,
      policies: [...(isOther ? [] : found.policies), ...generated],
      attachments,
      // What cannot be read at all and does not look like policies is no matter of theirs.
      hidden: isOther ? hidden.filter(({ where }) => !where.startsWith(path)) : hidden,
    };
  };
  const files: FileSides[] = [];
  for (const { before, after } of pairs)
    files.push({ before: await read(before, 'before'), after: await read(after, 'after') });
  return { files, unread };
}
