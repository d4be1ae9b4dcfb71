// The policies on both sides of each changed file.
import { type Attachments, type HiddenPart, folderOf, isTerraform } from '#iam/import/index.ts';
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import { policiesIn, READABLE } from '#cli/check/policies-in.ts';
import { decodeText } from '#cli/terminal.ts';
import {
  changedValues,
  dependentFolders,
  foldersWith,
  isOfModule,
  modulesOf,
  type CommitModules,
} from './commit-modules.ts';
import { changedFiles, readBlobs, type Blob, type ChangedFile, type Commits } from './git.ts';

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
  return isTerraform(path) ? folderOf(path) : path;
};

export interface Sides {
  readonly files: readonly FileSides[];
  readonly unread: readonly UnreadSide[];
}

/** Other templates than those that are read. */
const OTHER_TEMPLATE = /\.(?:tpl|tftpl|tmpl|j2|hcl|ya?ml\.erb|json\.erb)$/;
const looksLikePolicy = (text: string): boolean => /\bStatement\b/i.test(text) && /\bEffect\b/i.test(text);

/** Files that Terraform or OpenTofu takes values from, and that are not read as that. */
const OTHER_VALUES = /(?:\.tf\.json|\.tofu\.json|\.tfvars\.json|(?:^|[/_])override\.(?:tf|tofu))$/;
const givesValues = (path: string, text: string): boolean =>
  OTHER_VALUES.test(path) &&
  (path.includes('.tfvars') || /\b(?:module|variable|locals|aws_iam_\w+)\b/.test(text));

const isReadable = ({ path }: Pick<Blob, 'path'>): boolean =>
  READABLE.some((ending) => path.endsWith(`.${ending}`));
/** Each call of a module makes policies of its own. */
const inCall = (policy: LocatedPolicy): LocatedPolicy =>
  policy.call ? { ...policy, where: `${policy.call.address} › ${policy.where}` } : policy;

/** With the Terraform files that take values from what changed: those of its folder, and of modules around it. */
function withModules(
  changed: readonly ChangedFile[],
  base: CommitModules,
  head: CommitModules,
  more: readonly string[],
): readonly ChangedFile[] {
  const sides = changed.flatMap(({ before, after }) => [before, after].filter((each) => each !== undefined));
  const known = new Set(sides.map(({ path }) => path));
  const folders = sides.filter(isOfModule).map(({ path }) => folderOf(path));
  const others = [...dependentFolders([...folders, ...more], [base, head])].flatMap((folder) => {
    const old = new Map(base.blobsIn(folder).map((blob) => [blob.path, blob]));
    return head
      .blobsIn(folder)
      .filter(({ path }) => isTerraform(path) && !known.has(path))
      .map((after) => ({ before: old.get(after.path), after, path: after.path }));
  });
  return [...changed, ...others];
}

interface ChosenValues {
  readonly path: string;
  readonly names: readonly string[];
}

/** Files of variables that Terraform takes only where somebody asks for them, with the variables that differ. */
function chosenValues(changed: readonly ChangedFile[]): readonly ChosenValues[] {
  const chosen = changed.filter(({ path }) => path.endsWith('.tfvars') && !isOfModule({ path }));
  const texts = readBlobs(chosen.flatMap(({ before, after }) => [before?.id ?? [], after?.id ?? []].flat()));
  const textOf = (blob: Blob | undefined): string => {
    const bytes = blob && texts.get(blob.id);
    return (bytes && decodeText(bytes)) ?? '';
  };
  return chosen.map(({ path, before, after }) => ({
    path,
    names: changedValues(textOf(before), textOf(after)),
  }));
}

/** Without what stands on both sides of files that did not change themselves. */
function news(unread: readonly UnreadSide[], changed: readonly ChangedFile[]): readonly UnreadSide[] {
  const same = new Set(
    changed.flatMap(({ before, after }) => (before?.id === after?.id ? (after?.path ?? []) : [])),
  );
  const keyOf = (each: UnreadSide, side = each.side): string =>
    JSON.stringify([each.file, side, each.where, each.message]);
  const all = new Set(unread.map((each) => keyOf(each)));
  return unread.filter(
    (each) =>
      each.fails || !same.has(each.file) || !all.has(keyOf(each, each.side === 'after' ? 'before' : 'after')),
  );
}

/** Reads both sides of all that changed. `paths` limits it as git's own do. */
export async function readSides(commits: Commits, paths: readonly string[]): Promise<Sides> {
  const unread: UnreadSide[] = [];
  const addUnread = (file: string, side: UnreadSide['side'], message: string): void => {
    unread.push({ file, side, where: '', message, ...(side === 'after' && { fails: true as const }) });
  };
  const all = changedFiles(commits, paths);
  const chosen = chosenValues(all);
  const chosenNames = chosen.flatMap(({ names }) => names);
  const changesModules =
    chosenNames.length > 0 ||
    all.some(({ before, after }) => [before, after].some((blob) => blob && isOfModule(blob)));
  const [base, head] = [commits.base, commits.head].map((commit) => modulesOf(commit, changesModules)) as [
    CommitModules,
    CommitModules,
  ];
  const starts = foldersWith(commits.head, chosenNames, head);
  const changed = withModules(all, base, head, starts).filter(({ before, after }) =>
    [before, after].some(
      (blob) => blob !== undefined && (isReadable(blob) || OTHER_TEMPLATE.test(blob.path)),
    ),
  );
  for (const { path, pointer } of all)
    if (pointer === 'submodule' || (pointer && isReadable({ path })))
      addUnread(path, 'after', `It is a ${pointer}, which is not followed.`);
  const blobs = changed.flatMap(({ before, after }) => [before, after].filter((blob) => blob !== undefined));
  const texts = readBlobs(blobs.map(({ id }) => id));
  for (const { before, after, path } of changed)
    for (const blob of before?.id === after?.id ? [] : [after ?? before]) {
      const bytes = blob && texts.get(blob.id);
      if (bytes && givesValues(path, decodeText(bytes) ?? ''))
        addUnread(path, 'after', 'What it gives to Terraform modules is not read.');
    }
  const folders = blobs.filter(isOfModule).map(({ path }) => folderOf(path));
  for (const modules of [base, head])
    modules.load([...new Set(folders.flatMap((each) => [each, ...modules.tree.callersOf(each)]))]);
  const touched = new Set(
    all.flatMap(({ before, after }) => [before, after].flatMap((blob) => (blob ? folderOf(blob.path) : []))),
  );
  /** A module whose last call goes makes nothing any more, unless it changes, too: somebody may start in it. */
  const isLeft = (folder: string, within: readonly string[] = []): boolean =>
    !touched.has(folder) &&
    !within.includes(folder) &&
    base.tree.callersOf(folder).length > 0 &&
    head.tree.callersOf(folder).every((caller) => isLeft(caller, [...within, folder]));
  /** What depends on which values. */
  const said: string[] = [];
  const read = async (
    blob: Blob | undefined,
    { tree }: CommitModules,
    side: UnreadSide['side'],
  ): Promise<Side | undefined> => {
    if (!blob) return undefined;
    const bytes = texts.get(blob.id);
    const text = bytes && decodeText(bytes);
    const { path } = blob;
    if (side === 'after' && isOfModule(blob) && isLeft(folderOf(path)))
      return { path, policies: [], attachments: [], hidden: [] };
    if (!isReadable(blob)) {
      if (text !== undefined && looksLikePolicy(text))
        addUnread(path, side, 'Files of this kind are not read.');
      return undefined;
    }
    if (text === undefined) {
      addUnread(path, side, bytes ? 'It is a binary file.' : 'git does not have its content here.');
      return undefined;
    }
    const beside = isTerraform(path) ? tree.filesIn(folderOf(path)) : [];
    const found = await policiesIn(text, path, { beside, tree });
    const { attachments = [], hidden = [], generated = [] } = found;
    const isOther = found.isOther();
    if (chosenNames.length > 0)
      said.push(
        JSON.stringify([hidden, attachments, found.unread, found.policies.map((each) => each.unresolved)]),
      );
    if (!isOther) unread.push(...found.unread.map((part) => ({ file: path, side, ...part })));
    return {
      path,
      policies: [...(isOther ? [] : found.policies), ...generated].map(inCall),
      attachments,
      // What cannot be read at all and does not look like policies is no matter of theirs.
      hidden: isOther ? hidden.filter(({ where }) => !where.startsWith(path)) : hidden,
    };
  };
  const files: FileSides[] = [];
  for (const { before, after } of changed)
    files.push({ before: await read(before, base, 'before'), after: await read(after, head, 'after') });
  for (const { path, names } of chosen)
    for (const name of names)
      if (said.some((each) => new RegExp(`\\bvar\\.${name}\\b`).test(each)))
        addUnread(path, 'after', `It changes var.${name}, and where this file applies is not known.`);
  return { files, unread: news(unread, changed) };
}
