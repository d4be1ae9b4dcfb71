// Which files are checked, what the exit status is, and how files without a policy are reported.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexed } from './reference.ts';
import { allow, policy, run } from './testing/run.ts';

const GOOD = policy(allow('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*'));
const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::amzn-s3-demo-bucket/*'));
/** A suggestion and nothing worse. */
const SLOPPY = policy(allow(['s3:GetObject', 's3:GetObject'], 'arn:aws:s3:::amzn-s3-demo-bucket/*'));
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

const folder = mkdtempSync(join(tmpdir(), 'rolewright check '));
const file = (name: string): string => join(folder, name);
function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file(name)), { recursive: true });
  writeFileSync(file(name), content);
}

beforeAll(() => {
  write('repo/a.json', WRONG);
  write('repo/deep/b.json', GOOD);
  write('repo/deep/c.template', JSON.stringify({ Role: { RoleName: 'r', AssumeRolePolicyDocument: TRUST } }));
  write('repo/package.json', '{"name":"x","Statement":"none"}');
  write('repo/tsconfig.json', '{ // a comment\n "a": 1, }');
  write('repo/broken.json', '{"Version":"2012-10-17","Statement":[{"Effect":"Allow" "Action":"s3:*"}]}');
  write('repo/notes.txt', WRONG);
  write('repo/bytes.json', new Uint8Array([0, 1, 2, 3]));
  write('repo/node_modules/x/d.json', WRONG);
  write('repo/.git/e.json', WRONG);
  symlinkSync('.', file('repo/deep/circle'));
  write('none/a.txt', '');
  write('crlf.json', WRONG.replace('[{', '[\r\n  {'));
  write('mark.json', `\ufeff${WRONG}`);
  write('utf-16.json', new Uint8Array([0xff, 0xfe, ...Buffer.from(WRONG, 'utf16le')]));
  write('template.yaml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n');
  write('other.json', '{"a":1}');
  write(
    'module/main.tf',
    'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}\n',
  );
  write(
    'open/main.tf',
    'variable "org" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjct", Resource = "*", Condition = { StringEquals = { "aws:PrincipalOrgID" = var.org } } }] })\n}\n',
  );
  write('module/terraform.tfvars', 'a = "s3:GetObjct"\n');
  write('module/prod.tfvars', 'a = "s3:PutObjct"\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly passedOver: number;
  readonly files: readonly {
    readonly file: string;
    readonly policies: readonly {
      readonly type: string;
      readonly name: string;
      readonly findings: readonly { readonly rule: string; readonly line: number; readonly column: number }[];
    }[];
    readonly unread: readonly unknown[];
  }[];
}
async function json(args: readonly string[], files?: Readonly<Record<string, string>>) {
  const ran = await run(['check', ...args, '--format', 'json'], files);
  return { ...ran, report: ran.out === '' ? undefined : (JSON.parse(ran.out) as Report) };
}
const namesIn = (report: Report | undefined): readonly string[] =>
  (report?.files ?? []).map((each) => relative(folder, each.file).replaceAll('\\', '/'));

test('JSON tells of which day the service reference is', async () => {
  const { out } = await run(['check', '-', '--format', 'json'], {
    '-': JSON.stringify({ Statement: [] }),
  });
  expect(JSON.parse(out)).toHaveProperty('date', indexed().date);
});

describe('files', () => {
  test('a folder is searched, and files without policies are skipped', async () => {
    const { report, stderr, status } = await json([file('repo')]);
    expect(namesIn(report)).toEqual([
      'repo/a.json',
      'repo/broken.json',
      'repo/deep/b.json',
      'repo/deep/c.template',
    ]);
    // package.json and tsconfig.json
    expect(report?.passedOver).toBe(2);
    expect(stderr).toContain('bytes.json is a binary file');
    expect(status).toBe(2);
  });

  test('a glob finds each matching file once', async () => {
    const { report } = await json([`${file('repo')}/**/[ab].json`, file('repo/a.json')]);
    expect(namesIn(report)).toEqual(['repo/a.json', 'repo/deep/b.json']);
  });

  test('a file that is named should hold a policy', async () => {
    const { report, status } = await json([file('other.json')]);
    expect(report?.files[0]?.policies[0]?.findings[0]?.rule).toBe('missing-statement');
    expect(status).toBe(1);
    expect((await json([`${folder}/oth*.json`])).report).toMatchObject({ files: [], passedOver: 1 });
  });

  test.each([
    ['without statements', '{"Version":"2012-10-17"}', 'missing-statement'],
    ['with an older version', '{"Version": "2008-10-17", "Id": "x"}', 'missing-statement'],
    ['with a misspelled element', '{"Version":"2012-10-17","Statements":[]}', 'misspelt-element'],
    ['cut off', '{\n  "Version": "2012-10-17",\n', 'missing-value'],
  ])('a policy %s in a folder is checked', async (what, text, rule) => {
    write(`faulty ${what}/policy.json`, text);
    const { report, status } = await json([file(`faulty ${what}`)]);
    expect(report?.files[0]?.policies[0]?.findings.map((finding) => finding.rule)).toContain(rule);
    expect(status).toBe(1);
  });

  test('a file with a policy on each line has the findings of each on its line', async () => {
    const nested = JSON.stringify({ name: 'n', policy: JSON.parse(WRONG) as unknown });
    write('lines.jsonl', [GOOD, WRONG, TRUST, nested].join('\n'));
    const { report } = await json([file('lines.jsonl')]);
    const policies = report?.files[0]?.policies ?? [];
    expect(policies.map(({ type }) => type)).toEqual(['identity', 'identity', 'trust', 'identity']);
    const places = policies.map(({ findings }) =>
      findings.filter(({ rule }) => rule === 'invalid-action').map(({ line, column }) => [line, column]),
    );
    const column = (text: string): number => text.indexOf('"s3:GetObjct"') + 1;
    expect(places).toEqual([[], [[2, column(WRONG)]], [], [[4, column(nested)]]]);
  });

  test('reports what cannot be read, and checks the rest', async () => {
    const { report, stderr, status } = await json([file('template.yaml'), file('repo/a.json')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/template\.yaml: .*YAML/);
    expect(report?.counts['error']).toBe(1);
  });

  test.each([
    ['nothing.json', 'no file or folder'],
    ['nothing/*.json', 'No file matches'],
    ['none', 'There is no JSON, YAML or Terraform file in'],
    ['repo/bytes.json', 'is a binary file'],
  ])('%s: %s', async (name, message) => {
    const { status, stderr } = await run(['check', file(name)]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('what a template leaves to its deployment is not judged; the rest of the policy is', async () => {
    const { report } = await json([file('open/main.tf')]);
    const rules = report?.files[0]?.policies[0]?.findings.map(({ rule }) => rule);
    expect(rules).toContain('invalid-action');
    expect(rules).not.toContain('variable-usage-too-permissive');
  });

  test('the same findings for any line ending and byte order mark', async () => {
    const at = async (name: string) => {
      const { report } = await json([file(name)]);
      const found = report?.files[0]?.policies[0]?.findings.find(({ rule }) => rule === 'invalid-action');
      return [found?.line, found?.column];
    };
    const column = WRONG.indexOf('"s3:GetObjct"') + 1;
    expect(await at('repo/a.json')).toEqual([1, column]);
    expect(await at('crlf.json')).toEqual([2, column - WRONG.indexOf('{"Effect"') + 2]);
    expect(await at('mark.json')).toEqual([1, column + 1]);
    expect(await at('utf-16.json')).toEqual([1, column]);
  });
});

describe('policies', () => {
  test('in a template each is checked as what it is there', async () => {
    const { report } = await json(['-'], {
      '-': JSON.stringify({ Role: { RoleName: 'r', AssumeRolePolicyDocument: JSON.parse(TRUST) as object } }),
    });
    expect(report?.files[0]?.policies).toMatchObject([{ name: 'r', type: 'trust', findings: [] }]);
  });

  test('of a Terraform module are read with the values that Terraform itself reads', async () => {
    const { out } = await run(['check', file('module/main.tf')]);
    expect(out).toContain('`s3:GetObjct` is not an action');
    expect(out).not.toContain('PutObjct');
  });

  test('--type sets the type of a file that is itself a policy', async () => {
    const deny = policy({ Effect: 'Deny', Action: '*', Resource: '*' });
    expect((await json(['-'], { '-': deny })).report?.files[0]?.policies[0]?.type).toBe('identity');
    expect((await json(['-', '--type', 'scp'], { '-': deny })).report?.files[0]?.policies[0]?.type).toBe(
      'scp',
    );
  });

  test('a text far too long is refused, not read', async () => {
    const { report, status, stderr } = await json(['-'], { '-': `["${'x'.repeat(20_000_001)}"]` });
    expect(status).toBe(2);
    expect(stderr).toContain('the limit is 20 million');
    expect(report?.files[0]?.policies).toEqual([]);
  });
});

test('an action that resembles none may be newer than the reference', async () => {
  const { out } = await run(['check', '-'], { '-': policy(allow('s3:Zzyzxq', 'arn:aws:s3:::b/*')) });
  expect(out).toMatch(/`s3:Zzyzxq` .* reference of \d{4}-\d\d-\d\d for Amazon S3: .*new/);
});

describe('a document that AWS refuses to save', () => {
  const unversioned = JSON.stringify({ Statement: [allow('s3:GetObject', 'arn:aws:s3:::b/*')] });

  test('is marked on the finding with the message of IAM, whatever the severity', async () => {
    const { out, status } = await run(['check', '-', '--format', 'json'], { '-': unversioned });
    const [file] = (JSON.parse(out) as { files: { policies: { findings: object[] }[] }[] }).files;
    expect(file?.policies[0]?.findings).toMatchObject([
      {
        rule: 'missing-version',
        severity: 'warning',
        refused: true,
        refusal: 'Policy document must be version 2012-10-17 or greater.',
      },
    ]);
    expect(status).toBe(1);
  });

  test('is said in text, SARIF and workflow commands', async () => {
    const refusal = 'Policy document must be version 2012-10-17 or greater.';
    const text = await run(['check', '-'], { '-': unversioned });
    expect(text.out).toMatch(new RegExp(`AWS refuses .*: ${refusal}`));
    const sarif = await run(['check', '-', '--format', 'sarif'], { '-': unversioned });
    expect(sarif.out).toContain('"level": "error"');
    expect(sarif.out).toContain(`"refusal": "${refusal}"`);
    const github = await run(['check', '-', '--format', 'github'], { '-': unversioned });
    expect(github.out).toMatch(/^::error .*AWS refuses/);
  });

  test('does not stop a run that fails on nothing', async () => {
    const { status } = await run(['check', '-', '--fail-on', 'never'], { '-': unversioned });
    expect(status).toBe(0);
  });

  test('is not one with an action that does not exist', async () => {
    const { out } = await run(['check', '-', '--format', 'json'], {
      '-': policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*')),
    });
    expect(out).not.toContain('refused');
  });
});

describe('the exit status', () => {
  test.each([
    [GOOD, 'suggestion', 0],
    [SLOPPY, 'suggestion', 1],
    [SLOPPY, 'warning', 0],
    [WRONG, 'error', 1],
    [WRONG, 'security', 1],
    [WRONG, 'suggestion', 1],
    [WRONG, 'never', 0],
    [policy(allow('iam:PassRole')), 'error', 0],
    [policy(allow('iam:PassRole')), 'security', 1],
  ])('%s, --fail-on %s: %i', async (text, threshold, status) => {
    expect((await run(['check', '-', '--fail-on', threshold], { '-': text })).status).toBe(status);
  });

  test('is 1 on errors by default', async () => {
    expect((await run(['check', '-'], { '-': WRONG })).status).toBe(1);
    expect((await run(['check', '-'], { '-': SLOPPY })).status).toBe(0);
  });
});

describe('the text', () => {
  test('prints location, severity, message, rule and AWS page', async () => {
    const { out } = await run(['check', '-'], { '-': WRONG });
    expect(out).toMatch(
      /^-\n {2}1:\d+ {2}error {7}`s3:GetObjct` is not an action of Amazon S3\..*\n +invalid-action · https:\/\/docs\.aws\.amazon\.com\/.*\n\n1 policy in 1 file: 1 error\.\n$/,
    );
  });

  test('prints that there are no problems', async () => {
    expect((await run(['check', '-'], { '-': GOOD })).out).toBe('1 policy in 1 file: no problems.\n');
  });

  test('holds nothing that moves the cursor', async () => {
    const { out } = await run(['check', '-'], { '-': policy(allow('s3:Get\u001b[2JObject', '\u202e')) });
    for (const character of ['\u001b', '\u202e']) expect(out).not.toContain(character);
  });
});
