// What a broad policy becomes when it is narrowed to a task: what stays, what stops, what is added, what is still to answer.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { findScenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type PolicyDocument } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { tightenChoices } from './choices.ts';
import { tighten, type PolicyToTighten, type Tightened } from './tighten.ts';
import { stopsWords } from './what-stops.ts';

const pasted = (...statements: readonly object[]): readonly PolicyToTighten[] => [
  { type: 'identity', text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) },
];

const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  rest = {},
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});

const BEDROCK = pasted(allow('bedrock:*'));

function tightened(policies: readonly PolicyToTighten[], scenario: ScenarioId): Tightened {
  const found = tighten(policies, scenario, () => WHOLE);
  if (!found) throw new Error(`${scenario} does not fit`);
  return found;
}

const statementsOf = ({ documents }: Tightened) =>
  documents.flatMap(({ text }) => (JSON.parse(text) as PolicyDocument).Statement);

describe('bedrock:* on everything', () => {
  test('becomes the two actions of calling a model', () => {
    const { before, after, kept, lost, added, documents, open } = tightened(BEDROCK, 'invoke');
    expect(before.levels.permissions).toBe(1);
    expect(before.onEverything).toBe(before.actions);
    expect(before.actions).toBeGreaterThan(200);
    expect(after).toEqual({
      actions: 2,
      onEverything: 0,
      levels: { list: 0, read: 2, write: 0, permissions: 0, tagging: 0 },
    });
    expect(kept).toEqual(['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']);
    expect(lost.length).toBe(before.actions - 2);
    expect(added).toEqual([]);
    expect(open).toEqual([]);
    expect(documents.map(({ id, title, isComposed }) => [id, title, isComposed])).toEqual([
      ['app.permissions', 'Permissions policy', true],
    ]);
  });

  test('loses first what can change permissions, then what deletes, then what spends', () => {
    const { lost } = tightened(BEDROCK, 'invoke');
    const risks = lost.map(({ risk }) => risk);
    expect(lost[0]).toEqual({
      action: 'bedrock:AllowVendedLogDeliveryForResource',
      level: 'permissions',
      risk: 'permissions',
    });
    expect(risks.indexOf('delete')).toBe(1);
    expect(lost.find(({ risk }) => risk === 'spend')?.action).toBe(
      'bedrock:CreateProvisionedModelThroughput',
    );
    expect(risks.lastIndexOf('delete')).toBeLessThan(risks.indexOf('spend'));
    expect(risks.indexOf(undefined)).toBe(risks.filter((risk) => risk !== undefined).length);
    expect(stopsWords(lost)).toMatch(/^1 .*permissions, \d+ .*delete and 1 .*spend$/);
  });

  test('may be for many tasks: first those that are usual, with what they need in addition', () => {
    const choices = tightenChoices(BEDROCK);
    expect(choices.slice(0, 4).map(({ scenario, missing }) => [scenario, missing])).toEqual([
      ['invoke', []],
      ['batch', ['iam:PassRole']],
      ['import', ['iam:PassRole']],
      ['agents', []],
    ]);
    const [invoke] = choices;
    expect(invoke).toEqual({
      scenario: 'invoke',
      title: findScenario('invoke')?.title,
      line: findScenario('invoke')?.summary,
      family: 'call',
      kept: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      missing: [],
    });
    expect(choices.map(({ scenario }) => scenario)).not.toContain('upload-weights');
  });

  test('names what the task needs in addition', () => {
    const { added, kept } = tightened(BEDROCK, 'batch');
    expect(added).toEqual([
      { action: 'iam:PassRole', resource: 'arn:aws:iam::111122223333:role/DeepSeekBatchServiceRole' },
    ]);
    expect(kept).not.toContain('iam:PassRole');
  });
});

const ENDPOINTS = 'arn:aws:sagemaker:us-west-2:210987654321:endpoint/';

describe('names that the policy says in part, or not at all', () => {
  test.each<[string, string, boolean]>([
    ['*', `${ENDPOINTS}deepseek-r1-distill-qwen-7b`, true],
    ['chat-*', `${ENDPOINTS}chat-*`, false],
    ['*-chat-?', `${ENDPOINTS}*-chat-a`, false],
  ])('endpoint/%s: the endpoint is still to be named', (name, resource, isComposed) => {
    const policies = pasted(allow('sagemaker:*', `${ENDPOINTS}${name}`));
    expect(tightenChoices(policies).map(({ scenario }) => scenario)).toContain('invoke-sagemaker');
    const found = tightened(policies, 'invoke-sagemaker');
    expect(statementsOf(found)).toMatchObject([{ Resource: resource }]);
    expect([found.open, found.documents[0]?.isComposed]).toEqual([['endpoints'], isComposed]);
    expect(found.answers.values).toEqual({
      entity: 'own-role',
      account: '210987654321',
      regions: ['us-west-2'],
    });
  });

  test('an endpoint with its name is stated', () => {
    const found = tightened(pasted(allow('sagemaker:*', `${ENDPOINTS}chat-1`)), 'invoke-sagemaker');
    expect([found.open, found.answers.values['endpoints']]).toEqual([[], [`${ENDPOINTS}chat-1`]]);
  });
});

test('a limit of Regions does not stop what a profile routes: that is named as added', () => {
  const limit = { Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-2', 'us-west-2'] } } };
  const found = tightened(pasted(allow('bedrock:*', '*', limit)), 'invoke-r1');
  const elsewhere = statementsOf(found).filter(({ Resource = [] }) =>
    toArray(Resource).some((arn) => /:us-east-\d::/.test(arn)),
  );
  expect(elsewhere.length).toBe(1);
  expect(JSON.stringify(elsewhere)).not.toContain('RequestedRegion');
  expect(new Set(found.added.map(({ resource }) => resource))).toEqual(
    new Set(
      ['us-east-1', 'us-east-2'].map((at) => `arn:aws:bedrock:${at}::foundation-model/deepseek.r1-v1:0`),
    ),
  );
});

test('a policy of two services is first for what uses both', () => {
  const choices = tightenChoices(pasted(allow(['s3:*', 'bedrock:*', 'iam:PassRole'])));
  expect(choices[0]).toMatchObject({ scenario: 'batch', missing: [] });
  expect(choices.findIndex(({ scenario }) => scenario === 'invoke')).toBeGreaterThan(2);
});

test.each<[string, readonly PolicyToTighten[]]>([
  ['no policy', []],
  ['a text that is no policy', [{ type: 'identity', text: 'Hello {' }]],
  ['a policy that allows nothing of any task', pasted(allow('sqs:*'))],
  [
    'a policy that denies everything',
    pasted(allow('bedrock:*'), { Effect: 'Deny', Action: '*', Resource: '*' }),
  ],
  ['a trust policy', [{ ...BEDROCK[0]!, type: 'trust' }]],
])('%s is for no task', (_, policies) => {
  expect(tightenChoices(policies)).toEqual([]);
  expect(tighten(policies, 'invoke', () => WHOLE)).toBeUndefined();
});

describe('what a policy states is kept', () => {
  const valuesOf = (scenario: ScenarioId, ...statements: readonly object[]) =>
    tightened(pasted(...statements), scenario).answers.values;

  test('Regions and models of ARNs', () => {
    expect(
      valuesOf('invoke', allow('bedrock:*', 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0')),
    ).toMatchObject({ regions: ['us-west-2'], models: ['v3.1'] });
    expect(
      valuesOf(
        'invoke',
        allow('bedrock:*', [
          'arn:aws:bedrock:us-west-2::foundation-model/*',
          'arn:aws:bedrock:eu-north-1::foundation-model/*',
        ]),
      ).regions,
    ).toEqual(['eu-north-1', 'us-west-2']);
  });

  test('the buckets and the account of ARNs', () => {
    expect(
      valuesOf(
        'batch',
        allow('s3:*', ['arn:aws:s3:::acme-in', 'arn:aws:s3:::acme-in/*']),
        allow('s3:*', ['arn:aws:s3:::acme-out', 'arn:aws:s3:::acme-out/*']),
        allow(['bedrock:*']),
        allow('iam:PassRole', 'arn:aws:iam::444455556666:role/*'),
      ),
    ).toMatchObject({ batchInput: ['acme-in'], batchOutput: ['acme-out'], account: '444455556666' });
  });

  test('conditions that the wizard asks for are answers', () => {
    const rest = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } } };
    const found = tightened(pasted(allow('bedrock:*', '*', rest)), 'invoke');
    expect(found.answers.values).toMatchObject({ network: 'vpce', vpcEndpoints: ['vpce-0123456789abcdef0'] });
    expect(found.documents[0]?.isComposed).toBe(true);
  });

  test('other conditions, and denials that concern the task, stay in its documents', () => {
    const rest = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const denial = {
      Effect: 'Deny',
      Action: 'bedrock:Invoke*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'chat' } },
    };
    const other = { Effect: 'Deny', Action: 'bedrock:Delete*', Resource: '*' };
    const found = tightened(pasted(allow('bedrock:*', '*', rest), denial, other), 'invoke');
    expect(found.documents[0]?.isComposed).toBe(false);
    expect(statementsOf(found)).toEqual([expect.objectContaining(rest), denial]);
  });

  test('a narrower resource stays as narrow', () => {
    const found = tightened(
      pasted(
        allow('bedrock:*'),
        allow('iam:PassRole'),
        allow('s3:*', ['arn:aws:s3:::acme-weights', 'arn:aws:s3:::acme-weights/r1/*']),
      ),
      'import',
    );
    expect(statementsOf(found).flatMap(({ Resource }) => toArray(Resource))).toContain(
      'arn:aws:s3:::acme-weights/r1/*',
    );
    expect(found.added).toEqual([]);
  });

  test('an answer that a person gave since wins', () => {
    const found = tighten(BEDROCK, 'invoke', () => WHOLE, { regions: ['eu-north-1'], streaming: false });
    expect(found?.kept).toEqual(['bedrock:InvokeModel']);
    expect(found?.documents[0]?.text).toContain('arn:aws:bedrock:eu-north-1::foundation-model/');
  });
});

test('the questions that its documents still need are said, those about who has the role are not', () => {
  const found = tightened(pasted(allow(['bedrock:*', 's3:*', 'iam:*'])), 'import');
  expect(found.open.toSorted()).toEqual(['account', 'weights']);
});

test('what looks like a variable in an old policy stays plain text', () => {
  const [document] = tightened(
    [
      {
        type: 'identity',
        text: JSON.stringify({
          Version: '2008-10-17',
          Statement: [
            allow('bedrock:*'),
            { Effect: 'Deny', Action: '*', Resource: 'arn:aws:bedrock:*:*:foundation-model/${aws:username}' },
            {
              Effect: 'Deny',
              Action: 'bedrock:Invoke*',
              Resource: '*',
              Condition: { Null: { 'aws:PrincipalArn': '${x}' } },
            },
          ],
        }),
      },
    ],
    'invoke',
  ).documents;
  expect(document?.text).toContain('"aws:PrincipalArn": "${$}{x}"');
});

test('a condition key is the same in any case', () => {
  const Condition = { IpAddress: { 'aws:sourceip': ['203.0.113.0/24'] } };
  const found = tightened(pasted(allow('bedrock:*', '*', { Condition })), 'invoke');
  expect(found.answers.values).toMatchObject({ network: 'ip' });
  expect(statementsOf(found)[0]?.Condition).toEqual({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } });
});

test('names that objects have of their own are only names', () => {
  const Condition = JSON.parse(
    '{"__proto__":{"x":"y"},"StringEquals":{"__proto__":"z","aws:PrincipalTag/a":"b"}}',
  ) as object;
  const found = tightened(pasted(allow('bedrock:*', '*', { Condition })), 'invoke');
  expect(JSON.stringify(statementsOf(found)[0]?.Condition)).toBe(JSON.stringify(Condition));
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});

test('a statement with a condition that AWS does not save allows nothing', () => {
  for (const Condition of [
    null,
    'x',
    { Bool: null },
    { Bool: { 'aws:MultiFactorAuthPresent': null } },
    { '': [[]] },
  ])
    expect(tighten(pasted(allow('bedrock:*', '*', { Condition })), 'invoke', () => WHOLE)).toBeUndefined();
});

test('nothing that is pasted makes it throw', () => {
  const value = fc.oneof(
    fc.constantFrom('*', 's3:*', 'bedrock:*', 'arn:', '${', 'Allow', '__proto__'),
    fc.jsonValue(),
  );
  const element = fc.constantFrom(
    'Effect',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
    '__proto__',
  );
  const hostile = fc.array(
    fc
      .dictionary(element, value, { maxKeys: 6 })
      .map((parts) => ({ Action: 'bedrock:*', Resource: '*', ...parts, Effect: 'Allow' })),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        hostile.map((all) => pasted(...all)),
        fc.string().map((text) => [{ type: 'identity' as const, text }]),
      ),
      (policies) => {
        tighten(policies, 'invoke', () => WHOLE);
      },
    ),
    { numRuns: runs(40) },
  );
});
