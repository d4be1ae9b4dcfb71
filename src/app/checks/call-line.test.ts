// A call in a few words.
import { expect, test } from 'vitest';
import type { OpenCall } from '#iam/request/call.ts';
import { callLine } from './call-line.ts';

const ROLE = { role: 'app' };
const words = (action: string, resource: string, principal: OpenCall['principal'] = ROLE): string => {
  const line = callLine({ label: '', principal, action, resource, context: {} });
  return [line.action, line.on ?? '-', line.region ?? '-', line.by ?? '-'].join(' ');
};

test('names the resource by its last part, and the Region it is in', () => {
  expect(words('bedrock:InvokeModel', 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2')).toBe(
    'InvokeModel deepseek.v3.2 us-east-1 -',
  );
  expect(words('s3:GetObject', 'arn:aws:s3:::acme-models/r1/model.safetensors')).toBe(
    'GetObject acme-models/r1/model.safetensors - -',
  );
  expect(words('logs:PutLogEvents', 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:*')).toBe(
    'PutLogEvents /aws/lambda/f:* us-east-1 -',
  );
});

test('names who calls where it is no role of the kit, and leaves out what is not there', () => {
  const lambda = { caller: 'lambda.amazonaws.com' };
  expect(words('sts:AssumeRole', 'arn:aws:iam::111122223333:role/R', lambda)).toBe(
    'AssumeRole R - lambda.amazonaws.com',
  );
  expect(words('bedrock:ListFoundationModels', '*')).toBe('ListFoundationModels - - -');
});
