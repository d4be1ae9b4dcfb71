// rolewright understand: what a text is, and its answers.
import { expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const understand = async (text: string) => {
  const { out, status } = await run(['understand', '-'], { '-': text });
  return { status, ...(JSON.parse(out) as Record<string, unknown>) };
};

test('a sentence gives answers, and the words that each was read from', async () => {
  const { out, status } = await run([
    'understand',
    'EKS pod calls R1 through our VPC endpoint with a guardrail',
  ]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    kind: 'sentence',
    answers: {
      scenario: 'invoke-r1',
      values: { entity: 'eks-pods', network: 'vpce', guardrailRule: 'required' },
    },
    understood: [
      { text: 'R1', field: 'scenario' },
      { text: 'EKS pod', field: 'entity' },
      { text: 'VPC endpoint', field: 'network' },
      { text: 'guardrail', field: 'guardrailRule' },
    ],
  });
});

test('words without quotes are one sentence', async () => {
  const { out } = await run(['understand', 'Lambda', 'calls', 'V3.1']);
  expect(JSON.parse(out)).toMatchObject({ answers: { values: { entity: 'lambda', models: ['v3.1'] } } });
});

test('identifiers answer the questions they fit', async () => {
  expect(
    await understand('arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2\n444455556666\n'),
  ).toMatchObject({
    kind: 'identifiers',
    answers: {
      scenario: 'invoke',
      values: { models: ['v3.2'], regions: ['us-west-2'], account: '444455556666' },
    },
  });
});

test('a share link is opened', async () => {
  expect(
    await understand(
      'https://rolewright.example/#v=1&p=invoke&a=111122223333&cr=eu-central-1&e=ecs&ew=1&r=eu-north-1&c=DShu',
    ),
  ).toMatchObject({
    kind: 'link',
    answers: {
      scenario: 'invoke',
      values: { entity: 'ecs', account: '111122223333', regions: ['eu-north-1'] },
    },
  });
});

test('a policy leads to the scenario that makes it', async () => {
  const text = policy(
    allow('bedrock:InvokeModel', 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2'),
  );
  expect(await understand(text)).toMatchObject({ kind: 'policies' });
  expect(await understand(`# How to call it\n\nHere is the policy for that:\n\n${text}\n`)).toMatchObject({
    kind: 'article',
  });
});

test('the words around a policy answer what it leaves open, and are asked about where they contradict it', async () => {
  const text = policy(
    allow('bedrock:InvokeModel', 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2'),
  );
  expect(await understand(`${text}\n\nIt is for a Glue job, with the layer \`acme-x\`.`)).toMatchObject({
    status: 0,
    answers: { values: { entity: 'glue', regions: ['us-west-2'] } },
    notRead: [{ text: '`acme-x`' }],
  });
  const { out, status } = await run(['understand', `${text}\n\nmake it for us-east-1`, '--format=text']);
  expect(status).toBe(1);
  expect(out).toMatch(/Regions: `us-west-2`, line \d+, or “us-east-1”, line \d+\?/);
});

test('code gives answers with their lines, its calls, and what it leaves open', async () => {
  const code =
    'import boto3\nclient = boto3.client("bedrock-runtime", region_name="us-west-2")\nclient.converse(modelId=config.model)\n';
  expect(await understand(code)).toEqual({
    status: 0,
    kind: 'code',
    answers: { scenario: 'invoke', values: { regions: ['us-west-2'], streaming: false } },
    understood: [
      { text: 'converse', field: 'scenario', line: 3 },
      { text: 'us-west-2', field: 'regions', line: 2 },
      { text: 'converse', field: 'streaming', line: 3 },
    ],
    calls: [{ service: 'bedrock-runtime', operation: 'Converse', line: 3 }],
    open: [
      {
        text: 'config.model',
        line: 3,
        field: 'models',
        message: 'modelId comes from `config.model`, line 3: which model?',
      },
    ],
    conflicts: [],
    outside: [],
    needed: [
      { field: 'entity', question: 'Where does this code run?' },
      { field: 'account', question: 'In which AWS account?' },
    ],
  });
  const { out } = await run(['understand', '--format', 'text', '-'], { '-': code });
  expect(out).toContain('Regions: us-west-2 (from “us-west-2”, line 2)\n');
  expect(out).toContain('modelId comes from `config.model`, line 3: which model?\n');
});

test('code that contradicts itself, or is not about DeepSeek, is asked about', async () => {
  const elsewhere =
    'import boto3\nrt = boto3.client("bedrock-runtime", region_name="eu-west-1")\nrt.converse(modelId="us.deepseek.r1-v1:0")\n';
  expect(await understand(elsewhere)).toMatchObject({
    status: 1,
    answers: { scenario: 'invoke-r1', values: { streaming: false } },
    conflicts: [
      {
        field: 'regions',
        message:
          'DeepSeek-R1, called through the us. inference profile, is not offered in eu-west-1: `eu-west-1`, line 2, or `us.deepseek.r1-v1:0`, line 3?',
        values: [{ value: ['eu-west-1'] }, { value: ['us-east-1', 'us-east-2', 'us-west-2'] }],
      },
    ],
  });
  const claude =
    'import boto3\nrt = boto3.client("bedrock-runtime")\nrt.converse(modelId="anthropic.claude-3-haiku-20240307-v1:0")\n';
  expect(await understand(claude)).toMatchObject({
    status: 1,
    answers: null,
    outside: [{ text: 'anthropic.claude-3-haiku-20240307-v1:0', kind: 'model' }],
  });
  const { out } = await run(['understand', '--format', 'text', '-'], { '-': claude });
  expect(out).toContain('is not a DeepSeek model.');
});

test('a text that says nothing of use is unknown, and the exit status is 1', async () => {
  for (const text of ['hello world', '', '…'])
    expect(await understand(text)).toMatchObject({
      status: 1,
      kind: 'unknown',
      answers: null,
      understood: [],
    });
});

test('as text it says what each answer was read from', async () => {
  const { out } = await run(['understand', '--format', 'text', 'Lambda calls V3.1 without streaming']);
  expect(out).toBe(
    'Scenario: invoke (from “V3.1”)\nUsed by: lambda (from “Lambda”)\nModels: v3.1 (from “V3.1”)\nStream answers: no (from “streaming”)\n',
  );
});

test('an error message is a denial, and says who was refused what', async () => {
  expect(
    await understand(
      'An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: arn:aws:sts::111122223333:assumed-role/App/i-1 is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action',
    ),
  ).toMatchObject({
    kind: 'denials',
    denials: [{ action: 'bedrock:InvokeModel', layer: 'identity', explicit: false }],
  });
});
