// The expectations notice changes: without a statement or condition, or with a wider resource, one of them fails.
import { expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, isCreated, type KitDocument, type RoleKit } from '#deepseek/compose/role-kit.ts';
import type { Condition, Statement } from '#iam/policy/policy.ts';
import { CHECKS } from '#deepseek/scenarios/checks.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { kitAccountOf } from './kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { environmentOf } from './kit-environment.ts';

function withoutKey(condition: Condition, operator: string, key: string): Condition | undefined {
  const { [key]: _gone, ...keys } = condition[operator] ?? {};
  const { [operator]: _old, ...others } = condition;
  const left: Condition = Object.keys(keys).length > 0 ? { ...others, [operator]: keys } : others;
  return Object.keys(left).length > 0 ? left : undefined;
}

/** The statement in other forms, each with what was done to it; undefined: without it. */
function changesOf(statement: Statement): readonly (readonly [string, Statement | undefined])[] {
  const { Condition: condition, ...bare } = statement;
  const keys = Object.entries(condition ?? {}).flatMap(([operator, tests]) =>
    Object.keys(tests).map((key) => {
      const left = condition && withoutKey(condition, operator, key);
      return [`without ${key}`, left ? { ...bare, Condition: left } : bare] as const;
    }),
  );
  const wider: readonly (readonly [string, Statement])[] =
    statement.Resource === undefined || statement.Resource === '*'
      ? []
      : [['on every resource', { ...statement, Resource: '*' }]];
  return [['left out', undefined], ...keys, ...wider];
}

function replaced(kit: RoleKit, document: KitDocument, Statement: readonly Statement[]): RoleKit {
  const swap = (each: KitDocument): KitDocument =>
    each === document ? { ...each, document: { ...each.document, Statement } } : each;
  return {
    ...kit,
    roles: kit.roles.map((role) => ({
      ...role,
      ...(isCreated(role) && { trust: swap(role.trust) }),
      permissions: role.permissions.map(swap),
    })),
    policies: kit.policies.map((policy) => ({ ...policy, documents: policy.documents.map(swap) })),
  };
}

/** Where one document denies all that another one would, each matters with more answers only. */
const ANSWERED: Partial<Record<ScenarioId, Answers['values']>> = {
  organization: { otherModels: ['amazon.nova-pro-v1:0'] },
};

test.each(Object.keys(CHECKS) as ScenarioId[])('%s', (scenario) => {
  const { values } = startAnswers(scenario);
  const answers: Answers = { scenario, values: { ...values, ...ANSWERED[scenario] } };
  const home = kitAccountOf(answers);
  const kit = compose(answers);
  const expectations = expectationsOf(answers);
  const unnoticed = documentsOf(kit).flatMap((document) => {
    const { Statement: statements } = document.document;
    return statements.flatMap((statement, index) =>
      changesOf(statement).flatMap(([what, changed]) => {
        const others = statements.flatMap((each, i) => (i === index ? (changed ?? []) : each));
        const mutant = environmentOf(replaced(kit, document, others), home);
        const noticed = expectations.some((expectation) => !prove(mutant, expectation).passes);
        return noticed ? [] : [`${document.id}: ${statement.Sid} ${what}`];
      }),
    );
  });
  expect(unnoticed).toEqual([]);
});
