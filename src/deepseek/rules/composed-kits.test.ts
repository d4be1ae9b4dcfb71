// Composed kits have no error, security or warning finding, whatever the answers.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { lint, type LintFinding } from '#iam/rules/lint.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { RULES } from './index.ts';

function findingsIn(kit: RoleKit): readonly LintFinding[] {
  return documentsOf(kit).flatMap(({ id, type, document }) => {
    const text = print(document);
    const source = { type, document: JSON.parse(text), size: nonWhitespaceLength(text), length: text.length };
    loadFor(source);
    return lint(source, reference, RULES).map((finding) => ({
      ...finding,
      message: `${id}: ${finding.message}`,
    }));
  });
}

const seriousIn = (kit: RoleKit): readonly string[] =>
  findingsIn(kit)
    .filter(({ severity }) => severity !== 'suggestion')
    .map((finding) => `${finding.id}: ${finding.message} ${JSON.stringify(finding.locations)}`);

test.each(scenarios.all().map(({ id }) => id))('%s as it starts', (id) => {
  expect(seriousIn(compose(startAnswers(id as ScenarioId)))).toEqual([]);
});

/** What AWS suggests of policies that are as AWS's, GitHub's and GitLab's own pages have them. */
const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  github: ['confirm-audience-claim-type'],
  gitlab: ['confirm-audience-claim-type'],
  'tagged-role': ['equivalent-to-null-false'],
  // A state machine cannot read a stream.
  'step-functions': ['streaming-missing'],
};

test.each(scenarios.find('invoke')?.entities ?? [])(
  'the trust policy for %s has no suggestions either',
  (entity) => {
    const found = findingsIn(compose({ scenario: 'invoke', values: { entity } })).map(({ id }) => id);
    expect(found).toEqual(SUGGESTIONS[entity] ?? []);
  },
);

test('any complete answers', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      expect(seriousIn(compose(answers))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});
