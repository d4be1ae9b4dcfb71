// Hand edits: what counts as one, how each reads in words, and what happens to them when the wizard composes something else.
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/json/json-value.ts';
import { editWords, versionWords } from './edit-words.ts';
import { handEditsOf, type HandEdit } from './hand-edit.ts';
import { mergeHandEdits } from './merge.ts';
import { readPolicyMeaning } from './read-policy.ts';
import { undoHandEdit } from './undo.ts';

const INVOKE: JsonObject = {
  Sid: 'InvokeDeepSeek',
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
};
const LOGS: JsonObject = { Sid: 'Logs', Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' };

const policy = (...statements: readonly JsonValue[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);

const editsOf = (composed: string, yours: string): readonly HandEdit[] =>
  handEditsOf(readPolicyMeaning(composed)!, readPolicyMeaning(yours)!).edits;

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

const WEST = 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2';
const withAction = { ...INVOKE, Action: [...(INVOKE['Action'] as string[]), 'bedrock:GetFoundationModel'] };
const conditioned = (value: string): JsonObject => ({
  ...INVOKE,
  Condition: { StringEquals: { 'aws:SourceVpce': value } },
});

describe('when the wizard composes something else', () => {
  const merged = (base: string, yours: string, now: string) => {
    const { text, conflicts, isRead } = mergeHandEdits({ base, yours, now });
    const found = isRead ? editsOf(now, text).filter(({ id }) => conflicts.includes(id)) : [];
    return {
      text,
      isRead,
      statements: (JSON.parse(text) as { Statement: JsonValue }).Statement,
      conflicts: found.map((edit) => [editWords(edit), versionWords(edit)]),
    };
  };

  test('another Region and an added action are both there', () => {
    const { statements, conflicts } = merged(
      policy(INVOKE, LOGS),
      policy(withAction, LOGS),
      policy({ ...INVOKE, Resource: WEST }, LOGS),
    );
    expect(statements).toEqual([{ ...withAction, Resource: WEST }, LOGS]);
    expect(conflicts).toEqual([]);
  });

  test('the layout of what the wizard leaves alone stays', () => {
    const yours = `{"Version":"2012-10-17",\n"Statement":[ ${JSON.stringify(withAction)},\n\n${JSON.stringify(LOGS)} ]}`;
    const { text } = merged(policy(INVOKE, LOGS), yours, policy({ ...INVOKE, Resource: WEST }, LOGS));
    expect(text).toBe(yours.replace('us-east-1', 'us-west-2'));
  });

  test('new statements of the wizard go where it has them, and those it no longer makes go', () => {
    const fresh = { ...LOGS, Sid: 'Fresh', Action: 's3:GetObject' };
    const mine = { ...LOGS, Sid: 'Mine', Action: 'kms:Decrypt' };
    expect(merged(policy(INVOKE, LOGS), policy(withAction, LOGS, mine), policy(INVOKE, fresh))).toMatchObject(
      {
        statements: [withAction, fresh, mine],
        conflicts: [],
      },
    );
  });

  test('a condition value that both changed: the person’s holds, with both versions', () => {
    const { statements, conflicts } = merged(
      policy(conditioned('vpce-1')),
      policy(conditioned('vpce-2')),
      policy(conditioned('vpce-3')),
    );
    expect(statements).toEqual([conditioned('vpce-2')]);
    expect(conflicts).toEqual([
      [
        'Changed `aws:SourceVpce` (StringEquals) in InvokeDeepSeek from `vpce-3` to `vpce-2`',
        {
          subject: '`aws:SourceVpce` (StringEquals) in InvokeDeepSeek',
          yours: '`vpce-2`',
          wizards: '`vpce-3`',
        },
      ],
    ]);
  });

  test('both made the same change: nothing is left of the edit', () => {
    const now = policy(conditioned('vpce-2'));
    const { text, conflicts } = merged(policy(conditioned('vpce-1')), now, now);
    expect(editsOf(now, text)).toEqual([]);
    expect(conflicts).toEqual([]);
  });

  test('an edited statement that the wizard no longer makes stays until the person chooses', () => {
    expect(merged(policy(INVOKE, LOGS), policy(withAction, LOGS), policy(LOGS))).toMatchObject({
      statements: [withAction, LOGS],
      conflicts: [
        [
          'Added the statement InvokeDeepSeek',
          { subject: 'the statement InvokeDeepSeek', wizards: 'Without this statement' },
        ],
      ],
    });
  });

  test('a removed statement that the wizard changed stays away until the person chooses', () => {
    const other = { ...LOGS, Resource: 'arn:other' };
    expect(merged(policy(INVOKE, LOGS), policy(INVOKE), policy(INVOKE, other))).toMatchObject({
      statements: [INVOKE],
      conflicts: [
        [
          'Removed the statement Logs',
          { yours: 'Without this statement', wizards: 'Allow `logs:PutLogEvents`' },
        ],
      ],
    });
    expect(merged(policy(INVOKE, LOGS), policy(LOGS), policy(INVOKE, other)).conflicts).toEqual([]);
  });

  test('a removed resource does not come back in another Region without a question', () => {
    const two = [INVOKE['Resource'] as string, 'arn:aws:s3:::acme/*'];
    expect(
      merged(
        policy({ ...INVOKE, Resource: two }),
        policy({ ...INVOKE, Resource: two[1]! }),
        policy({ ...INVOKE, Resource: [WEST, two[1]!] }),
      ),
    ).toMatchObject({
      statements: [{ ...INVOKE, Resource: two[1] }],
      conflicts: [[`Removed the resource \`${WEST}\` from InvokeDeepSeek`, expect.anything()]],
    });
  });

  test('a statement with the same Sid that both added', () => {
    const [mine, wizards] = [LOGS, { ...LOGS, Resource: 'arn:logs' }];
    expect(merged(policy(INVOKE), policy(INVOKE, mine), policy(INVOKE, wizards))).toMatchObject({
      statements: [INVOKE, mine],
      conflicts: [[expect.stringContaining('Changed the resource in Logs'), expect.anything()]],
    });
  });

  test('NotAction in place of Action meets a change of the actions', () => {
    const inverted = { Sid: 'Logs', Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
    expect(
      merged(
        policy(LOGS),
        policy(inverted),
        policy({ ...LOGS, Action: ['logs:PutLogEvents', 'logs:CreateLogStream'] }),
      ),
    ).toMatchObject({ statements: [inverted], conflicts: [[expect.anything(), expect.anything()]] });
  });

  test('a new name for a statement is no conflict', () => {
    const renamed = { ...withAction, Sid: 'Call' };
    const wizards = { ...INVOKE, Sid: 'InvokeModels', Resource: WEST };
    expect(merged(policy(INVOKE), policy(renamed), policy(wizards))).toMatchObject({
      statements: [{ ...renamed, Resource: WEST }],
      conflicts: [],
    });
  });

  describe('where each took out what the other left, a statement is not left without', () => {
    const one: JsonObject = { ...INVOKE, Action: 'a:B' };
    const vpce = (values: JsonValue, operator = 'StringEquals'): JsonObject => ({
      ...one,
      Condition: { [operator]: { 'aws:SourceVpce': values } },
    });
    const keys = (condition: JsonObject): JsonObject => ({ ...one, Condition: { StringEquals: condition } });
    test.each<[string, JsonObject, JsonObject, JsonObject]>([
      ['values of a condition', vpce(['a', 'b']), vpce(['b']), vpce(['a'])],
      ['a single value', vpce(['a', 'b']), vpce('b'), vpce('a')],
      [
        'values that a Deny exempts',
        { ...vpce(['a', 'b'], 'StringNotEquals'), Effect: 'Deny' },
        { ...vpce(['b'], 'StringNotEquals'), Effect: 'Deny' },
        { ...vpce(['a'], 'StringNotEquals'), Effect: 'Deny' },
      ],
      ['condition keys', keys({ k1: 'a', k2: 'b' }), keys({ k1: 'a' }), keys({ k2: 'b' })],
      ['actions', { ...one, Action: ['a:B', 'a:C'] }, { ...one, Action: ['a:C'] }, one],
      [
        'principals',
        { ...one, Principal: { AWS: ['a', 'b'] } },
        { ...one, Principal: { AWS: ['b'] } },
        { ...one, Principal: { AWS: ['a'] } },
      ],
      [
        'kinds of principals',
        { ...one, Principal: { AWS: 'a', Service: 's' } },
        { ...one, Principal: { AWS: 'a' } },
        { ...one, Principal: { Service: 's' } },
      ],
    ])('%s', (_, base, yours, now) => {
      const merged = mergeHandEdits({ base: policy(base), yours: policy(yours), now: policy(now) });
      expect(editsOf(policy(yours), merged.text)).toEqual([]);
      expect(merged.conflicts).toEqual(editsOf(policy(now), merged.text).map(({ id }) => id));
      expect(merged.conflicts).not.toEqual([]);
    });
  });

  test('what the wizard adds to a Deny does not get into the Allow that the person made of it', () => {
    const [deny, wider]: readonly JsonObject[] = [
      { ...INVOKE, Effect: 'Deny', Action: 'a:B' },
      { ...INVOKE, Effect: 'Deny', Action: ['a:B', 'a:*'] },
    ];
    const allow = policy({ ...deny, Effect: 'Allow' });
    const merged = mergeHandEdits({ base: policy(deny!), yours: allow, now: policy(wider!) });
    expect(merged.text).toBe(allow);
    expect(merged.conflicts).toEqual(editsOf(policy(wider!), allow).map(({ id }) => id));
  });

  describe('an action that the wizard moves into a new statement', () => {
    const one: JsonObject = { ...INVOKE, Action: ['a:B', 'a:C'] };
    const moved = [
      { ...INVOKE, Action: ['a:B'] },
      { ...INVOKE, Sid: 'Other', Action: ['a:C', 'a:D'] },
    ];
    test('does not come back where the person took it out', () => {
      const { statements, conflicts } = merged(
        policy(one),
        policy({ ...one, Action: ['a:B'] }),
        policy(...moved),
      );
      expect(statements).toEqual([
        { ...INVOKE, Action: ['a:B'] },
        { ...moved[1], Action: ['a:D'] },
      ]);
      expect(conflicts.map(([words]) => words)).toEqual(['Removed `a:C` from Other']);
    });
    test('alone, stays away with its statement', () => {
      const alone = { ...moved[1]!, Action: 'a:C' };
      const { statements, conflicts } = merged(
        policy(one),
        policy({ ...one, Action: ['a:B'] }),
        policy(moved[0]!, alone),
      );
      expect(statements).toEqual([{ ...INVOKE, Action: ['a:B'] }]);
      expect(conflicts).toHaveLength(1);
    });
    test('does not come back in a statement that was there', () => {
      const other = { ...LOGS, Action: ['a:D'] };
      const { statements, conflicts } = merged(
        policy(one, other),
        policy({ ...one, Action: ['a:B'] }, other),
        policy(moved[0]!, { ...LOGS, Action: ['a:D', 'a:C'] }),
      );
      expect(statements).toEqual([{ ...INVOKE, Action: ['a:B'] }, other]);
      expect(conflicts.map(([words]) => words)).toEqual(['Removed `a:C` from Logs']);
    });
    test('is left out by a statement with NotAction that the wizard adds it to', () => {
      const other = (NotAction: JsonValue): JsonObject => ({ Sid: 'Rest', Effect: 'Allow', NotAction });
      const { statements, conflicts } = merged(
        policy(one, other(['a:D'])),
        policy({ ...one, Action: ['a:B'] }, other(['a:D'])),
        policy(moved[0]!, other(['a:D', 'a:C'])),
      );
      expect(statements).toEqual([{ ...INVOKE, Action: ['a:B'] }, other(['a:D', 'a:C'])]);
      expect(conflicts).toEqual([]);
    });
    test('loses a condition of the person only with a question', () => {
      const narrowed = { ...one, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
      const { statements, conflicts } = merged(policy(one), policy(narrowed), policy(...moved));
      expect(statements).toEqual([{ ...narrowed, Action: ['a:B'] }, moved[1]]);
      expect(conflicts).toHaveLength(1);
    });
  });

  test('principals next to “*” get its long name', () => {
    const open = { Sid: 'Trust', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
    const wizards = { ...open, Principal: { AWS: '*', Service: 'lambda.amazonaws.com' } };
    expect(merged(policy(open), policy({ ...open, Sid: 'Mine' }), policy(wizards)).statements).toEqual([
      { ...wizards, Sid: 'Mine' },
    ]);
  });

  test('a text that is not JSON, or no policy, is kept whole', () => {
    const now = policy({ ...INVOKE, Resource: WEST });
    for (const yours of ['{ "Statement": [', '[]', '{"Statement":[1]}', '{}'])
      expect(mergeHandEdits({ base: policy(INVOKE), yours, now })).toEqual({
        text: yours,
        isRead: false,
        conflicts: [],
      });
  });
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
