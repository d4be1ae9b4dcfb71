// What commands print as JSON is what their schemas say, and the schemas leave nothing open that is printed.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { LAYERS, REASON_KINDS } from '#iam/cases/test-case.ts';
import { REQUEST_MEMBERS } from '#iam/request/request.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { serializeKit } from '#deepseek/compose/serialize-kit.ts';
import { CAUSE_IDS } from '#deepseek/denials/explain/causes.ts';
import { allRules } from '#iam/editing/rules.ts';
import { policyOf, typeOf } from '#iam/findings/example.ts';
import { allow, policy, run } from '#cli/testing/run.ts';
import denials from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { SCHEMAS } from './index.ts';

const DENIALS = denials as readonly {
  readonly name: string;
  readonly text: unknown;
  readonly answers?: unknown;
  readonly policies?: readonly { readonly text: string }[];
}[];

const ajv = new Ajv2020({
  allErrors: true,
  strictTypes: false,
  formats: { uri: (text: string) => URL.canParse(text), date: /^\d{4}-\d{2}-\d{2}$/ },
});

async function validator(name: string): Promise<ValidateFunction> {
  const { out, status } = await run(['schema', name]);
  expect(status).toBe(0);
  return ajv.compile(JSON.parse(out) as object);
}

async function hold(name: string, args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const { out, stderr } = await run(args, files);
  expect(out, stderr).not.toBe('');
  const validate = await validator(name);
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
}

const BOUNDED = policy(allow('s3:*', 'arn:aws:s3:::b/*'), {
  Effect: 'Deny',
  Action: ['s3:Put*', 'iam:PassRole'],
  NotResource: 'arn:aws:s3:::b/a/*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

describe('the output of', () => {
  test('check, for the examples of every rule', async () => {
    const validate = await validator('check');
    const silent = new Set<string>();
    for (const rule of allRules(RULES)) {
      for (const example of rule.bad) {
        const text = example.text ?? JSON.stringify(policyOf(rule, example));
        const args = ['check', '-', '--format', 'json', '--type', typeOf(rule, example)];
        const attached = example.attachedTo === undefined ? [] : ['--attached-to', example.attachedTo];
        const { out } = await run([...args, ...attached], { '-': text });
        if (!out.includes(`"rule": "${rule.id}"`)) silent.add(rule.id);
        validate(JSON.parse(out));
        expect(validate.errors ?? [], rule.id).toEqual([]);
      }
    }
    // The one is refused whole; of the other only the policy within is looked at.
    expect([...silent]).toEqual(['nesting-too-deep', 'unknown-element']);
  });

  test('check, for templates with parts that cannot be read', () =>
    hold('check', ['check', '-', '--format', 'json'], {
      '-': JSON.stringify({
        RoleName: 'r',
        PolicyDocument: '{broken',
        Other: { PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      }),
    }));

  test('simulate', () =>
    hold(
      'simulate',
      (
        'simulate a --action s3:GetObject --action s3:PutObject --resource arn:aws:s3:::b/x ' +
        '--scp a --boundary a --session a --rcp r --resource-policy r ' +
        '--unknown aws:SecureTransport --expect allowed --format json'
      ).split(' '),
      { a: BOUNDED, r: policy({ ...allow('s3:*'), Principal: '*', Sid: 'All' }) },
    ));

  test('who', () =>
    hold('who', 'who s3:GetObject arn:aws:s3:::b/x --account - --format json'.split(' '), {
      '-': JSON.stringify({
        UserDetailList: [
          {
            Arn: 'arn:aws:iam::111122223333:user/ann',
            UserPolicyList: [{ PolicyName: 'p', PolicyDocument: JSON.parse(BOUNDED) as unknown }],
            AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/Gone' }],
          },
        ],
      }),
    }));

  test('simulate, with variables that have no single value', () =>
    hold(
      'simulate',
      'simulate a --action s3:GetObject --resource arn:aws:s3:::b/x --context aws:PrincipalTag/team= --format json'.split(
        ' ',
      ),
      { a: policy(allow('s3:*', 'arn:aws:s3:::b/${aws:PrincipalTag/team}x${aws:PrincipalTag/cost}')) },
    ));

  test('test, for cases that hold, fail and cannot be decided', async () => {
    const request = {
      principal: 'arn:aws:iam::111122223333:role/App',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
    };
    const cases = {
      name: 'Three',
      policies: { identity: JSON.parse(BOUNDED) as object },
      request,
      cases: [
        { expect: 'allowed', statement: 1, layer: 'identity', reason: 'allow' },
        { name: 'Denied', expect: 'denied', request: { unknownKeys: ['aws:SecureTransport'] } },
        { expect: 'allowed', request: { action: 's3:GetObjct' }, policies: { scp: null } },
      ],
      surplus: 1,
    };
    await hold('test', ['test', '-', '--format', 'json'], { '-': JSON.stringify(cases) });
    const validate = await validator('cases');
    expect(validate(cases)).toBe(false);
    expect(validate({ ...cases, surplus: undefined })).toBe(false);
    const { surplus: _surplus, ...valid } = cases;
    validate(valid);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the schema of cases has every layer, kind of reason and member of a request', async () => {
    const { $defs } = (await SCHEMAS['cases']!()) as {
      $defs: Record<string, { properties: Record<string, { enum?: readonly string[] }> }>;
    };
    expect($defs['case']?.properties['layer']?.enum).toEqual(LAYERS);
    expect(Object.keys($defs['policies']?.properties ?? {})).toEqual(LAYERS);
    expect($defs['case']?.properties['reason']?.enum).toEqual(REASON_KINDS);
    expect(Object.keys($defs['request']?.properties ?? {}).toSorted()).toEqual(REQUEST_MEMBERS.toSorted());
  });

  test('can', () =>
    hold('can', ['can', '-', '--format', 'json'], {
      '-': policy(
        allow(['s3:*', 'iam:*', 'nope:Do', 'kms:Decrypt', 7 as unknown as string]),
        JSON.parse(BOUNDED) as object,
      ),
    }));

  test('tighten, with and without a task', async () => {
    const files = {
      '-': policy(allow(['bedrock:*', 'iam:*']), JSON.parse(BOUNDED) as object),
    };
    await hold('tighten', ['tighten', '-', '--scenario', 'batch', '--format', 'json'], files);
    await hold('tighten', ['tighten', '-', '--format', 'json'], files);
  });

  test('diff', () =>
    hold('diff', ['diff', 'a', 'b', '--format', 'json'], {
      a: BOUNDED,
      b: policy(allow(['s3:GetObject', 'sqs:*'])),
    }));

  test('review', () =>
    hold('review', ['review', 'a', 'b', '--format', 'json'], {
      a: JSON.stringify({ scenario: 'invoke', values: { account: '111122223333' } }),
      b: JSON.stringify({ scenario: 'import', values: { weights: ['s3://acme-models/r1/'] } }),
    }));

  test('explain, for every message and event', async () => {
    const validate = await validator('explain');
    const { out: schema } = await run(['schema', 'explain']);
    for (const id of CAUSE_IDS) expect(schema).toContain(`"${id}"`);
    for (const { name, text, answers, policies } of DENIALS) {
      const files = {
        '-': typeof text === 'string' ? text : JSON.stringify(text),
        answers: JSON.stringify(answers),
        policy: policies?.[0]?.text ?? '',
      };
      const ground = answers ? ['--answers', 'answers'] : policies ? ['--policies', 'policy'] : [];
      const { out } = await run(['explain', '-', '--format', 'json', ...ground], files);
      validate(JSON.parse(out));
      expect(validate.errors ?? [], name).toEqual([]);
    }
  });

  test('scenarios', () => hold('scenarios', ['scenarios', '--format', 'json']));

  test('compose, for every scenario', async () => {
    const [kit, answers] = [await validator('compose'), await validator('answers')];
    for (const { id } of scenarios.all()) {
      const { out } = await run(['compose', '-'], { '-': JSON.stringify({ scenario: id }) });
      const composed = JSON.parse(out) as { answers: object };
      kit(composed);
      expect(kit.errors ?? [], id).toEqual([]);
      // What it was composed from can be composed again.
      answers(composed.answers);
      expect(answers.errors ?? [], id).toEqual([]);
      expect(JSON.parse(JSON.stringify(serializeKit(compose(startAnswers(id)))))).toEqual({
        ...composed,
        // Not the kit's own: what it was composed from, and how far it is ready, which the schema describes.
        answers: undefined,
        readiness: undefined,
      });
    }
  });
});

test('answers of a type that no question has are refused by the schema', async () => {
  const validate = await validator('answers');
  expect(validate({ scenario: 'invoke', values: { regions: ['us-west-2'] } })).toBe(true);
  expect(validate({ scenario: 'invoke', values: { regions: 'us-west-2' } })).toBe(false);
  expect(validate({ scenario: 'invoke', values: { region: [] } })).toBe(false);
  expect(validate({ scenario: 'nothing' })).toBe(false);
});

test('there is a schema for every command that prints JSON', async () => {
  const { COMMANDS } = await import('#cli/commands.ts');
  const printing = [];
  for (const { name, load } of COMMANDS) {
    const format = (await load()).options.find((option) => option.name === 'format');
    if (format?.choices?.includes('json')) printing.push(name);
  }
  expect(Object.keys(SCHEMAS).toSorted()).toEqual(
    ['answers', 'cases', 'config', 'diff-git', ...printing].toSorted(),
  );
});

test('without a name the schemas are listed', async () => {
  expect(await run(['schema'])).toEqual({
    status: 0,
    out: `${Object.keys(SCHEMAS).join('\n')}\n`,
    stderr: '',
  });
});

test('a schema that there is none of is refused with those there are', async () => {
  const { status, stderr } = await run(['schema', 'chekc']);
  expect(status).toBe(2);
  expect(stderr).toContain('Did you mean check?');
});
