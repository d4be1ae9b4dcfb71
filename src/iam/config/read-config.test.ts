// What a configuration may say, and what is said about one that does not fit.
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import { EMPTY_CONFIG } from './config.ts';
import { readConfig } from './read-config.ts';
import schema from './config.schema.json' with { type: 'json' };

const RULES = [{ id: 'invalid-action', code: 'INVALID_ACTION' }, { id: 'missing-sid' }];

const problemsOf = (value: unknown): readonly string[] =>
  readConfig(typeof value === 'string' ? value : JSON.stringify(value), RULES).problems.map(
    ({ message }) => message,
  );

const SOUND = {
  $schema: './node_modules/rolewright/dist-cli/schemas/config.schema.json',
  policies: [
    { files: 'scp/**', type: 'scp' },
    { files: ['buckets/*.json', 'points/*.json'], type: 'resource', attachedTo: 'AWS::S3::Bucket' },
  ],
  severities: { 'missing-sid': 'warning' },
  ignores: [
    { rule: 'invalid-action', files: 'old/**', reason: 'Moves in May', until: '2027-05-31' },
    { rule: 'INVALID_ACTION', sid: ['Read', 'Write'], action: 's3:*', reason: 'A preview' },
  ],
  required: [{ action: 's3:PutObject', key: 'aws:SourceVpce', reason: 'Our network' }],
  forbidden: [{ action: ['iam:Create*', 'iam:Put*'], files: 'apps/**' }, { principal: '444455556666' }],
  scoped: [{ action: 'ec2:TerminateInstances' }],
};

test('a configuration is read whole', () => {
  const text = JSON.stringify(SOUND, undefined, 2);
  const { config, problems } = readConfig(text, RULES);
  expect(problems).toEqual([]);
  expect(config.policies).toEqual([
    { files: ['scp/**'], type: 'scp' },
    { files: ['buckets/*.json', 'points/*.json'], type: 'resource', attachedTo: 'AWS::S3::Bucket' },
  ]);
  expect(config.severities).toEqual({ 'missing-sid': 'warning' });
  expect(config.ignores).toMatchObject([
    {
      rules: ['invalid-action'],
      files: ['old/**'],
      sids: [],
      actions: [],
      reason: 'Moves in May',
      until: '2027-05-31',
    },
    { rules: ['INVALID_ACTION'], files: [], sids: ['Read', 'Write'], actions: ['s3:*'], reason: 'A preview' },
  ]);
  expect(config.demands).toEqual([
    {
      kind: 'condition',
      patterns: ['s3:PutObject'],
      keys: ['aws:SourceVpce'],
      files: [],
      reason: 'Our network',
    },
    { kind: 'action', patterns: ['iam:Create*', 'iam:Put*'], keys: [], files: ['apps/**'] },
    { kind: 'principal', patterns: ['444455556666'], keys: [], files: [] },
    { kind: 'scope', patterns: ['ec2:TerminateInstances'], keys: [], files: [] },
  ]);
  const { start, end } = config.ignores[0]!.range;
  expect(JSON.parse(text.slice(start, end))).toEqual(SOUND.ignores[0]);
});

test('a byte order mark, comments and any language do no harm', () => {
  const { config, problems } = readConfig(
    '\ufeff{\n // why\n "ignores": [{ "rule": "missing-sid", "reason": "名前は要らない" }] }',
    RULES,
  );
  expect(problems).toEqual([]);
  expect(config.ignores).toHaveLength(1);
});

/** The names and values that a message shows as code. */
const namesIn = (message: string): readonly string[] =>
  [...message.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

describe('one message names what to write instead of', () => {
  test.each<[string, unknown, names: readonly string[], word?: string]>([
    ['an empty text', '', [], 'empty'],
    ['a list', [], ['[]'], 'object'],
    ['a misspelled member', { ignore: [] }, ['ignore', 'ignores']],
    [
      'an unknown member',
      { plugins: [] },
      ['plugins', '$schema', 'policies', 'severities', 'ignores', 'required', 'forbidden', 'scoped'],
    ],
    ['a policy type', { policies: [{ files: 'a', type: 'spc' }] }, ['type', ...POLICY_TYPES, 'scp']],
    [
      'a path as Windows has it',
      { ignores: [{ files: 'policies\\scp\\a.json', reason: 'r' }] },
      ['policies\\scp\\a.json', 'policies/scp/a.json'],
    ],
    ['an entry without files', { policies: [{ type: 'scp' }] }, ['policies', 'files', 'policies/scp/**']],
    [
      'a severity',
      { severities: { 'missing-sid': 'warn' } },
      ['missing-sid', 'security', 'error', 'warning', 'suggestion', 'off'],
    ],
    [
      'an unknown rule with a severity',
      { severities: { 'missing-sids': 'error' } },
      ['missing-sids', 'missing-sid'],
    ],
    [
      'an unknown rule',
      { ignores: [{ rule: 'invalid-acton', reason: 'r' }] },
      ['invalid-acton', 'invalid-action'],
    ],
    ['a condition without a key', { required: [{ action: 's3:*' }] }, ['required', 'action', 'key']],
    [
      'an action and a principal at once',
      { forbidden: [{ action: 'a:B', principal: '*' }] },
      ['forbidden', 'action', 'principal'],
    ],
    ['no reason', { ignores: [{ rule: 'missing-sid' }] }, ['ignores', 'reason']],
    ['an empty reason', { ignores: [{ rule: 'missing-sid', reason: ' ' }] }, ['reason'], 'empty'],
    ['everything', { ignores: [{ reason: 'r' }] }, ['rule', 'files', 'sid', 'action'], 'every'],
    [
      'a day',
      { ignores: [{ rule: 'missing-sid', reason: 'r', until: '2027-02-30' }] },
      ['until', '2026-12-31'],
      'day',
    ],
    [
      'a misspelled selector',
      { ignores: [{ rules: 'missing-sid', reason: 'r' }] },
      ['ignores', 'rules', 'rule'],
    ],
    ['a name in an ignore', { ignores: { rule: 'missing-sid', reason: 'r' } }, ['ignores'], 'list'],
  ])('%s', (_name, value, names, word = '') => {
    expect(problemsOf(value).map(namesIn)).toEqual([names]);
    expect(problemsOf(value)[0]).toContain(word);
  });

  test('a member that stands twice, and text that is not JSON', () => {
    expect(problemsOf('{ "ignores": [], "ignores": [] }')).not.toEqual([]);
    expect(problemsOf('{ "ignores": [ }')).not.toEqual([]);
  });

  test('names that every object has', () => {
    expect(problemsOf('{ "__proto__": {}, "constructor": 1 }')).toHaveLength(2);
    expect(problemsOf('{ "severities": { "__proto__": "error" } }')).toHaveLength(1);
  });
});

test('what is sound in a faulty configuration holds', () => {
  const { config } = readConfig(JSON.stringify({ ...SOUND, typo: 1 }), RULES);
  expect(config.ignores).toHaveLength(2);
});

test('an ignore with a fault ignores nothing', () => {
  const { config } = readConfig(
    JSON.stringify({ ignores: [{ rule: 'missing-sid', fles: 'a', reason: 'r' }] }),
    RULES,
  );
  expect(config.ignores).toEqual([]);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(readConfig(text, RULES).config).toBeDefined();
    }),
  );
  expect(readConfig('[]', RULES).config).toEqual(EMPTY_CONFIG);
  expect(readConfig('['.repeat(100_000), RULES).problems).toHaveLength(1);
});

// The rules that there are change, so the schema leaves their names open.
const validate = new Ajv2020({ formats: { date: /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])$/ } }).compile(
  schema,
);
const value = fc.oneof(
  fc.constantFrom('a', '', ' ', 'scp', 'error', '2027-01-01'),
  fc.constant(1),
  fc.constant(['a']),
  fc.constant([]),
  fc.constant(null),
);
const entry = fc.dictionary(
  fc.constantFrom('files', 'type', 'attachedTo', 'sid', 'action', 'reason', 'until', 'other'),
  value,
);

const demand = fc.dictionary(
  fc.constantFrom('action', 'principal', 'key', 'files', 'reason', 'other'),
  value,
);

test('the schema and the reader agree', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          $schema: value,
          policies: fc.oneof(fc.array(entry), value),
          ignores: fc.oneof(fc.array(entry), value),
          severities: fc.oneof(fc.dictionary(fc.constant('missing-sid'), value), value),
          required: fc.oneof(fc.array(demand), value),
          forbidden: fc.oneof(fc.array(demand), value),
          scoped: fc.oneof(fc.array(demand), value),
          more: value,
        },
        { requiredKeys: [] },
      ),
      (config) => {
        expect(validate(config), JSON.stringify(validate.errors)).toBe(problemsOf(config).length === 0);
      },
    ),
    { numRuns: runs(500) },
  );
  expect(validate(SOUND)).toBe(true);
});
