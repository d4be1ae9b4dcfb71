// The policies that the tests of hand edits start from.
import { handEditsOf, type HandEdit } from '#iam/hand-edits/hand-edit.ts';
import { readPolicyMeaning } from '#iam/hand-edits/read-policy.ts';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';

export const INVOKE: JsonObject = {
  Sid: 'InvokeDeepSeek',
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
};
export const LOGS: JsonObject = { Sid: 'Logs', Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' };

export const policy = (...statements: readonly JsonValue[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);

export const editsOf = (composed: string, yours: string): readonly HandEdit[] =>
  handEditsOf(readPolicyMeaning(composed)!, readPolicyMeaning(yours)!).edits;
