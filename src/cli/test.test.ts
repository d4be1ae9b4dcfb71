// rolewright test: cases in files, decided with policies in other files, reported in each format.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allow, policy, run, type RunResult } from './testing/run.ts';

const home = mkdtempSync(join(tmpdir(), 'rolewright cases '));
const inHome = (name: string): string => join(home, name);
const write = (name: string, text: string): void => writeFileSync(inHome(name), text);
afterAll(() => rmSync(home, { recursive: true }));

const ROLE = policy(
  { Sid: 'Read', ...allow('s3:GetObject', 'arn:aws:s3:::b/*') },
  {
    Sid: 'Tls',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  { Sid: 'Logs', ...allow('logs:PutLogEvents', '*') },
);

const HEAD = `policies:
  identity: ../policies/role.json
request:
  principal: arn:aws:iam::111122223333:role/App
  action: s3:GetObject
  resource: arn:aws:s3:::b/x
cases:
`;
const PASSING = `${HEAD}  - name: Reads
    expect: allowed
    statement: Read
  - name: Needs TLS
    request: {context: {aws:SecureTransport: false}}
    expect: denied
    statement: 2
    layer: identity
    reason: explicit-deny
  - name: Depends on TLS
    request: {unknownKeys: [aws:SecureTransport]}
    expect: depends
  - name: By no statement
    request: {action: s3:PutObject}
    expect: implicitlyDenied
`;
const FAILING = `${HEAD}  - name: "Writes <&> # \\\\ 'all'"
    request: {action: s3:PutObject}
    expect: allowed
  - name: Wrong statement
    expect: allowed
    statement: Logs
  - name: Wrong reason
    request: {action: s3:PutObject}
    expect: explicitlyDenied
    reason: explicit-deny
`;

beforeAll(() => {
  for (const folder of ['policies', 'good', 'bad', 'bad/node_modules', 'one', 'watched'])
    mkdirSync(inHome(folder));
  write('policies/role.json', ROLE);
  write('policies/broken.json', '{"Version": "2012-10-17",\n "Statement": [}');
  write(
    'policies/template.yaml',
    'Resources:\n  Reader:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: {ManagedPolicyName: Reader, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}\n' +
      '  Writer:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: {ManagedPolicyName: Writer, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sqs:*", Resource: "*"}]}}\n',
  );
  write('good/a.rolewright.yaml', PASSING);
  write('bad/a.rolewright.yml', FAILING);
  write('bad/node_modules/b.rolewright.yml', 'cases: 7');
});

const inlined = (identity: unknown, more: object = {}): string =>
  JSON.stringify({
    policies: { identity },
    cases: [
      {
        request: {
          principal: 'arn:aws:iam::111122223333:role/App',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::b/x',
        },
        expect: 'allowed',
        ...more,
      },
    ],
  });

const runJson = async (
  text: string,
): Promise<RunResult & { json: { files: { cases: { problems: string[] }[] }[] } }> => {
  write('one/a.rolewright.json', text);
  const result = await run(['test', inHome('one'), '--format', 'json']);
  return { ...result, json: JSON.parse(result.out) as never };
};

describe('cases', () => {
  test('that hold give status 0, and a line for each file', async () => {
    const { status, out, stderr } = await run(['test', inHome('good')]);
    expect([status, stderr]).toEqual([0, '']);
    expect(out).toContain('a.rolewright.yaml 4/4');
    expect(out).toContain('4 passed');
    expect(out).not.toContain('Needs TLS');
    expect((await run(['test', inHome('good'), '--verbose'])).out).toContain('✓ Needs TLS');
  });

  test('that do not hold are shown with their line, the difference and the statements', async () => {
    const { status, out } = await run(['test', inHome('bad')]);
    expect(status).toBe(1);
    expect(out).toContain('a.rolewright.yml:8)');
    expect(out).toMatch(/- expected: allowed\n {6}\+ actual: {3}implicitlyDenied\. .*identity policy/);
    expect(out).toMatch(/Statement 1 \(Read\) of identity policy 1 does not apply|Statement 2 \(Tls\)/);
    expect(out).toContain('role.json]');
    expect(out).toContain(
      '- expected: statement Logs\n      + actual:   statement 1 (Read) of the identity policy',
    );
    expect(out).toContain('- expected: reason explicit-deny\n      + actual:   reason identity-no-allow');
    expect(out).toContain('0 passed, 3 failed');
  });

  test('are found in the current folder, and node_modules are left out', async () => {
    expect((await run(['test', inHome('bad')])).out).not.toContain('node_modules');
    const { status, stderr } = await run(['test', inHome('policies')]);
    expect(status).toBe(2);
    expect(stderr).toContain('.rolewright.yaml');
    expect((await run(['test', inHome('nothing')])).stderr).toContain('no file or folder');
  });

  test('come from standard input, with paths from the current folder', async () => {
    const { status, out } = await run(['test', '-'], { '-': inlined(JSON.parse(ROLE)) });
    expect(status, out).toBe(0);
    expect((await run(['test', '-', '--watch'], { '-': '' })).stderr).toContain('instead of -');
  });
});

describe('a case that cannot be decided gives status 2 and says what to correct:', () => {
  const role = '../policies/role.json';
  test.each<[name: string, identity: unknown, more: object, problem: string]>([
    [
      'an action that AWS does not have',
      role,
      {
        request: {
          principal: 'arn:aws:iam::111122223333:role/App',
          action: 's3:GetObjct',
          resource: 'arn:aws:s3:::b/x',
        },
      },
      's3:GetObject',
    ],
    [
      'a principal that is none',
      role,
      { request: { principal: 'App', action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' } },
      '`App` is not a principal',
    ],
    [
      'a request without a principal',
      role,
      { request: { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' } },
      'Write the principal as',
    ],
    [
      'a condition key that AWS does not have',
      role,
      {
        request: {
          principal: 'arn:aws:iam::111122223333:role/App',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::b/x',
          context: { 'aws:SourceVpcee': 'v' },
        },
      },
      'aws:SourceVpce',
    ],
    [
      'a context value that is an object',
      role,
      {
        request: {
          principal: 'arn:aws:iam::111122223333:role/App',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::b/x',
          context: { 'aws:SourceVpce': { a: 1 } },
        },
      },
      'list of strings',
    ],
    ['a policy file that does not exist', '../policies/none.json', {}, 'the file does not exist'],
    ['a policy file with a fault', '../policies/broken.json', {}, 'JSON on line 2'],
    ['a template with several policies', '../policies/template.yaml', {}, 'has 2 policies. Name one: #'],
    [
      'a policy that a template does not have',
      '../policies/template.yaml#Readr',
      {},
      'Did you mean #Reader?',
    ],
    ['a folder', '../policies', {}, 'it is a folder'],
    [
      'a document that AWS refuses',
      { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: 's3:*', Resource: '*' }] },
      {},
      'statement 1:',
    ],
    ['a case file as a policy', './a.rolewright.json', {}, 'policy'],
  ])('%s', async (_name, identity, more, problem) => {
    const { status, json } = await runJson(inlined(identity, more));
    expect(json.files[0]?.cases[0]?.problems.join('\n')).toContain(problem);
    expect(status).toBe(2);
  });

  test('what a statement can never match is a warning', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: ['*', 'bucket'] }],
    };
    const { status, out } = await runJson(inlined(document));
    expect(status).toBe(0);
    expect(out).toContain('`bucket` is not an ARN');
  });

  test('one policy of a template can be named', async () => {
    expect((await runJson(inlined('../policies/template.yaml#Reader'))).status).toBe(0);
    expect((await runJson(inlined('../policies/template.yaml#Writer'))).status).toBe(1);
  });
});

describe('coverage', () => {
  test('names the statements that decided no case', async () => {
    const { out, status } = await run(['test', inHome('good'), '--coverage']);
    expect(out).toMatch(/Statement 3 \(Logs\) of .*role\.json .*no case/);
    expect(out).toContain('2 of 3 statements');
    expect(status).toBe(0);
  });

  test('can make the exit status 1', async () => {
    expect((await run(['test', inHome('good'), '--fail-on-uncovered'])).status).toBe(1);
    const covered = inlined(JSON.parse(policy({ ...allow('s3:*') })));
    write('one/a.rolewright.json', covered);
    expect((await run(['test', inHome('one'), '--fail-on-uncovered'])).status).toBe(0);
  });

  test('counts documents that have a name though no case uses them, and none of AWS', async () => {
    write(
      'one/a.rolewright.json',
      JSON.stringify({
        ...(JSON.parse(inlined(JSON.parse(policy(allow('s3:*'))))) as object),
        documents: { unused: JSON.parse(policy(allow('sqs:*'))) as object },
      }),
    );
    const { out } = await run(['test', inHome('one'), '--coverage']);
    expect(out).toMatch(/a\.rolewright\.json, unused .*no case/);
    const assumed = { taken: JSON.parse(policy(allow('sqs:*'))) as object };
    write('one/a.rolewright.json', JSON.stringify({ ...(JSON.parse(inlined('taken')) as object), assumed }));
    expect((await run(['test', inHome('one'), '--coverage'])).out).toContain('0 of 0 statements');
    write('one/a.rolewright.json', inlined('FullAWSAccess'));
    expect((await run(['test', inHome('one'), '--coverage'])).out).toContain('0 of 0 statements');
  });
});

describe('reports', () => {
  test('as TAP have a plan, a point for each case, and a diagnosis that is YAML', async () => {
    const { out } = await run(['test', inHome('bad'), '--format', 'tap', '--coverage']);
    const lines = out.split('\n');
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..3']);
    expect(lines.filter((line) => line.startsWith('not ok'))).toHaveLength(3);
    expect(lines[2]).toContain(String.raw`Writes <&> \# \\ 'all'`);
    const { parse } = await import('yaml');
    const [, block = ''] = /^ {2}---\n([\s\S]*?)^ {2}\.\.\.$/m.exec(out) ?? [];
    expect(parse(block)).toMatchObject({ severity: 'fail', at: expect.stringMatching(/:8$/) as string });
    expect(out).toMatch(/^# Statement 1 \(Read\)|^# Statement 2 \(Tls\)/m);
  });

  test('as JUnit XML escape what cases are called, and count', async () => {
    const { out } = await run(['test', inHome('bad'), '--format', 'junit']);
    expect(out).toContain('<testsuites name="rolewright" tests="3" failures="3" errors="0">');
    expect(out).toContain(String.raw`name="Writes &lt;&amp;&gt; # \ 'all'"`);
    expect(out).toContain('line="8"');
    const open = [...out.matchAll(/<(\w[\w-]*)\b[^>]*[^/]>/g)].map(([, name]) => name);
    const closed = [...out.matchAll(/<\/(\w[\w-]*)>/g)].map(([, name]) => name);
    expect(open.toSorted()).toEqual(closed.toSorted());
  });

  test('as JSON have the decision of failed cases with its reasons', async () => {
    const { out } = await run(['test', inHome('bad'), '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      counts: { passed: 0, failed: 3, errors: 0 },
      files: [
        {
          cases: [
            {
              status: 'failed',
              line: 8,
              expected: 'allowed',
              actual: 'implicitlyDenied',
              decision: { decision: 'implicitlyDenied' },
            },
            {},
            {},
          ],
        },
      ],
    });
  });
});

test('1,000 cases in one file are decided', async () => {
  const one = '  - {expect: allowed}\n  - {expect: denied, request: {action: s3:PutObject}}\n';
  write('good/many.yaml', `${HEAD}${one.repeat(500)}`);
  const { out, status } = await run(['test', inHome('good/many.yaml')]);
  expect(out).toContain('1000 passed');
  expect(status).toBe(0);
});
