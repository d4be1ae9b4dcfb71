// What takes long to recognize: answers drawn at random, and texts made to keep the search busy.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { answersOf } from '#deepseek/compose/testing/kits.ts';
import { documentsOf, isCreated, type RoleKit } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { recognize, type GivenPolicy } from './recognize.ts';

const givenOf = (kit: RoleKit): readonly GivenPolicy[] =>
  documentsOf(kit).map(({ type, document }) => ({ type, document }));

const ANSWERS = fc
  .sample(completeAnswers, { numRuns: runs(14), seed: 7 })
  .filter(({ values }) => ((values.also as readonly string[] | undefined) ?? []).length < 2);

describe('whatever is answered, with at most one more task', () => {
  let whole = 0;
  test.each(ANSWERS.map((answers, index) => ({ answers, index, scenario: answers.scenario })))(
    'documents of $scenario ($index) lead back to answers',
    ({ answers }) => {
      const kit = compose(answers);
      const [role] = kit.roles;
      const known = role && isCreated(role) ? { roleName: role.name, path: role.path } : {};
      const found = recognize(givenOf(kit), known);
      expect(found?.matched).toBeGreaterThan(0);
      if (found?.unmatched.length === 0 && found.added.length === 0) whole += 1;
    },
  );

  test('nearly always all comes back', () => {
    expect(whole / ANSWERS.length).toBeGreaterThanOrEqual(0.9);
  });
});

const KEYS = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition', 'Sid'];

const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('Allow', 'sts:AssumeRole', 'bedrock:InvokeModel', 's3:GetObject', '*'),
  fc.constantFrom('arn:aws:s3:::a/*', 'arn:aws:iam::111122223333:role/a', '__proto__', 'a:'.repeat(300)),
);

test('any input has a result', () => {
  const statement = fc.oneof(anything, fc.dictionary(fc.constantFrom(...KEYS), anything));
  const document = fc.oneof(
    fc.jsonValue(),
    fc.record({ Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })) }),
  );
  const given = fc.record({ type: fc.constantFrom<PolicyType>('identity', 'trust', 'resource'), document });
  fc.assert(
    fc.property(fc.array(given, { maxLength: 3 }), (policies) => {
      const found = recognize(policies);
      expect(found?.matched ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: runs(25) },
  );
});

/** A condition in a condition, and so on. */
function nested(levels: number): object {
  let inner: object = {};
  for (let level = 0; level < levels; level += 1) inner = { Condition: inner };
  return inner;
}

/** Far more than a policy holds, all of it near what scenarios do. */
const flood = {
  Statement: Array.from({ length: 400 }, (_, index) => ({
    Effect: 'Allow',
    Action: ['s3:GetObject', 'bedrock:InvokeModel', 'iam:PassRole'],
    Resource: Array.from({ length: 5 }, (_each, at) => `arn:aws:s3:::b${index}-${at}/${'a/b:'.repeat(10)}`),
    Condition: { StringEquals: { 'aws:SourceAccount': `${100_000_000_000 + index}` } },
  })),
};

test.each([
  ['nested without end', { Statement: [nested(5000)] }],
  ['a flood', flood],
])('%s is not recognized, and the search ends', (_, document) => {
  expect(recognize([{ type: 'identity', document }])).toBeUndefined();
});

test('an app’s role is recognized where other scenarios have more of the actions, and need long to search', () => {
  const kit = compose(
    answersOf('download-weights', {
      entity: 'agentcore',
      account: '111122223333',
      regions: ['us-west-2'],
      agentNames: ['a', 'b2', 'c3'],
      agentImages: ['a.b-c', 'ml/vllm_deepseek'],
      weights: ['s3://acme-a/model.tar.gz', 'acme-b/r1/*', 'acme-weights-111122223333/'],
      ownerAccount: '729365358229',
      network: 'vpce',
      vpcEndpoints: ['vpce-0abc123def4567890', 'vpce-0abc123def4567891'],
      deployerPolicy: true,
    }),
  );
  expect(recognize(givenOf(kit))).toMatchObject({ unmatched: [], added: [] });
});
