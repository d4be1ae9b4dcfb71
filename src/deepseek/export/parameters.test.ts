// Which open answers become parameters, what they are called, and what is said of those that cannot.
import { describe, expect, test } from 'vitest';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { openAnswers } from './parameters.ts';
import { partsOf } from './parameter-parts.ts';
import { mustOf, parameterPattern, patternOf } from './parameter-rules.ts';

const open = (scenario: ScenarioId, values: { readonly [K in FieldId]?: FieldValue } = {}) =>
  openAnswers({ scenario, values });

describe('parts of an answer', () => {
  const ARN = 'arn:aws:iam::111122223333:role/team/App';

  test.each<[FieldId, unknown, readonly (readonly [id: string, part: string, standIn: string])[]]>([
    ['externalId', 'EXAMPLE', [['externalId', '', 'EXAMPLE']]],
    [
      'weights',
      { bucket: 'my-bucket', prefix: 'models' },
      [
        ['weightsBucket', 'bucket', 'my-bucket'],
        ['weightsPrefix', 'folder', 'models'],
      ],
    ],
    ['weights', { bucket: 'my-bucket', prefix: '' }, [['weightsBucket', 'bucket', 'my-bucket']]],
    [
      'githubRepository',
      'octo-org/octo-repo',
      [
        ['githubRepositoryOwner', 'owner', 'octo-org'],
        ['githubRepositoryName', 'name', 'octo-repo'],
      ],
    ],
    ['clusters', [{ arn: 'arn:aws:eks:us-east-1:111122223333:cluster/one' }], [['clusterName', '', 'one']]],
    ['callerRoles', [ARN], [['callerRoleName', '', 'App']]],
    [
      'orgGuardrails',
      [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a', id: 'gr1a' }],
      [['guardrailId', '', 'gr1a']],
    ],
    ['orgGuardrails', [{ id: 'gr1a' }], [['guardrailId', '', 'gr1a']]],
    [
      'stateMachines',
      [{ arn: 'arn:aws:states:us-east-1:111122223333:stateMachine:Chat' }],
      [['stateMachineName', '', 'Chat']],
    ],
    [
      'functionNames',
      ['chat', 'mail'],
      [
        ['functionName', '', 'chat'],
        ['functionName2', '', 'mail'],
      ],
    ],
    // Two letters would match text that is something else.
    ['functionNames', ['ab', 'abc'], [['functionName2', '', 'abc']]],
    ['externalId', undefined, []],
    ['modelArns', [{ arn: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2' }], []],
    ...(['roleName', 'policyName', 'path', 'description', 'tags', 'regions'] as const).map(
      (field) => [field, 'anything', []] as [FieldId, unknown, []],
    ),
  ])('%s of %j', (field, answer, parts) => {
    expect(partsOf(field, answer).map(({ id, partLabel, standIn }) => [id, partLabel, standIn])).toEqual(
      parts,
    );
  });

  test.each([
    ['permissionSets', 'DeepSeekUsers', undefined, ['AWSReservedSSO_', '_']],
    ['agentNames', 'chat', 'Name of the agent runtime', ['/', '-']],
    [
      'trustAnchors',
      'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/a1b2',
      'ID of the trust anchor',
      undefined,
    ],
  ] as const)('%s has its own words, and text around it', (field, answer, title, within) => {
    expect(partsOf(field, [answer])).toMatchObject([{ ...(title && { title }), ...(within && { within }) }]);
    expect(partsOf(field, [answer]).map((part) => ['title' in part, 'within' in part])).toEqual([
      [title !== undefined, within !== undefined],
    ]);
  });
});

describe('where the kit is made', () => {
  test.each([
    ['invoke', {}, ['us-east-1'], '111122223333', true],
    ['invoke', { account: '222233334444', regions: ['us-west-2'] }, ['us-west-2'], '222233334444', false],
    [
      'invoke',
      { entity: 'account', trustedPrincipals: ['111122223333'] },
      ['us-east-1'],
      '111122223333',
      false,
    ],
  ] as const)('%s %j', (scenario, values, regions, account, accountOpen) => {
    expect(open(scenario, values).home).toEqual({ partition: 'aws', regions, account, accountOpen });
  });
});

test('parameters come longest first, and each says which questions it is for', () => {
  const of = (scenario: ScenarioId) =>
    open(scenario).parameters.map(({ id, standIn, title, fields }) => [id, standIn, title, fields]);
  expect(of('import')).toEqual([
    ['weightsPrefix', 'deepseek-r1-distill-llama-8b', 'Bucket with the model files (folder)', ['weights']],
    ['weightsBucket', 'amzn-s3-demo-bucket', 'Bucket with the model files (bucket)', ['weights']],
  ]);
  expect(of('batch')).toEqual([
    [
      'batchInputBucket',
      'amzn-s3-demo-bucket',
      'Bucket with the prompts (bucket); Bucket for the results (bucket)',
      ['batchInput', 'batchOutput'],
    ],
    ['batchOutputPrefix', 'output', 'Bucket for the results (folder)', ['batchOutput']],
    ['batchInputPrefix', 'input', 'Bucket with the prompts (folder)', ['batchInput']],
  ]);
});

test('what is answered is no parameter', () => {
  expect(open('import', { weights: ['s3://my-bucket/models/'] }).parameters).toEqual([]);
  expect(open('invoke', { functionNames: ['chat'] }).parameters).toEqual([]);
});

describe('what cannot be a parameter is said once', () => {
  test.each([
    ['nothing', 'import', {}, []],
    [
      'one placeholder of two questions',
      'batch',
      {},
      [/“Bucket with the prompts \(bucket\)” and “Bucket for the results \(bucket\)”.* amzn-s3-demo-bucket,/],
    ],
    [
      'an answer that says a placeholder',
      'invoke',
      { entity: 'eks-irsa', serviceAccount: 'inference' },
      [/ inference for “Namespace of the pods”/],
    ],
    [
      'an answer with it in a longer name',
      'invoke',
      { entity: 'eks-irsa', serviceAccount: 'inference-2' },
      [],
    ],
    [
      'a list that says it',
      'invoke',
      { entity: 'account', trustedPrincipals: ['111122223333'] },
      [/ 111122223333 for the account .*“AWS account”/],
    ],
    ['one that no parameter stands for', 'invoke-arns', {}, [/“ARNs of what the app calls”/]],
  ] as const)('%s', (_, scenario, values, notes) => {
    expect(open(scenario, values).notes).toEqual(
      notes.map((words) => expect.stringMatching(words) as string),
    );
  });
});

// A value that fits the format of one parameter, and one that does not.
test.each([
  ['weightsBucket', 'my-bucket', 'My_Bucket'],
  ['weightsBucket2', 'my-bucket', 'My_Bucket'],
  ['modelAccount', '123456789012', '12345'],
  ['callerRoleName', 'App', 'a b'],
  ['userName2', 'App', 'a b'],
  ['domainName', 'vectors', '1x'],
  ['hyperpodEks', 'arn:aws:eks:us-east-1:123456789012:cluster/one', 'one'],
  ['eksIssuer', 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE', 'x'],
  ['endpointName', 'deepseek', 'a_b'],
  ['marketplaceEndpointName', 'deepseek', 'a_b'],
  ['externalId', 'ab', 'a'],
  ['githubRepositoryName', 'repo', 'a b'],
  ['githubRepositoryOwner', 'octo-org', '-x'],
  ['namespace', 'inference', 'A'],
  ['serviceAccount', 'app', 'A'],
  ['organizationId', 'o-a1b2c3d4e5', 'ou-1'],
  ['permissionSet', 'Users', 'a b'],
  ['vpcEndpoints', 'vpce-0123456789abcdef0', 'vpc-1'],
])('%s may be %s, and not %s', (id, good, bad) => {
  const pattern = new RegExp(`^(?:${parameterPattern({ id })})$`);
  expect([pattern.test(good), pattern.test(bad)]).toEqual([true, false]);
  expect(mustOf({ id, standIn: good })).toContain(good);
});

test.each(['weightsPrefix', 'xmodelAccount', 'modelAccountX', 'myexternalId', 'guardrailId'])(
  '%s may be any text that stays what it is',
  (id) => {
    expect(parameterPattern({ id })).toBeUndefined();
    const pattern = new RegExp(`^(?:${patternOf({ id })})$`);
    for (const good of ['a', 'a b/ü', "it's"]) expect(good).toMatch(pattern);
    for (const bad of ['', '*', 'a?', 'a"', 'a\\', '$', 'a\nb']) expect(bad).not.toMatch(pattern);
    expect(mustOf({ id, standIn: 'such' })).not.toContain('such');
  },
);
