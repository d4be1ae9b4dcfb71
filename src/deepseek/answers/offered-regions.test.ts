// Which Regions the answers can name, what is said of the others, and what to do there.
import { describe, expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { AGENTCORE_REGIONS } from '#deepseek/facts/agentcore-regions.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import { HYPERPOD_REGIONS, RECIPE_REGIONS } from '#deepseek/facts/recipe-registries.ts';
import { RUNTIME_REGIONS } from '#deepseek/facts/runtime-regions.ts';
import {
  AGENT_REGIONS,
  EVALUATION_REGIONS,
  FLOW_REGIONS,
  IMPORT_REGIONS,
  MODELS,
  type Model,
} from '#deepseek/facts/models.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { viewOf } from './answers-view.ts';
import type { Answers } from './answers.ts';
import { missing, offeredRegions, regionOptions } from './offered-regions.ts';

const view = (scenario: ScenarioId, values: Answers['values'] = {}) => viewOf({ scenario, values });
const sorted = (regions: readonly string[] | undefined) => regions && [...new Set(regions)].toSorted();

const commercial = REGIONS.filter(({ partition }) => partition === 'aws').map(({ code }) => code);
const withBedrock = commercial.filter((region) => RUNTIME_REGIONS.includes(region));
const jumpStart = commercial.filter((region) => JUMPSTART_REGIONS.includes(region));
const r1 = MODELS.find(({ id }) => id === 'r1')!;
const R1_REGIONS = r1.profile!.sourceRegions;
const served = (model: Model) => model.profile?.sourceRegions ?? model.regions;
const plain = MODELS.filter((model) => !model.profile);
const [one, two] = [plain[0]!, plain.find(({ regions }) => String(regions) !== String(plain[0]!.regions))!];
const both = (regions: readonly string[], others: readonly string[]) =>
  regions.filter((each) => others.includes(each));

test.each<[string, ScenarioId, Answers['values'], readonly string[] | undefined]>([
  ['models', 'invoke', { models: [one.id] }, one.regions],
  ['any of several models', 'invoke', { models: [one.id, two.id] }, [...one.regions, ...two.regions]],
  ['R1', 'invoke-r1', {}, R1_REGIONS],
  ['an import', 'import', {}, IMPORT_REGIONS],
  ['batch inference', 'batch', { models: [one.id] }, one.batchRegions],
  ['models behind a profile', 'invoke-app-profiles', { profileModels: ['r1'] }, R1_REGIONS],
  ['models that are found', 'discover', { servedModels: ['r1'] }, R1_REGIONS],
  ['agents', 'agents', { servedModels: [one.id] }, both(served(one), AGENT_REGIONS)],
  ['flows', 'flows', { servedModels: [one.id] }, both(served(one), FLOW_REGIONS)],
  ['evaluations', 'evaluation', { models: [one.id] }, both(one.regions, EVALUATION_REGIONS)],
  ['keys alone', 'api-keys', { keyEndpoints: [] }, withBedrock],
  ['the log', 'logging', {}, withBedrock],
  ['quotas of Bedrock', 'quotas', { quotaServices: ['bedrock'] }, withBedrock],
  ['quotas of others', 'quotas', { quotaServices: ['sagemaker'] }, undefined],
  ['a Marketplace endpoint', 'host-marketplace', {}, both(withBedrock, jumpStart)],
  ['calls of a Marketplace endpoint', 'invoke-marketplace', {}, withBedrock],
  ['ARNs', 'invoke-arns', {}, RUNTIME_REGIONS],
  ['agents on AgentCore', 'invoke-agentcore', {}, AGENTCORE_REGIONS],
  ['own weights', 'host-sagemaker', { servedFrom: 'own' }, undefined],
  ['weights of JumpStart', 'host-sagemaker', { servedFrom: 'jumpstart' }, JUMPSTART_REGIONS],
  ['a connector to a model', 'opensearch', { connectorTarget: 'model', models: [one.id] }, one.regions],
  ['a connector to an imported model', 'opensearch', { connectorTarget: 'imported' }, IMPORT_REGIONS],
  ['a connector to R1', 'opensearch', { connectorTarget: 'r1' }, R1_REGIONS],
  ['a connector to an endpoint', 'opensearch', { connectorTarget: 'sagemaker' }, undefined],
  ['tuning of own weights', 'fine-tune-sagemaker', { baseWeights: 'own', trainingImage: 'own' }, undefined],
  ['tuning with recipes', 'fine-tune-sagemaker', { trainingImage: 'recipes' }, RECIPE_REGIONS],
  ['tuning without servers', 'fine-tune-sagemaker', { trainingCompute: 'serverless' }, jumpStart],
  ['a HyperPod cluster', 'hyperpod', { baseWeights: 'own', trainingImage: 'own' }, HYPERPOD_REGIONS],
  ['a HyperPod cluster with weights of JumpStart', 'hyperpod', { orchestrator: 'eks' }, HYPERPOD_REGIONS],
  [
    'recipes on a HyperPod cluster',
    'hyperpod',
    { orchestrator: 'slurm', trainingImage: 'recipes' },
    RECIPE_REGIONS,
  ],
  ['EC2', 'host-ec2', {}, undefined],
])('%s', (_, scenario, values, expected) => {
  expect(sorted(offeredRegions(view(scenario, values)))).toEqual(sorted(expected));
});

test.each(['ap-east-2', 'ap-southeast-6', 'eusc-de-east-1'])('JumpStart is offered in %s', (region) => {
  expect(missing(region, view('host-sagemaker', { servedFrom: 'jumpstart' }))).toBeUndefined();
});

test('HyperPod is offered in 16 Regions, all with JumpStart', () => {
  expect(HYPERPOD_REGIONS).toHaveLength(16);
  for (const region of HYPERPOD_REGIONS) expect(JUMPSTART_REGIONS).toContain(region);
});

test('several tasks of a role name the Regions of any, and one that works anywhere opens none', () => {
  const tasks = (...more: readonly string[]) => view('invoke', { models: [one.id], also: more });
  expect(sorted(offeredRegions(tasks('invoke-r1')))).toEqual(sorted([...one.regions, ...R1_REGIONS]));
  expect(sorted(offeredRegions(tasks('invoke-sagemaker')))).toEqual(sorted(one.regions));
});

describe('a Region that cannot be named', () => {
  const elsewhere = commercial.find((code) => !R1_REGIONS.includes(code))!;
  test('is explained by what is not there', () => {
    expect(missing(R1_REGIONS[0]!, view('invoke-r1'))).toBeUndefined();
    expect(missing('cn-north-1', view('host-ec2'))).toBeUndefined();
    expect(missing(elsewhere, view('invoke-r1'))).toMatch(
      new RegExp(`DeepSeek-R1.* not offered in ${elsewhere}$`),
    );
    expect(missing(elsewhere, view('invoke-r1'), 'Mars')).toMatch(/ in Mars$/);
  });

  test('of another partition comes with what to do there', () => {
    expect(missing('cn-north-1', view('invoke-r1'))).toMatch(/ in .*China.*\. Host DeepSeek yourself/);
    expect(missing('cn-north-1', view('invoke-agentcore'))).toMatch(/ in .*China.*\. .*ECS or EKS/);
  });

  test('is an option with the reason, once a Region of another partition is chosen too', () => {
    const option = (code: string, values: Answers['values'], scenario: ScenarioId = 'host-ec2') =>
      regionOptions(view(scenario, values)).find(({ value }) => value === code)!;
    expect(option('cn-north-1', { regions: [] }).disabled).toBeUndefined();
    expect(option('cn-north-1', { regions: ['us-east-1'] }).disabled).toMatch(/one partition.* aws$/);
    expect(option('us-west-2', { regions: ['us-east-1'] })).not.toHaveProperty('disabled');
    const { disabled, disabledTogether } = option(elsewhere, {}, 'invoke-r1');
    expect(disabled).toContain(` in ${elsewhere}`);
    expect(disabledTogether).toContain(' in these Regions');
    expect(regionOptions(view('host-ec2')).map(({ value }) => value)).toEqual(
      REGIONS.map(({ code }) => code),
    );
  });

  test('with some of the chosen models names them', () => {
    const only = [...new Set([...one.regions, ...two.regions])].find(
      (code) => one.regions.includes(code) !== two.regions.includes(code),
    )!;
    const common = both(one.regions, two.regions)[0]!;
    const there = one.regions.includes(only) ? one : two;
    const detail = (code: string, models: readonly string[], scenario: ScenarioId = 'invoke') =>
      regionOptions(view(scenario, { models })).find(({ value }) => value === code)?.detail;
    const name = (code: string) => REGIONS.find((region) => region.code === code)!.name;
    expect(detail(only, [one.id, two.id])).toBe(`${name(only)} · ${there.name} only`);
    expect(detail(common, [one.id, two.id])).toBe(name(common));
    expect(detail(only, [there.id])).toBe(name(only));
    expect(detail('cn-north-1', [one.id, two.id])).toBe(name('cn-north-1'));
    expect(detail(only, [one.id, two.id], 'batch')).toBe(name(only));
  });
});
