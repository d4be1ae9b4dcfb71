// The library refuses input that it cannot use, and loads of the service reference what is asked for, once.
import { describe, expect, test } from 'vitest';
import { readReference } from 'virtual:reference-files';
import * as library from './index.ts';
import { access, check, compose, decide, explainDenial, exportKit, understand, InputError } from './index.ts';

const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const POLICY = { Version: '2012-10-17', Statement: [STATEMENT] };
const REQUEST = { principal: 'anonymous', action: 's3:GetObject', resource: '*' };
const circle: Record<string, unknown> = {};
circle['circle'] = circle;
/** As from JavaScript, where no compiler looks. */
const any = (value: unknown): never => value as never;

test('has the functions that the README names, and nothing else', () => {
  expect(Object.keys(library).toSorted()).toEqual(
    [
      'InputError',
      'access',
      'check',
      'compose',
      'decide',
      'explainDenial',
      'exportKit',
      'understand',
    ].toSorted(),
  );
});

test.each([
  ['a text that is none', () => understand(any(7)), 'Give the text as a string'],
  ['no scenario', () => compose(any({})), 'undefined is not a scenario'],
  ['null', () => compose(any(null)), 'undefined is not a scenario'],
  ['a scenario with a slip', () => compose({ scenario: 'imprt' }), 'Did you mean “import”?'],
  ['a policy that is a circle', () => check(circle), 'Give the policy as JSON values'],
  ['a policy that is nothing', () => check(any(undefined)), 'not undefined'],
  ['a policy that is a function', () => check(() => 1), 'not function'],
  ['a type with a slip', () => check(POLICY, { type: any('idenity') }), 'Did you mean “identity”?'],
  ['a service instead of a resource', () => check(POLICY, { attachedTo: any('s3') }), 'AWS::S3::Bucket'],
  ['options that are none', () => check(POLICY, any(7)), 'options as an object'],
  ['a list of options', () => decide(any(REQUEST), any([])), 'options as an object'],
  ['a path that is none', () => check(POLICY, { file: any(7) }), 'Give file as a string'],
  ['a module that is none', () => check('', { module: any(['a.tf']) }), 'module as a list of files'],
  [
    'a configuration in numbers',
    () => check(POLICY, { configuration: any(7) }),
    'configuration as an object',
  ],
  [
    'a configuration with a slip',
    () => check(POLICY, { configuration: { ignores: [{ rule: 'missing-versio', reason: 'r' }] } }),
    'Did you mean `missing-version`?',
  ],
  ['a configuration that is no JSON', () => check(POLICY, { configuration: '{' }), 'never closed'],
  ['a reader that is none', () => check(POLICY, { readReference: any('./') }), 'readReference'],
  ['a scenario that JSON lacks', () => compose(any({ scenario: 10n })), 'bigint is not a scenario'],
  ['one policy instead of a list', () => explainDenial('x', { policies: any(POLICY) }), 'policies as a list'],
  ['a number as a policy', () => explainDenial('x', { policies: any([7]) }), 'policy 1 as an object'],
  [
    'answers and policies',
    () => explainDenial('x', { answers: { scenario: 'invoke' }, policies: [POLICY] }),
    'not both',
  ],
  ['a request without an action', () => decide(any({ ...REQUEST, action: undefined })), 'action'],
  ['a request that is nothing', () => decide(any(undefined)), 'not undefined'],
  ['a request that is null', () => decide(any(null)), 'object'],
  ['policies in words', () => decide(any({ ...REQUEST, identityPolicies: ['all'] })), 'identityPolicies'],
  ['nobody’s policies', () => access(any(undefined)), 'Write identity as a list'],
  ['a document instead of a list', () => access(any({ identity: POLICY })), 'Write identity as a list'],
  ['a flat list of levels', () => access(any({ identity: [], scps: [POLICY] })), 'levels'],
  ['a short account', () => access({ identity: [POLICY] }, { account: '12' }), '12 digits'],
  ['another scenario’s denial', () => explainDenial('x', { answers: { scenario: 'x' } }), 'not a scenario'],
  ['a text that is none', () => explainDenial(any(7)), 'text as a string'],
  ['a format', () => exportKit({ answers: { scenario: 'invoke' } }, any('ansible')), 'Formats: json'],
  ['a kit that is none', () => exportKit(any(undefined), 'json'), 'not a scenario'],
  [
    'a choice',
    () => exportKit({ answers: { scenario: 'invoke' } }, 'terraform', { choices: { policies: 'none' } }),
    'policies: managed or inline',
  ],
  [
    'an edit that is no policy',
    () =>
      exportKit({ answers: { scenario: 'invoke' } }, 'json', {
        edits: { [compose({ scenario: 'invoke' }).roles[0]?.permissions[0]?.id ?? '']: '[' },
      }),
    'was edited',
  ],
])('%s is an InputError that says what to write', async (_name, call, words) => {
  let thrown: unknown;
  try {
    await call();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InputError);
  const { code, name, problems, message } = thrown as InputError;
  expect([code, name, message]).toEqual(['ROLEWRIGHT_INPUT', 'InputError', problems.join(' ')]);
  expect(message).toContain(words);
});

test.each([
  ['access', (none: never) => access({ identity: [POLICY] }, none)],
  ['check', (none: never) => check(POLICY, none)],
  ['decide', (none: never) => decide(REQUEST, none)],
  [
    'explainDenial',
    (none: never) => explainDenial('User: x is not authorized to perform: s3:GetObject', none),
  ],
  ['exportKit', (none: never) => exportKit(compose({ scenario: 'invoke' }), 'terraform', none)],
])('%s takes null for its options, and for each of them, as none', async (_name, call) => {
  const expected = await call(any(undefined));
  expect(await call(any(null))).toEqual(expected);
  const members = [
    'readReference',
    'type',
    'attachedTo',
    'configuration',
    'file',
    'account',
    'answers',
    'policies',
  ];
  const nulls = Object.fromEntries([...members, 'choices', 'edits', 'partition'].map((name) => [name, null]));
  expect(await call(any(nulls))).toEqual(expected);
});

test('compose takes null for values as none', () => {
  expect(compose(any({ scenario: 'invoke', values: null }))).toEqual(compose({ scenario: 'invoke' }));
});

describe('a configuration', () => {
  const WRONG = { ...POLICY, Statement: [{ ...STATEMENT, Sid: 'Read', Action: 's3:GetObjct' }] };
  const reason = 'A preview';
  const outcome = async (configuration: string | object, file?: string) => {
    const { type, findings, ignored } = await check(WRONG, {
      configuration,
      ...(file !== undefined && { file }),
    });
    const of = (rule: string) => findings.find((finding) => finding.rule === rule);
    return { type, severity: of('invalid-action')?.severity, ignored };
  };

  test('ignores for a reason', async () => {
    const { severity, ignored } = await outcome({ ignores: [{ sid: 'Read', reason, until: '2999-12-31' }] });
    expect(severity).toBeUndefined();
    expect(ignored).toContainEqual({
      finding: expect.objectContaining({ rule: 'invalid-action' }) as object,
      reason,
      until: '2999-12-31',
    });
    expect((await outcome({ ignores: [{ sid: 'Read', reason, until: '2020-01-31' }] })).severity).toBe(
      'error',
    );
  });

  test('demands what a team does', async () => {
    const configuration = { forbidden: [{ action: 's3:Get*' }] };
    const { findings } = await check(WRONG, { configuration });
    expect(findings.map(({ rule }) => rule)).toContain('forbidden-action');
  });

  test('gives severities, by rule and by AWS’s code', async () => {
    expect((await outcome({ severities: { 'invalid-action': 'suggestion' } })).severity).toBe('suggestion');
    expect((await outcome('{"severities": {"INVALID_ACTION": "warning"}}')).severity).toBe('warning');
  });

  test('is about a file by its path, and without one only what is about all', async () => {
    const configuration = {
      policies: [{ files: 'scp/**', type: 'scp' }],
      ignores: [{ rule: 'invalid-action', files: 'scp/old', reason }],
    };
    expect(await outcome(configuration)).toMatchObject({ type: 'identity', severity: 'error' });
    expect(await outcome(configuration, 'scp/new/a.json')).toMatchObject({ type: 'scp', severity: 'error' });
    expect(await outcome(configuration, 'scp\\old\\a.json')).toMatchObject({
      type: 'scp',
      severity: undefined,
    });
  });

  test('leaves the type to those who give one', async () => {
    const configuration = { policies: [{ files: '*.json', type: 'scp' }] };
    expect((await check(WRONG, { configuration, file: 'a.json', type: 'identity' })).type).toBe('identity');
  });
});

test('answers that are no questions are listed', () => {
  const kit = compose({ scenario: 'invoke', values: { nothing: 'x', regions: ['us-west-2'] } });
  expect([kit.ignored, kit.answers.values]).toEqual([['nothing'], { regions: ['us-west-2'] }]);
});

test.each(['', '[', 'null', '"x"', '{"Statement":{}}', '\ufeff{}'])(
  'check takes any text: %j',
  async (text) => {
    const { findings } = await check(text);
    expect(findings.length).toBeGreaterThan(0);
    for (const { start, end } of findings)
      expect([start, end].every((each) => each <= text.length)).toBe(true);
  },
);

describe('the service reference', () => {
  const reading = () => {
    const asked: string[] = [];
    const reader = (file: string): unknown => {
      asked.push(file);
      return readReference(file);
    };
    return { asked, reader };
  };

  test('is read as far as it is needed, each file once', async () => {
    const { asked, reader } = reading();
    await Promise.all([check(POLICY, { readReference: reader }), check(POLICY, { readReference: reader })]);
    await decide({ ...REQUEST, identityPolicies: [POLICY] }, { readReference: reader });
    expect(asked).toEqual(['index', 's3']);
  });

  test('is asked for again after it failed', async () => {
    const { asked, reader } = reading();
    let fails = true;
    const flaky = (file: string): unknown => (fails ? Promise.reject(new Error('offline')) : reader(file));
    await expect(check(POLICY, { readReference: flaky })).rejects.toThrow('offline');
    fails = false;
    expect(await check(POLICY, { readReference: flaky })).toMatchObject({ type: 'identity', findings: [] });
    expect(asked).toEqual(['index', 's3']);
  });

  test('a reader that throws fails the call, not the process', async () => {
    const throwing = (): never => {
      throw new Error('no files');
    };
    await expect(check(POLICY, { readReference: throwing })).rejects.toThrow('no files');
  });

  test('has its date in every result that rests on it', async () => {
    const dated = await Promise.all([
      check(POLICY),
      decide({ ...REQUEST, identityPolicies: [POLICY] }),
      access({ identity: [POLICY] }),
      explainDenial('x'),
    ]);
    for (const { date } of dated) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

test('what a caller changes in a decision is in no later one', async () => {
  const before = await decide(REQUEST);
  const text = JSON.stringify(before);
  (before.possible as string[]).push('changed');
  (before.notes as string[]).push('changed');
  expect(JSON.stringify(await decide(REQUEST))).toBe(text);
});
