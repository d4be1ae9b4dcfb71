// The report: its sections, what was not run, and escaping of all texts.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { exportKitOf, type Edits } from '#deepseek/export/export-kit.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import { reviewFiles } from './markdown.ts';
import { code, codeCell, fenced, link, prose } from './text.ts';

function report(review?: ReviewInput, edits: Edits = {}): string {
  const result = exportKitOf(startAnswers('import'), compose(startAnswers('import')), edits);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join(' '));
  return reviewFiles(result.kit, review)[0]?.text ?? '';
}

/** Why the role that imports reads the model files. */
const READS = documentsOf(compose(startAnswers('import'))).flatMap(({ document, whys }) =>
  document.Statement.flatMap(({ Sid }, index) => (Sid === 'ReadWeights' ? (whys[index] ?? []) : [])),
)[0]!;

test('every statement has its why, its API calls and its AWS page', () => {
  expect(report()).toContain(
    `1. \`ReadWeights\` (Allow)\n   - **${READS.title}.** ${READS.text.split('.')[0]}`,
  );
  expect(report()).toContain('API calls: `CreateModelImportJob`');
  expect(report()).toContain('[AWS documentation](https://docs.aws.amazon.com/');
});

test('the answers are listed, and the open ones', () => {
  expect(report()).toContain('- Role name: `DeepSeekModelImportRole`');
  expect(report()).toContain(`- ${fieldOf('weights').label}: **placeholder**`);
  expect(report()).toContain(`| ${fieldOf('weights').label} (bucket) | \`amzn-s3-demo-bucket\` |`);
});

test('checks that were not run are reported as not run', () => {
  for (const head of ['## Findings', '## Expectations', '## What it can do'])
    expect(report()).toContain(`${head}\n\nNot run.`);
  const empty = report({ findings: [], proofs: [], access: [] });
  expect(empty).toContain('## Findings\n\nNone.');
  expect(empty).not.toContain('Not run');
});

const REVIEW: ReviewInput = {
  findings: [
    { document: 'service.trust', severity: 'warning', message: 'Second' },
    { document: 'service.permissions', severity: 'security', message: 'First', code: 'PASS_ROLE' },
  ],
  proofs: [
    {
      expectation: { label: 'Start', action: 'a:B', resource: '*', expect: 'allowed' },
      proof: { failure: '' },
      outcome: 'holds',
    },
    {
      expectation: { label: 'Steal', action: 'a:C', resource: '*', expect: 'denied' },
      proof: { failure: 'It | is allowed' },
      outcome: 'fails',
    },
  ],
  access: [
    {
      of: 'Service role',
      date: '2026-11-01',
      counts: { all: 1, some: 2, conditional: 3 },
      totals: { actions: 22091 },
      risks: [{ strength: 'high', does: 'pass roles to services', actions: ['iam:PassRole'], cell: 'some' }],
      rows: [{ Service: ['s3'], Action: ['GetObject'], Resources: ['arn:aws:s3:::a|b', '*'] }],
    },
  ],
};

test('expectations stand under the way to a model that they are about', () => {
  const call = { label: 'Run a batch', action: 'bedrock:CreateModelInvocationJob', resource: '*' };
  const proofs: ReviewInput['proofs'] = [
    {
      expectation: { ...call, expect: 'denied', topic: 'Batch jobs' },
      proof: { failure: '' },
      outcome: 'holds',
    },
    {
      expectation: { ...call, expect: 'allowed', topic: 'API keys' },
      proof: { failure: '' },
      outcome: 'holds',
    },
  ];
  expect(report({ proofs })).toMatch(
    /2 of 2 expectations hold\.\n\n### Batch jobs\n\n\|[^#]*denied[^#]*### API keys\n\n\|[^#]*allowed/,
  );
});

test('findings are sorted by severity, and risks come before the table', () => {
  const text = report(REVIEW);
  expect(text).toMatch(/First.*Second/s);
  expect(text).toMatch(/Steal.*\| Start/s);
  expect(text).toContain('- Expectations: 1 of 2 hold');
  expect(text).toContain('6 of 22,091 AWS actions');
  expect(text).toMatch(/\*\*high\*\*: pass roles.*\| `s3` \|/s);
});

test('what AWS refuses to save comes first, with its message', () => {
  const refused = {
    document: 'service.trust',
    severity: 'warning',
    message: 'Third',
    refusal: 'No!',
  } as const;
  const text = report({ ...REVIEW, findings: [...REVIEW.findings!, refused] });
  expect(text).toMatch(/Third.*First/s);
  expect(text).toMatch(/Third \*\*.*refuse.*\*\*: “No!”/);
});

test('a pipe does not end a table cell', () => {
  expect(report(REVIEW)).toContain(String.raw`| It \| is allowed |`);
  expect(report(REVIEW)).toContain('| `s3` | `GetObject` | `arn:aws:s3:::a\\|b`<br>`*` |');
});

test('an edited document has no whys', () => {
  const text = report(undefined, {
    'service.permissions':
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
  });
  expect(text).toContain('Edited by hand');
  expect(text).not.toContain(READS.title);
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '`',
      '``',
      '|',
      '\n',
      '<',
      '>',
      '&',
      '[',
      '](x)',
      '*',
      '_',
      '\\',
      '#',
      '@',
      'https://x.y',
      '\u2028',
    ),
    fc.string({ minLength: 1, maxLength: 2, unit: 'binary' }),
  ),
});

test('backquotes do not end code', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [, fence = '', inner = ''] = /^(`+)([^]*)\1$/.exec(code(text)) ?? [];
      expect(Array.from(inner.matchAll(/`+/g), ([run]) => run)).not.toContain(fence);
      expect(code(text)).not.toMatch(/[\n\r\u2028\u2029]/);
      expect(codeCell(text)).not.toMatch(/(?<!\\)\|/);
      const lines = fenced(text).split('\n');
      const mark = lines.at(-1) ?? '';
      expect(lines.slice(1, -1).filter((line) => line.includes(mark))).toEqual([]);
    }),
  );
});

test('prose is one line without markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = prose(text);
      expect(line).not.toMatch(/[\n\r\u2028\u2029@]|:\/\/x/);
      expect(line.replaceAll(/\\[^]|&#\d+;/g, '')).not.toMatch(/[`*_[\]<>|~&#]/);
    }),
  );
  expect(prose('# 1')).toBe(String.raw`\# 1`);
  expect(prose('1. a')).toBe(String.raw`1\. a`);
  expect(prose('- a')).toBe(String.raw`\- a`);
});

test('only https addresses become links', () => {
  expect(link('x', 'https://docs.aws.amazon.com/a_b.html#c')).toBe(
    '[x](https://docs.aws.amazon.com/a_b.html#c)',
  );
  expect(link('x', 'javascript:alert(1)')).toBe('javascript:alert(1)');
  expect(link('x', 'https://a.b/)')).not.toContain('](');
});

test('the map stands as Mermaid and as a table, what is wrong first', () => {
  const principal = { role: 'service' };
  const text = report({
    proofs: [
      {
        expectation: {
          label: 'Read',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::lost-bucket/x',
          expect: 'allowed',
          principal,
          context: {},
        },
        proof: { failure: 'No statement allows it.' },
        outcome: 'fails',
      },
    ],
  });
  const section = text.slice(text.indexOf('## Map'), text.indexOf('## Findings'));
  expect(section).toContain('```mermaid\nflowchart LR\n');
  expect(section).toMatch(
    /\| Bedrock assumes DeepSeekModelImportRole \| Allowed \| `sts:AssumeRole` \| Trust policy `DeepSeekModelImportRole`: 1 \|/,
  );
  const [first] = section.slice(section.indexOf('| --- |')).split('\n').slice(1);
  expect(first).toMatch(/cannot read bucket lost-bucket \| \*\*Missing\*\* \| `s3:GetObject`/);
});
