// What `rolewright` alone says: which policies are in this folder, and what to run next.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './check/files.ts';
import { policiesIn } from './check/policies-in.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** Nobody waits longer for a first look. */
const LOOK_MS = 2000;

interface Seen {
  readonly files: number;
  readonly looked: number;
  readonly withPolicies: number;
  readonly policies: number;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await filesOf([folder])).map(({ path }) => path);
  } catch (error) {
    // There is none.
    if (error instanceof UsageError) return [];
    throw error;
  }
}

async function policiesHere(terminal: Pick<Terminal, 'read'>, folder: string): Promise<Seen> {
  const end = performance.now() + LOOK_MS;
  const files = await filesIn(folder);
  let [looked, withPolicies, policies] = [0, 0, 0];
  for (const path of files) {
    if (performance.now() > end) break;
    looked += 1;
    // oxlint-disable-next-line no-await-in-loop
    const text = await terminal.read(path).catch(() => '');
    // oxlint-disable-next-line no-await-in-loop
    const inFile = await policiesIn(text, path);
    const found = inFile.isOther() ? 0 : inFile.policies.length;
    policies += found;
    if (found > 0) withPolicies += 1;
  }
  return { files: files.length, looked, withPolicies, policies };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function foundWords({ files, looked, withPolicies, policies }: Seen): string {
  const some = looked < files ? ` (of ${files} files, ${looked} were looked at)` : '';
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

/** Says what is here. Takes two seconds at most, and changes nothing. */
export async function firstRun(terminal: Pick<Terminal, 'out' | 'read'>, folder = '.'): Promise<number> {
  const seen = await policiesHere(terminal, folder);
  const rows: readonly Row[] = [
    ...(seen.policies > 0 ? FOR_POLICIES : []),
    ...(seen.policies > 0 && existsSync(join(folder, '.git'))
      ? ([['diff --git main', 'shows the access that changes since main gain and lose']] as const)
      : []),
    ...ANYWHERE,
  ];
  const width = Math.max(...rows.map(([command]) => command.length));
  const next = rows.map(([command, does]) => `  rolewright ${command.padEnd(width)}  ${does}\n`);
  terminal.out(`${foundWords(seen)}\n\nNext:\n${next.join('')}`);
  return 0;
}
