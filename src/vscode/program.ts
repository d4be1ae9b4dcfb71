// Runs the command line that the extension brings, with the Node of VS Code.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { CancellationToken } from 'vscode';

const PROGRAM = join(__dirname, 'server', 'rolewright.cjs');

export const start = (args: readonly string[], cwd?: string): ChildProcess =>
  fork(PROGRAM, [...args], { cwd, silent: true, execArgv: [] });

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly token?: CancellationToken;
}

/** What a command prints. Rejects with what it says where it could not do its work. */
export function run(args: readonly string[], { cwd, input = '', token }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = start(args, cwd);
    const out: Buffer[] = [];
    const notes: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => out.push(part));
    child.stderr?.on('data', (part: Buffer) => notes.push(part));
    token?.onCancellationRequested(() => child.kill());
    child.on('error', reject);
    // 1: there are findings, or there is nothing to explain.
    child.on('close', (status) =>
      status === 0 || status === 1
        ? resolve(Buffer.concat(out).toString())
        : reject(new Error(Buffer.concat(notes).toString().trim() || 'Rolewright was stopped.')),
    );
    child.stdin?.on('error', () => undefined).end(input);
  });
}
