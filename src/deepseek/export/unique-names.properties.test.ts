// Kits whose answers have no problem give an account no name twice: IAM compares names without case and without path.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { usableKit } from './testing/kits.ts';
import type { AccountGroup } from './targets.ts';

vi.setConfig({ testTimeout: 60_000 });

const NAME_FIELDS = [
  'roleName',
  'deployerRoleName',
  'policyName',
  'operatorName',
  'executionRoleName',
  'podRoleName',
  'modelRoleName',
] as const;

/** Names that collide with each other, with their parts, and with names that derive from them. */
const name = fc.constantFrom(
  'App',
  'APP',
  'AppPolicy',
  'apppolicy',
  'AppPolicy-2',
  'App-2',
  'AppBoundary',
  'AssumeApp',
  'DeployApp',
  'AppHumanLoops',
  'AppHumanLoopsPolicy',
  'AppProfileAdmin',
  'appPromptAuthor',
  'AppNoServing',
);

/** Answers in which any names are the same. */
const collidingAnswers: fc.Arbitrary<Answers> = fc
  .tuple(completeAnswers, fc.record(Object.fromEntries(NAME_FIELDS.map((field) => [field, name]))))
  .map(([answers, names]) => ({ ...answers, values: { ...answers.values, ...names } }));

const twice = (names: readonly string[]): readonly string[] =>
  names.map((each) => each.toLowerCase()).filter((each, index, all) => all.indexOf(each) !== index);

function repeatedNames(group: AccountGroup): readonly string[] {
  const policies = [
    ...group.boundaries.flatMap(({ documents }) => documents),
    ...[...group.roles, ...group.attachments].flatMap(({ permissions }) => permissions),
  ];
  // Several roles may have the same boundary.
  const foreign = new Set(
    group.roles.flatMap(({ boundary }) =>
      boundary && boundary.policy === undefined && !boundary.arn.includes(':aws:policy/')
        ? [boundary.arn.slice(boundary.arn.lastIndexOf('/') + 1)]
        : [],
    ),
  );
  return [
    ...twice([...policies.map((policy) => policy.name), ...foreign]),
    ...twice(group.roles.map((role) => role.name)),
    ...twice(group.roles.flatMap(({ instanceProfile }) => instanceProfile ?? [])),
    ...twice(
      group.organization.flatMap(({ type, documents }) => documents.map((each) => `${type} ${each.name}`)),
    ),
  ];
}

test('no account gets a name twice', () => {
  let checked = 0;
  fc.assert(
    fc.property(collidingAnswers, (answers) => {
      const kit = usableKit(answers);
      if (kit.composed.problems.length > 0) return;
      checked += 1;
      for (const group of kit.groups) expect(repeatedNames(group), group.id).toEqual([]);
    }),
    { numRuns: runs(400) },
  );
  expect(checked).toBeGreaterThan(50);
});
