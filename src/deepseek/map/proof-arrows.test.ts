// What the evaluator says about the expectations is on the map: met, missing, unwanted, and denied as expected.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { nodesById, sentenceOf, type KitMap } from './kit-map.ts';
import { mapOf } from './map-of.ts';
import type { MapProof } from './proof-arrows.ts';

const kit = compose(startAnswers('invoke'));
const [permissions] = kit.roles[0]?.permissions ?? [];
if (!permissions) throw new Error('The kit has no permissions policy');

const model = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const roleArn = 'arn:aws:iam::111122223333:role/DeepSeekInvoke';

function proof(
  outcome: MapProof['outcome'],
  expectation: Partial<MapProof['expectation']> = {},
  statement?: number,
): MapProof {
  return {
    outcome,
    expectation: {
      label: 'Converse',
      principal: { role: 'app' },
      action: 'bedrock:InvokeModel',
      resource: model,
      context: {},
      expect: 'allowed',
      ...expectation,
    },
    proof: {
      locations:
        statement === undefined
          ? []
          : [{ documentId: permissions?.id ?? '', path: ['Statement', statement] }],
    },
  };
}

const saidIn = (map: KitMap): readonly string[] =>
  map.arrows.map((arrow) => `${arrow.state}: ${sentenceOf(arrow, nodesById(map))}`);

test('an arrow counts the expectations that its statements meet', () => {
  const map = mapOf(kit, { proofs: [proof('holds', {}, 0), proof('holds', { label: 'Invoke' }, 0)] });
  const arrow = map.arrows.find(({ calls }) => calls.includes('bedrock:InvokeModel'));
  expect(arrow?.holds).toBe(2);
});

test('a call that no statement allows is missing, and opens the document', () => {
  const map = mapOf(kit, {
    proofs: [proof('fails')],
    valueIn: ({ id, document }) => (id === permissions.id ? { Statement: [] } : document),
  });
  expect(saidIn(map)).toContain('missing: DeepSeekInvoke cannot call DeepSeek-V3.2 in us-east-1');
  const arrow = map.arrows.find(({ state }) => state === 'missing');
  expect(arrow).toMatchObject({ document: permissions.id, statements: [], calls: ['bedrock:InvokeModel'] });
});

test('a call that a statement allows and another layer denies is missing instead of allowed', () => {
  const map = mapOf(kit, { proofs: [proof('fails', {}, 1)] });
  const onModel = map.arrows.filter(({ to }) => to.includes('DeepSeek-V3.2'));
  expect(onModel.map(({ state, calls }) => [state, calls])).toEqual([
    ['allowed', ['bedrock:InvokeModelWithResponseStream']],
    ['missing', ['bedrock:InvokeModel']],
  ]);
  expect(onModel[1]?.statements).toEqual([{ document: permissions.id, index: 1 }]);
});

test('a call that works in one Region is not taken from its arrow for failing in another', () => {
  const twice = [proof('fails', { label: 'one' }), proof('holds', { label: 'other' }, 0)];
  const map = mapOf(kit, { proofs: twice });
  const allowed = map.arrows.find(({ state, to }) => state === 'allowed' && to.includes('DeepSeek-V3.2'));
  expect(allowed?.calls).toContain('bedrock:InvokeModel');
});

test('a near miss that is allowed should be denied, and opens the statement that allows it', () => {
  const map = mapOf(kit, {
    proofs: [
      proof(
        'fails',
        {
          expect: 'denied',
          difference: 'another bucket',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::other/x',
        },
        0,
      ),
    ],
  });
  expect(saidIn(map)).toContain('unwanted: DeepSeekInvoke can read bucket other, another bucket');
});

test('near misses that nothing allows are drawn when asked for', () => {
  const proofs = [
    proof('holds', { expect: 'denied', difference: 'another model' }),
    proof('holds', {
      expect: 'denied',
      difference: 'another service',
      principal: { caller: 'ec2.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: roleArn,
    }),
  ];
  expect(saidIn(mapOf(kit, { proofs })).filter((each) => each.startsWith('denied'))).toEqual([]);
  const said = saidIn(mapOf(kit, { proofs, withSimilar: true }));
  expect(said).toContain('denied: DeepSeekInvoke is denied similar calls, another model');
  expect(said).toContain('denied: similar callers cannot assume DeepSeekInvoke, as EC2, another service');
});

test('results of roles that the kit does not have are left out', () => {
  const gone = proof('fails', { principal: { role: 'gone' } });
  expect(mapOf(kit, { proofs: [gone] }).arrows).toEqual(mapOf(kit).arrows);
});

const rolesOf = (whole: RoleKit): readonly string[] => whole.roles.map(({ id }) => `role:${id}`);

test.each(scenarios.all().map(({ id }) => id as ScenarioId))(
  '%s: with empty documents, roles and documents stay and nothing is allowed',
  (id) => {
    const whole = compose(startAnswers(id));
    const map = mapOf(whole, { valueIn: () => ({ Statement: [] }) });
    expect(map.arrows.filter(({ calls }) => calls.length > 0)).toEqual([]);
    for (const role of rolesOf(whole)) expect(nodesById(map).has(role)).toBe(true);
    const count = map.nodes.flatMap(({ documents = [] }) => documents).length;
    expect(count).toBe(documentsOf(whole).length);
  },
);
