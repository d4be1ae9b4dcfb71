// Hand edits: what counts as one, how each reads in words, and undoing one.
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';
import { editWords } from './edit-words.ts';
import { undoHandEdit } from './undo.ts';
import { editsOf, INVOKE, LOGS, policy } from './testing/policies.ts';

const words = (composed: string, yours: string): readonly string[] => editsOf(composed, yours).map(editWords);

/** The edits of one statement turned into another. */
const changed = (from: JsonObject, to: JsonObject): readonly string[] => words(policy(from), policy(to));

describe('what is not an edit', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['order', { ...INVOKE, Action: ['a:B', 'a:C'] }, { ...INVOKE, Action: ['a:C', 'a:B'] }],
    ['a list of one', { ...INVOKE, Action: 'a:B' }, { ...INVOKE, Action: ['a:B'] }],
    ['the case of an action', { ...INVOKE, Action: 'a:GetIt' }, { ...INVOKE, Action: 'A:getit' }],
    [
      'the long form of all principals',
      { ...INVOKE, Principal: '*' },
      { ...INVOKE, Principal: { AWS: '*' } },
    ],
    [
      'the case of a condition key, and a number as a text',
      { ...INVOKE, Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } } },
      { ...INVOKE, Condition: { NumericLessThan: { 'AWS:multifactorauthage': '3600' } } },
    ],
    ['an empty Condition', INVOKE, { ...INVOKE, Condition: {} }],
  ])('%s', (_, from, to) => {
    expect(changed(from, to)).toEqual([]);
  });

  test('the order of statements, white space, and a single statement without a list', () => {
    expect(words(policy(INVOKE, LOGS), JSON.stringify(JSON.parse(policy(LOGS, INVOKE))))).toEqual([]);
    expect(words(policy(LOGS), JSON.stringify({ Version: '2012-10-17', Statement: LOGS }))).toEqual([]);
  });
});

describe('edits in words', () => {
  const condition = (values: JsonValue): JsonObject => ({
    ...INVOKE,
    Condition: { StringEquals: { 'aws:SourceVpce': values } },
  });
  test.each<[JsonObject, JsonObject, readonly string[]]>([
    [
      INVOKE,
      { ...INVOKE, Action: [...(INVOKE['Action'] as string[]), 'bedrock:GetFoundationModel'] },
      ['Added `bedrock:GetFoundationModel` to InvokeDeepSeek'],
    ],
    [
      INVOKE,
      { ...INVOKE, Action: ['bedrock:InvokeModel'] },
      ['Removed `bedrock:InvokeModelWithResponseStream` from InvokeDeepSeek'],
    ],
    [LOGS, { ...LOGS, Resource: 'arn:x' }, ['Changed the resource in Logs from `*` to `arn:x`']],
    [LOGS, { ...LOGS, Resource: ['*', 'arn:x'] }, ['Added the resource `arn:x` to Logs']],
    [LOGS, { ...LOGS, Effect: 'Deny' }, ['Changed Effect in Logs from `Allow` to `Deny`']],
    [LOGS, { ...LOGS, Sid: 'Mine' }, ['Renamed a statement from `Logs` to `Mine`']],
    [
      INVOKE,
      condition('vpce-1'),
      ['Added the condition `aws:SourceVpce` (StringEquals) with `vpce-1` to InvokeDeepSeek'],
    ],
    [
      condition('vpce-1'),
      condition('vpce-2'),
      ['Changed `aws:SourceVpce` (StringEquals) in InvokeDeepSeek from `vpce-1` to `vpce-2`'],
    ],
    [
      condition('vpce-1'),
      condition(['vpce-1', 'vpce-2']),
      ['Added `vpce-2` to `aws:SourceVpce` (StringEquals) in InvokeDeepSeek'],
    ],
    [
      condition('vpce-1'),
      INVOKE,
      ['Removed the condition `aws:SourceVpce` (StringEquals) `vpce-1` from InvokeDeepSeek'],
    ],
    [
      { ...LOGS, Principal: { AWS: '111122223333' } },
      { ...LOGS, Principal: { AWS: ['111122223333', '444455556666'], Service: 'a.amazonaws.com' } },
      [
        'Added the AWS principal `444455556666` to Logs',
        'Added the Service principal `a.amazonaws.com` to Logs',
      ],
    ],
    [
      { ...LOGS, Principal: { AWS: '111122223333' } },
      { ...LOGS, Principal: { Service: 'a.amazonaws.com' } },
      ['Changed Principal in Logs from AWS `111122223333` to Service `a.amazonaws.com`'],
    ],
    [
      LOGS,
      { Sid: 'Logs', Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      ['Changed Action in Logs from `logs:PutLogEvents` to NotAction `iam:*`'],
    ],
  ])('%#', (from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });

  test('of whole statements and of the version', () => {
    expect(words(policy(INVOKE, LOGS), policy(INVOKE))).toEqual(['Removed the statement Logs']);
    expect(words(policy(INVOKE), policy(INVOKE, LOGS))).toEqual(['Added the statement Logs']);
    const { Sid: _sid, ...unnamed } = LOGS;
    expect(words(policy(INVOKE), policy(INVOKE, unnamed))).toEqual([
      'Added the statement with logs:PutLogEvents',
    ]);
    expect(words(policy(LOGS), policy(LOGS).replace('2012-10-17', '2008-10-17'))).toEqual([
      'Changed Version from `2012-10-17` to `2008-10-17`',
    ]);
  });
});

test('statements are matched by Sid, then by what they say', () => {
  const renamed = { ...INVOKE, Sid: 'Call', Resource: '*' };
  expect(words(policy(LOGS, INVOKE), policy(renamed, LOGS))).toEqual([
    'Renamed a statement from `InvokeDeepSeek` to `Call`',
    'Changed the resource in Call from `arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2` to `*`',
  ]);
});

const withAction = { ...INVOKE, Action: [...(INVOKE['Action'] as string[]), 'bedrock:GetFoundationModel'] };
const conditioned = (value: string): JsonObject => ({
  ...INVOKE,
  Condition: { StringEquals: { 'aws:SourceVpce': value } },
});

describe('undo of one edit', () => {
  const undone = (composed: string, yours: string, which: number): JsonValue =>
    JSON.parse(undoHandEdit(composed, yours, editsOf(composed, yours)[which]!)!) as JsonValue;

  test('of a new Sid leaves the other edits of its statement as they are', () => {
    const yours = policy({ ...withAction, Sid: 'Call' });
    const [rename, added] = editsOf(policy(INVOKE), yours);
    expect(editWords(rename!)).toBe('Renamed a statement from `InvokeDeepSeek` to `Call`');
    const text = undoHandEdit(policy(INVOKE), yours, rename!)!;
    expect(editsOf(policy(INVOKE), text).map(({ id }) => id)).toEqual([added!.id]);
  });

  test('leaves the others and the layout', () => {
    const yours = policy(withAction, { ...LOGS, Effect: 'Deny' }).replaceAll('  ', '\t');
    const [edit] = editsOf(policy(INVOKE, LOGS), yours);
    expect(undoHandEdit(policy(INVOKE, LOGS), yours, edit!)).toBe(
      policy(INVOKE, { ...LOGS, Effect: 'Deny' }).replaceAll('  ', '\t'),
    );
  });

  test('puts a removed statement back between its neighbors', () => {
    const last = { ...LOGS, Sid: 'Last', Action: 's3:GetObject' };
    expect(undone(policy(INVOKE, LOGS, last), policy(INVOKE, last), 0)).toEqual(
      JSON.parse(policy(INVOKE, LOGS, last)),
    );
  });

  test('takes an empty Condition out with the last condition', () => {
    expect(undone(policy(INVOKE), policy(conditioned('vpce-1')), 0)).toEqual(JSON.parse(policy(INVOKE)));
  });

  test('of a single statement without a list', () => {
    const yours = JSON.stringify({ Version: '2012-10-17', Statement: { ...LOGS, Effect: 'Deny' } });
    expect(undone(policy(LOGS), yours, 0)).toEqual({ Version: '2012-10-17', Statement: LOGS });
  });
});
