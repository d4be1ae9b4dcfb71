// What `rolewright` alone says: which policies are in this folder, and what to run next.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ENDINGS, inOrder, walk } from './check/files.ts';
import { withoutIgnored } from './check/git-ignored.ts';
import { policiesIn } from './check/policies-in.ts';
import type { Terminal } from './terminal.ts';

/** Nobody waits longer for a first look: half of it for the names of the files, half for what is in them. */
const LOOK_MS = 2000;

interface Seen {
  readonly isAll: boolean;
  readonly looked: number;
  readonly withPolicies: number;
  readonly policies: number;
}

async function policiesHere(read: Terminal['read'], folder: string, ms: number): Promise<Seen> {
  const start = performance.now();
  const listed = walk(folder, ENDINGS, start + ms / 2);
  const isListed = performance.now() < start + ms / 2;
  const files = listed.length === 0 ? listed : inOrder(await withoutIgnored(folder, listed));
  let [looked, withPolicies, policies] = [0, 0, 0];
  for (const file of files) {
    if (performance.now() > start + ms) break;
    const path = join(folder, file);
    looked += 1;
    // oxlint-disable-next-line no-await-in-loop
    const text = await read(path).catch(() => '');
    // oxlint-disable-next-line no-await-in-loop
    const inFile = await policiesIn(text, path);
    const found = inFile.isOther() ? 0 : inFile.policies.length;
    policies += found;
    if (found > 0) withPolicies += 1;
  }
  return { isAll: isListed && looked === files.length, looked, withPolicies, policies };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function foundWords({ isAll, looked, withPolicies, policies }: Seen): string {
  const some = isAll ? '' : ` (only part of it was searched: ${counted(looked, 'file', 'files')})`;
  return policies === 0
    ? `No IAM policy was found in this folder${some}.`
    : `Here: ${counted(policies, 'IAM policy', 'IAM policies')} in ${counted(withPolicies, 'file', 'files')}${some}.`;
}

type Row = readonly [command: string, does: string];

const FOR_POLICIES: readonly Row[] = [
  ['check .', 'finds what is wrong, unsafe or redundant in them'],
  ['fix .', 'shows the fixes that never allow more; --write makes them'],
];

const ANYWHERE: readonly Row[] = [
  ["understand 'Lambda calls V3.2'", 'reads a task for DeepSeek as answers, for compose'],
  ['explain error.txt', 'says why AWS denied a call, and what to change'],
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
  const rows: readonly Row[] = [
    ...(seen.policies > 0 ? FOR_POLICIES : []),
    ...(seen.policies > 0 && existsSync(join(folder, '.git'))
      ? ([['diff --git main', 'shows the access that commits since main gain and lose']] as const)
      : []),
    ...ANYWHERE,
  ];
  const width = Math.max(...rows.map(([command]) => command.length));
  const name = npm === 'exec' ? 'npx rolewright' : 'rolewright';
  const next = rows.map(([command, does]) => `  ${name} ${command.padEnd(width)}  ${does}\n`);
  out(`${foundWords(seen)}\n\nNext:\n${next.join('')}`);
  return 0;
}
