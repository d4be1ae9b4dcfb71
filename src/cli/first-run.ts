// What `rolewright` alone says: which policies are in this folder, and what to run next.
import { join } from 'node:path';
import { ENDINGS, inOrder, walk } from './check/files.ts';
import { withoutIgnored } from './check/git-ignored.ts';
import { policiesIn } from './check/policies-in.ts';
import { defaultBranch } from './diff/git.ts';
import type { Terminal } from './terminal.ts';
import { count, joinAnd, spellOutInvisible } from '#iam/text/index.ts';

/** Nobody waits longer for a first look: half of it for the names of the files, half for what is in them. */
const LOOK_MS = 2000;

interface Seen {
  readonly isAll: boolean;
  readonly looked: number;
  readonly unread: number;
  readonly withPolicies: readonly string[];
  readonly policies: number;
}

async function policiesHere(read: Terminal['read'], folder: string, ms: number): Promise<Seen> {
  const start = performance.now();
  const listed = walk(folder, ENDINGS, start + ms / 2);
  const isListed = performance.now() < start + ms / 2;
  const files = listed.length === 0 ? listed : inOrder(await withoutIgnored(folder, listed));
  const withPolicies: string[] = [];
  let [looked, unread, policies] = [0, 0, 0];
  for (const file of files) {
    if (performance.now() > start + ms) break;
    const path = join(folder, file);
    looked += 1;
    // oxlint-disable-next-line no-await-in-loop
    const text = await read(path).catch(() => {
      unread += 1;
      return '';
    });
    // oxlint-disable-next-line no-await-in-loop
    const inFile = await policiesIn(text, path);
    const found = inFile.isOther() ? 0 : inFile.policies.length;
    policies += found;
    if (found > 0) withPolicies.push(file);
  }
  return { isAll: isListed && looked === files.length, looked, unread, withPolicies, policies };
}

/** More names than these are not read. */
const MAX_NAMES = 3;

function foundWords({ isAll, looked, unread, withPolicies, policies }: Seen): string {
  const some = isAll ? '' : ` Only part of this folder was searched: ${count(looked, 'file')}.`;
  const failed = unread === 0 ? '' : ` ${count(unread, 'file')} could not be read.`;
  if (policies === 0) return `No IAM policy was found in this folder.${some}${failed}`;
  const names = withPolicies.slice(0, MAX_NAMES).map(spellOutInvisible);
  const such = withPolicies.length > MAX_NAMES ? ', such as' : ':';
  return `Here: ${count(policies, 'IAM policy')} in ${count(withPolicies.length, 'file')}${such} ${joinAnd(names)}.${some}${failed}`;
}

type Row = readonly [command: string, does: string];

const FOR_POLICIES: readonly Row[] = [
  ['check .', 'finds what is wrong, unsafe or redundant in them'],
  ['fix .', 'counts the fixes that never allow more; --write makes them'],
];

const ANYWHERE: readonly Row[] = [
  ["understand 'Lambda calls V3.2'", 'turns a task for DeepSeek into answers for compose'],
  ['explain error.txt', 'says why AWS denied a call; save its message in error.txt first'],
  ['--help', 'lists all commands'],
];

interface Look {
  readonly folder?: string;
  readonly ms?: number;
  /** How npm was asked to run this: `exec` is npx, whose commands are in no path. */
  readonly npm?: string;
}

/** Says what is here. Takes two seconds at most, and changes nothing. */
export async function firstRun(
  { out, read }: Pick<Terminal, 'out' | 'read'>,
  { folder = '.', ms = LOOK_MS, npm = process.env['npm_command'] }: Look = {},
): Promise<number> {
  const seen = await policiesHere(read, folder, ms);
  const base = seen.policies > 0 ? defaultBranch(folder) : undefined;
  const rows: readonly Row[] = [
    ...(seen.policies > 0 ? FOR_POLICIES : []),
    ...(base === undefined
      ? []
      : ([[`diff --git ${base}`, `shows the access that commits since ${base} gain and lose`]] as const)),
    ...ANYWHERE,
  ];
  const width = Math.max(...rows.map(([command]) => command.length));
  const name = npm === 'exec' ? 'npx rolewright' : 'rolewright';
  const next = rows.map(([command, does]) => `  ${name} ${command.padEnd(width)}  ${does}\n`);
  out(`${foundWords(seen)}\n\nNext:\n${next.join('')}`);
  return 0;
}
