// Every command in the pages that people read runs in a shell, with the files that its page shows, and prints what the page says.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarios } from '#deepseek/catalog/index.ts';
import { AWS_CODES } from '#iam/editing/aws-codes.ts';
import { root } from '#workshop/build/fingerprint.mjs';
import { blocksIn, PAGES, pageText } from '#workshop/tools/markdown.ts';
import { readArguments } from './mcp/arguments.ts';
import { answerOf } from './mcp/as-protocol.ts';
import { TOOLS } from './mcp/tools/index.ts';
import given from './testing/documentation.json' with { type: 'json' };
import { allow, policy, run } from './testing/run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'rolewright-documentation-'));
const bin = join(scratch, 'bin');
afterAll(() => rmSync(scratch, { recursive: true, maxRetries: 5 }));

/** What a reader has installed. The AWS CLI answers with one account. */
const PROGRAMS: Readonly<Record<string, string>> = {
  rolewright: `exec "${process.execPath}" "${join(root, 'src/cli/run.mjs')}" "$@"`,
  npx: 'while [ "$1" = --yes ]; do shift; done; shift; exec rolewright "$@"',
  aws: `cat "${join(scratch, 'account.json')}"`,
};

const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  // In CI, output for people is the same.
  GITHUB_ACTIONS: '',
  NO_COLOR: '1',
};

const shell = (script: string, cwd: string): Promise<{ readonly status: number; readonly printed: string }> =>
  new Promise((resolve) => {
    const args = ['--noprofile', '--norc', '-o', 'pipefail', '-c', `exec 2>&1\n${script}`];
    execFile('bash', args, { cwd, env, maxBuffer: 2 ** 26 }, (error, out) => {
      resolve({ status: error ? Number(error.code) : 0, printed: out });
    }).stdin?.end();
  });

interface ShownCommand {
  readonly command: string;
  /** What it prints, where the page shows that. */
  readonly output: string | undefined;
}

/** In `console`, lines after `$` are commands, and others what they print; in `sh`, all lines are commands. */
function commandsIn({ language, text }: ReturnType<typeof blocksIn>[number]): readonly ShownCommand[] {
  if (language === 'console')
    return text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [, command = '', output = ''] = /^((?:.*\\\n)*.*)\n([^]*)$/.exec(part) ?? [];
        return { command, output };
      });
  if (language !== 'sh') return [];
  const lines = text.replaceAll('\\\n', '').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((command) => ({ command, output: undefined }));
}

/** What is about the sources of this project or changes the computer, and is tested by others. */
const isElsewhere = (command: string): boolean => /^(?:npm|docker|code|[A-Z_]+=\S+ npm)/.test(command);

/** A line `…` stands for lines that the page leaves out. */
const asPattern = (output: string): RegExp =>
  new RegExp(
    `^${output
      .trimEnd()
      .split(/^…(?:\n|$)/m)
      .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
      .join('[^]*?')}$`,
  );

type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const COMMIT = 'git add -A && git commit -q -m Policies';

beforeAll(async () => {
  mkdirSync(bin);
  for (const [name, script] of Object.entries(PROGRAMS)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  write(scratch, { 'account.json': JSON.stringify(given.account) });
  // The first run bundles the command line, and may say how long that took.
  await shell('rolewright --version', scratch);
}, 120_000);

const pages = PAGES.map((page) => ({ page, blocks: blocksIn(pageText(page)) }));
const withCommands = pages.filter(({ blocks }) =>
  blocks.flatMap(commandsIn).some(({ command }) => !isElsewhere(command)),
);

test.each(pages)('$page has blocks in languages that are read here, and sound data', ({ blocks }) => {
  for (const { language, text, line } of blocks) {
    expect(['sh', 'console', 'json', 'yaml', 'js', 'toml', 'lua', 'text'], `line ${line}`).toContain(
      language,
    );
    if (language === 'json' || language === 'yaml') expect(() => parse(text) as unknown).not.toThrow();
  }
});

test.concurrent.each(withCommands)(
  'the commands in $page do what it says',
  { timeout: 300_000 },
  async ({ page, blocks }) => {
    const folder = join(scratch, page.replaceAll(/\W/g, '-'));
    mkdirSync(folder);
    write(folder, given.everywhere);
    await shell(`git init -q -b main && ${COMMIT} && git switch -q -c change`, folder);
    write(folder, given.changed);
    write(folder, (given.pages as Partial<Record<string, Files>>)[page] ?? {});
    for (const { file, text } of blocks) if (file !== undefined) write(folder, { [file]: text });
    await shell(COMMIT, folder);
    for (const { command, output } of blocks.flatMap(commandsIn)) {
      if (isElsewhere(command)) continue;
      // oxlint-disable-next-line no-await-in-loop
      const { status, printed } = await shell(command, folder);
      expect([0, 1], `${command}\n${printed}`).toContain(status);
      // A difference is shown line by line.
      if (output !== undefined && !asPattern(output).test(printed.trimEnd()))
        expect(printed, command).toBe(output);
    }
  },
);

test('an agent gets the answer that the page shows', async () => {
  const [shown] = blocksIn(pageText('docs/agents.md')).filter(({ language }) => language === 'text');
  const [, name, args = '', answer] = /^(\w+) (\{.*\})\n→ ([^]*)\n$/.exec(shown!.text) ?? [];
  const tool = TOOLS.find((each) => each.name === name)!;
  const context = { signal: new AbortController().signal, keepKit: () => undefined };
  const call = async () =>
    answerOf(tool, await tool.run(readArguments(tool, JSON.parse(args) as object), context)).content[0].text;
  expect(await call().catch(({ message }: Error) => message)).toBe(answer);
});

const { version, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
};

/** Figures in the pages, and what they count. */
const FIGURES: readonly (readonly [what: RegExp, count: () => number | string | Promise<string>])[] = [
  [/(\d+) checks of IAM Access Analyzer/g, () => new Set(Object.values(AWS_CODES).flat()).size],
  [/\b(\d+) tasks\b/g, () => scenarios.all().length],
  [/\b(\d+) tools\b/g, () => TOOLS.length],
  [/Node\.js (\d[\d.]*\d)/g, () => engines.node.replace('>=', '')],
  [/rolewright-([\d.]+)\.tgz/g, () => version],
  [
    /AWS’s (\d+),000 actions/g,
    async () => {
      const { out } = await run(['can', '-'], { '-': policy(allow('s3:GetObject')) });
      // In thousands, so that a refresh of the data leaves the pages as they are.
      return /^1 of (\d+),\d{3} actions/.exec(out)?.[1] ?? out;
    },
  ],
];

test.each(FIGURES)('the figures of %s are as they are counted', async (what, count) => {
  const said = PAGES.flatMap((page) => Array.from(pageText(page).matchAll(what), ([, figure]) => figure));
  expect(said.length).toBeGreaterThan(0);
  expect([...new Set(said)]).toEqual([String(await count())]);
});
