// Installs and runs the tools of the proofs.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.ts';

export const printLine = (text: string): boolean => process.stdout.write(`${text}\n`);

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder for what a proof writes, removed at the end. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-'));
  folders.push(folder);
  return folder;
}

const isInstalled = (name: string): boolean =>
  spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' }).stdout?.includes(
    'install ok installed',
  ) === true;

/** Installs the Debian packages that are missing. Returns why that is not possible. */
export function installPackages(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  if (!existsSync('/usr/bin/apt-get'))
    return `this system has no apt-get to install ${names.join(', ')} with`;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return undefined;
  if (process.getuid?.() !== 0) return `${missing.join(', ')} are missing, and only root may install them`;
  printLine(`  Installing ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  const install = () => apt('install', '-y', '--no-install-recommends', ...missing);
  // The lists may be old or absent.
  let { status, stderr } = install();
  if (status !== 0 && apt('update').status === 0) ({ status, stderr } = install());
  return status === 0
    ? undefined
    : `apt-get could not install ${missing.join(', ')}: ${String(stderr).trim()}`;
}

/** Puts a program of this folder in the place of the AWS CLI, and returns the folder that has it as `aws`. */
export function installAws(within: string, program: string): string {
  const bin = join(within, `bin-${program}`);
  mkdirSync(bin);
  copyFileSync(join(root, 'src/workshop/interop/support', program), join(bin, 'aws'));
  chmodSync(join(bin, 'aws'), 0o755);
  return bin;
}

export interface CommandOutput {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

/** Only a command that hangs takes this long, also on a busy machine: compiling Go takes minutes there. */
const TIMEOUT_MS = 900_000;

/** Runs a command to its end. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env, input }: CommandOptions = {},
): Promise<CommandOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, env: env ?? process.env, timeout: TIMEOUT_MS });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.on('error', () => undefined).end(input ?? '');
  });
}

/** Does the work for every entry, `width` of them at a time. */
export async function inParallel<T>(
  entries: readonly T[],
  width: number,
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const rest = [...entries].values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const entry of rest) await work(entry);
    }),
  );
}
