// Questions whose answers are each in one Region, and where that Region has to be.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { AnswersView } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { hostHome } from '#deepseek/answers/hosting.ts';
import { importsWeights } from '#deepseek/answers/imported-model.ts';
import { homeInText, homeOfBucket } from '#deepseek/answers/inputs/arn-home.ts';
import type { FamilyId } from '#deepseek/catalog/scenario.ts';

/** What takes place in the Regions of the answers. */
const WORK: Readonly<Record<FamilyId, string>> = {
  call: 'calls start',
  import: 'jobs run',
  host: 'the model runs',
  search: 'calls start',
  govern: 'calls start',
};

/** Regions, what is done there, and the questions that say which they are. */
interface WorkPlace {
  readonly regions: readonly string[];
  readonly work: string;
  readonly asked: readonly FieldId[];
}

export const whereWorks = ({ home, scenario }: AnswersView): WorkPlace => ({
  regions: home.regions,
  work: WORK[scenario.family],
  asked: ['regions'],
});

const whereCalled = ({ home }: AnswersView): WorkPlace => ({
  regions: home.regions,
  work: WORK.call,
  asked: ['regions'],
});

/** The caller can be in other Regions than the model, once that is said. */
function whereCallerIs(view: AnswersView): WorkPlace {
  const { regions } = callerHome(view);
  if (view.asks('callerRegions')) return { regions, work: 'the caller is', asked: ['callerRegions'] };
  return { ...whereWorks(view), asked: view.asks('elsewhere') ? ['regions', 'elsewhere'] : ['regions'] };
}

/** The nodes of a host run where its cluster is. */
function whereNodesAre(view: AnswersView): WorkPlace {
  const { regions } = hostHome(view);
  if (regions === view.home.regions) return whereWorks(view);
  return { regions, work: 'the nodes are', asked: [view.entity.trust === 'irsa' ? 'eksIssuer' : 'clusters'] };
}

/** Where the entries of another answer are. */
const whereIts =
  (id: FieldId, work: string) =>
  (view: AnswersView): WorkPlace => {
    const regions = view.asks(id) ? view.list(id).flatMap((raw) => homeInText(raw)?.region ?? []) : [];
    return regions.length > 0 ? { regions: [...new Set(regions)], work, asked: [id] } : whereWorks(view);
  };

interface Placed {
  readonly field: FieldId;
  readonly noun: string;
  /** Where it has to be, if not where the model or the jobs run. */
  readonly where?: (view: AnswersView) => WorkPlace;
  /**
   * What must be so, if not that one entry is where it is of use: `all` of them, because the documents name it there or
   * a service reads no other; the first in the first Region, and so on (`in-order`); or one in each Region (`each`),
   * which an optional answer only says (`each-said`).
   */
  readonly needs?: 'all' | 'in-order' | 'each' | 'each-said';
  /** Where it matters, if not wherever the question is asked. */
  readonly when?: (view: AnswersView) => boolean;
  /** The Region of an entry, if not that of an ARN. */
  readonly homeOf?: typeof homeInText;
}

/** Tasks in which an AWS service reads the files, in its own Region: other programs can read them from another. */
const READ_BY_SERVICES: ReadonlySet<string> = new Set([
  'import',
  'batch',
  'evaluation',
  'fine-tune-sagemaker',
  'hyperpod',
  'host-sagemaker',
]);

/** Whether a service of AWS reads the files, in the Region that it works in. */
export const readByServices = (view: AnswersView): boolean =>
  view.scenarios.every(({ id }) => READ_BY_SERVICES.has(id));

/** A cluster's pods can call another Region over the internet; those behind VPC endpoints call in their own. */
const bindsCluster = (view: AnswersView): boolean =>
  view.scenario.id === 'host-eks' || view.asks('vpcEndpoints');

/**
 * Docker, ECS and the kubelet pull from every Region; SageMaker only from its own.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
const pulledBySageMaker = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id === 'host-sagemaker');

/** Questions on the buckets of a task. */
export const BUCKETS: readonly FieldId[] = [
  'weights',
  'batchInput',
  'batchOutput',
  'evaluationPrompts',
  'evaluationResults',
  'trainingData',
  'trainingOutput',
  'checkpoints',
  'lifecycleScripts',
  'asyncInput',
  'asyncResults',
  'captureBuckets',
];

/** Buckets whose name has their Region. */
const bucketRow = (field: FieldId): Placed => ({
  field,
  noun: 'bucket',
  needs: 'all',
  when: readByServices,
  homeOf: homeOfBucket,
});

export const PLACED: readonly Placed[] = [
  { field: 'serviceGuardrails', noun: 'guardrail' },
  { field: 'endpointGuardrails', noun: 'guardrail' },
  { field: 'weightsKeys', noun: 'KMS key', when: readByServices },
  { field: 'modelKeys', noun: 'KMS key of the model', needs: 'each', when: importsWeights },
  {
    field: 'modelKeys',
    noun: 'KMS key of the model',
    where: whereIts('importedModels', 'the models are'),
    when: (view) => !importsWeights(view),
  },
  { field: 'volumeKeys', noun: 'KMS key of the volumes', needs: 'each-said' },
  { field: 'trainingVolumeKeys', noun: 'KMS key of the volumes', needs: 'each-said' },
  { field: 'accessPoints', noun: 'access point', when: readByServices },
  { field: 'subnets', noun: 'subnet', needs: 'each' },
  { field: 'securityGroups', noun: 'security group', needs: 'each' },
  { field: 'snsTopics', noun: 'topic', needs: 'each-said' },
  { field: 'topicKeys', noun: 'KMS key of the topics', where: whereIts('snsTopics', 'the topics are') },
  { field: 'repositories', noun: 'repository', needs: 'all', when: pulledBySageMaker },
  { field: 'sharedRepositories', noun: 'repository', when: pulledBySageMaker },
  { field: 'trainingRepositories', noun: 'repository', needs: 'all' },
  { field: 'agentImages', noun: 'repository', needs: 'all', where: whereCallerIs },
  { field: 'capacityReservations', noun: 'capacity reservation', where: whereNodesAre },
  { field: 'reservationGroups', noun: 'reservation group' },
  { field: 'trainingPlans', noun: 'training plan' },
  { field: 'rewardFunctions', noun: 'function', needs: 'all' },
  { field: 'modelPackageGroup', noun: 'model package group', needs: 'all' },
  { field: 'hyperpodEks', noun: 'EKS cluster' },
  { field: 'ecsCluster', noun: 'ECS cluster', needs: 'all' },
  { field: 'clusters', noun: 'EKS cluster', when: bindsCluster },
  { field: 'eksIssuer', noun: 'EKS cluster', needs: 'all', when: bindsCluster },
  { field: 'logGroups', noun: 'log group', needs: 'all' },
  { field: 'invocationLogGroup', noun: 'log group', needs: 'all', where: whereCalled },
  { field: 'taskLogs', noun: 'log group', needs: 'all', where: whereCallerIs },
  { field: 'stateMachines', noun: 'state machine', needs: 'all', where: whereCallerIs },
  { field: 'deployerStateMachines', noun: 'state machine of the deployer', needs: 'all' },
  { field: 'functionNames', noun: 'function', needs: 'all', where: whereCallerIs },
  { field: 'buildProjects', noun: 'build project', needs: 'all', where: whereCallerIs },
  { field: 'domains', noun: 'domain', needs: 'all', where: whereCallerIs },
  { field: 'collections', noun: 'collection' },
  { field: 'prompts', noun: 'prompt', where: whereCalled },
  { field: 'flowPrompts', noun: 'prompt' },
  { field: 'judges', noun: 'judge', needs: 'each' },
  { field: 'endpoints', noun: 'endpoint', where: whereCalled },
  { field: 'inferenceComponents', noun: 'inference component', where: whereCalled },
  { field: 'marketplaceEndpoints', noun: 'endpoint', where: whereCalled },
  { field: 'importedModels', noun: 'imported model', where: whereCalled },
  { field: 'endpointImported', noun: 'imported model' },
  { field: 'appProfiles', noun: 'profile', where: whereCalled },
  { field: 'agentRuntimes', noun: 'runtime', where: whereCalled },
  { field: 'modelArns', noun: 'ARN', where: whereCalled },
  ...BUCKETS.map(bucketRow),
  { ...bucketRow('logBuckets'), needs: 'in-order', where: whereCalled, when: () => true },
];
