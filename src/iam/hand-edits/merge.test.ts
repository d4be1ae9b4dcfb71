// Hand edits when the wizard composes something else: what is kept, what is left to decide.
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';
import { editWords, versionWords } from './edit-words.ts';
import { mergeHandEdits } from './merge.ts';
import { editsOf, INVOKE, LOGS, policy } from './testing/policies.ts';

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
