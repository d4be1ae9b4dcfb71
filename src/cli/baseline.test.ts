// --baseline, as check and fix apply it.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

let folder = '';
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright [baseline] ')))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*'));

interface Printed {
  readonly files: readonly {
    readonly policies: readonly { readonly findings: readonly { readonly rule: string }[] }[];
    readonly ignored: readonly { readonly finding: { readonly rule: string } }[];
  }[];
  readonly gone?: readonly { readonly rule: string; readonly at: string }[];
}

describe('a baseline', () => {
  const baseline = () => join(folder, 'baseline.json');

  test('keeps old findings from counting, wherever they move, and not new ones', async () => {
    const path = write('a.json', WRONG);
    const written = await run(['check', path, '--baseline', baseline(), '--write-baseline']);
    expect(written).toMatchObject({ status: 0, stderr: `${baseline()} holds 1 finding.\n` });
    write(
      'a.json',
      `\n\n\n${policy(allow('s3:ListBuckt', 'arn:aws:s3:::b'), allow('s3:GetObjct', 'arn:aws:s3:::b/*'))}`,
    );
    const { out, status } = await run(['check', path, '--baseline', baseline(), '--format', 'json']);
    expect(status).toBe(1);
    expect(out).toContain('ListBuckt');
    const [file] = (JSON.parse(out) as Printed).files;
    expect(file?.policies[0]?.findings).toHaveLength(1);
    expect(file?.ignored).toMatchObject([{ finding: { rule: 'invalid-action', line: 4 }, in: 'baseline' }]);
  });

  test('names what is fixed, until it is written again', async () => {
    const path = write('a.json', WRONG);
    const elsewhere = write('b.json', WRONG);
    await run(['check', path, elsewhere, '--baseline', baseline(), '--write-baseline']);
    write('a.json', policy(allow('s3:GetObject', 'arn:aws:s3:::b/*')));
    const args = ['check', path, '--baseline', baseline()];
    expect((await run(args)).out).toContain(
      'fixed  a.json · invalid-action · Statement › Action › s3:GetObjct',
    );
    // What this run does not look at stays.
    expect((await run([...args, '--write-baseline'])).stderr).toContain('holds 1 finding.');
    expect((await run(args)).out).not.toContain('fixed');
  });

  test('is refused with what to do', async () => {
    const path = write('a.json', WRONG);
    expect((await run(['check', path, '--write-baseline'])).stderr).toMatch(
      /--write-baseline .*--baseline FILE/,
    );
    expect((await run(['check', path, '--baseline', baseline()])).stderr).toContain('does not exist');
    expect((await run(['check', path, '--baseline', path])).stderr).toContain('is not a baseline.');
  });
});

describe('privilege escalation in a baseline', () => {
  const baseline = () => join(folder, 'baseline.json');
  const PASS = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'];

  async function freshAfter(before: readonly string[] | string, after: readonly string[] | string) {
    const path = write('a.json', policy(allow(before)));
    const args = ['check', path, '--baseline', baseline()];
    const written = await run([...args, '--write-baseline']);
    write('a.json', policy(allow(after)));
    const { out } = await run([...args, '--format', 'json']);
    const { files, gone = [] } = JSON.parse(out) as Printed;
    const isPath = ({ rule }: { readonly rule: string }): boolean => rule === 'privilege-escalation';
    return {
      written: written.stderr,
      fresh: files.flatMap((file) => file.policies.flatMap(({ findings }) => findings.filter(isPath))).length,
      known: files.flatMap(({ ignored }) => ignored.filter(({ finding }) => isPath(finding))).length,
      gone: gone.filter(isPath).map(({ at }) => at),
    };
  }

  test.each([
    ['one of two entries', ['iam:PutRolePolicy', 'iam:CreateAccessKey'], ['iam:CreateAccessKey']],
    ['a pattern made narrower', 'iam:*', ['iam:Get*', 'iam:PutRolePolicy']],
    ['full rights made less', '*', ['iam:PutRolePolicy', 'iam:CreateAccessKey']],
    ['the stronger kind, which hid the other', ['iam:PutRolePolicy', ...PASS], PASS],
    [
      'passing roles, which hid what runs with existing ones',
      [...PASS, 'lambda:UpdateFunctionCode', 'glue:*'],
      ['glue:UpdateJob', 'glue:StartJobRun', 'lambda:UpdateFunctionCode'],
    ],
  ])('%s: what is left stays known', async (_name, before, after) => {
    const { fresh, gone } = await freshAfter(before, after);
    expect(fresh).toBe(0);
    expect(gone.length).toBeGreaterThan(0);
  });

  test('names the path that is closed, and says of many paths that they are one finding', async () => {
    const { written, known, gone } = await freshAfter(
      ['iam:PutRolePolicy', 'iam:CreateAccessKey'],
      ['iam:CreateAccessKey'],
    );
    expect(written).toContain('holds 1 finding.');
    expect({ known, gone }).toEqual({ known: 1, gone: ['iam:PutRolePolicy'] });
  });

  test('a path that comes new is fresh, wherever it stands', async () => {
    expect(
      (await freshAfter(['iam:CreateAccessKey'], ['iam:CreateAccessKey', 'iam:PutRolePolicy'])).fresh,
    ).toBe(1);
    expect((await freshAfter(PASS, [...PASS, 'ec2:RunInstances'])).fresh).toBe(1);
  });
});

test('fix leaves what is in the baseline, and fixes what is not', async () => {
  const twice = (action: string) => allow([action, action], 'arn:aws:s3:::b/*');
  const path = write('p/a.json', policy(twice('s3:GetObject')));
  const baseline = join(folder, 'baseline.json');
  await run(['check', path, '--baseline', baseline, '--write-baseline']);
  expect((await run(['fix', path, '--baseline', baseline])).out).toBe(readFileSync(path, 'utf8'));
  write('p/a.json', policy(twice('s3:GetObject'), { ...twice('s3:PutObject'), Sid: 'New' }));
  const { out } = await run(['fix', path, '--baseline', baseline]);
  expect(out).toContain('["s3:GetObject","s3:GetObject"]');
  expect(out).not.toContain('["s3:PutObject","s3:PutObject"]');
  expect((await run(['fix', path])).out).not.toContain('["s3:GetObject","s3:GetObject"]');
  const { status, stderr } = await run(['fix', path, '--baseline', join(folder, 'none.json')]);
  expect(status).toBe(2);
  expect(stderr).toContain('does not exist');
});
