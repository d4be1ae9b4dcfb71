// Words about refusals are no refusal: code that handles them, prose and other systems' errors.
import { describe, expect, test } from 'vitest';
import cases from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { textKind } from './text-kind.ts';

const PYTHON = `import boto3
client = boto3.client("bedrock-runtime", region_name="us-east-1")
try:
    client.converse(modelId="deepseek.v3.2", messages=[])
except client.exceptions.AccessDeniedException:
    # You don't have access to the model: ask for it first.
    print("Access Denied: the role is not authorized to perform bedrock:InvokeModel")
`;
const JAVASCRIPT = `import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
const client = new BedrockRuntimeClient({ region: "us-east-1" });
try {
  await client.send(new ConverseCommand({ modelId: "deepseek.v3.2" }));
} catch (error) {
  if (error.message.includes("is not authorized to perform: bedrock:InvokeModel")) throw new Error("403: Forbidden");
}
`;
const JAVA = `import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
class Chat { void ask() { try { client.converse(); } catch (AccessDeniedException e) { throw new IllegalStateException("AccessDenied: Access Denied"); } } }
`;
const GO = `package main

func main() {
	if errors.As(err, &denied) { log.Fatal("not authorized to perform bedrock:InvokeModel") }
}
`;

test('code that handles a refusal is code, whether or not its language is read', () => {
  expect(textKind(PYTHON)).toBe('code');
  for (const source of [JAVASCRIPT, JAVA, GO]) expect(textKind(source)).not.toBe('denials');
});

test.each([
  ['Resources:\n  A: [1\n  B: 2\n', 'policies'],
  ['AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n', 'code'],
])('a template that breaks is read for its policies, with the line: %j', (text, kind) => {
  expect(textKind(text)).toBe(kind);
});

test.each([
  ['[OPS-1234] Lambda chat-fn calls DeepSeek V3.2', 'sentence'],
  ['[x] a role for Batch inference', 'sentence'],
  ['[\n  { "Effect": "Allow" }\n]', 'policies'],
])('a word in brackets begins no JSON: %j', (text, kind) => {
  expect(textKind(text)).toBe(kind);
});

test.each([
  'Summary: IAM\nDescription: two roles\n- Lambda calls V3.2 in us-east-1\n- batch inference with V3.1 in eu-north-1',
  'Description:\n* Role 1: chat-role\n  * Lambda calls V3.2\n* Role 2: batch-role\n  * batch inference with V3.1',
  'OPS-1 IAM for the worker\n- compute: ECS task\n- model: us.deepseek.r1-v1:0\n- no streaming',
])('a ticket is a person’s words: %j', (text) => {
  expect(textKind(text)).toBe('sentence');
});

const POLICY =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}';

test.each([
  ['policies', `This is what the role of our Lambda has:\n\n${POLICY}\n`],
  ['policies', `This is what the role of our Lambda has:\n\n\`\`\`json\n${POLICY}\n\`\`\`\nWhat is missing?`],
  [
    'article',
    `This is the first of the two:\n\n${POLICY}\n\nAnd here comes the second of them:\n\n${POLICY}\n`,
  ],
  ['article', `# How to read objects\n\nThis is the policy for that:\n\n${POLICY}\n`],
  ['code', `This is how our Lambda calls it:\n\n${PYTHON}`],
])('the words around a paste do not decide what it is: %s, %j', (kind, text) => {
  expect(textKind(text)).toBe(kind);
});

test('code with the message that it got is about the message', () => {
  const message =
    'User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: bedrock:InvokeModel on resource: *';
  expect(textKind(`${PYTHON}\nbotocore.exceptions.ClientError: ${message}`)).toBe('denials');
  expect(
    textKind(
      `${PYTHON}\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied`,
    ),
  ).toBe('denials');
});

describe('no denial', () => {
  test.each([
    'why do I get access denied in bedrock',
    'I get AccessDeniedException when my Lambda calls DeepSeek V3.2, which permissions do I need?',
    'My role is not authorized to perform bedrock:InvokeModel, how do I fix it?',
    'role for a user who is not authorized to perform sts:AssumeRole without MFA',
    'Make sure that nobody is not authorized to perform bedrock:InvokeModel',
    'User: ${UserArn} is not authorized to perform: ${Action} on resource: ${Resource}',
    'java.nio.file.AccessDeniedException: /var/log/app.log',
    "PermissionError: [WinError 5] Access is denied: 'C:\\\\x'",
    '403 Permission aiplatform.endpoints.predict denied on resource //aiplatform.googleapis.com/projects/p',
    '2026-11-27 10:00:00 INFO InvokeModel 200 model=deepseek.v3.2, authorized',
  ])('%s', (text) => {
    expect(textKind(text)).toBe('sentence');
  });
});

describe('an error that no policy changes is explained too', () => {
  test.each([
    'Error from server (Forbidden): pods is forbidden: User "dev" cannot list resource "pods"',
    'remote: Permission to acme/app.git denied to bob.\nThe requested URL returned error: 403',
    'Unable to locate credentials',
    'An error occurred (ThrottlingException) when calling the Converse operation: Too many tokens, please wait before trying again.',
  ])('%s', (text) => {
    expect(textKind(text)).toBe('denials');
  });

  test.each([
    'Lambda role for R1 that retries with backoff when it is throttled',
    'our quota of tokens per day is too low, which role reads Service Quotas?',
    'except client.exceptions.ThrottlingException:\n    time.sleep(2)\n    return bedrock.converse(modelId=MODEL)',
    '{"Retry":[{"ErrorEquals":["Bedrock.ThrottlingException","Lambda.TooManyRequestsException"],"MaxAttempts":3}]}',
  ])('nothing of it in: %s', (text) => {
    expect(textKind(text)).not.toBe('denials');
  });
});

test('every message and event is a denial', () => {
  for (const { name, text } of cases)
    expect([name, textKind(typeof text === 'string' ? text : JSON.stringify(text))]).toEqual([
      name,
      'denials',
    ]);
});

test('a line with a label above Terraform makes no ticket of it', () => {
  const text = `Ticket: PLAT-77 please review our Terraform role below
resource "aws_iam_role_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "bedrock:InvokeModel", Resource = "*" }] })
}`;
  expect(textKind(text)).toBe('policies');
});

test('a template that retries a call has no message', () => {
  const text = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition:
        States:
          Ask:
            Type: Task
            Resource: arn:aws:states:::bedrock:invokeModel
            Retry:
              - ErrorEquals: [Bedrock.ThrottlingException]
`;
  expect(textKind(text)).not.toBe('denials');
});
