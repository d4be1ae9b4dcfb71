// Statements are split by size only where the parts say the same as the whole.
import { expect, test } from 'vitest';
import { toArray } from '#iam/policy/policy.ts';
import { permissionsDocuments } from './documents.ts';
import { deny, type PlannedStatement } from './planned-statement.ts';

const WHY = { title: 't', text: 't', calls: ['c'], answers: [], page: 'iamPolicies' } as const;

const arns = (type: string, count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, i) => `arn:aws:bedrock:us-east-1:111122223333:${type}/${'x'.repeat(40)}${i}`,
  );

const statementsOf = (statement: PlannedStatement) =>
  permissionsDocuments([statement], { role: 'app', name: 'p' }).flatMap(({ document }) => document.Statement);

test('a Deny on many resources is split by resource, its negated condition whole in each part', () => {
  const wanted = arns('guardrail', 8);
  const resources = arns('imported-model', 80);
  const parts = statementsOf(
    deny({
      sid: 'DenyWithoutGuardrail',
      actions: 'bedrock:InvokeModel',
      resources,
      condition: { ArnNotLike: { 'bedrock:GuardrailIdentifier': wanted } },
      why: WHY,
    }),
  );
  expect(parts.length).toBeGreaterThan(1);
  // “Not like A” denies B: a part with fewer values denies what the whole allows.
  for (const { Condition } of parts)
    expect(Condition).toEqual({ ArnNotLike: { 'bedrock:GuardrailIdentifier': wanted } });
  expect(parts.flatMap(({ Resource }) => toArray(Resource))).toEqual(resources);
});

test('a list of what is not meant is never split, however long', () => {
  const many = arns('guardrail', 90);
  for (const operator of ['ArnNotLike', 'ArnNotEquals', 'StringNotEquals', 'StringNotLike', 'NotIpAddress']) {
    const [only, ...more] = statementsOf(
      deny({
        sid: 'Deny',
        actions: 'bedrock:InvokeModel',
        resources: '*',
        condition: { [operator]: { 'bedrock:GuardrailIdentifier': many } },
        why: WHY,
      }),
    );
    expect(more).toEqual([]);
    expect(only?.Condition?.[operator]?.['bedrock:GuardrailIdentifier']).toEqual(many);
  }
  const { resources: _resources, ...rest } = deny({
    sid: 'Deny',
    actions: 'bedrock:InvokeModel',
    resources: '*',
    why: WHY,
  });
  const [only, ...more] = statementsOf({ ...rest, notResources: many });
  expect(more).toEqual([]);
  expect(only?.NotResource).toEqual(many);
});
