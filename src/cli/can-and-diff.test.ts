// What a policy allows, and what a change of it gains and loses, in every format.
import { describe, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket/*';
const READ = policy(allow(['s3:GetObject', 'sqs:SendMessage'], BUCKET), allow('s3:ListAllMyBuckets'));

describe('can', () => {
  test('as a table: services, and how many actions of each level', async () => {
    const { out, status } = await run(['can', '-'], {
      '-': policy(allow('s3:Get*'), allow('s3:PutObject', BUCKET)),
    });
    expect(status).toBe(0);
    const [summary, , head, row] = out.split('\n');
    expect(summary).toMatch(/^\d+ of [\d,]+ actions: \d+ on all resources, 1 on some, 0 under conditions\.$/);
    expect(head).toBe('SERVICE  LIST  READ   WRITE  PERMISSIONS  TAGGING');
    expect(row).toMatch(/^s3 {7}- {5}\d+\/\d+ {2}1\/\d+\* +- {12}-$/);
  });

  test('of a policy that allows nothing', async () => {
    const { out } = await run(['can', '-'], { '-': policy() });
    expect(out).toMatch(/^0 of [\d,]+ actions: 0 on all resources, 0 on some, 0 under conditions\.\n$/);
  });

  test('as JSON, CSV and Markdown', async () => {
    const json = JSON.parse((await run(['can', '-', '--format', 'json'], { '-': READ })).out) as {
      services: { prefix: string; actions: { action: string; cell: string }[] }[];
    };
    expect(json.services.flatMap(({ actions }) => actions.map(({ action, cell }) => [action, cell]))).toEqual(
      [
        ['s3:GetObject', 'some'],
        ['s3:ListAllMyBuckets', 'all'],
      ],
    );
    const { out: csv } = await run(['can', '-', '--format', 'csv'], { '-': READ });
    expect(csv.split('\r\n')[1]).toBe(`s3,GetObject,Read,some,${BUCKET},,,,,data`);
    const { out: markdown } = await run(['can', '-', '--format', 'markdown'], { '-': READ });
    expect(markdown).toMatch(/^# .*role.*\n/);
  });

  test('within a boundary and control policies', async () => {
    const files = {
      p: policy(allow('*')),
      b: policy(allow(['s3:GetObject', 'sqs:SendMessage'])),
      s: policy(allow('s3:*')),
    };
    const { out } = await run(['can', 'p', '--boundary', 'b', '--scp', 's', '--format', 'csv'], files);
    expect(
      out
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[1]),
    ).toEqual(['GetObject']);
  });

  test.each([
    [['--account', '1'], '12 digits'],
    [['--partition', 'AWS!'], '--partition'],
  ])('%j is refused', async (args, message) => {
    const { status, stderr } = await run(['can', '-', ...args], { '-': READ });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('diff', () => {
  const files = {
    a: READ,
    same: policy(
      allow('s3:ListAllMyBuckets'),
      allow('s3:GetObject', BUCKET),
      allow('sqs:SendMessage', BUCKET),
    ),
    more: policy(allow(['s3:GetObject', 's3:PutObject'], BUCKET), allow('s3:ListAllMyBuckets')),
    less: policy(allow('s3:GetObject', BUCKET)),
    other: policy(allow('s3:GetObject', 'arn:aws:s3:::other/*'), allow('s3:ListAllMyBuckets')),
  };

  test('as text', async () => {
    const { out, status } = await run(['diff', 'a', 'other'], files);
    expect(out.split('\n')).toEqual([
      '~ s3:GetObject (Read), may allow more',
      `    was some: ${BUCKET}`,
      '    now some: arn:aws:s3:::other/*',
      '',
      '0 gained, 0 lost, 1 changed (1 to more), 1 unchanged.',
      '',
    ]);
    expect(status).toBe(0);
  });

  test('what is written otherwise and says the same is no difference', async () => {
    expect((await run(['diff', 'a', 'same'], files)).out).toBe('0 gained, 0 lost, 0 changed, 2 unchanged.\n');
  });

  test.each([
    ['same', [0, 0, 0, 0]],
    ['more', [0, 1, 1, 1]],
    ['other', [0, 1, 1, 1]],
    ['less', [0, 0, 0, 1]],
  ])('--fail-on never, gained, changed, any: %s', async (after, statuses) => {
    const found = [];
    for (const what of ['never', 'gained', 'changed', 'any'])
      found.push((await run(['diff', 'a', after, '--fail-on', what], files)).status);
    expect(found).toEqual(statuses);
  });

  test('as JSON, CSV and Markdown', async () => {
    const json = JSON.parse((await run(['diff', 'a', 'more', '--format', 'json'], files)).out) as {
      gained: { action: string }[];
    };
    expect(json.gained.map(({ action }) => action)).toEqual(['s3:PutObject']);
    expect((await run(['diff', 'a', 'more', '--format', 'csv'], files)).out).toMatch(/^Change,Action,/);
    expect((await run(['diff', 'a', 'more', '--format', 'markdown'], files)).out).toMatch(
      /^# What changes\n/,
    );
  });

  const trusts = (...accounts: readonly string[]): string =>
    policy({ Effect: 'Allow', Principal: { AWS: accounts }, Action: 'sts:AssumeRole' });
  const denies = (...actions: readonly string[]): string =>
    policy({ Effect: 'Deny', Action: actions, Resource: '*' });
  const template = (resource: string, other: string): string => `Conditions: { A: !Equals [!Ref P, a] }
Parameters: { P: { Type: String } }
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: !If [A, ${resource}, ${other}] }] }
`;
  test.each([
    [
      'a principal',
      trusts('111122223333'),
      trusts('111122223333', '444455556666'),
      1,
      /444455556666:\n\+ sts:/,
    ],
    ['what a Deny took away', denies('sqs:*', 's3:*'), denies('s3:*'), 1, /another policy.*:\n\+ sqs:/],
    ['a case that is not read', template('a', 'b'), template('a', 'c'), 2, /^0 gained/],
    ['a case that is read', template(BUCKET, 'b'), template("'*'", 'b'), 1, /may allow more/],
  ])('--fail-on gained sees %s', async (_what, before, after, status, words) => {
    const found = await run(['diff', 'a.yaml', 'b.yaml', '--fail-on', 'gained'], {
      'a.yaml': before,
      'b.yaml': after,
    });
    expect([found.status, found.stderr]).toEqual([
      status,
      status === 2 ? expect.stringMatching(/^cannot be read: .*"c"/m) : '',
    ]);
    expect(found.out).toMatch(words);
    expect((await run(['diff', 'a.yaml', 'a.yaml', '--fail-on', 'any'], { 'a.yaml': before })).status).toBe(
      0,
    );
  });

  test('changes of a trust policy name their principal, in each format', async () => {
    const both = { 'a.json': trusts('111122223333'), 'b.json': trusts('444455556666') };
    const as = async (format: string): Promise<string> =>
      (await run(['diff', 'a.json', 'b.json', '--format', format], both)).out;
    expect(JSON.parse(await as('json'))).toMatchObject({
      gained: [{ action: 'sts:AssumeRole', principal: 'AWS 444455556666' }],
      lost: [{ action: 'sts:AssumeRole', principal: 'AWS 111122223333' }],
    });
    expect(await as('csv')).toContain('gained,"sts:AssumeRole; AWS 444455556666",');
    expect(await as('markdown')).toContain('`sts:AssumeRole`<br>`AWS 444455556666`');
  });

  test('one of the two may be standard input', async () => {
    expect((await run(['diff', '-', 'less'], { ...files, '-': READ })).status).toBe(0);
    expect((await run(['diff', '-', '-'], { '-': READ })).status).toBe(2);
  });
});
