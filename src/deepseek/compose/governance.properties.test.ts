// Organization policies and boundaries: what holds whatever the answers.
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { compose } from './compose.ts';
import { isDenied } from './testing/scp-matcher.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { statementsOf } from './testing/kits.ts';
import * as fc from 'fast-check';
import {
  BATCH,
  kitWithoutAccount,
  model,
  approved,
  V32,
  appProfile,
  call,
  owned,
  R1,
  CUSTOM,
  imported,
  INVOKE,
  V31,
  CLAUDE,
  OURS,
} from './testing/governance.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Those that make documents for an organization or for all app roles. */
const GOVERNANCE = scenarios
  .all()
  .filter(({ family, entities }) => family === 'govern' && entities.length === 0)
  .map(({ id }) => id as ScenarioId);

/** What a kit denies, action by action: policies that share a document may share a statement. */
const denialsOf = (kit: RoleKit): readonly string[] =>
  statementsOf(kit).flatMap(({ Action, Resource, NotResource, Condition }) =>
    toArray(Action).map((action) => JSON.stringify([action, Resource, NotResource, Condition])),
  );

describe('laws', () => {
  const governed = completeAnswersOf(...GOVERNANCE);

  test('service control policies only deny, and each says what it leaves', () => {
    fc.assert(
      fc.property(governed, (answers) => {
        for (const policy of compose(answers).policies) {
          expect(policy.leaves.length).toBeGreaterThan(0);
          for (const { type, document } of policy.documents)
            if (type === 'scp') expect(document.Statement.map(({ Effect }) => Effect)).not.toContain('Allow');
        }
      }),
    );
  });

  test('no service control policy passes its size limit', () => {
    fc.assert(
      fc.property(fc.oneof(anyAnswers, governed), (answers) => {
        for (const { type, document } of documentsOf(compose(answers)))
          if (type === 'scp')
            expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.scp);
      }),
    );
  });

  test('not even with the longest lists that fit', () => {
    const path = `${'p'.repeat(100)}/`.repeat(5);
    const role = (i: number) => `arn:aws-us-gov:iam::${OURS}:role/${path}${'r'.repeat(62)}${10 + i}`;
    const kit = kitWithoutAccount('approve-models', {
      regions: ['us-east-1'],
      otherModels: Array.from(
        { length: 20 },
        (_, i) => `us.${'v'.repeat(30)}.${'m'.repeat(50)}.${'n'.repeat(10)}${i}`,
      ),
      otherArns: [
        'application-inference-profile',
        'imported-model',
        'marketplace',
        'custom-model',
        'prompt-router',
      ],
      requireGuardrail: true,
      orgGuardrails: Array.from(
        { length: 20 },
        (_, i) => `arn:aws:bedrock:us-east-1:${OURS}:guardrail/${'g'.repeat(60)}${i}`,
      ),
      requireVpce: true,
      orgEndpoints: Array.from({ length: 50 }, (_, i) => `vpce-0123456789abcde${10 + i}`),
      exemptRoles: Array.from({ length: 10 }, (_, i) => role(i).replace('-us-gov', '')),
      exemptAdmins: Array.from({ length: 3 }, (_, i) => role(20 + i).replace('-us-gov', '')),
    });
    expect(kit.problems).toEqual([]);
    for (const { document } of documentsOf(kit))
      expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.scp);
  });

  test('a type of ARN passes if it is chosen, and is denied if not', () => {
    const examples: Readonly<Record<string, string>> = {
      'application-inference-profile': appProfile,
      'imported-model': imported,
      marketplace: owned('marketplace/model-endpoint/all-access'),
      'custom-model': owned('provisioned-model/a1b2c3d4e5f6'),
      'prompt-router': owned('default-prompt-router/x'),
    };
    fc.assert(
      fc.property(fc.subarray(Object.keys(examples)), (otherArns) => {
        const statements = statementsOf(kitWithoutAccount('approve-models', { ...approved, otherArns }));
        for (const [type, arn] of Object.entries(examples))
          expect([type, isDenied(statements, call(INVOKE, arn))]).toEqual([type, !otherArns.includes(type)]);
      }),
    );
  });

  test('a wildcard in a model ID stands in a Deny or in a boundary, which grants nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kit = compose(answers);
        const granting = kit.roles.flatMap(({ permissions }) => permissions);
        for (const { Effect, Resource } of granting.flatMap(({ document }) => document.Statement))
          if (Effect === 'Allow')
            for (const arn of toArray(Resource)) expect(arn).not.toMatch(/:foundation-model\/.*[*?]/);
      }),
    );
  });

  test('whatever denies calls of a model denies batch jobs of it', () => {
    fc.assert(
      fc.property(governed, (answers) => {
        const statements = statementsOf(compose(answers));
        for (const arn of [model(V32), model(V31), model(R1), model(CLAUDE), ...CUSTOM])
          if (isDenied(statements, call(INVOKE, arn)))
            expect([arn, isDenied(statements, call(BATCH, arn))]).toEqual([arn, true]);
      }),
    );
  });

  test('closing a route opens no other', () => {
    fc.assert(
      fc.property(
        governed.filter(({ scenario }) => scenario !== 'app-boundary' && scenario !== 'share-guardrail'),
        fc.constantFrom(
          'sideDoors',
          'denyServing',
          'requireGuardrail',
          'requireVpce',
          'noLongTermKeys',
          'limitRegions',
          'denyNewModels',
          'denyAccelerators',
          'denyManagedModels',
          'denySubscriptions',
        ),
        (answers, id) => {
          const on = compose({ ...answers, values: { ...answers.values, [id]: true } });
          const off = compose({ ...answers, values: { ...answers.values, [id]: false } });
          const said = new Set(denialsOf(on));
          for (const denial of denialsOf(off)) expect(said).toContain(denial);
        },
      ),
    );
  });
});
