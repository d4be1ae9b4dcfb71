// Every input accepts valid values, says what to type instead of invalid ones, and never throws.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import { completeAnswers, junkText } from './answers.arbitrary.ts';
import { startAnswers, type Answers } from './answers.ts';
import { deployerField, SHARED_WITH_DEPLOYER } from './deployer.ts';
import cases from './inputs.cases.json' with { type: 'json' };
import type { CheckedInput } from './field.ts';
import { fieldIds, fieldOf, isFieldId, type FieldId } from './fields/fields.ts';
import { checkEntry } from './read-answers.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { viewOf } from './answers-view.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Case {
  readonly raw: string;
  readonly scenario?: string;
  readonly regions?: readonly string[];
  readonly account?: string;
  readonly value?: unknown;
  readonly advice?: string;
  readonly says?: string;
}

type Tables = Readonly<Record<string, { readonly scenario: string; readonly cases: readonly Case[] }>>;

const byField: Tables = cases;

/** What is asked of the deployer is checked as it is for the role. */
const tables: Tables = {
  ...byField,
  ...Object.fromEntries(
    SHARED_WITH_DEPLOYER.flatMap((id) => {
      const table = byField[id];
      return table ? [[deployerField(id), { ...table, scenario: 'host-sagemaker' }]] : [];
    }),
  ),
};

function check(id: FieldId, scenario: string, sample: Case): CheckedInput<unknown> {
  const { raw, regions = ['us-east-1', 'us-west-2'], account = '111122223333' } = sample;
  const answers = {
    ...startAnswers(),
    scenario: sample.scenario ?? scenario,
    values: { regions, account },
  } as Answers;
  return checkEntry(id, raw, viewOf(answers));
}

describe('cases', () => {
  test('text that CloudFormation would replace is refused in every question', () => {
    for (const id of fieldIds())
      for (const raw of ['{{resolve:secretsmanager:db}}', 'a {{ RESOLVE:ssm:/x }}'])
        expect(check(id, 'invoke', { raw }), id).toMatchObject({ ok: false });
  });

  test('every question that is typed has some of both kinds', () => {
    const typed = fieldIds().filter((id) => ['text', 'list'].includes(fieldOf(id).kind));
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(typed));
    for (const [id, table] of Object.entries(tables)) {
      const bad = table.cases.filter((sample) => sample.says !== undefined).length;
      expect([id, bad > 0, bad < table.cases.length]).toEqual([id, true, true]);
    }
  });

  for (const [id, table] of Object.entries(tables)) {
    describe(id, () => {
      test.each(table.cases.map((sample) => [JSON.stringify(sample.raw).slice(0, 90), sample] as const))(
        '%s',
        (_, sample) => {
          if (!isFieldId(id)) throw new Error(`no such field: ${id}`);
          const checked = check(id, table.scenario, sample);
          if (sample.says !== undefined) {
            expect(checked).toMatchObject({ ok: false });
            expect(checked.ok ? '' : checked.message).toContain(sample.says);
          } else {
            expect(checked).toMatchObject({ ok: true });
            expect(checked.ok && checked.value).toEqual(sample.value);
            const advice = (checked.ok && checked.advice) || '';
            if (sample.advice) expect(advice).toContain(sample.advice);
            else expect(advice).toBe('');
          }
        },
      );
    });
  }
});

const RESOURCES = [
  'foundation-model/',
  'inference-profile/',
  'imported-model/',
  'endpoint/',
  'key/',
  'role/',
  'policy/',
  'domain/',
  'repository/',
  'function:',
  'log-group:',
  'root',
  'acme-models/',
  '',
];

const arn = fc
  .tuple(
    fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', '', '*'),
    fc.constantFrom('bedrock', 'sagemaker', 's3', 'kms', 'iam', 'es', 'ecr', 'lambda', 'logs', 'sts', 'x'),
    fc.constantFrom('us-east-1', 'cn-north-1', 'eu-west-1', '', '*'),
    fc.constantFrom('111122223333', '444455556666', '', 'aws', '*'),
    fc.constantFrom(...RESOURCES),
    fc.oneof(
      junkText,
      fc.constantFrom('deepseek.v3.2', 'us.deepseek.r1-v1:0', 'a1b2c3d4e5f6', '*', '${x}', 'A_b'),
    ),
  )
  .map(([partition, service, region, account, type, name]) =>
    ['arn', partition, service, region, account, type + name].join(':'),
  );

/** Made once: what is asked of them is only where an input is checked, and something valid. */
const someAnswers = fc.sample(completeAnswers, 400);

/** A field, an input for it (junk, an ARN, or something valid with junk in it), and the view it is checked in. */
const attempts = fc
  .record({
    answers: fc.constantFrom(...someAnswers),
    id: fc.constantFrom(...fieldIds().filter((field) => fieldOf(field).kind !== 'switch')),
    junk: junkText,
    arn,
    at: fc.nat(),
    kind: fc.constantFrom('junk', 'arn', 'spoilt', 'valid'),
  })
  .map(({ answers, id, junk, arn, at, kind }) => {
    const value = answers.values[id];
    const valid = typeof value === 'string' ? value : typeof value === 'object' ? (value[0] ?? '') : '';
    const cut = at % (valid.length + 1);
    const spoilt = valid.slice(0, cut) + junk + valid.slice(cut);
    return { id, view: viewOf(answers), raw: { junk, arn, spoilt, valid }[kind] };
  });

/** Ends in a full stop, or in something to copy after words that lead to it. */
const SENTENCES =
  /^[A-Z“a-z][\s\S]*(?:\.|(?:Write|[Ll]ike|as in|such as|and|:|the path, as in|between slashes, as in) [^\s](?:[\s\S]*[^\s])?)$/;

const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];

describe('whatever is pasted', () => {
  test('a check never throws, and a refusal is a short, plain sentence', () => {
    fc.assert(
      fc.property(attempts, ({ id, view, raw }) => {
        const checked = checkEntry(id, raw, view);
        if (checked.ok) return;
        expect(checked.message).toMatch(SENTENCES);
        expect(checked.message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(checked.message.length).toBeLessThan(700);
        expect(checked.message).not.toMatch(/undefined|\[object|NaN/);
      }),
      { numRuns: runs(1500) },
    );
  });

  test('an accepted value brings no wildcard, variable, quotation mark or foreign character into a policy', () => {
    fc.assert(
      fc.property(attempts, ({ id, view, raw }) => {
        const checked = checkEntry(id, raw, view);
        // Neither stands in a policy: IAM takes more in them.
        if (!checked.ok || id === 'tags' || id === 'description') return;
        // An exempt role is one of any account, and a permission set's role ends in any sixteen characters.
        const own = id.startsWith('scpExempt')
          ? /^arn:[a-z-]+:iam::\*:|(?<=role\/aws-reserved\/sso\.amazonaws\.com\/)\*(?=\/)|\?{16}$/g
          : /^$/;
        for (const text of leaves(checked.value))
          expect(text.replace(own, '')).not.toMatch(/[*?"\u0100-\uffff]|\$\{|\p{Cc}/u);
      }),
      { numRuns: runs(1500) },
    );
  });

  test('an accepted value is accepted again as it is', () => {
    fc.assert(
      fc.property(attempts, ({ id, view, raw }) => {
        const checked = checkEntry(id, raw, view);
        if (!checked.ok || typeof checked.value !== 'string') return;
        expect(checkEntry(id, checked.value, view)).toMatchObject({ ok: true, value: checked.value });
      }),
      { numRuns: runs(1000) },
    );
  });

  const PIECES = ['a', '-', 'A', '/', ':', 'arn:aws:bedrock:', ' ', '\ud83d\ude00', 'a.', '%', '1'];

  // A pattern that backtracks would take hours.
  test.each(PIECES)('two million characters are refused at once: “%s” again and again', (piece) => {
    const paste = {
      text: piece.repeat(2_000_000 / piece.length),
      // One part of an ARN at a time, as the messages name them.
      arns: [1, 2, 3, 4, 5].map((part) =>
        ['arn', 'aws', 'iam', 'us-east-1', '111122223333', 'role/x'].with(part, piece.repeat(1000)).join(':'),
      ),
    };
    const view = viewOf({ scenario: 'invoke-arns', values: { account: '111122223333' } });
    for (const id of fieldIds().filter((field) => fieldOf(field).kind !== 'switch')) {
      const checked = checkEntry(id, paste.text, view);
      expect(checked.ok ? '' : checked.message).toMatch(piece === ' ' ? /^/ : /\S/);
      expect(checked.ok ? 0 : checked.message.length).toBeLessThan(700);
      for (const each of paste.arns) {
        const long = checkEntry(id, each, view);
        expect(long.ok ? 0 : long.message.length).toBeLessThan(700);
      }
    }
  });

  test('what looks for an ID after a repeated beginning ends at once', () => {
    const raw = ':guardrail/'.repeat(100_000);
    expect(check('guardrails', 'invoke', { raw })).toMatchObject({ ok: false });
  });

  test('no rule backtracks for ever on long input', () => {
    const repeated = ['a', 'a-', 'a.', '/', 'a/', '-', 'arn:aws:s3:::', '1.', 'é'];
    for (const [id, { pattern }] of Object.entries(INPUT_RULES))
      for (const piece of repeated) expect(() => pattern.test(`${piece.repeat(50_000)}!`), id).not.toThrow();
  });
});

describe('shown', () => {
  test('is short and has nothing that reorders or hides text', () => {
    expect(excerpt('bu\u202ecket\u200b')).toBe('bu\ufffdcket\ufffd');
    expect(excerpt('\ud800')).toBe('\ufffd');
    expect(excerpt('😀'.repeat(70))).toBe(`${'😀'.repeat(60)}…`);
    fc.assert(
      fc.property(junkText, (text) => {
        expect(Array.from(excerpt(text)).length).toBeLessThanOrEqual(61);
        expect(excerpt(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
