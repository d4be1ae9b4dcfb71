// What a person may want to do, one row each: the questions it needs and the values it starts from.
import type { EntityId } from './entities.ts';
import type { PageId } from './pages.ts';

export const FAMILIES = [
  { id: 'call', name: 'Call a DeepSeek model' },
  { id: 'import', name: 'Import your own weights' },
  { id: 'host', name: 'Host it on SageMaker or EC2' },
  { id: 'search', name: 'Connect OpenSearch' },
  { id: 'govern', name: 'Govern an organization' },
] as const;

export type FamilyId = (typeof FAMILIES)[number]['id'];

/** How a scenario decides in which Regions it works. */
export type RegionRule =
  'in-region-models' | 'inference-profile' | 'model-import' | 'connector-target' | 'anywhere';

export interface Scenario {
  readonly id: string;
  readonly family: FamilyId;
  readonly title: string;
  /** One line: what the role will let happen. */
  readonly summary: string;
  /** Trusted entities it allows; the first is where it starts. */
  readonly entities: readonly EntityId[];
  /** The questions beside those of the trusted entity and the names. */
  readonly fields: readonly string[];
  readonly regionRule: RegionRule;
  /** Values that differ from what the fields start from. */
  readonly initial: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly page: PageId;
}

const APP_ENTITIES = ['lambda', 'ecs', 'ec2', 'account'] as const;

export const SCENARIOS = [
  {
    id: 'invoke',
    family: 'call',
    title: 'Call DeepSeek-V3 on Bedrock',
    summary: 'An app calls V3.2 or V3.1 in the Regions you choose',
    entities: APP_ENTITIES,
    fields: ['account', 'regions', 'elsewhere', 'callerRegions', 'models', 'streaming'],
    regionRule: 'in-region-models',
    initial: { roleName: 'DeepSeekInvoke' },
    page: 'bedrockInference',
  },
  {
    id: 'invoke-r1',
    family: 'call',
    title: 'Call DeepSeek-R1 on Bedrock',
    summary: 'An app calls R1 through the us. inference profile',
    entities: APP_ENTITIES,
    fields: ['account', 'regions', 'elsewhere', 'callerRegions', 'streaming', 'readProfile'],
    regionRule: 'inference-profile',
    initial: { roleName: 'DeepSeekR1Invoke' },
    page: 'bedrockProfiles',
  },
  {
    id: 'invoke-imported',
    family: 'call',
    title: 'Call a model you imported',
    summary: 'An app calls a DeepSeek distill that was imported into Bedrock',
    entities: APP_ENTITIES,
    fields: [
      'account',
      'regions',
      'elsewhere',
      'callerRegions',
      'importedModels',
      'streaming',
      'readImported',
      'modelEncryption',
      'modelKeys',
    ],
    regionRule: 'model-import',
    initial: { roleName: 'DeepSeekDistillInvoke' },
    page: 'bedrockInference',
  },
  {
    id: 'invoke-sagemaker',
    family: 'call',
    title: 'Call a SageMaker endpoint',
    summary: 'An app calls DeepSeek behind a SageMaker real-time endpoint',
    entities: APP_ENTITIES,
    fields: ['account', 'regions', 'endpoints', 'streaming'],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekEndpointInvoke' },
    page: 'sagemakerInvoke',
  },
  {
    id: 'invoke-arns',
    family: 'call',
    title: 'Call the ARNs I have',
    summary: 'Paste model, profile or endpoint ARNs; each gets what its type needs',
    entities: APP_ENTITIES,
    fields: [
      'account',
      'regions',
      'modelArns',
      'profileModels',
      'backingEndpoints',
      'streaming',
      'readProfile',
      'readImported',
      'modelEncryption',
      'modelKeys',
    ],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekInvoke' },
    page: 'bedrockInference',
  },
  {
    id: 'import',
    family: 'import',
    title: 'Import a DeepSeek distill',
    summary: 'Bedrock reads the weights from S3; an operator starts the job',
    entities: ['bedrock-import'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'modelEncryption',
      'modelKeys',
      'tagJobs',
      'resourceAccount',
      'operatorName',
    ],
    regionRule: 'model-import',
    initial: { roleName: 'DeepSeekModelImportRole', operatorName: 'DeepSeekImportOperator' },
    page: 'bedrockImportRole',
  },
  {
    id: 'host-sagemaker',
    family: 'host',
    title: 'SageMaker execution role',
    summary: 'SageMaker hosts your weights with your own serving image',
    entities: ['sagemaker'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'repositories',
      'resourceAccount',
    ],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekSageMakerRole', resourceAccount: false },
    page: 'sagemakerRole',
  },
  {
    id: 'host-ec2',
    family: 'host',
    title: 'Self-host on EC2',
    summary: 'An instance reads weights from S3, pulls its image and writes logs',
    entities: ['ec2'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'repositories',
      'logGroups',
      'sessionManager',
      'resourceAccount',
    ],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekEc2Role' },
    page: 'ec2Roles',
  },
  {
    id: 'opensearch',
    family: 'search',
    title: 'OpenSearch connector',
    summary: 'A managed domain calls DeepSeek; a creator sets the connector up',
    entities: ['opensearch-domain'],
    fields: [
      'account',
      'regions',
      'connectorTarget',
      'elsewhere',
      'callerRegions',
      'models',
      'importedModels',
      'endpoints',
      'modelEncryption',
      'modelKeys',
      'operatorName',
    ],
    regionRule: 'connector-target',
    initial: { roleName: 'OpenSearchDeepSeekConnectorRole', operatorName: 'OpenSearchConnectorCreator' },
    page: 'openSearchConnectors',
  },
] as const satisfies readonly Scenario[];

export type ScenarioId = (typeof SCENARIOS)[number]['id'];

const byId: ReadonlyMap<string, Scenario> = new Map(SCENARIOS.map((scenario) => [scenario.id, scenario]));

export function findScenario(id: string): Scenario | undefined {
  return byId.get(id);
}
