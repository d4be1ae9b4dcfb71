// Runs the command line that the extension brings, with the Node of VS Code.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { CancellationToken } from 'vscode';

const PROGRAM = join(__dirname, 'server', 'rolewright.cjs');

export const start = (args: readonly string[], cwd?: string): ChildProcess =>
  // The item in the status bar says how old the data is, so that no log has to.
  fork(PROGRAM, [...args], { cwd, silent: true, execArgv: [], env: { ...process.env, CI: '' } });

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly token?: CancellationToken;
}

export interface Printed {
  readonly text: string;
  /** What could not be read. */
  readonly notes: string;
}

/** What a command prints. Rejects with what it says where that is nothing. */
export function run(args: readonly string[], { cwd, input = '', token }: RunOptions): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const child = start(args, cwd);
    const [out, notes]: [Buffer[], Buffer[]] = [[], []];
    child.stdout?.on('data', (part: Buffer) => out.push(part));
    child.stderr?.on('data', (part: Buffer) => notes.push(part));
    token?.onCancellationRequested(() => child.kill());
    child.on('error', reject);
    child.on('close', () => {
      const printed = { text: Buffer.concat(out).toString(), notes: Buffer.concat(notes).toString().trim() };
      if (printed.text !== '') resolve(printed);
      else reject(new Error(printed.notes || 'Rolewright was stopped.'));
    });
    child.stdin?.on('error', () => undefined).end(input);
  });
}
