// Documents allow what planned statements say, and a role of several tasks allows what each task alone allows.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { offeredTo } from '#deepseek/answers/offered-regions.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { toArray, type Condition, type Statement } from '#iam/policy/policy.ts';
import { policyDocuments } from './documents.ts';
import { compose } from './compose.ts';
import { toStatement, type PlannedStatement } from './planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { runs } from '#workshop/tools/property-runs.ts';

vi.setConfig({ testTimeout: 60_000 });

/** One action on one resource under single values of its conditions: what is left when every list is taken apart. */
interface Atom {
  readonly what: string;
  readonly conditions: readonly string[];
}

const ANY_VALUE = new Set(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike', 'IpAddress']);

/** Each way to fulfil a condition: values of most operators are alternatives, those of negated ones hold together. */
function waysToMeet(condition: Condition = {}): readonly (readonly string[])[] {
  const asked = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => {
      const values = ANY_VALUE.has(operator) ? toArray(value) : [toArray(value).map(String).toSorted()];
      return values.map((each) => JSON.stringify([operator, key, each]));
    }),
  );
  return asked.reduce<readonly (readonly string[])[]>(
    (ways, values) => ways.flatMap((way) => values.map((value) => [...way, value].toSorted())),
    [[]],
  );
}

function atomsOf(statements: readonly Statement[]): readonly Atom[] {
  return statements.flatMap((statement) => {
    const on = statement.NotResource === undefined ? toArray(statement.Resource) : ['']; // as a whole
    return toArray(statement.Action).flatMap((action) =>
      on.flatMap((resource) =>
        waysToMeet(statement.Condition).map((conditions) => ({
          what: JSON.stringify([
            statement.Effect,
            action,
            resource,
            toArray(statement.NotResource).toSorted(),
          ]),
          conditions,
        })),
      ),
    );
  });
}

const said = (statements: readonly Statement[]): readonly string[] =>
  [...new Set(atomsOf(statements).map((atom) => JSON.stringify(atom)))].toSorted();

const permissionsOf = (answers: Answers): readonly Atom[] =>
  atomsOf(compose(answers).roles[0]?.permissions.flatMap(({ document }) => document.Statement) ?? []);

const bucket = (i: number) => `arn:aws:s3:::${'models-'.repeat(8)}${i}/*`;
const few = fc.subarray([bucket(1), bucket(2), bucket(3)], { minLength: 1 });
/** More than one policy holds. */
const many = fc.constant(Array.from({ length: 100 }, (_, i) => bucket(i)));

const anyCondition: fc.Arbitrary<Condition | undefined> = fc.constantFrom<(Condition | undefined)[]>(
  undefined,
  { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
  { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-1', 'aws:ResourceAccount': '111122223333' } },
  { StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } },
  { StringLike: { 's3:prefix': Array.from({ length: 40 }, (_, i) => `${'deep/'.repeat(40)}${i}`) } },
);

const anyStatement: fc.Arbitrary<PlannedStatement> = fc
  .record({
    effect: fc.constantFrom<PlannedStatement['effect'][]>('Allow', 'Deny'),
    actions: fc.subarray(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], { minLength: 1 }),
    resources: fc.oneof({ arbitrary: few, weight: 6 }, { arbitrary: many, weight: 1 }),
    spares: fc.boolean(),
    condition: anyCondition,
    sid: fc.constantFrom('Read', 'Write'),
  })
  .map(({ effect, actions, resources, spares, condition, sid }) => ({
    sid,
    effect,
    actions,
    ...(effect === 'Deny' && spares && resources.length < 10 ? { notResources: resources } : { resources }),
    ...(condition ? { condition } : {}),
    whys: [],
  }));

test('merging, naming and splitting change nothing of what planned statements say', () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { minLength: 1, maxLength: 8 }), (planned) => {
      for (const type of ['identity', 'scp'] as const) {
        const documents = policyDocuments(planned, { id: 'x', name: 'X', type, title: 'X' });
        const statements = documents.flatMap(({ document }) => document.Statement);
        expect(said(statements)).toEqual(said(planned.map(toStatement)));
      }
    }),
  );
});

describe('several tasks in one role', () => {
  const joined = completeAnswers.filter(({ values }) => toArray(values.also ?? []).length > 0);

  /** A guardrail is the role's, in all its Regions, whichever task calls. */
  const OF_THE_ROLE = /"bedrock:(?:Apply|Get)Guardrail"/;

  /**
   * An API key is used on the endpoints of the other tasks; where these call none, on both. The action opens no call.
   * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
   */
  const USES_KEYS = /^\["Allow","bedrock(?:-mantle)?:CallWithBearerToken","\*",\[\]\]$/;
  const ON_BOTH: FieldValues = { keyEndpoints: ['runtime', 'mantle'], guardrailRule: 'none' };

  /** One of the tasks by itself, wherever it is offered. */
  function alone(answers: Answers, task: string): readonly Atom[] {
    const view = viewOf(answers);
    const row = view.scenarios.find(({ id }) => id === task)!;
    const { account, partition, regions: chosen } = view.home;
    const offered = offeredTo(row, view)?.filter((region) => partitionOfRegion(region)?.id === partition);
    const own: Answers = {
      scenario: task as ScenarioId,
      values: { ...answers.values, also: [], entity: view.entity.id, regions: offered ?? chosen, account },
    };
    if (task !== 'api-keys') return permissionsOf(own);
    const keys = permissionsOf({ ...own, values: { ...own.values, ...ON_BOTH } });
    return [...permissionsOf(own), ...keys.filter(({ what }) => USES_KEYS.test(what))];
  }

  test('reach no more than each of them does by itself, and under no fewer conditions', () => {
    let compared = 0;
    fc.assert(
      fc.property(joined, (answers) => {
        const together = permissionsOf(answers);
        const single = viewOf(answers).scenarios.flatMap(({ id }) => alone(answers, id));
        const known = groupBy(single, ({ what }) => what);
        const wider = together
          .filter(({ what }) => what.startsWith('["Allow"') && !OF_THE_ROLE.test(what))
          .filter(
            ({ what, conditions }) =>
              !known.get(what)?.some((other) => other.conditions.every((each) => conditions.includes(each))),
          );
        compared += together.length;
        expect(wider).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

describe('a switch that is on holds for every call it is for', () => {
  /** By the names of the services’ runtime calls, so that a call added later is one of them. */
  const DIRECT =
    /"(?:bedrock:(?:InvokeModel\w*|ApplyGuardrail)|\w[\w-]*:CallWithBearerToken|bedrock-mantle:\w+|bedrock-agentcore:Invoke\w+|sagemaker:Invoke\w+)"/;
  const GUARDED =
    /"bedrock:InvokeModel(?:WithResponseStream)?","arn:[^"]*:(?:foundation-model|(?:application-)?inference-profile|imported-model|provisioned-model)\//;
  /** What is reached through another call is limited with that call. */
  const INNER = /aws:CalledViaLast|bedrock:InferenceProfileArn/;

  test.each([
    ['network', 'vpce', 'aws:SourceVpce', DIRECT, INNER],
    ['network', 'ip', 'aws:SourceIp', DIRECT, INNER],
    ['guardrailRule', 'required', 'bedrock:GuardrailIdentifier', GUARDED, /^$/],
  ] as const)('%s: %s', (field, value, key, calls, inner) => {
    let bound = 0;
    fc.assert(
      fc.property(completeAnswers, ({ scenario, values }) => {
        const answers: Answers = { scenario, values: { ...values, [field]: value } };
        if (readAnswers(answers).problems.length > 0 || !viewOf(answers).asks(field)) return;
        const mine = permissionsOf(answers).filter(
          ({ what }) => what.startsWith('["Allow"') && calls.test(what),
        );
        const direct = mine.filter(({ conditions }) => !inner.test(conditions.join()));
        bound += direct.length;
        expect(direct.filter(({ conditions }) => !conditions.join().includes(JSON.stringify(key)))).toEqual(
          [],
        );
      }),
      { numRuns: runs(200) },
    );
    expect(bound).toBeGreaterThan(0);
  });
});
