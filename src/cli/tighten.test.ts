// rolewright tighten: a broad policy, the tasks it may be for, and what takes its place.
import { describe, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const BEDROCK = { '-': policy(allow('bedrock:*')) };

test('the policy becomes that of the task: counts, what stays, what stops, the policy', async () => {
  const { status, out, stderr } = await run(['tighten', '-', '--scenario', 'invoke'], BEDROCK);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const places = [
    /^.*DeepSeek-V3 .*: \d+ → 2 actions\n/,
    / {2}Permissions +1 +0\n/,
    /\nStays\n {2}bedrock:InvokeModel\n {2}bedrock:InvokeModelWithResponseStream\n/,
    /\n\d+ stop: 1 .*permissions, \d+ .*delete and 1 .*spend\n {2}bedrock:AllowVendedLogDeliveryForResource\n/,
    /\n {2}and \d+ more: .*--format json\n/,
    /\nApp role, Permissions policy\n\{\n/,
    /"arn:aws:bedrock:us-east-1::foundation-model\/deepseek\.v3\.2"/,
  ].map((pattern) => out.search(pattern));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(out).not.toContain('Added');
});

test('as JSON it has the answers, which compose makes the same policy of', async () => {
  const { out } = await run(['tighten', '-', '--scenario', 'invoke', '--format', 'json'], {
    '-': policy(allow('bedrock:*', 'arn:aws:bedrock:us-west-2::foundation-model/*')),
  });
  const { before, after, kept, lost, answers, documents } = JSON.parse(out) as {
    before: { actions: number };
    after: { actions: number };
    kept: string[];
    lost: object[];
    answers: object;
    documents: { text: string }[];
  };
  expect(after.actions).toBe(2);
  expect(lost.length).toBe(before.actions - kept.length);
  expect(answers).toEqual({ scenario: 'invoke', values: { entity: 'own-role', regions: ['us-west-2'] } });
  const composed = await run(['compose', '-'], { '-': JSON.stringify(answers) });
  const { roles } = JSON.parse(composed.out) as { roles: { permissions: { document: object }[] }[] };
  expect(roles[0]?.permissions[0]?.document).toEqual(JSON.parse(documents[0]!.text));
});

test('what the policy states, what the task needs in addition, and what is still to answer is said', async () => {
  const { out } = await run(['tighten', '-', '--scenario', 'batch'], {
    '-': policy(allow('bedrock:*'), allow('s3:*', 'arn:aws:s3:::acme-*')),
  });
  expect(out).toContain('\n  iam:PassRole on arn:aws:iam::111122223333:role/DeepSeekBatchServiceRole\n');
  expect(out).toMatch(/\nStill .*\n {2}.*prompts\n {2}.*results\n {2}AWS account\n/);
});

describe('without a task', () => {
  test('those that the policy may be for are listed, the likeliest first', async () => {
    const { status, out } = await run(['tighten', '-'], BEDROCK);
    expect(status).toBe(0);
    expect(out.split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^ {2}invoke +.*DeepSeek-V3/),
      expect.stringMatching(/^ {2}batch +.*; .*iam:PassRole$/),
    ]);
    expect(out).toContain('rolewright tighten … --scenario invoke\n');
    const json = await run(['tighten', '-', '--format', 'json'], BEDROCK);
    const { choices } = JSON.parse(json.out) as { choices: readonly object[] };
    expect(choices[0]).toMatchObject({ scenario: 'invoke', missing: [] });
    expect(choices[1]).toMatchObject({ scenario: 'batch', missing: ['iam:PassRole'] });
  });

  test('the exit status is 1 if there is none', async () => {
    const files = { '-': policy(allow('sqs:*')) };
    expect(await run(['tighten', '-'], files)).toEqual({
      status: 1,
      out: expect.stringMatching(/no task.*\n$/),
      stderr: '',
    });
    expect((await run(['tighten', '-', '--format', 'json'], files)).out).toBe('{\n  "choices": []\n}\n');
  });
});

test('a policy that is not for the task is said to be so, with those it may be for', async () => {
  const { status, out, stderr } = await run(['tighten', '-', '--scenario', 'invoke'], {
    '-': policy(allow('s3:*')),
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The policy .*too little .*DeepSeek-V3.*\n$/);
  expect(out).toContain('download-weights');
});

test.each([
  ['a scenario that does not exist', ['--scenario', 'invok'], BEDROCK['-'], 'Did you mean invoke?'],
  ['a text that is not JSON', [], 'Hello {', 'is not valid JSON'],
  ['JSON without a policy', [], '{"a": 1}', 'does not have a policy document'],
  [
    'a trust policy',
    [],
    policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
    'has a trust policy',
  ],
])('%s is wrong usage', async (_, args, text, message) => {
  const { status, out, stderr } = await run(['tighten', '-', ...args], { '-': text });
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(stderr).toContain(message);
});
