// What a scenario expects is asked of pasted policies: of the role's own calls and its trust, as far as these were pasted.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { isCreated } from '#deepseek/compose/role-kit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { environmentOfPasted, PASTED_ROLE_ID } from '#iam/environment/pasted-environment.ts';
import { pastedExpectations } from './pasted-expectations.ts';
import { prove } from '#iam/environment/prove.ts';

const ANSWERS: Answers = {
  scenario: 'invoke',
  values: { account: '111122223333', functionNames: ['chat'] },
};
const ROLE = compose(ANSWERS).roles.find(isCreated)!;

const textOf = (document: unknown) => JSON.stringify(document);
const [PERMISSIONS] = ROLE.permissions;
const identity = {
  id: 'pasted.1',
  title: 'a',
  type: 'identity' as const,
  text: textOf(PERMISSIONS!.document),
};
const trust = { id: 'pasted.2', title: 'b', type: 'trust' as const, text: textOf(ROLE.trust.document) };

const outcomes = (environment: ReturnType<typeof environmentOfPasted>) =>
  pastedExpectations(expectationsOf(ANSWERS), ROLE, environment).map(
    (expectation) => prove(environment, expectation).passes,
  );

test('policies as the wizard makes them meet what it expects', () => {
  const results = outcomes(environmentOfPasted([identity, trust]));
  expect(results.length).toBeGreaterThan(5);
  expect(results.every(Boolean)).toBe(true);
});

test('a changed policy no longer does', () => {
  const changed = {
    ...identity,
    text: identity.text.replaceAll('bedrock:InvokeModel"', 'bedrock:GetModel"'),
  };
  expect(outcomes(environmentOfPasted([changed, trust]))).toContain(false);
});

test('what was not pasted is not asked about', () => {
  const asked = (...policies: Parameters<typeof environmentOfPasted>[0]) =>
    pastedExpectations(expectationsOf(ANSWERS), ROLE, environmentOfPasted(policies));
  expect(
    asked(identity).every(({ principal }) => 'role' in principal && principal.role === PASTED_ROLE_ID),
  ).toBe(true);
  expect(asked(trust).every(({ principal }) => !('role' in principal))).toBe(true);
  expect(asked()).toEqual([]);
});
