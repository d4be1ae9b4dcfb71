// rolewright.config.json and comments in files, as check applies them.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

let folder = '';
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright [config] ')))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  return path;
}

const CONFIG = 'rolewright.config.json';
const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*'));
const ignore = (more: object) => ({ ignores: [{ rule: 'invalid-action', reason: 'A preview', ...more }] });

interface Printed {
  readonly files: readonly {
    readonly file: string;
    readonly policies: readonly {
      readonly type: string;
      readonly findings: readonly { readonly rule: string; readonly severity: string }[];
    }[];
    readonly ignored: readonly {
      readonly finding: { readonly rule: string; readonly line: number };
      readonly reason: string;
      readonly in: string;
    }[];
    readonly notices: readonly { readonly rule: string; readonly line: number; readonly message: string }[];
  }[];
}

async function check(...args: readonly string[]) {
  const { out, status, stderr } = await run(['check', ...args, '--format', 'json']);
  expect(stderr).toBe('');
  const { files } = JSON.parse(out) as Printed;
  return {
    status,
    files,
    rules: files.flatMap(({ policies }) =>
      policies.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
    ),
    notices: files.flatMap(({ file, notices }) => notices.map(({ rule, line }) => ({ file, rule, line }))),
  };
}

test('what is ignored does not count, and is printed with its reason', async () => {
  write(CONFIG, ignore({}));
  const path = write('deep/er/a.json', WRONG);
  const { status, rules, files } = await check(path);
  expect({ status, rules }).toEqual({ status: 0, rules: [] });
  expect(files[0]?.ignored).toMatchObject([
    { finding: { rule: 'invalid-action', line: 1 }, reason: 'A preview', in: 'configuration' },
  ]);
  const { out } = await run(['check', path]);
  expect(out).toContain('no problems (1 ignored).');
});

test('an ignore that ended is reported, and the finding is back', async () => {
  write(CONFIG, ignore({ until: '2020-01-31' }));
  const { status, rules, notices } = await check(write('a.json', WRONG));
  expect({ status, rules }).toEqual({ status: 1, rules: ['invalid-action'] });
  expect(notices).toMatchObject([{ rule: 'expired-ignore', line: 3 }]);
});

describe('an ignore that nothing needs', () => {
  test('is reported when all files below the configuration are checked', async () => {
    write(CONFIG, ignore({ sid: 'Gone' }));
    write('a.json', WRONG);
    expect((await check(folder)).notices).toMatchObject([{ rule: 'unused-ignore', line: 3 }]);
  });

  test('is not when only one of them is, because others may need it', async () => {
    write(CONFIG, ignore({ sid: 'Gone' }));
    expect((await check(write('a.json', WRONG))).notices).toEqual([]);
  });

  test('is when it names that one file', async () => {
    write(CONFIG, ignore({ sid: 'Gone', files: 'p/a.json' }));
    expect((await check(write('p/a.json', WRONG))).notices).toMatchObject([{ rule: 'unused-ignore' }]);
  });

  test('--fail-on warning counts it', async () => {
    write(CONFIG, ignore({ sid: 'Gone' }));
    write('a.json', policy(allow('s3:GetObject', 'arn:aws:s3:::b/*')));
    expect((await run(['check', folder, '--fail-on', 'warning'])).status).toBe(1);
  });
});

test('of two configurations the nearest applies, alone', async () => {
  write(CONFIG, ignore({}));
  write(`inner/${CONFIG}`, { severities: { 'invalid-action': 'suggestion' } });
  const outer = write('a.json', WRONG);
  const inner = write('inner/a.json', WRONG);
  const { files } = await check(outer, inner);
  expect(files[0]?.policies[0]?.findings).toEqual([]);
  expect(files[1]?.policies[0]?.findings).toMatchObject([{ severity: 'suggestion' }]);
});

test('paths start at the folder of the configuration, also in a folder that a link leads to', async () => {
  write(`real/${CONFIG}`, ignore({ files: 'p/*.json' }));
  write('real/p/a.json', WRONG);
  symlinkSync(join(folder, 'real'), join(folder, 'link'), 'junction');
  expect((await check(join(folder, 'link/p/a.json'))).rules).toEqual([]);
});

test('a file with brackets in its name', async () => {
  write(CONFIG, ignore({ files: 'p[1]/a b.json' }));
  expect((await check(write('p[1]/a b.json', WRONG))).rules).toEqual([]);
});

test('the type by path, which --type replaces', async () => {
  write(CONFIG, { policies: [{ files: 'scp', type: 'scp' }] });
  const path = write('scp/a.json', policy(allow('s3:GetObject')));
  expect((await check(path)).files[0]?.policies[0]?.type).toBe('scp');
  expect((await check(path, '--type', 'identity')).files[0]?.policies[0]?.type).toBe('identity');
});

test('--config names the configuration of all files, standard input included', async () => {
  const config = write('other.json', ignore({}));
  const { out } = await run(['check', '-', '--config', config, '--format', 'json'], { '-': WRONG });
  expect((JSON.parse(out) as Printed).files[0]?.ignored).toHaveLength(1);
  const { status, stderr } = await run(['check', '-', '--config', join(folder, 'none.json')], { '-': WRONG });
  expect(status).toBe(2);
  expect(stderr).toContain('the file does not exist');
});

test('a configuration with a byte order mark is read', async () => {
  write(CONFIG, `\ufeff${JSON.stringify(ignore({}))}`);
  expect((await check(write('a.json', WRONG))).rules).toEqual([]);
});

test('what is wrong in a configuration is named with its place, and nothing is checked', async () => {
  const path = write(CONFIG, {
    ignore: [],
    ignores: [{ rule: 'invalid-acton', reason: 'r', until: '2026-02-30' }],
  });
  const { status, out, stderr } = await run(['check', write('a.json', WRONG)]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  for (const place of ['2:3', '7:16']) expect(stderr).toContain(`${path}:${place}: `);
  expect(stderr).toMatch(/:2:3: .*`ignore`.*`ignores`\?/);
  expect(stderr).toMatch(/:7:16: `until` .*`2026-12-31`/);
});

describe('a comment', () => {
  const template = (comment: string) => `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ${comment}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObjct
            Resource: arn:aws:s3:::b/*
`;

  test('in YAML ignores a finding', async () => {
    const { rules, files } = await check(
      write('a.yml', template('# rolewright-ignore invalid-action: A preview')),
    );
    expect(rules).toEqual([]);
    expect(files[0]?.ignored).toMatchObject([{ reason: 'A preview', in: 'comment' }]);
  });

  test('in Terraform ignores a finding', async () => {
    const text = `# rolewright-ignore invalid-action: A preview
resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObjct", Resource = "arn:aws:s3:::b/*" }]
  })
}
`;
    expect((await check(write('main.tf', text))).rules).toEqual([]);
  });

  test('on a statement ignores findings of that statement only', async () => {
    const statement = (comment: string) => `          ${comment}
          - Effect: Allow
            Action: s3:GetObjct
            Resource: arn:aws:s3:::b/*
`;
    const yaml = template('# A template').replace(/ {10}- Effect[^]*/, '');
    const ignored = '# rolewright-ignore invalid-action: A preview';
    const found = await check(write('a.yml', yaml + statement(ignored) + statement('# Another')));
    expect(found.rules).toContain('invalid-action');
    expect(found.files[0]?.ignored).toHaveLength(1);
    expect(found.notices).toEqual([]);
    const terraform = (comment: string) => `data "aws_iam_policy_document" "a" {
  statement {
    ${comment}
    actions   = ["s3:GetObjct"]
    resources = ["arn:aws:s3:::b/*"]
  }
}
resource "aws_iam_policy" "a" {
  policy = data.aws_iam_policy_document.a.json
}
`;
    expect((await check(write('m/main.tf', terraform(ignored)))).rules).toEqual([]);
    expect((await check(write('m/main.tf', terraform('# Another')))).rules).toEqual(['invalid-action']);
  });

  test('is about its own policy, not about another that says the same', async () => {
    const terraform = (name: string, comment: string) => `${comment}
data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["s3:GetObjct"]
    resources = ["arn:aws:s3:::b/*"]
  }
}
`;
    const ignored = '# rolewright-ignore invalid-action: A preview';
    const pairs = [
      terraform('a', ignored) + terraform('b', '# Another'),
      terraform('a', '# Another') + terraform('b', ignored),
    ];
    for (const text of pairs) {
      const found = await check(write('m/main.tf', text));
      expect(found.rules).toEqual(['invalid-action']);
      expect(found.files[0]?.ignored).toHaveLength(1);
      expect(found.notices).toEqual([]);
    }
  });

  test('that nothing needs, or that has a fault, is reported at its line', async () => {
    const unused = await check(write('a.yml', template('# rolewright-ignore missing-version: r')));
    expect(unused.rules).toEqual(['invalid-action']);
    expect(unused.notices).toMatchObject([{ rule: 'unused-ignore', line: 5 }]);
    const faulty = await check(write('b.yml', template('# rolewright-ignore invalid-acton: r')));
    expect(faulty.notices).toMatchObject([{ rule: 'faulty-ignore', line: 5 }]);
  });
});

test.each(['sarif', 'github'])('%s leaves out what is ignored, and has the notices', async (format) => {
  write(CONFIG, {
    ignores: [
      { rule: 'invalid-action', reason: 'r' },
      { rule: 'missing-version', reason: 'r' },
    ],
  });
  write('a.json', WRONG);
  const { out } = await run(['check', folder, '--format', format]);
  expect(out).not.toContain('GetObjct');
  expect(out).toContain('unused-ignore');
});

test('fix leaves what is ignored', async () => {
  const text = policy(allow(['s3:GetObject', 's3:GetObject'], 'arn:aws:s3:::b/*'));
  const path = write('p/a.json', text);
  const fixed = await run(['fix', path]);
  expect(fixed.out).not.toBe(text);
  const { rules } = await check(path);
  write(CONFIG, { ignores: [{ rule: rules, files: 'p', reason: 'As the vendor wrote it' }] });
  expect((await run(['fix', path])).out).toBe(text);
});

test('what a team demands is found in documents and templates below its configuration, and can be ignored', async () => {
  const required = [{ action: 's3:GetObject', key: 'aws:SourceVpce', files: 'apps/**' }];
  write(CONFIG, { required, forbidden: [{ action: 'iam:*' }] });
  const text = policy(allow('s3:GetObject', 'arn:aws:s3:::b/*'));
  write('apps/a.json', text);
  write('others/b.json', text);
  write('apps/t.json', {
    Resources: {
      P: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: JSON.parse(policy(allow('iam:GetUser', '*'))) as object },
      },
    },
  });
  const { files, status } = await check(folder);
  const rules = Object.fromEntries(
    files.map(({ file, policies }) => [
      file.slice(folder.length + 1),
      policies.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
    ]),
  );
  expect(rules).toEqual({
    'apps/a.json': ['missing-required-condition'],
    'apps/t.json': ['forbidden-action'],
    'others/b.json': [],
  });
  expect(status).toBe(1);
  write(CONFIG, {
    required,
    severities: { 'forbidden-action': 'off' },
    ignores: [{ rule: 'missing-required-condition', reason: 'A public bucket' }],
  });
  const after = await check(folder);
  expect(after).toMatchObject({ status: 0, rules: [], notices: [] });
});
