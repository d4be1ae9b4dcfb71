// What the report says of answers, roles, holders and results, line by line.
import { expect, test } from 'vitest';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import { EDITS, SAMPLES, type Sample } from '#deepseek/export/testing/sample-kits.ts';
import { reviewFiles } from './markdown.ts';

const report = (sample: Sample, review?: ReviewInput): string =>
  reviewFiles(usableKit(SAMPLES[sample], EDITS[sample]), review)[0]?.text ?? '';

test.each<[Sample, readonly string[], readonly string[]]>([
  [
    'instance',
    [
      '**Names**\n\n- Role name: `DeepSeekInvoke`',
      '- Stream answers: yes',
      '- No Priority tier: no',
      '- Regions: us-east-1\n- Models: DeepSeek-V3.2',
      '- Guardrail with every call: Not required',
      '- Permissions boundary: not given',
      '- Also in this role: none',
      '- Tags: `team=a`, `cost center=b`',
      '- Path: `/team/`\n- Description: `Runs "it"`\n- Longest session: 1 hour',
      '- Permissions boundary: `arn:aws:iam::222233334444:policy/team/DeepSeekInvokeBoundary`\n- Instance profile: `DeepSeekInvoke`\n- Tags: `team=a`, `cost center=b`\n\n',
      '## Placeholders\n\nNone.\n\n##',
      '- Placeholders: none',
      '## Documents in account `222233334444`\n',
      'It does not stop:\n\n- ',
    ],
    ['(placeholder)', 'undefined', 'edited by hand', '## Notes', '## Other documents', ', in one role with'],
  ],
  [
    'callers',
    [
      '- Tags: none',
      '- Description: not given',
      '- External ID: **placeholder**',
      '| External ID | `EXAMPLE-EXTERNAL-ID` |',
      '- Longest session: 3600 seconds\n',
      ': `DeepSeekInvoke`.\n',
      ': `u`, `App`, `Web`.\n',
      '## Documents in account `444455556666`\n',
      '- Placeholders: 1',
    ],
    ['- Instance profile', '- Tags: `', 'not named yet', '| Account |'],
  ],
  [
    'openCallers',
    [
      '; not named yet.\n',
      '## Documents in account `444455556666` (placeholder)',
      '| Account | `111122223333` |',
    ],
    [],
  ],
  ['permissionSets', [': `DeepSeekUsers`.\n', '- Permissions boundary: none'], ['not named yet']],
  ['session', ['in one role with ', 'Call DeepSeek-R1'], []],
  ['organization', ['For an organizational unit'], ['It does not stop:\n\nIt', '### App role']],
  [
    'edited',
    ['- Documents: 2, 2 of them edited by hand', '1. `A` (Deny)\n2. Without a Sid (Allow)\n'],
    ['It does not stop'],
  ],
])('%s', (sample, has, hasNot) => {
  const text = report(sample);
  for (const words of has) expect(text).toContain(words);
  for (const words of hasNot) expect(text).not.toContain(words);
});

test('an answer that is not valid is said to be, with what is wrong', () => {
  const kit = usableKit({ scenario: 'invoke', values: { entity: 'ec2', account: '12', roleName: 'A' } });
  const text = reviewFiles(kit)[0]?.text ?? '';
  expect(text).toMatch(/- AWS account: \*\*not valid\*\*, .*12/);
  expect(text).toContain('- Role name: `A`');
});

const finding = { document: 'app.trust', severity: 'warning', message: 'It' } as const;

test('each finding says where it is, and as much as is known of it', () => {
  const all = { ...finding, code: 'CODE', source: 'https://docs.aws.amazon.com/x', refusal: 'No' };
  const text = report('instance', { findings: [finding, { ...all, document: 'gone' }, all] });
  expect(text).toContain('- **warning** in Trust policy `DeepSeekInvoke`: It\n');
  expect(text).toContain('in `gone`: It');
  expect(text).toContain('AWS’s `CODE`. [The rule](https://docs.aws.amazon.com/x)');
  expect(text).toContain('- Findings: 3 warning\n');
  const several = report('instance', { findings: [finding, { ...finding, severity: 'error' }] });
  expect(several).toContain('- Findings: 1 error, 1 warning\n');
});

test('expectations stand in a table, what fails first and what is open next', () => {
  const expectation = { label: 'Call', action: 'a:B', resource: '*', expect: 'denied' } as const;
  const proofs = (['holds', 'open', 'fails'] as const).map((outcome) => ({
    expectation: outcome === 'open' ? { ...expectation, difference: 'elsewhere' } : expectation,
    proof: { failure: '' },
    outcome,
  }));
  expect(report('instance', { proofs })).toContain(
    [
      '1 of 3 expectations hold.\n',
      '| Outcome | Expected | Call | Action | Resource | Why it fails |',
      '| --- | --- | --- | --- | --- | --- |',
      '| **fails** | denied | Call | `a:B` | `*` |  |',
      '| **depends** | denied | Call; but elsewhere | `a:B` | `*` |  |',
      '| holds | denied | Call | `a:B` | `*` |  |',
    ].join('\n'),
  );
  expect(report('instance', { proofs: [] })).toMatch(/## Expectations\n\n[^|]*## What it can do/);
});

test('an access list without risks and rows says so', () => {
  const access = {
    of: 'App',
    date: '2026-11-01',
    counts: { all: 0, some: 0, conditional: 0 },
    totals: { actions: 9 },
  };
  expect(report('instance', { access: [{ ...access, risks: [], rows: [] }] })).toMatch(
    /### App\n\n0 of 9 AWS actions.*\n\n\*\*Risks\*\*\n\nNo .*\n\n\*\*Allowed actions\*\*\n\nNone\.\n/,
  );
});
