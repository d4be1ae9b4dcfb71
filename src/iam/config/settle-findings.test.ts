// Which findings stay, which are ignored, and which ignores are to be looked at again.
import { describe, expect, test } from 'vitest';
import { commentIgnores } from './comment-ignores.ts';
import { EMPTY_CONFIG, type Config, type Ignore, type IgnoreTerms } from './config.ts';
import { factsOf, type FindingFacts } from './finding-facts.ts';
import { isIgnoredBy, splitIgnored } from './ignored-by.ts';
import { configOfText, settingsFor, settleFindings, typedBy } from './settle-findings.ts';

const RULES = [{ id: 'invalid-action', code: 'INVALID_ACTION' }, { id: 'missing-sid' }];
const TODAY = '2026-11-28';
const facts: FindingFacts = {
  rule: 'invalid-action',
  code: 'INVALID_ACTION',
  sids: ['Read'],
  actions: ['s3:GetObjct'],
  starts: [[0]],
};
const ignore = (part: Partial<Ignore>): Ignore => ({
  rules: [],
  files: [],
  sids: [],
  actions: [],
  reason: 'r',
  range: { start: 0, end: 1 },
  ...part,
});

test.each([
  [{ rules: ['invalid-action'] }, true],
  [{ rules: ['INVALID_ACTION'] }, true],
  [{ rules: ['missing-sid', 'invalid-action'] }, true],
  [{ rules: ['missing-sid'] }, false],
  [{ sids: ['Read'] }, true],
  [{ sids: ['read'] }, false],
  [{ rules: ['invalid-action'], sids: ['Write'] }, false],
  [{ actions: ['S3:get*'] }, true],
  [{ actions: ['s3:Put*'] }, false],
])('%j: %s', (part, isIgnored) => {
  expect(isIgnoredBy(ignore(part), facts)).toBe(isIgnored);
});

describe('by action', () => {
  const document = {
    Statement: [{ Sid: 'Both', Action: ['s3:GetObjct', 'iam:PassRole'] }, { Action: 's3:Get*' }],
  };
  const at = (...path: (string | number)[]) =>
    factsOf(
      { id: 'invalid-action', locations: [{ path: ['Statement', ...path], target: 'value' }] },
      document,
      [],
    );

  test('a finding on one action is about that one', () => {
    expect(at(0, 'Action', 0).actions).toEqual(['s3:GetObjct']);
    expect(at(1, 'Action').actions).toEqual(['s3:Get*']);
  });

  test('a finding on a statement is about all of its actions, so one of them does not ignore it', () => {
    expect(at(0, 'Resource').actions).toEqual(['s3:GetObjct', 'iam:PassRole']);
    expect(isIgnoredBy(ignore({ actions: ['s3:*'] }), at(0))).toBe(false);
    expect(isIgnoredBy(ignore({ actions: ['s3:*', 'iam:*'] }), at(0))).toBe(true);
  });

  test('a statement with NotAction is about all other actions, an entry of it about itself', () => {
    const others = {
      Statement: [{ Sid: 'Not', NotAction: 's3:*' }, { NotAction: ['s3:GetObjct', 'iam:*'] }],
    };
    const on = (...path: (string | number)[]) =>
      factsOf({ id: 'x', locations: [{ path: ['Statement', ...path], target: 'value' }] }, others, []);
    for (const facts of [on(0), on(0, 'NotAction'), on(0, 'Resource'), on(1)]) {
      expect(isIgnoredBy(ignore({ actions: ['s3:*', 'iam:*'] }), facts)).toBe(false);
      expect(isIgnoredBy(ignore({ actions: ['*'] }), facts)).toBe(true);
    }
    expect(isIgnoredBy(ignore({ actions: ['s3:GetObjct'] }), on(1, 'NotAction', 0))).toBe(true);
  });

  test('a wider pattern in the policy is not covered by a narrower one', () => {
    expect(isIgnoredBy(ignore({ actions: ['s3:GetObject'] }), at(1, 'Action'))).toBe(false);
  });

  test('a finding that is in no statement has no action and no Sid', () => {
    expect(
      factsOf({ id: 'x', locations: [{ path: ['Version'], target: 'value' }] }, document, []),
    ).toMatchObject({ sids: [undefined], actions: [] });
    expect(isIgnoredBy(ignore({ actions: ['*'] }), { ...facts, actions: [] })).toBe(false);
  });

  test('a statement without a list, and a document that could not be read', () => {
    const alone = { Statement: { Sid: 'One', Action: 'a:B' } };
    expect(
      factsOf({ id: 'x', locations: [{ path: ['Statement', 'Action'], target: 'value' }] }, alone, []),
    ).toMatchObject({ sids: ['One'], actions: ['a:B'] });
    expect(factsOf({ id: 'x', locations: [] }, undefined, [])).toMatchObject({
      sids: [],
      actions: [],
    });
  });
});

test('a finding that stands for several faults is ignored where all of them are', () => {
  const document = {
    Statement: [
      { Sid: 'A', Action: 'iam:AttachRolePolicy' },
      { Sid: 'B', Action: ['s3:Get*', 'iam:CreatePolicyVersion'] },
    ],
  };
  const locations = [
    ['Statement', 0, 'Action'],
    ['Statement', 1, 'Action', 1],
  ].map((path) => ({ path, target: 'value' as const }));
  const [several, one] = ['privilege-escalation', 'redundant-action'].map((id) =>
    factsOf({ id, locations }, document, [[0], [40]]),
  );
  expect(isIgnoredBy(ignore({ sids: ['A'] }), several!)).toBe(false);
  expect(isIgnoredBy(ignore({ sids: ['A', 'B'] }), several!)).toBe(true);
  expect(isIgnoredBy(ignore({ sids: ['A'] }), one!)).toBe(true);
  expect(isIgnoredBy(ignore({ actions: ['iam:Attach*'] }), several!)).toBe(false);
  expect(isIgnoredBy(ignore({ actions: ['iam:Attach*', 'iam:Create*'] }), several!)).toBe(true);

  const upTo = (end: number) => ({
    faults: [],
    ignores: [{ ...ignore({ rules: [several!.rule] }), covers: { start: 0, end } }],
  });
  const kept = (end: number) =>
    settleFindings(
      [{ finding: { severity: 'security' as const }, facts: several! }],
      settingsFor(EMPTY_CONFIG, 'a', upTo(end), TODAY),
    ).kept.length;
  expect([kept(20), kept(41)]).toEqual([1, 0]);
});

const finding = { severity: 'error' } as const;
const settle = (config: Partial<Config>, file = 'a.json') =>
  settleFindings(
    [{ finding, facts }],
    settingsFor({ ...EMPTY_CONFIG, ...config }, file, commentIgnores('', RULES), TODAY),
  );

test('an ignore holds through its last day, and no longer', () => {
  expect(settle({ ignores: [ignore({ rules: ['invalid-action'], until: TODAY })] }).kept).toEqual([]);
  expect(settle({ ignores: [ignore({ rules: ['invalid-action'], until: '2026-11-27' })] }).kept).toEqual([
    finding,
  ]);
});

test('an ignore holds for its paths only', () => {
  const config = { ignores: [ignore({ files: ['old/**'] })] };
  expect(settle(config, 'old/a.json').ignored).toHaveLength(1);
  expect(settle(config, 'new/a.json').kept).toHaveLength(1);
});

test.each(['invalid-action', 'INVALID_ACTION'])('a severity is replaced, by %s', (rule) => {
  expect(settle({ severities: { [rule]: 'suggestion' } }).kept).toEqual([{ severity: 'suggestion' }]);
});

test('of a rule that is off nothing stays, and an ignore of it is still needed', () => {
  const severities = { 'invalid-action': 'off' } as const;
  expect(settle({ severities })).toMatchObject({ kept: [], ignored: [] });
  const ignores = [ignore({ rules: ['invalid-action'] })];
  expect(settle({ severities, ignores }).ignored).toHaveLength(1);
});

test('of several entries on the type of a file, the last counts', () => {
  const config: Config = {
    ...EMPTY_CONFIG,
    policies: [
      { files: ['**'], type: 'identity' },
      { files: ['scp/**'], type: 'scp' },
      { files: ['b/**'], attachedTo: 'AWS::S3::Bucket' },
    ],
  };
  expect(typedBy(config, 'scp/a.json')).toMatchObject({ type: 'scp' });
  expect(typedBy(config, 'b/a.json')).toMatchObject({ type: 'identity', attachedTo: 'AWS::S3::Bucket' });
});

test('what is demanded of some files is demanded of no other', () => {
  const everywhere = { kind: 'action', patterns: ['iam:*'], keys: [], files: [] } as const;
  const here = { ...everywhere, patterns: ['s3:*'], files: ['apps/**'] };
  const config: Config = { ...EMPTY_CONFIG, demands: [everywhere, here] };
  expect(typedBy(config, 'b/a.json').demands).toEqual([everywhere]);
  expect(typedBy(config, 'apps/a.json').demands).toEqual([everywhere, { ...here, files: [] }]);
  expect(configOfText(config, undefined).demands).toEqual([everywhere]);
});

test('a policy in no file: what is ignored is told from the rest by rule and Sid', () => {
  const text = JSON.stringify({ Statement: [{ Sid: 'Read', Action: 'a:B' }, { Action: 'a:B' }] });
  const on = (index: number) => ({
    id: 'x',
    severity: 'warning' as const,
    locations: [{ path: ['Statement', index], target: 'value' as const }],
  });
  const [first, second] = [on(0), on(1)];
  const terms = { rules: ['x'], sids: ['Read'], actions: [], reason: 'r' };
  const split = (
    found: readonly (typeof first)[],
    on: string,
    ignores: readonly IgnoreTerms[],
    severities = {},
  ) => splitIgnored(found, on, { ignores, severities }, TODAY);
  expect(split([first, second], text, [terms])).toEqual({
    kept: [second],
    ignored: [{ finding: first, by: terms }],
  });
  expect(split([first], text, [{ ...terms, until: '2020-01-01' }]).kept).toEqual([first]);
  expect(split([first], '{', [terms]).kept).toEqual([first]);
  expect(split([first, second], text, [terms], { x: 'suggestion' }).kept).toEqual([
    { ...second, severity: 'suggestion' },
  ]);
  expect(split([first, second], text, [terms], { x: 'off' })).toMatchObject({ kept: [], ignored: [{}] });
  expect(split([first], text, [], { x: 'off' }).kept).toEqual([]);
  expect(split([first], text, [], { x: 'error', toString: 'security' }).kept[0]?.severity).toBe('error');
});
