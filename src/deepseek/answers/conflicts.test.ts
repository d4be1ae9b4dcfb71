// What answers rule out: tasks that a role cannot do besides, Regions without an offer, accounts of buckets.
import { expect, test } from 'vitest';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { IMPORT_REGIONS, findModel } from '#deepseek/facts/models.ts';
import { RUNTIME_REGIONS } from '#deepseek/facts/runtime-regions.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { viewOf } from './answers-view.ts';
import type { Answers } from './answers.ts';
import { bucketOwner, canPinBucketAccount, readsThroughAccessPoints } from './bucket-owner.ts';
import { joinConflict } from './join-conflict.ts';
import { offeredTo } from './offered-regions.ts';

const OWN = '111122223333';
const OTHER = '444455556666';

const view = (scenario: ScenarioId, values: Answers['values'] = {}) =>
  viewOf({ scenario, values: { account: OWN, ...values } });

const conflict = (task: ScenarioId, scenario: ScenarioId, values?: Answers['values']) =>
  joinConflict(scenarios.find(task)!, view(scenario, values));

test.each<[string, ScenarioId, ScenarioId, Answers['values'], string]>([
  ['the endpoint takes no guardrail', 'mantle', 'invoke', { guardrailRule: 'required' }, 'uardrail'],
  ['the same of Marketplace', 'invoke-marketplace', 'invoke', { guardrailRule: 'required' }, 'uardrail'],
  ['keys do not work in China', 'api-keys', 'invoke-sagemaker', { regions: ['cn-north-1'] }, 'API keys'],
  ['no models in China', 'invoke', 'invoke-sagemaker', { regions: ['cn-north-1'] }, 'not offered'],
  ['it runs no code', 'invoke-agentcore', 'invoke', { entity: 'step-functions' }, 'needs code'],
])('a task cannot be joined: %s', (_, task, scenario, values, because) => {
  expect(conflict(task, scenario, values)).toContain(because);
});

test.each<[string, ScenarioId, ScenarioId, Answers['values']]>([
  ['no guardrail is asked for', 'mantle', 'invoke', {}],
  ['models take guardrails', 'invoke-r1', 'invoke', { guardrailRule: 'required' }],
  ['keys without a call work in all Regions', 'api-keys', 'invoke-sagemaker', { regions: ['eu-central-1'] }],
  ['another Region of the partition', 'invoke-r1', 'invoke', { regions: ['eu-west-2'] }],
  ['an endpoint in China', 'invoke-sagemaker', 'invoke-sagemaker', { regions: ['cn-north-1'] }],
  ['it runs code', 'invoke-agentcore', 'invoke', { entity: 'lambda' }],
  ['one call of a model', 'invoke-r1', 'invoke', { entity: 'step-functions' }],
])('a task can be joined: %s', (_, task, scenario, values) => {
  expect(conflict(task, scenario, values)).toBeUndefined();
});

test('approved models keep to their Regions, until something else passes whose Regions nobody knows', () => {
  const offered = (values: Answers['values']) =>
    offeredTo(
      scenarios.find('approve-models')!,
      view('approve-models', { approvedModels: ['r1'], ...values }),
    );
  const ofR1 = findModel('r1')!.profile!.sourceRegions;
  const commercial = REGIONS.filter(
    ({ partition, code }) => partition === 'aws' && RUNTIME_REGIONS.includes(code),
  ).map(({ code }) => code);
  const sorted = (regions: readonly string[] | undefined) => [...new Set(regions)].toSorted();
  expect(sorted(offered({}))).toEqual(sorted(ofR1));
  expect(sorted(offered({ otherArns: ['application-inference-profile'] }))).toEqual(sorted(ofR1));
  expect(sorted(offered({ otherArns: ['imported-model'] }))).toEqual(sorted([...ofR1, ...IMPORT_REGIONS]));
  expect(sorted(offered({ otherArns: ['marketplace'] }))).toEqual(sorted(commercial));
  expect(sorted(offered({ otherModels: ['amazon.nova-pro-v1:0'] }))).toEqual(sorted(commercial));
});

test('buckets are of another account only where one is named that is not the role’s own', () => {
  const owner = (values: Answers['values'], scenario: ScenarioId = 'import') =>
    bucketOwner(view(scenario, { weights: ['acme-models/a'], ...values }));
  expect(owner({ ownerAccount: OTHER })).toBe(OTHER);
  expect(owner({ ownerAccount: OWN })).toBeUndefined();
  expect(owner({ ownerAccount: '' })).toBeUndefined();
  expect(owner({ ownerAccount: '4444' })).toBeUndefined();
  // It is not asked there.
  expect(owner({ ownerAccount: OTHER }, 'invoke')).toBeUndefined();
});

test('the account of a bucket can be pinned where nothing else pins it', () => {
  const pins = (values: Answers['values'], scenario: ScenarioId = 'import') =>
    canPinBucketAccount(view(scenario, { weights: ['acme-models/a'], ...values }));
  expect(pins({})).toBe(true);
  expect(pins({ ownerAccount: OTHER })).toBe(false);
  expect(pins({}, 'invoke')).toBe(false);
  const point = `arn:aws:s3:us-east-1:${OWN}:accesspoint/models`;
  const through = (accessPoints: readonly string[]) =>
    view('download-weights', { weights: ['acme-models/a'], accessPoints });
  expect([[], [''], [' '], [point]].map((each) => readsThroughAccessPoints(through(each)))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(canPinBucketAccount(through([point]))).toBe(false);
  expect(canPinBucketAccount(through([]))).toBe(true);
});
