// rolewright simulate: decisions, notes about them, and requests that it refuses.
import { describe, expect, test } from 'vitest';
import type { Simulated } from './simulate/simulated.ts';
import { allow, policy, run } from './testing/run.ts';

const OBJECT = 'arn:aws:s3:::amzn-s3-demo-bucket/a.txt';
const READ = policy({ ...allow('s3:Get*', OBJECT), Sid: 'Read' });
const SECURE = policy({ ...allow('s3:*'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } });

const get = ['--action', 's3:GetObject', '--resource', OBJECT];

async function decisions(args: readonly string[], files: Readonly<Record<string, string>>) {
  const ran = await run(['simulate', ...args, '--format', 'json'], files);
  const { requests = [] } = (ran.out === '' ? {} : JSON.parse(ran.out)) as {
    requests?: readonly Simulated[];
  };
  return { ...ran, requests, all: requests.map(({ decision }) => decision) };
}

describe('what is decided', () => {
  test('each action on each resource, in their order', async () => {
    const { requests } = await decisions(
      ['p', ...get, '--action', 's3:putobject', '--resource', 'arn:aws:s3:::other/b'],
      { p: READ },
    );
    expect(requests.map(({ action, resource, decision }) => [action, resource, decision])).toEqual([
      ['s3:GetObject', OBJECT, 'allowed'],
      ['s3:GetObject', 'arn:aws:s3:::other/b', 'implicitlyDenied'],
      ['s3:PutObject', OBJECT, 'implicitlyDenied'],
      ['s3:PutObject', 'arn:aws:s3:::other/b', 'implicitlyDenied'],
    ]);
  });

  test('identity policies of several files count together', async () => {
    const deny = policy({ Effect: 'Deny', Action: '*', Resource: '*' });
    expect((await decisions(['p', 'q', ...get], { p: READ, q: deny })).all).toEqual(['explicitlyDenied']);
    expect((await decisions(['p', ...get], { p: `[${READ},${deny}]` })).all).toEqual(['explicitlyDenied']);
  });

  test.each(['--boundary', '--session', '--scp', '--endpoint-policy'])(
    '%s has to allow, too',
    async (option) => {
      const to = option === '--endpoint-policy' ? { Principal: '*' } : {};
      const files = {
        p: READ,
        none: policy({ ...allow('sqs:*'), ...to }),
        all: policy({ ...allow('*'), ...to }),
      };
      expect((await decisions(['p', ...get, option, 'all'], files)).all).toEqual(['allowed']);
      expect((await decisions(['p', ...get, option, 'none'], files)).all).toEqual(['implicitlyDenied']);
    },
  );

  test('the policy of the resource allows to others, and denies', async () => {
    const open = policy({ ...allow('s3:*'), Principal: '*' });
    const shut = policy({ Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' });
    const args = ['p', ...get, '--resource-policy', 'r', '--principal', 'anonymous'];
    expect((await decisions(args, { p: '[]', r: open })).all).toEqual(['allowed']);
    expect((await decisions(['p', ...get, '--rcp', 'r'], { p: READ, r: shut })).all).toEqual([
      'explicitlyDenied',
    ]);
  });

  test('keys that are given, left open, or absent', async () => {
    const files = { p: SECURE };
    const key = 'aws:SecureTransport';
    expect((await decisions(['p', ...get, '--context', `${key}=true`], files)).all).toEqual(['allowed']);
    expect((await decisions(['p', ...get, '--context', `${key}=false`], files)).all).toEqual([
      'implicitlyDenied',
    ]);
    expect((await decisions(['p', ...get], files)).all).toEqual(['implicitlyDenied']);
    expect((await decisions(['p', ...get, '--unknown', key], files)).all).toEqual(['depends']);
    expect((await decisions(['p', ...get, '--unspecified', 'unknown'], files)).all).toEqual(['depends']);
  });

  test('a key that is given twice has two values', async () => {
    const text = policy({
      ...allow('*'),
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b=c'] } },
    });
    const tags = (...keys: readonly string[]) => keys.flatMap((key) => ['--context', `aws:TagKeys=${key}`]);
    expect((await decisions(['p', ...get, ...tags('a', 'b=c')], { p: text })).all).toEqual(['allowed']);
    expect((await decisions(['p', ...get, ...tags('a', 'd')], { p: text })).all).toEqual([
      'implicitlyDenied',
    ]);
  });

  test('without a principal it is a role of the account that owns the resource', async () => {
    const { stderr, requests } = await decisions(
      ['p', '--action', 'sqs:SendMessage', '--resource', 'arn:aws-cn:sqs:cn-north-1:444455556666:q'],
      { p: policy(allow('sqs:*')) },
    );
    expect(requests[0]).toMatchObject({
      decision: 'allowed',
      principal: 'arn:aws-cn:iam::444455556666:role/Example',
    });
    expect(stderr).toContain('No --principal is given');
  });

  test('an action that takes no resource needs none', async () => {
    const { requests, status, stderr } = await decisions(['p', '--action', 's3:ListAllMyBuckets'], {
      p: policy(allow('s3:*')),
    });
    expect([status, requests[0]?.resource]).toEqual([0, '*']);
    expect(stderr).not.toContain('--resource');
  });

  test('what the command line of AWS prints of a policy is read', async () => {
    const printed = JSON.stringify({
      PolicyVersion: { Document: JSON.parse(READ) as object, VersionId: 'v1' },
    });
    expect((await decisions(['p', ...get], { p: printed })).all).toEqual(['allowed']);
  });
});

describe('--expect', () => {
  test.each([
    ['allowed', READ, 0],
    ['denied', READ, 1],
    ['denied', policy(), 0],
    ['allowed', policy(), 1],
    ['implicitlyDenied', policy(), 0],
    ['explicitlyDenied', policy(), 1],
    ['explicitlyDenied', policy({ ...allow('s3:*'), Effect: 'Deny' }), 0],
    ['denied', policy({ ...allow('s3:*'), Effect: 'Deny' }), 0],
  ])('%s of %s: %i', async (expected, text, status) => {
    const ran = await run(['simulate', 'p', ...get, '--expect', expected], { p: text });
    expect(ran.status).toBe(status);
    expect(ran.out.includes(`expected: ${expected}`)).toBe(status === 1);
  });

  test.each([
    ['allowed', 1],
    ['denied', 1],
    ['implicitlyDenied', 1],
    ['depends', 0],
  ])('what depends is not %s: %i', async (expected, status) => {
    const ran = await decisions(['p', ...get, '--unknown', 'aws:SecureTransport', '--expect', expected], {
      p: SECURE,
    });
    expect([ran.status, ran.requests[0]?.met]).toEqual([status, status === 0]);
  });
});

test('the text says what, by whom, why, and what was assumed', async () => {
  const { out } = await run(['simulate', 'p', ...get, '--principal', 'arn:aws:iam::111122223333:user/mara'], {
    p: `[${READ},${policy(allow('sqs:*'))}]`,
  });
  expect(out.split('\n')).toEqual([
    `s3:GetObject on ${OBJECT} by arn:aws:iam::111122223333:user/mara`,
    expect.stringMatching(/^ {2}allowed\. .*principal’s policies/),
    '  Statements',
    `    Statement 1 (Read) of identity policy 1 allows s3:GetObject on \`${OBJECT}\`.`,
    expect.stringMatching(/^ {4}1 other .*action/),
    '  Assumptions',
    expect.stringMatching(/^ {4}.*resource has no policy/),
    expect.stringMatching(/^ {4}No service control policies/),
    expect.stringMatching(/^ {4}No resource control policies/),
    expect.stringMatching(/^ {4}No VPC endpoint policy/),
    expect.stringMatching(/^ {4}.*own account, 111122223333/),
    '',
  ]);
});

describe('what is refused', () => {
  test.each([
    [['--action', 's3:GetObjct'], 'Did you mean `s3:GetObject`'],
    [['--action', 's4:GetObject'], 'Did you mean `s3:GetObject`?'],
    [['--action', 's3:Get*'], 'is a pattern'],
    [['--action', 'GetObject'], 'service:Name'],
    [['--action', 's3:HeadObject'], 'It requires `s3:GetObject`'],
    [['--action', 's3:GetObject'], 's3:GetObject requires a resource'],
    [[], 'Give --action'],
    [[...get, '--resource', 'bucket'], 'is not an ARN'],
    [[...get, '--principal', '111122223333'], 'For its root user, write'],
    [[...get, '--resource-account', '12'], '12 digits'],
    [[...get, '--context', 'aws:SecureTransport'], 'KEY=VALUE'],
    [[...get, '--context', '=x'], 'KEY=VALUE'],
    [[...get, '--context', 'aws:SecureTransport=yes'], 'takes true or false, not `yes`'],
    [[...get, '--context', 'aws:MultiFactorAuthAge=old'], 'takes a number'],
    [[...get, '--context', 'aws:SourceIp=here'], 'takes an IP address'],
    [[...get, '--context', 'aws:CurrentTime=now'], 'takes a date'],
    [[...get, '--context', 'aws:SourceArn=me'], 'takes an ARN'],
    [[...get, '--boundary', 'text'], 'text is not valid JSON'],
    [[...get, '--boundary', 'number'], 'policy document'],
    [[...get, '--boundary', 'missing'], 'the file does not exist'],
    [[...get, '--boundary', 'two'], 'has 2 policies'],
  ])('%j: %s', async (args, message) => {
    const two = JSON.stringify({ a: JSON.parse(READ) as object, b: JSON.parse(SECURE) as object });
    const ran = await run(['simulate', 'p', ...args], { p: READ, text: 'x', number: '7', two });
    expect([ran.status, ran.out]).toEqual([2, '']);
    expect(ran.stderr).toContain(message);
  });

  test('a condition key that AWS does not have is told, and taken as it is', async () => {
    const { stderr, status } = await run(['simulate', 'p', ...get, '--context', 'aws:SecureTransprt=true'], {
      p: READ,
    });
    expect(status).toBe(0);
    expect(stderr).toContain('Did you mean `aws:SecureTransport`?');
  });
});
