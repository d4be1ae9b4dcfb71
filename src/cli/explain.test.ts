// rolewright explain: denials out of a text, compared with policies or answers.
import { describe, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const MODEL = 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2';
const ROLE = 'arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app';
const MESSAGE = `An error occurred (AccessDeniedException) when calling the Converse operation: User: ${ROLE} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} because no identity-based policy allows the bedrock:InvokeModel action`;

interface Printed {
  readonly denials: readonly {
    readonly principal: string | null;
    readonly action: string | null;
    readonly resource: string | null;
    readonly layer: string;
    readonly explicit: boolean | null;
    readonly comparison: string;
    readonly cause: { readonly id: string };
    readonly fixes: readonly { readonly kind: string; readonly label: string; readonly proved: boolean }[];
  }[];
}

async function explained(args: readonly string[], files: Readonly<Record<string, string>>): Promise<Printed> {
  const { out, status, stderr } = await run(['explain', '-', '--format', 'json', ...args], files);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(out) as Printed;
}

describe('explain', () => {
  test('reads who was refused what, by which layer', async () => {
    const { denials } = await explained([], { '-': `2026-11-27 ERROR ${MESSAGE}\n` });
    expect(denials).toMatchObject([
      {
        principal: ROLE,
        action: 'bedrock:InvokeModel',
        operation: 'Converse',
        resource: MODEL,
        layer: 'identity',
        explicit: false,
        comparison: 'no-documents',
        cause: { id: 'not-allowed' },
        fixes: [{ kind: 'statement', proved: false, access: null }],
      },
    ]);
  });

  test('with answers, the first fix is an answer, proved', async () => {
    const answers = JSON.stringify({ scenario: 'invoke', values: {} });
    const { denials } = await explained(['--answers', 'a.json'], { '-': MESSAGE, 'a.json': answers });
    expect(denials[0]?.fixes[0]).toMatchObject({
      kind: 'answer',
      field: 'regions',
      value: ['us-east-1', 'us-west-2'],
      label: 'Add us-west-2',
      proved: true,
      access: { lost: 0 },
    });
  });

  test('with policies, a statement for them is proved', async () => {
    const files = {
      '-': MESSAGE,
      'p.json': policy(allow('bedrock:InvokeModel', MODEL.replace('west', 'east'))),
    };
    const { denials } = await explained(['--policies', 'p.json'], files);
    expect(denials[0]).toMatchObject({ comparison: 'same', fixes: [{ kind: 'statement', proved: true }] });
  });

  test('policies that allow the call are not what is deployed', async () => {
    const files = { '-': MESSAGE, 'p.json': policy(allow('bedrock:*')) };
    const { denials } = await explained(['--policies', 'p.json'], files);
    expect(denials[0]).toMatchObject({ comparison: 'documents-allow', cause: { id: 'not-deployed' } });
  });

  test('as text: the cause, what to do, and what it opens', async () => {
    const answers = JSON.stringify({ scenario: 'invoke', values: {} });
    const { out, status } = await run(['explain', '-', '--answers', 'a.json'], {
      '-': `${MESSAGE}\n${MESSAGE}\n`,
      'a.json': answers,
    });
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe(`bedrock:InvokeModel by ${ROLE}, 2 times`);
    expect(out).toMatch(/^.*1\. Add us-west-2 \(proved/m);
    expect(out).toContain(`opens bedrock:InvokeModel on ${MODEL}`);
    expect(out).toMatch(/^.*2\. .*statement .*permissions policy/m);
  });

  test('R1 by its model ID: its profile and its two statements, or with the role of its kit the profile alone', async () => {
    const refused = MESSAGE.replace('us-west-2', 'us-east-1').replace('v3.2', 'r1-v1:0');
    const changes = [{ name: 'modelId', before: 'deepseek.r1-v1:0', after: 'us.deepseek.r1-v1:0' }];
    const alone = await explained([], { '-': refused });
    expect(alone.denials[0]?.fixes).toMatchObject([
      { kind: 'statement', layer: 'identity', statements: [{}, { Condition: {} }], changes },
    ]);
    const answers = JSON.stringify({ scenario: 'invoke-r1', values: { regions: ['us-east-1'] } });
    const own = await explained(['--answers', 'a.json'], { '-': refused, 'a.json': answers });
    expect(own.denials[0]?.fixes).toMatchObject([{ kind: 'code', proved: true, changes }, { kind: 'step' }]);
    const { out } = await run(['explain', '-', '--answers', 'a.json'], { '-': refused, 'a.json': answers });
    expect(out).toContain('       - modelId="deepseek.r1-v1:0"\n       + modelId="us.deepseek.r1-v1:0"\n');
    expect(out).not.toContain('foundation-model/deepseek.r1-v1:0",');
  });

  test('text without a denied call has exit status 1', async () => {
    expect(await run(['explain', '-', '--format', 'json'], { '-': 'hello' })).toEqual({
      status: 1,
      out: '{\n  "denials": []\n}\n',
      stderr: '',
    });
    const { out, status } = await run(['explain', '-'], { '-': '' });
    expect(status).toBe(1);
    expect(out).toContain('no denied call');
  });

  test('answers and policies together, and files without policies, are refused', async () => {
    const files = { '-': MESSAGE, 'a.json': '{"scenario":"invoke"}', 'x.json': '{"a":1}' };
    const both = await run(['explain', '-', '--answers', 'a.json', '--policies', 'x.json'], files);
    expect(both).toMatchObject({ status: 2, out: '' });
    const none = await run(['explain', '-', '--policies', 'x.json'], files);
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.stderr).toContain('x.json');
  });
});
