// Answers for property tests: `completeAnswers` are valid throughout, `anyAnswers` whatever a person could leave behind.
import * as fc from 'fast-check';
import { findEntity } from '#core/catalog/entities.ts';
import { IMPORT_REGIONS, MODELS } from '#core/catalog/models.ts';
import { SCENARIOS, type Scenario, type ScenarioId } from '#core/catalog/scenarios.ts';
import { REGIONS } from '#core/iam/partitions.ts';
import type { Answers } from './answers.ts';
import type { FieldValue } from './field.ts';
import { COMMON_FIELDS, FIELD_IDS, fieldOf, isFieldId, type FieldId } from './fields/fields.ts';
import * as inputs from './inputs.arbitrary.ts';
import { pastedPlaces } from './pasted.ts';
import { settleAnswers } from './settle.ts';
import { viewOf } from './view.ts';

/** What the other answers depend on. */
interface Stage extends inputs.Whereabouts {
  readonly scenario: Scenario & { readonly id: ScenarioId };
  readonly entity: string;
  readonly connectorTarget: string;
  readonly models: readonly string[];
}

type Valid = { readonly [K in FieldId]: () => fc.Arbitrary<FieldValue> };

const onDemand = MODELS.filter((model) => model.regions.length > 0);
const profileRegions = MODELS.flatMap((model) => model.profile?.sourceRegions ?? []);
const partitions = [...new Set(REGIONS.map((region) => region.partition))];
const regionsOf = (partition: string) =>
  REGIONS.filter((region) => region.partition === partition).map((region) => region.code);

const some = <T>(values: readonly T[], max = values.length): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...values], { minLength: 1, maxLength: Math.min(max, values.length) });

const modelRegions = (ids: readonly string[]): string[] => [
  ...new Set(onDemand.filter((model) => ids.includes(model.id)).flatMap((model) => model.regions)),
];

/** The commercial partition in most runs, and with it all Regions. */
const anyRegions = fc
  .oneof(
    { arbitrary: fc.constant('aws'), weight: 3 },
    { arbitrary: fc.constantFrom(...partitions), weight: 2 },
  )
  .chain((partition) => some(regionsOf(partition), 4));

function regionsFor(scenario: Scenario, target: string, models: readonly string[]): fc.Arbitrary<string[]> {
  switch (scenario.regionRule) {
    case 'in-region-models':
      return some(modelRegions(models));
    case 'inference-profile':
      return some(profileRegions);
    case 'model-import':
      return some(IMPORT_REGIONS);
    case 'connector-target':
      if (target === 'model') return some(modelRegions(models));
      if (target === 'r1') return some(profileRegions);
      return target === 'imported' ? some(regionsOf('aws'), 4) : anyRegions;
    case 'anywhere':
      return anyRegions;
  }
}

const partitionOf = (region: string | undefined): string =>
  REGIONS.find((row) => row.code === region)?.partition ?? 'aws';

const stages: fc.Arbitrary<Stage> = fc
  .constantFrom(...SCENARIOS)
  .chain((scenario) =>
    fc.record({
      scenario: fc.constant(scenario),
      entity: fc.constantFrom<string>(...scenario.entities),
      connectorTarget: fc.constantFrom('model', 'r1', 'imported', 'sagemaker'),
      models: some(onDemand.map((model) => model.id)),
      account: inputs.accountId,
    }),
  )
  .chain((seed) =>
    regionsFor(seed.scenario, seed.connectorTarget, seed.models).map((regions) => ({
      ...seed,
      regions,
      partition: partitionOf(regions[0]),
    })),
  );

const entries = (entry: fc.Arbitrary<string>, min = 1, max = 4) =>
  fc.uniqueArray(entry, { minLength: min, maxLength: max });

/** A valid answer for every field there is, asked or not. */
function validValues(stage: Stage): Valid {
  return {
    entity: () => fc.constant(stage.entity),
    functionLogs: () => fc.boolean(),
    functionNames: () => entries(inputs.functionName(stage)),
    domains: () => entries(inputs.domain(stage)),
    trustedPrincipals: () => entries(inputs.principal(stage)),
    relation: () => fc.constantFrom('third-party', 'organization'),
    externalId: () => inputs.externalId,
    organizationId: () => inputs.organizationId,
    sessionDuration: () => inputs.duration,
    account: () => inputs.accountInput(stage),
    connectorTarget: () => fc.constant(stage.connectorTarget),
    regions: () => fc.constant(stage.regions),
    elsewhere: () => fc.boolean(),
    callerRegions: () => some(regionsOf(stage.partition), 4),
    models: () => fc.constant(stage.models),
    importedModels: () => entries(inputs.importedModel(stage)),
    endpoints: () => entries(inputs.endpoint(stage)),
    modelArns: () => entries(inputs.callable(stage), 1, 8),
    profileModels: () => some(MODELS.map((model) => model.id)),
    backingEndpoints: () => entries(inputs.endpoint(stage)),
    streaming: () => fc.boolean(),
    readProfile: () => fc.boolean(),
    readImported: () => fc.boolean(),
    weights: () => entries(inputs.bucket(stage), 1, 5),
    weightsEncryption: () => fc.constantFrom('s3', 'kms'),
    weightsKeys: () => entries(inputs.keyArn(stage)),
    modelEncryption: () => fc.constantFrom('aws', 'kms'),
    modelKeys: () => entries(inputs.keyArn(stage)),
    tagJobs: () => fc.boolean(),
    repositories: () => entries(inputs.repository(stage), 0, 3),
    logGroups: () => entries(inputs.logGroup(stage), 0, 3),
    sessionManager: () => fc.boolean(),
    sourceConditions: () => fc.boolean(),
    resourceAccount: () => fc.boolean(),
    boundary: () => inputs.boundary(stage),
    roleName: () => inputs.roleName,
    policyName: () => inputs.policyName,
    operatorName: () => inputs.policyName,
    path: () => inputs.path,
    description: () => inputs.description,
    tags: () => inputs.tags,
  };
}

/** Valid answers for what this scenario and trusted entity could ask for. */
function listedValues(stage: Stage): Record<string, fc.Arbitrary<FieldValue>> {
  const valid = validValues(stage);
  const listed = [...COMMON_FIELDS, ...stage.scenario.fields, ...(findEntity(stage.entity)?.fields ?? [])];
  return Object.fromEntries(listed.filter(isFieldId).map((id) => [id, valid[id]()]));
}

/** Pasted ARNs may stand in for the account and the Regions. */
function leavePlaceToArns(answers: Answers): Answers {
  const { account: _account, regions: _regions, ...values } = answers.values;
  const silent: Answers = { ...answers, values };
  return pastedPlaces(viewOf(silent)).accounts.length > 0 ? silent : answers;
}

/** Answers without a problem and without a placeholder, for every scenario, trusted entity and partition. */
export const completeAnswers: fc.Arbitrary<Answers> = stages.chain((stage) =>
  fc
    .record({ values: fc.record(listedValues(stage)), silent: fc.boolean() })
    .map(({ values, silent }) => ({ answers: { scenario: stage.scenario.id, values }, silent }))
    .map(({ answers, silent }) => settleAnswers(silent ? leavePlaceToArns(settleAnswers(answers)) : answers)),
);

/** Raw text that most checks refuse, and some take. */
export const junkText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ' ',
    '*',
    '${aws:username}',
    '__proto__',
    'constructor',
    '\ud800',
    '\udc00a',
    'a\u202eb',
    'bu\u0441ket',
    '<img src=x onerror=alert(1)>',
    '%E0%A4%A',
    'a&c=d#e',
    'arn:aws:bedrock:us-east-1:111122223333:imported-model/*',
    'arn:aws-cn:s3:::acme-models/x',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:kms:us-east-1:111122223333:alias/deepseek',
    'x'.repeat(1300),
  ),
);

function emptyOf(id: FieldId): FieldValue {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return false;
  return kind === 'text' || kind === 'choice' ? '' : [];
}

function junkOf(id: FieldId): fc.Arbitrary<FieldValue> {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return fc.boolean();
  if (kind === 'text' || kind === 'choice') return junkText;
  return fc.array(junkText, { maxLength: 6 });
}

/** Valid, empty and junk values side by side, of the JSON type each field holds, asked or not. */
export const anyAnswers: fc.Arbitrary<Answers> = stages.chain((stage) => {
  const valid = validValues(stage);
  const mixed = Object.fromEntries(
    FIELD_IDS.map((id) => [
      id,
      fc.oneof(
        { arbitrary: valid[id](), weight: 5 },
        { arbitrary: fc.constant(emptyOf(id)), weight: 1 },
        { arbitrary: junkOf(id), weight: 2 },
      ),
    ]),
  );
  return fc
    .record<Record<string, FieldValue>>(mixed, { requiredKeys: [] })
    .chain((values) =>
      fc
        .oneof(
          { arbitrary: fc.constant(stage.scenario.id), weight: 4 },
          { arbitrary: fc.constantFrom(...SCENARIOS.map((scenario) => scenario.id)), weight: 1 },
        )
        .map((scenario): Answers => ({ scenario, values })),
    );
});
