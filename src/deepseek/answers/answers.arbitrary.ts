// Answers for property tests: `completeAnswers` are valid throughout, `anyAnswers` may be incomplete or wrong.
import * as fc from 'fast-check';
import './register-all.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import {
  findScenario,
  scenarios,
  type Scenario,
  type ScenarioId,
  type ScenarioRow,
} from '#deepseek/catalog/scenarios.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { validOfEntities } from '#deepseek/entities/questions.arbitrary.ts';
import { validOfScenarios } from '#deepseek/scenarios/questions.arbitrary.ts';
import type { Answers } from './answers.ts';
import type { FieldValue } from './field.ts';
import { validAppFiles } from './fields/app-file-fields.arbitrary.ts';
import { validBatch } from './fields/batch-fields.arbitrary.ts';
import { validBedrock } from './fields/bedrock-fields.arbitrary.ts';
import { validClusters } from './fields/cluster-fields.arbitrary.ts';
import { validCompute } from './fields/compute-fields.arbitrary.ts';
import { validDeployer } from './fields/deployer-fields.arbitrary.ts';
import { validEc2Policy } from './fields/ec2-policy-fields.arbitrary.ts';
import { fieldIds, fieldOf, isFieldId, NO_ROLE_FIELDS, ROLE_FIELDS, type FieldId } from './fields/fields.ts';
import { validGovern } from './fields/govern-fields.arbitrary.ts';
import { validOrgDocuments } from './fields/org-document-fields.arbitrary.ts';
import { validGuard } from './fields/guard-fields.arbitrary.ts';
import { validHost } from './fields/host-fields.arbitrary.ts';
import { validPeople } from './fields/people-fields.arbitrary.ts';
import { validStorage } from './fields/storage-fields.arbitrary.ts';
import { validSession } from './fields/session-fields.arbitrary.ts';
import { validTag } from './fields/tag-fields.arbitrary.ts';
import { validTraining } from './fields/training-fields.arbitrary.ts';
import { validWorkload } from './fields/workload-fields.arbitrary.ts';
import * as inputs from './inputs.arbitrary.ts';
import { pastedHomes } from './pasted-arns.ts';
import { offeredRegions, offeredTo } from './offered-regions.ts';
import { allUnguardedCalls } from './runtime-calls.ts';
import { normalizeAnswers, shortestAnswers } from './normalize-answers.ts';
import { entries, modelStage, regionsOf, some, type AnswerBasis, type ValidOf } from './stage.arbitrary.ts';
import { mountsWeights } from './s3-driver.ts';
import { readAnswers } from './read-answers.ts';
import { viewOf } from './answers-view.ts';

type Valid = ValidOf<Record<FieldId, unknown>>;

const partitions = [...new Set(REGIONS.map((region) => region.partition))];

/** The commercial partition in most runs, and with it all Regions. */
const anyRegions = fc
  .oneof(
    { arbitrary: fc.constant('aws'), weight: 3 },
    { arbitrary: fc.constantFrom(...partitions), weight: 2 },
  )
  .chain((partition) => some(regionsOf(partition), 4));

/** Regions that the scenario is offered in, as its own rule says. */
function regionsFor(seed: Omit<AnswerBasis, 'regions' | 'partition'>): fc.Arbitrary<string[]> {
  const { scenario, connectorTarget, models, profileModels, keyEndpoints, also } = seed;
  const values = {
    connectorTarget,
    models,
    profileModels,
    servedModels: profileModels,
    approvedModels: profileModels,
    keyEndpoints,
    also,
    // Joined to other tasks, these open no Region, as SageMaker is everywhere.
    ...((also?.length ?? 0) > 0 && { modelArns: ['arn:aws:sagemaker:us-east-1:111122223333:endpoint/a'] }),
    // With these, training jobs run everywhere.
    trainingImage: 'aws',
    baseWeights: 'hub',
  };
  const view = viewOf({ scenario: scenario.id, values });
  const offered = offeredRegions(view);
  if (!offered) return anyRegions;
  // One policy holds one partition, in which the task itself is offered: those joined to it may be offered in others.
  const isIn = (task: Scenario, id: string): boolean =>
    offeredTo(task, view)?.some((region) => partitionOf(region) === id) ?? true;
  const open = [...new Set(offered.map(partitionOf))].filter((id) => isIn(scenario, id));
  const shared = open.filter((id) => view.scenarios.every((task) => isIn(task, id)));
  const partitions = shared.length > 0 ? shared : open;
  return fc.constantFrom(...partitions).chain((partition) =>
    some(
      offered.filter((region) => partitionOf(region) === partition),
      6,
    ),
  );
}

function partitionOf(region: string | undefined): string {
  return REGIONS.find((row) => row.code === region)?.partition ?? 'aws';
}

const rows = scenarios.all();

const onDemand = MODELS.filter((model) => model.regions.length > 0);

/** Tasks that share the role, now and then. */
const joinedTo = (scenario: ScenarioRow): fc.Arbitrary<string[]> => {
  const others = rows.filter((other) => other.joins && other.id !== scenario.id).map(({ id }) => id);
  if (!scenario.joins || others.length === 0) return fc.constant([]);
  return fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 2 },
    { arbitrary: some<string>(others, 3), weight: 1 },
  );
};

/** Whether the trusted entity can do a joined task: one that runs no code cannot do all. */
function fits(entity: string, task: string): boolean {
  const entities: readonly string[] = findScenario(task)?.entities ?? [];
  return findEntity(entity)?.without === undefined || entities.includes(entity);
}

/** The trusted entity, or the first of the scenario where AWS does not offer it in the partition. */
function entityIn(partition: string, { entity, scenario }: Pick<AnswerBasis, 'entity' | 'scenario'>): string {
  const offered = findEntity(entity)?.partitions?.includes(partition) ?? true;
  return offered ? entity : (scenario.entities[0] ?? '');
}

/** `entities`: only these, of those that a scenario offers. */
const stagesOf = (
  scenarios: readonly ScenarioRow[],
  entities?: readonly string[],
): fc.Arbitrary<AnswerBasis> =>
  fc
    .constantFrom(...scenarios)
    .chain((scenario) =>
      fc.record({
        scenario: fc.constant(scenario),
        entity:
          scenario.entities.length > 0
            ? fc.constantFrom<string>(...scenario.entities.filter((id) => entities?.includes(id) ?? true))
            : fc.constant(''),
        connectorTarget: fc.constantFrom('model', 'r1', 'imported', 'sagemaker'),
        models: some(onDemand.map((model) => model.id)),
        profileModels: some(MODELS.map((model) => model.id)),
        keyEndpoints: fc.subarray(['runtime', 'mantle']),
        also: joinedTo(scenario),
        account: inputs.accountId,
      }),
    )
    .map((seed) => ({ ...seed, also: seed.also.filter((id) => fits(seed.entity, id)) }))
    .chain((seed) =>
      regionsFor(seed).map((regions) => {
        const partition = partitionOf(regions[0]);
        return { ...seed, entity: entityIn(partition, seed), regions, partition };
      }),
    );

const stages = stagesOf(rows);

/** A valid answer for every field there is, asked or not. */
function validValues(stage: AnswerBasis): Valid {
  const own = validForRole(stage);
  return { ...own, ...validDeployer(own) };
}

function validForRole(stage: AnswerBasis): Omit<Valid, keyof ReturnType<typeof validDeployer>> {
  const imports = [stage.scenario.id, ...stage.also].includes('import');
  return {
    entity: () => fc.constant(stage.entity),
    functionLogs: () => fc.boolean(),
    functionInVpc: () => fc.boolean(),
    functionNames: () => entries(inputs.functionName(stage)),
    deployerPolicy: () => fc.boolean(),
    also: () => fc.constant([...stage.also]),
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
    importedModels: () => entries(inputs.importedModel(modelStage(stage))),
    endpoints: () => entries(inputs.endpoint(modelStage(stage))),
    profileModels: () => fc.constant([...stage.profileModels]),
    streaming: () => fc.boolean(),
    readProfile: () => fc.boolean(),
    readImported: () => fc.boolean(),
    weights: () => entries(imports ? inputs.jobBucket(stage) : inputs.bucketOrFile(stage), 1, 5),
    weightsEncryption: () => fc.constantFrom('s3', 'kms'),
    weightsKeys: () => entries(inputs.keyArn(stage)),
    modelEncryption: () => fc.constantFrom('aws', 'kms'),
    modelKeys: () => entries(inputs.keyArn(stage)),
    tagJobs: () => fc.boolean(),
    repositories: () => entries(inputs.repository(stage), 0, 3),
    sessionManager: () => fc.boolean(),
    sourceConditions: () => fc.boolean(),
    resourceAccount: () => fc.boolean(),
    boundary: () => inputs.boundary(stage),
    roleName: () => inputs.roleName,
    policyName: () => inputs.policyName,
    operatorName: () => inputs.policyName.map((name) => `operator-${name}`.slice(0, 128)),
    path: () => inputs.path,
    description: () => inputs.description,
    tags: () => inputs.tags,
    ...validAppFiles(stage),
    ...validTag(),
    ...validSession(),
    ...validBatch(stage),
    ...validBedrock(stage),
    ...validClusters(stage),
    ...validCompute(stage),
    ...validGovern(stage),
    ...validEc2Policy,
    ...validOrgDocuments(stage),
    ...validGuard(stage),
    ...validHost(stage),
    ...validPeople(stage),
    ...validStorage(stage),
    ...validTraining(stage),
    ...validWorkload(),
    ...validOfEntities(stage),
    ...validOfScenarios(stage),
  };
}

/** Valid answers for what this scenario and trusted entity could ask for. */
function listedValues(stage: AnswerBasis): Record<string, fc.Arbitrary<FieldValue>> {
  const valid = validValues(stage);
  const own = stage.entity === '' ? NO_ROLE_FIELDS : ROLE_FIELDS;
  const tasks = [stage.scenario, ...stage.also.flatMap((id) => findScenario(id) ?? [])];
  const listed = [
    ...own,
    ...(stage.scenario.joins ? ['also'] : []),
    ...tasks.flatMap((task) => task.fields),
    ...(findEntity(stage.entity)?.fields ?? []),
  ];
  const asked = new Set(listed);
  // Some are asked with a question that is itself asked with another.
  for (let before = 0; before < asked.size;) {
    before = asked.size;
    for (const id of fieldIds()) if (fieldOf(id).askedWith?.some((other) => asked.has(other))) asked.add(id);
  }
  return Object.fromEntries([...asked].filter(isFieldId).map((id) => [id, valid[id]()]));
}

/** Pasted ARNs may replace the account and the Regions, on which old names of buckets depend. */
function leavePlaceToArns(answers: Answers): Answers {
  const { account: _account, regions, ...others } = answers.values;
  const values =
    ('weights' in others || 'appFiles' in others) && regions !== undefined ? { ...others, regions } : others;
  const silent: Answers = { ...answers, values };
  if (pastedHomes(viewOf(silent)).accounts.length === 0) return answers;
  // The ARNs that say most can leave out a Region that others need.
  return readAnswers(silent).problems.length === 0 ? silent : answers;
}

/** A required guardrail keeps out what takes none; here it is the guardrail that gives way. */
function withoutConflict(answers: Answers): Answers {
  const { guardrailRule: _rule, ...others } = answers.values;
  return allUnguardedCalls(viewOf(answers)).length > 0 ? { ...answers, values: others } : answers;
}

/** A volume has folders; of a file the pods take a copy. */
function withoutMountedFiles(answers: Answers): Answers {
  if (!mountsWeights(viewOf(answers))) return answers;
  const isFile = readAnswers(answers).problems.some(({ field }) => field === 'weights');
  return isFile ? { ...answers, values: { ...answers.values, weightsMount: 'download' } } : answers;
}

/** Without options that the other answers exclude: the page does not offer them. */
function withoutClosed(chosen: Answers): Answers {
  const answers = withoutMountedFiles(withoutConflict(chosen));
  const view = viewOf(answers);
  const open = Object.entries(answers.values).flatMap(([id, value]) => {
    const field = fieldOf(id as FieldId);
    if (field.kind !== 'choice' && (field.kind !== 'choices' || field.check)) return [[id, value] as const];
    const values = field.options(view).flatMap((option) => (option.disabled ? [] : [option.value]));
    if (typeof value === 'string') return values.includes(value) ? [[id, value] as const] : [];
    return [[id, Array.isArray(value) ? value.filter((each) => values.includes(each)) : value] as const];
  });
  return { ...answers, values: Object.fromEntries(open) };
}

const completeOn = (stage: AnswerBasis): fc.Arbitrary<Answers> =>
  fc
    .record({ values: fc.record(listedValues(stage)), silent: fc.boolean() })
    .map(({ values, silent }) => ({ answers: { scenario: stage.scenario.id, values }, silent }))
    .map(({ answers, silent }) => (silent ? leavePlaceToArns(shortestAnswers(answers)) : answers))
    .map((answers) => normalizeAnswers(withoutClosed(answers)));

/** Answers without a problem and without a placeholder, for every scenario, trusted entity and partition. */
export const completeAnswers: fc.Arbitrary<Answers> = stages.chain(completeOn);

/** Such answers for some scenarios: a filter on all of them would throw most away. */
export const completeAnswersOf = (...ids: readonly ScenarioId[]): fc.Arbitrary<Answers> =>
  stagesOf(rows.filter(({ id }) => ids.includes(id as ScenarioId))).chain(completeOn);

/** Such answers for some trusted entities, also where another one has to replace them in a partition. */
export const completeAnswersBy = (...ids: readonly string[]): fc.Arbitrary<Answers> =>
  stagesOf(
    rows.filter(({ entities }) => entities.some((id: string) => ids.includes(id))),
    ids,
  ).chain(completeOn);

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
    fieldIds().map((id) => [
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
          { arbitrary: fc.constantFrom(...rows.map((scenario) => scenario.id)), weight: 1 },
        )
        .map((scenario): Answers => ({ scenario, values })),
    );
});
