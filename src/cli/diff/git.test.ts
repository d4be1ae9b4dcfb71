// diff --git on real repositories, made for each test.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function commit(files: Readonly<Record<string, string>> = {}): string {
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

async function diff(...args: readonly string[]): Promise<Found> {
  const { out, stderr } = await run(['diff', '--git', ...args, '--format', 'json']);
  expect(stderr).toBe('');
  const found = JSON.parse(out) as Found;
  const validate = new Ajv2020({ strictTypes: false }).compile(schema);
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
  return found;
}

const words = ({ policies }: Found): readonly string[] =>
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

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket/*';
const READ = policy(allow('s3:GetObject', BUCKET));
const BOTH = policy(allow(['s3:GetObject', 's3:PutObject'], BUCKET));

describe.runIf(hasGit)('between two commits', () => {
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright git ')));
    vi.spyOn(process, 'cwd').mockImplementation(() => folder);
    git('init', '-q', '-b', 'main');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  test('changed, added and deleted policies, and none whose text alone differs', async () => {
    commit({ 'a.json': READ, 'gone.json': READ, 'same.json': READ, 'other.json': '{"a":1}' });
    rmSync(join(folder, 'gone.json'));
    commit({
      'a.json': BOTH,
      'new/b.json': BOTH,
      'same.json': JSON.stringify(JSON.parse(READ), undefined, 4),
      'other.json': '{"a":2}',
    });
    expect(words(await diff('HEAD~1'))).toEqual([
      'changed a.json +s3:PutObject',
      'deleted gone.json -s3:GetObject',
      'added new/b.json +s3:GetObject +s3:PutObject',
    ]);
  });

  test('a renamed file is compared with what it was', async () => {
    const long = (action: string) =>
      policy(
        ...Array.from({ length: 20 }, (_, index) => allow('s3:GetObject', `${BUCKET}${index}`)),
        allow(action, BUCKET),
      );
    commit({ 'a.json': long('s3:GetObject') });
    renameSync(join(folder, 'a.json'), join(folder, 'b.json'));
    commit({ 'b.json': long('s3:PutObject') });
    expect(words(await diff('HEAD~1'))[0]).toMatch(/^changed a\.json > b\.json \+s3:PutObject/);
  });

  test('from where HEAD left BASE, and A..B as they are', async () => {
    commit({ 'a.json': READ });
    git('checkout', '-qb', 'topic');
    commit({ 'b.json': READ });
    git('checkout', '-q', 'main');
    commit({ 'a.json': BOTH });
    git('checkout', '-q', 'topic');
    expect(words(await diff('main'))).toEqual(['added b.json +s3:GetObject']);
    expect(words(await diff('main..topic'))).toEqual([
      'changed a.json -s3:PutObject',
      'added b.json +s3:GetObject',
    ]);
  });

  test('paths limit it', async () => {
    commit();
    commit({ 'a/a.json': READ, 'b/b.json': READ });
    expect(words(await diff('HEAD~1', 'b'))).toEqual(['added b/b.json +s3:GetObject']);
  });

  test('names with quotes, line breaks, wildcards and other languages', async () => {
    commit();
    const names = ['"q" \'r\'.json', 'a\nb.json', '[x]*?.json', 'é 名 .json', '-n.json'];
    commit(Object.fromEntries(names.map((name) => [name, READ])));
    expect((await diff('HEAD~1')).policies.map(({ file }) => file).toSorted()).toEqual(names.toSorted());
    const { out } = await run(['diff', '--git', 'HEAD~1', '--format', 'markdown']);
    expect(out).toContain('### `a[U+000A]b.json` (identity, new)');
  });

  test('policies of a template one by one', async () => {
    const template = (a: string, b: string) => `Resources:
  A:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: ${a}, Resource: '*'}]}
  B:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: ${b}, Resource: '*'}]}
`;
    commit({ 't.yml': template('s3:GetObject', 's3:GetObject') });
    commit({ 't.yml': template('s3:GetObject', 's3:PutObject') });
    const { policies } = await diff('HEAD~1');
    expect(policies).toMatchObject([{ policy: expect.stringContaining('B'), status: 'changed' }]);
  });

  test('a value in another file of a Terraform module, on each side as it was', async () => {
    const main = `variable "action" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }] })
}`;
    commit({ 'm/main.tf': main, 'm/terraform.tfvars': 'action = "s3:GetObject"' });
    commit({ 'm/terraform.tfvars': 'action = "s3:PutObject"' });
    expect(words(await diff('HEAD~1'))).toEqual(['changed m/main.tf +s3:PutObject -s3:GetObject']);
  });

  test('a trust policy by who is trusted, a control policy by what it leaves', async () => {
    const trust = (...accounts: readonly string[]) =>
      policy({
        Effect: 'Allow',
        Principal: { AWS: accounts.map((id) => `arn:aws:iam::${id}:root`) },
        Action: 'sts:AssumeRole',
      });
    const scp = (action: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: action, Resource: '*' },
        ],
      });
    commit({
      'trust.json': trust('111122223333'),
      'scp.json': scp('iam:CreateUser'),
      'rolewright.config.json': '{"policies": [{"files": "scp.json", "type": "scp"}]}',
    });
    commit({ 'trust.json': trust('111122223333', '444455556666'), 'scp.json': scp('iam:DeleteUser') });
    const found = await diff('HEAD~1');
    expect(found.policies.map(({ type }) => type)).toEqual(['scp', 'trust']);
    expect(words(found)).toEqual([
      'changed scp.json +iam:CreateUser -iam:DeleteUser',
      'changed trust.json [AWS arn:aws:iam::444455556666:root] +sts:AssumeRole',
    ]);
  });

  describe('a Deny that is gone', () => {
    const deny = (action: string, who: object = {}, resource = '*') => ({
      Effect: 'Deny',
      ...who,
      Action: action,
      Resource: resource,
    });
    const account = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };
    const role = { AWS: 'arn:aws:iam::111122223333:role/X' };
    const read = { ...allow('s3:GetObject', BUCKET), ...account };

    test.each([
      [
        'what the policy itself does not allow',
        [allow('s3:GetObject'), deny('sqs:SendMessage')],
        [allow('s3:GetObject')],
        '[where another policy allows it] +sqs:SendMessage',
      ],
      [
        'what the policy itself allows, once',
        [allow(['s3:GetObject', 'sqs:SendMessage']), deny('sqs:SendMessage')],
        [allow(['s3:GetObject', 'sqs:SendMessage'])],
        '+sqs:SendMessage',
      ],
      [
        'of a policy that only denies',
        [deny('sqs:SendMessage'), deny('s3:GetObject', {}, BUCKET)],
        [deny('sqs:SendMessage'), deny('s3:GetObject', {}, `${BUCKET}/a/*`)],
        '[where another policy allows it] +s3:GetObject',
      ],
      [
        'for one role of an account',
        [read, deny('s3:GetObject', { Principal: role }, BUCKET)],
        [read],
        '[AWS arn:aws:iam::111122223333:role/X] +s3:GetObject',
      ],
      [
        'for all but one role',
        [read, deny('s3:GetObject', { NotPrincipal: role }, BUCKET)],
        [read],
        `[AWS arn:aws:iam::111122223333:root] +s3:GetObject [all but ${JSON.stringify(role)}] +s3:GetObject`,
      ],
      [
        'for everyone',
        [deny('s3:GetObject', { Principal: '*' }, BUCKET), deny('s3:PutObject', { Principal: '*' }, BUCKET)],
        [deny('s3:PutObject', { Principal: '*' }, BUCKET)],
        '[*, where another policy allows it] +s3:GetObject',
      ],
    ])('%s', async (_what, before, after, expected) => {
      commit({ 'a.json': policy(...before) });
      commit({ 'a.json': policy(...after) });
      expect(words(await diff('HEAD~1'))).toEqual([`changed a.json ${expected}`]);
    });

    test('with its file', async () => {
      commit({ 'a.json': policy(deny('sqs:SendMessage')) });
      rmSync(join(folder, 'a.json'));
      commit();
      expect(words(await diff('HEAD~1'))).toEqual([
        'deleted a.json [where another policy allows it] +sqs:SendMessage',
      ]);
    });
  });

  test('a fault of a configuration is named, and nothing is compared without it', async () => {
    commit({
      'rolewright.config.json': '{"policies": [{"files": "a.json", "type": "spc"}]}',
      'a.json': READ,
    });
    commit({ 'a.json': BOTH });
    const { status, stderr } = await run(['diff', '--git', 'HEAD~1']);
    expect(status).toBe(2);
    expect(stderr).toContain('rolewright.config.json:1:43: `type` must be');
  });

  test('a control policy that only denies stands beside FullAWSAccess', async () => {
    const deny = (...names: readonly string[]) =>
      policy(...names.map((name) => ({ Effect: 'Deny', Action: name, Resource: '*' })));
    commit({
      'scp.json': deny('iam:CreateUser', 'iam:DeleteUser'),
      'rolewright.config.json': '{"policies": [{"files": "scp.json", "type": "scp"}]}',
    });
    commit({ 'scp.json': deny('iam:DeleteUser') });
    expect(words(await diff('HEAD~1'))).toEqual(['changed scp.json +iam:CreateUser']);
    rmSync(join(folder, 'scp.json'));
    commit();
    expect(words(await diff('HEAD~1'))).toEqual(['deleted scp.json +iam:DeleteUser']);
  });

  test('what cannot be read is named, and not shown as lost', async () => {
    commit({ 'a.json': READ });
    commit({ 'a.json': READ.slice(0, -3), 'b.json': 'x\0y' });
    const { policies, unread } = await diff('HEAD~1');
    expect(policies).toEqual([]);
    expect(unread.map(({ file, side }) => `${file} ${side}`).toSorted()).toEqual([
      'a.json after',
      'b.json after',
    ]);
  });

  test.each([
    ['gained', 2],
    ['any', 2],
    ['never', 0],
  ])('a file that cannot be read now, with --fail-on %s: %i', async (what, expected) => {
    commit({ 'a.json': READ });
    commit({ 'a.json': READ.slice(0, -1) });
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', what]);
    expect(out).toContain('note: a.json · after: It is not valid JSON, so its access is not compared.');
    expect(status).toBe(expected);
    commit({ 'a.json': READ });
    expect((await run(['diff', '--git', 'HEAD~1', '--fail-on', what])).status).toBe(0);
  });

  const when = (value: string) => ({ Condition: { StringEquals: { 'aws:PrincipalOrgID': value } } });
  const bucket = (name: string): string => `arn:aws:s3:::amzn-s3-demo-${name}/*`;
  test.each([
    [
      'without its condition',
      [{ ...allow('s3:GetObject', BUCKET), ...when('o-a') }],
      [allow('s3:GetObject', BUCKET)],
      1,
    ],
    [
      'on one more bucket',
      [allow('s3:GetObject', BUCKET)],
      [allow('s3:GetObject', BUCKET), allow('s3:GetObject', bucket('b'))],
      1,
    ],
    ['on all resources', [allow('s3:GetObject', BUCKET)], [allow('s3:GetObject')], 1],
    [
      'under a condition',
      [allow('s3:GetObject', BUCKET)],
      [{ ...allow('s3:GetObject', BUCKET), ...when('o-a') }],
      0,
    ],
    [
      'on fewer buckets',
      [allow('s3:GetObject', BUCKET), allow('s3:GetObject', bucket('b'))],
      [allow('s3:GetObject', BUCKET)],
      0,
    ],
  ])('--fail-on gained for an action %s', async (_what, before, after, expected) => {
    commit({ 'a.json': policy(...before) });
    commit({ 'a.json': policy(...after) });
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', 'gained']);
    expect(out).toContain(`0 gained, 0 lost, 1 changed${expected === 1 ? ' (1 to more)' : ''}.`);
    expect(status).toBe(expected);
  });

  test('a file that became a link is named, as what it allows is not known', async () => {
    commit({ 'a.json': READ, 'wide.txt': policy(allow('*')) });
    rmSync(join(folder, 'a.json'));
    symlinkSync('wide.txt', join(folder, 'a.json'));
    commit();
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', 'gained']);
    expect(out).toContain('note: a.json · after: It is now a link, which is not followed.');
    expect(status).toBe(2);
  });

  test('links and submodules are passed over', async () => {
    commit({ 'a.json': READ });
    symlinkSync('a.json', join(folder, 'b.json'));
    commit();
    expect((await diff('HEAD~1')).policies).toEqual([]);
  });

  test.each([
    ['gained', [1, 0, 1]],
    ['lost', [0, 1, 1]],
    ['any', [1, 1, 1]],
    ['never', [0, 0, 0]],
  ])('--fail-on %s', async (what, expected) => {
    commit({ 'a.json': READ });
    commit({ 'a.json': BOTH });
    commit({ 'a.json': READ });
    commit({ 'a.json': policy(allow('s3:DeleteObject', BUCKET)) });
    const statuses: number[] = [];
    for (const range of ['HEAD~3..HEAD~2', 'HEAD~2..HEAD~1', 'HEAD~1..HEAD'])
      statuses.push((await run(['diff', '--git', range, '--fail-on', what])).status);
    expect(statuses).toEqual(expected);
  });

  test('as text and as a comment', async () => {
    commit({ 'a.json': READ });
    commit({ 'a.json': BOTH });
    expect((await run(['diff', '--git', 'HEAD~1'])).out).toBe(
      `a.json (identity, changed)\n  + s3:PutObject (Write)\n      now some: ${BUCKET}\n\n1 changed policy: 1 gained, 0 lost, 0 changed.\n`,
    );
    const { out } = await run(['diff', '--git', 'HEAD~1', '--format', 'markdown']);
    expect(out).toContain('1 policy changed: **1 gained**, 0 lost, 0 changed.');
    expect(out).toContain('| `gained` | `s3:PutObject` |');
    expect((await run(['diff', '--git', 'HEAD', '--format', 'markdown'])).out).toContain(
      'No policy changed.',
    );
  });

  test('a comment is never longer than GitHub takes', async () => {
    commit();
    commit(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `${index}.json`,
          policy(allow(['s3:*', 'iam:*'], `arn:aws:s3:::${'b'.repeat(40)}${index}/*`)),
        ]),
      ),
    );
    const { out } = await run(['diff', '--git', 'HEAD~1', '--format', 'markdown']);
    expect(out.length).toBeLessThan(65_536);
    expect(out).toMatch(/\d+ more policies did not fit here/);
  });

  test.each([
    [['--git', 'nowhere'], 'git knows no commit “nowhere”.'],
    [['--git', '--upload-pack=x'], 'git knows no commit “--upload-pack=x”.'],
    [['--git', 'HEAD', '--format', 'csv'], '--git has no csv.'],
    [['--git', 'HEAD', '--account', '111122223333'], 'without --account.'],
    [['a.json'], 'or --git BASE'],
  ])('%j is refused', async (args, message) => {
    commit();
    const { status, stderr } = await run(['diff', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a shallow clone is told to fetch the history', async () => {
    commit({ 'a.json': READ });
    commit({ 'a.json': BOTH });
    const source = folder;
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright shallow ')));
    git('clone', '-q', '--depth', '1', new URL(`file://${source}`).href, '.');
    const { status, stderr } = await run(['diff', '--git', 'HEAD~1']);
    rmSync(source, { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toContain('This clone is shallow. Fetch the history');
  });

  test('outside of a repository it says so', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    expect((await run(['diff', '--git', 'main'])).stderr).toContain('This folder is not in a git repository');
  });
});
