// Runs commands in tests as the command line does, with standard input and output in memory.
import { start } from '#cli/start.ts';
import { readText } from '#cli/terminal.ts';

export interface RunResult {
  readonly status: number;
  readonly out: string;
  readonly stderr: string;
}

/** `files` are the files by name, “-” is standard input; other files are read from the disk. */
export async function run(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  let [out, stderr] = ['', ''];
  const status = await start(args, {
    out: (text) => (out += text),
    note: (line) => (stderr += `${line}\n`),
    read: (path) => (Object.hasOwn(files, path) ? Promise.resolve(files[path]!) : readText(path)),
    color: false,
  });
  return { status, out, stderr };
}

export const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const allow = (action: string | readonly string[], resource = '*'): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});
