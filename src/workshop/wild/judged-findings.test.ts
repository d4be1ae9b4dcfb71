// How often the checks are wrong on policies of public repositories: a sample of their findings, each judged by hand.
//
// `right`: AWS or a careful reviewer agrees, and the line is that of the fault. `arguable`: true, but somebody who knows
// the repository may want to be spared it. `wrong`: false, elsewhere in the file, or advice that does harm. `policies`
// counts all that the checks read in a repository, also those without a finding.
//
// To judge anew: run `rolewright check FOLDER --format json --fail-on never` on each repository at its commit, take all
// errors and what `isDrawn` draws of the rest, and read each at its place.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { ruleOf } from '#iam/editing/index.ts';
import JUDGED from './judged-findings.json' with { type: 'json' };

const FINDINGS = JUDGED.flatMap(({ repository, findings }) =>
  findings.map((finding) => ({ repository, ...finding })),
);

type Judged = (typeof FINDINGS)[number];

const SEED = 'a fresh look';
const SHARE = 0.19;

/** Whether the seed draws it: the same whatever else is found. The first eight hexadecimal digits are its place from 0 to 1. */
function isDrawn({ repository, path, line, rule }: Judged): boolean {
  const name = [SEED, repository.replace('/', '+'), path, line, rule, 1].join(':');
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return Number.parseInt(digits, 16) / 2 ** 32 < SHARE;
}

const wrong = (findings: readonly Judged[]): readonly Judged[] =>
  findings.filter(({ verdict }) => verdict === 'wrong');

test('no error is wrong, and of a drawn sample at most 2 percent', () => {
  const drawn = FINDINGS.filter(isDrawn);
  expect(drawn.length).toBeGreaterThanOrEqual(200);
  expect(FINDINGS.filter((each) => !isDrawn(each) && each.severity !== 'error')).toEqual([]);
  expect(wrong(FINDINGS.filter(({ severity }) => severity === 'error'))).toEqual([]);
  expect(wrong(drawn).length).toBeLessThanOrEqual(drawn.length * 0.02);
});

test('each names its repository, commit, path, line, rule, severity and verdict, and quotes nothing', () => {
  for (const { repository, commit, findings } of JUDGED) {
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(commit, repository).toMatch(/^[0-9a-f]{40}$/);
    for (const { path, line, rule, severity, verdict, ...others } of findings) {
      expect(path).toMatch(/^[\w@./-]+\.(?:json|tf|ya?ml)$/);
      expect(line, path).toBeGreaterThan(0);
      expect(ruleOf(rule, RULES), rule).toBeDefined();
      expect(['error', 'security', 'warning', 'suggestion']).toContain(severity);
      expect(['right', 'arguable', 'wrong']).toContain(verdict);
      expect(others).toEqual({});
    }
  }
});

test.each(['terraform module', 'terraform root', 'cloudformation', 'cdk output', 'plain policies'])(
  'at least three repositories of the kind %s',
  (wanted) => {
    expect(JUDGED.filter(({ kind }) => kind === wanted).length).toBeGreaterThanOrEqual(3);
  },
);

test('at least 3,000 policies', () => {
  expect(JUDGED.reduce((sum, { policies }) => sum + policies, 0)).toBeGreaterThanOrEqual(3000);
});
