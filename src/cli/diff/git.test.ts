// diff --git on real repositories.
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstRun } from '#cli/first-run.ts';
import { readText } from '#cli/terminal.ts';
import { allow, policy, run } from '#cli/testing/run.ts';
import {
  at,
  BOTH,
  BUCKET,
  commit,
  diff,
  git,
  inRepository,
  moveAway,
  READ,
  words,
  write,
} from './testing/repository.ts';

inRepository('the branch to compare with', () => {
  const offered = async (): Promise<string | undefined> => {
    let out = '';
    const terminal = { out: (text: string) => (out += text), read: readText };
    expect(await firstRun(terminal, { folder: at(), ms: 60_000, npm: '' })).toBe(0);
    return /--git (\S+)/.exec(out)?.[1];
  };

  test('is offered by the name that it has', async () => {
    git('config', 'init.defaultBranch', 'main');
    write('a.json', READ);
    expect(await offered()).toBeUndefined();
    commit();
    expect(await offered()).toBe('main');
    git('branch', '-qm', 'only');
    expect(await offered()).toBe('only');
    git('branch', 'mine');
    expect(await offered()).toBeUndefined();
    git('branch', 'trunk');
    expect(await offered()).toBe('trunk');
    git('branch', 'master');
    expect(await offered()).toBe('master');
    git('config', 'init.defaultBranch', 'mine');
    expect(await offered()).toBe('mine');
    git('update-ref', 'refs/remotes/origin/next', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/next');
    expect(await offered()).toBe('origin/next');
    git('branch', 'next');
    expect(await offered()).toBe('next');
  });

  test('is named where the one that was given does not exist', async () => {
    commit({ 'a.json': READ });
    git('branch', '-qm', 'trunk');
    git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    expect(await run(['diff', '--git', 'main'])).toEqual({
      status: 2,
      out: '',
      stderr: 'git knows no commit “main”. Branches here: trunk, origin/trunk.\n',
    });
  });
});

inRepository('between two commits', () => {
  test('changed, added and deleted policies, and none whose text alone differs', async () => {
    commit({ 'a.json': READ, 'gone.json': READ, 'same.json': READ, 'other.json': '{"a":1}' });
    rmSync(at('gone.json'));
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
    renameSync(at('a.json'), at('b.json'));
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

  test('a policy that goes to another file of its Terraform module', async () => {
    const own = (action: string) => `resource "aws_iam_policy" "own" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}
`;
    commit({ 'm/main.tf': `locals {}\n${own('s3:GetObject')}` });
    commit({ 'm/main.tf': 'locals {}\n', 'm/policies.tf': own('s3:GetObject') });
    expect((await diff('HEAD~1')).policies).toEqual([]);
    commit({ 'm/main.tf': own('s3:PutObject'), 'm/policies.tf': 'locals {}\n' });
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

  test('a file that became a link is named, as what it allows is not known', async () => {
    commit({ 'a.json': READ, 'wide.txt': policy(allow('*')) });
    rmSync(at('a.json'));
    symlinkSync('wide.txt', at('a.json'));
    commit();
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', 'gained']);
    expect(out).toMatch(/^.*a\.json · after: .*link/m);
    expect(status).toBe(2);
  });

  test('links and submodules are passed over', async () => {
    commit({ 'a.json': READ });
    symlinkSync('a.json', at('b.json'));
    commit();
    expect((await diff('HEAD~1')).policies).toEqual([]);
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
    [['--git', 'nowhere'], '“nowhere”'],
    [['--git', '--upload-pack=x'], 'no commit “--upload-pack=x”'],
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
    const source = moveAway();
    git('clone', '-q', '--depth', '1', new URL(`file://${source}`).href, '.');
    const { status, stderr } = await run(['diff', '--git', 'HEAD~1']);
    rmSync(source, { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toMatch(/shallow.* Fetch/);
  });

  test('outside of a repository it says so', async () => {
    rmSync(at('.git'), { recursive: true });
    expect((await run(['diff', '--git', 'main'])).stderr).toMatch(/not in a git repository/);
  });
});
