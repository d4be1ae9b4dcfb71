// Git repositories for tests of diff --git, one for each test.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { allow, policy, run } from '#cli/testing/run.ts';
import schema from '#cli/schemas/diff-git.json' with { type: 'json' };

const hasGit = spawnSync('git', ['--version']).status === 0;
// oxlint-disable-next-line no-console -- who runs the tests must know what was not tested
if (!hasGit) console.warn('git is not installed here, so diff --git is not tested on repositories.');

const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

let folder = '';
export const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

export function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

export function commit(files: Readonly<Record<string, string>> = {}): string {
  for (const [name, text] of Object.entries(files)) write(name, text);
  git('add', '-A');
  git('commit', '-qm', 'c', '--allow-empty');
  return git('rev-parse', 'HEAD');
}

interface Found {
  readonly policies: readonly {
    readonly file: string;
    readonly from?: string;
    readonly policy: string;
    readonly type: string;
    readonly status: string;
    readonly access: readonly {
      readonly principal?: string;
      readonly gained: readonly { readonly action: string }[];
      readonly lost: readonly { readonly action: string }[];
      readonly changed: readonly { readonly action: string }[];
    }[];
  }[];
  readonly unread: readonly { readonly file: string; readonly side: string; readonly message: string }[];
}

export async function diff(...args: readonly string[]): Promise<Found> {
  const { out, stderr } = await run(['diff', '--git', ...args, '--format', 'json']);
  expect(stderr).toBe('');
  const found = JSON.parse(out) as Found;
  const validate = new Ajv2020({ strictTypes: false }).compile(schema);
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
  return found;
}

export const words = ({ policies }: Found): readonly string[] =>
  policies.map(({ file, from, status, access }) =>
    [
      `${status} ${from === undefined ? '' : `${from} > `}${file}`,
      ...access.flatMap(({ principal, gained, lost, changed }) => [
        ...(principal === undefined ? [] : [`[${principal}]`]),
        ...gained.map(({ action }) => `+${action}`),
        ...lost.map(({ action }) => `-${action}`),
        ...changed.map(({ action }) => `~${action}`),
      ]),
    ].join(' '),
  );

export const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket/*';
export const READ = policy(allow('s3:GetObject', BUCKET));
export const BOTH = policy(allow(['s3:GetObject', 's3:PutObject'], BUCKET));

/** Where a file of the repository is. */
export const at = (name = ''): string => join(folder, name);

/** Goes on in an empty folder that is no repository, and says where the one before is. */
export function moveAway(): string {
  const before = folder;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright elsewhere ')));
  return before;
}

/** Tests in an empty repository each, which is the working directory. Without git they are left out, which is said above. */
export const inRepository = (name: string, tests: () => void): void => {
  describe.runIf(hasGit)(name, () => {
    beforeEach(() => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright git ')));
      vi.spyOn(process, 'cwd').mockImplementation(() => folder);
      git('init', '-q', '-b', 'main');
    });
    afterEach(() => {
      vi.restoreAllMocks();
      rmSync(folder, { recursive: true });
    });
    tests();
  });
};
