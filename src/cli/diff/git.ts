// The two sides of a change, as git has them. Nothing is checked out.
import { spawnSync } from 'node:child_process';
import { UsageError } from '#cli/usage.ts';

/** Far more than policies need. */
const MAX_OUTPUT = 512_000_000;

interface Ran {
  readonly status: number;
  readonly out: Buffer;
  readonly error: string;
}

function git(args: readonly string[], input = ''): Ran {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...args], {
    cwd: process.cwd(),
    input,
    maxBuffer: MAX_OUTPUT,
  });
  if (error) throw new UsageError(`Cannot run git: ${error.message}.`);
  return { status: status ?? 1, out: stdout, error: stderr.toString('utf8').trim() };
}

function must(args: readonly string[], input?: string): Buffer {
  const { status, out, error } = git(args, input);
  if (status !== 0) throw new UsageError(`git ${args[0]} failed: ${error.split('\n')[0]}`);
  return out;
}

export interface Commits {
  readonly base: string;
  readonly head: string;
}

const DEEPEN = 'Fetch the history: git fetch --unshallow, or fetch-depth: 0 in actions/checkout.';
const isShallow = (): boolean =>
  git(['rev-parse', '--is-shallow-repository']).out.toString().trim() === 'true';

interface Branches {
  readonly names: readonly string[];
  /** “origin/main”, if the remote says which branch is its default. */
  readonly ofRemote: string | undefined;
}

function branchesIn(folder: string): Branches {
  const fields = '--format=%(refname:lstrip=2) %(symref:lstrip=2)';
  const { out } = git(['-C', folder, 'for-each-ref', fields, 'refs/heads', 'refs/remotes']);
  const rows = out
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '));
  return {
    names: rows.flatMap(([name = '', target = '']) => (name !== '' && target === '' ? [name] : [])),
    ofRemote: rows.find(([name]) => name === 'origin/HEAD')?.[1],
  };
}

/** The branch that --git most likely compares with, in the repository of a folder. */
export function defaultBranch(folder: string): string | undefined {
  try {
    const { names: all, ofRemote = '' } = branchesIn(folder);
    // Others mean something to a shell, where somebody copies the command.
    const names = all.filter((name) => /^\w[\w./-]*$/.test(name));
    const configured = git(['-C', folder, 'config', 'init.defaultBranch']).out.toString('utf8').trim();
    const likely = [ofRemote.replace(/^origin\//, ''), configured, 'main', 'master', 'trunk', 'develop'];
    const known = likely.flatMap((name) => [name, `origin/${name}`]).filter((name) => names.includes(name));
    return known[0] ?? (names.length === 1 ? names[0] : undefined);
  } catch {
    // git is not there.
    return undefined;
  }
}

const MAX_NAMED = 8;

function branchWords(): string {
  const { names } = branchesIn('.');
  const more = names.length > MAX_NAMED ? ' …' : '';
  return names.length === 0 ? '' : ` Branches here: ${names.slice(0, MAX_NAMED).join(', ')}${more}.`;
}

function commitOf(name: string): string {
  const { status, out } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (status === 0) return out.toString('utf8').trim();
  throw new UsageError(
    `git knows no commit “${name}”.${branchWords()}${isShallow() ? ` This clone is shallow. ${DEEPEN}` : ''}`,
  );
}

/** The commits of “BASE”: what HEAD changed since it left BASE; of “A..B” just these two; of “A...B” as of BASE. */
export function commitsOf(given: string): Commits {
  if (git(['rev-parse', '--git-dir']).status !== 0)
    throw new UsageError('This folder is not in a git repository, which --git needs.');
  const [, from = given, dots = '...', to = 'HEAD'] = /^(.*?)(\.\.\.?)(.*)$/.exec(given) ?? [];
  const [start, head] = [commitOf(from || 'HEAD'), commitOf(to || 'HEAD')];
  if (dots === '..') return { base: start, head };
  const { status, out } = git(['merge-base', start, head]);
  if (status === 0) return { base: out.toString('utf8').trim(), head };
  throw new UsageError(
    `${from} and ${to || 'HEAD'} have no commit in common here. ${isShallow() ? DEEPEN : ''} To compare the two as they are, write ${from}..${to || 'HEAD'}.`.replaceAll(
      '  ',
      ' ',
    ),
  );
}

/** A file on one side. */
export interface Blob {
  /** From the top of the repository, with “/”. */
  readonly path: string;
  readonly id: string;
}

export interface ChangedFile {
  readonly before: Blob | undefined;
  readonly after: Blob | undefined;
  /** What is there now, or was, is a link or a submodule, which is not followed. */
  readonly pointer?: 'link' | 'submodule';
  /** Where it is. */
  readonly path: string;
}

/** Files, not links and submodules. */
const isFile = (mode: string): boolean => mode.startsWith('100');

/** What is not followed, by its mode. */
const POINTERS: Readonly<Record<string, ChangedFile['pointer']>> = {
  '120000': 'link',
  '160000': 'submodule',
};

/** The files that differ, renamed ones once. */
export function changedFiles({ base, head }: Commits, paths: readonly string[]): readonly ChangedFile[] {
  const raw = must(['diff', '--raw', '-z', '--no-abbrev', '--no-ext-diff', '-M', base, head, '--', ...paths]);
  const parts = raw.toString('utf8').split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at < parts.length - 1;) {
    const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = parts[at]!.slice(1).split(' ');
    const isMoved = /^[RC]/.test(status);
    const [from = '', to = from] = parts.slice(at + 1, at + (isMoved ? 3 : 2));
    at += isMoved ? 3 : 2;
    files.push({
      before: isFile(oldMode) ? { path: from, id: oldId } : undefined,
      after: isFile(newMode) ? { path: to, id: newId } : undefined,
      path: to,
      ...(POINTERS[newMode] && { pointer: POINTERS[newMode] }),
    });
  }
  return files;
}

/** The files of a commit among these paths; a path that ends in “/” stands for all files in that folder. */
function listed(commit: string, paths: readonly string[]): readonly Blob[] {
  const { status, out } = git([
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '--full-tree',
    commit,
    '--',
    ...paths,
  ]);
  if (status !== 0) return [];
  return out
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [about = '', path = ''] = line.split('\t', 2);
      const [mode = '', , id = ''] = about.split(' ');
      return isFile(mode) && path !== '' ? [{ path: line.slice(line.indexOf('\t') + 1), id }] : [];
    });
}

/** The files in a folder of a commit; the folder ends in “/”, or is empty. */
export const filesIn = (commit: string, folder: string): readonly Blob[] =>
  listed(commit, folder === '' ? [] : [folder]);

/** The paths of the files of a commit that match an extended regular expression, among those that globs name. */
export function pathsWith(commit: string, pattern: string, globs: readonly string[]): readonly string[] {
  const { status, out } = git([
    'grep',
    '-l',
    '-z',
    '-E',
    '--full-name',
    '-e',
    pattern,
    commit,
    '--',
    ...globs.map((glob) => `:(top,glob)**/${glob}`),
  ]);
  if (status !== 0) return [];
  const paths = out
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
  return paths.map((path) => path.slice(commit.length + 1));
}

/** The bytes of blobs by their ids, all read at once. */
export function readBlobs(ids: Iterable<string>): ReadonlyMap<string, Buffer> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Buffer>();
  if (wanted.length === 0) return found;
  const all = must(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  let at = 0;
  for (const id of wanted) {
    const end = all.indexOf(10, at);
    const [, kind, size = ''] = all.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    // “ID missing”: a partial clone that cannot fetch it.
    if (kind !== 'blob') continue;
    found.set(id, all.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

/** A command takes so many arguments on every system. */
const MAX_PATHS = 200;

/** The bytes of files of a commit by path, of those that it has. */
export function filesAt(commit: string, paths: readonly string[]): ReadonlyMap<string, Buffer> {
  const blobs: Blob[] = [];
  for (let at = 0; at < paths.length; at += MAX_PATHS)
    blobs.push(...listed(commit, paths.slice(at, at + MAX_PATHS)));
  const bytes = readBlobs(blobs.map(({ id }) => id));
  return new Map(
    blobs.flatMap(({ path, id }) => {
      const own = bytes.get(id);
      return own ? [[path, own] as const] : [];
    }),
  );
}
