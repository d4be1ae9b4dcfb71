// What a person may want to do, one row each: the questions it needs and the values it starts from.
import type { EntityId } from './entities.ts';
import type { PageId } from './pages.ts';

/** The goals: as the first view says them (“Call from an app”), and as a heading. A scenario belongs to one. */
export const FAMILIES = [
  { id: 'call', verb: 'Call', rest: 'from an app', name: 'Call a model' },
  { id: 'import', verb: 'Import', rest: 'your weights', name: 'Bring your own weights' },
  { id: 'host', verb: 'Host', rest: 'on your GPUs', name: 'Host a model' },
  { id: 'search', verb: 'Search', rest: 'with OpenSearch', name: 'Search with OpenSearch' },
  { id: 'govern', verb: 'Govern', rest: 'an organization', name: 'Govern an organization' },
] as const;

export type FamilyId = (typeof FAMILIES)[number]['id'];

/** How a scenario decides in which Regions it works. */
export type RegionRule =
  | 'in-region-models'
  | 'batch-models'
  | 'invocation-logging'
  | 'quotas'
  | 'mantle-models'
  | 'profile-models'
  | 'served-models'
  | 'agent-models'
  | 'flow-models'
  | 'evaluation-models'
  | 'api-keys'
  | 'inference-profile'
  | 'approved-models'
  | 'model-import'
  | 'connector-target'
  | 'marketplace'
  | 'pasted-arns'
  | 'agentcore'
  | 'hosting'
  | 'fine-tuning'
  | 'anywhere';

/** Who can run code that calls AWS. */
export const APP_ENTITIES = [
  'lambda',
  'ecs',
  'ec2',
  'account',
  'eks-pods',
  'eks-irsa',
  'github',
  'gitlab',
  'roles-anywhere',
  'identity-center',
  'mfa-user',
  'own-role',
  'tagged-role',
  'agentcore',
  'sagemaker-studio',
  'glue',
  'codebuild',
  'batch-job',
  'app-runner',
] as const satisfies readonly EntityId[];

/** Who can call a model by one call of an AWS API: a state machine signs such calls by itself, and runs no code. */
export const CALLER_ENTITIES = [...APP_ENTITIES, 'step-functions'] as const satisfies readonly EntityId[];

export interface Scenario {
  readonly id: string;
  /** Its place in lists. */
  readonly rank: number;
  readonly family: FamilyId;
  readonly title: string;
  /** One line: what the role will let happen. */
  readonly summary: string;
  /** What it does, in the sentence about the role: a template of deepseek/sentence. Without a role, the whole sentence. */
  readonly sentence: string;
  /** What the description of the role says, where the summary says more or less: `{models}` stands for the models chosen. */
  readonly description?: string;
  /** Trusted entities it allows; the first is where it starts. Empty where no role is made. */
  readonly entities: readonly EntityId[];
  /** Those that are usual here, though others hide them behind “more”. */
  readonly usual?: readonly EntityId[];
  /** The model it is about, where it is about one: its card says when AWS ends it. */
  readonly model?: string;
  /** The answer with which no role is made, as a question and its value. */
  readonly roleless?: readonly [field: string, value: string];
  /** Whether one role may combine this with other tasks that join, too. */
  readonly joins?: true;
  /** The questions in addition to those of the trusted entity and the names. */
  readonly fields: readonly string[];
  readonly regionRule: RegionRule;
  /** Values that differ from what the fields start from. */
  readonly initial: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly page: PageId;
}

/** Where apps that call models run besides Lambda, ECS and EC2: clusters, and pipelines that test them. */
export const USUAL_APPS = ['eks-irsa', 'github'] as const satisfies readonly EntityId[];

/** An app that calls a model, alone or along with other tasks of one role. */
export const appCall = <const Row extends Omit<Scenario, 'family' | 'entities' | 'joins'>>(row: Row) =>
  ({ family: 'call', entities: CALLER_ENTITIES, usual: USUAL_APPS, joins: true, ...row }) as const;

/** The same for a call that needs code of its own, such as an OpenAI client. */
export const codeCall = <const Row extends Omit<Scenario, 'family' | 'entities' | 'joins'>>(row: Row) =>
  ({ ...appCall(row), entities: APP_ENTITIES }) as const;

/** Where the role is made and what is called is, and where the caller is when that is elsewhere. */
export const CALLER_PLACE = ['account', 'regions', 'elsewhere', 'callerRegions'] as const;

/** Files of the app itself, such as prompts. Asked where somebody names one, or code reads one. */
export const APP_FILES = ['appFiles', 'listAppFiles'] as const;

/** Limits of a role whose holder calls AWS itself. Each is asked where it means something. */
export const CALLER_LOCKS = [
  'network',
  'vpcEndpoints',
  'sourceIps',
  'trustNetwork',
  'principalOrg',
  'makeBoundary',
] as const;

/** What an enforced guardrail requires of a caller of models on the bedrock-runtime endpoint. */
export const GUARDRAIL_LOCKS = ['enforcedGuardrail', 'enforcedGuardrails', 'guardrailProfile'] as const;

/** Those of any role that calls models there and chooses how, a service's own role too. */
export const MODEL_LOCKS = [...GUARDRAIL_LOCKS, 'noPriorityTier'] as const;

/** Those of a role whose holder calls models there itself. */
export const RUNTIME_LOCKS = [...MODEL_LOCKS, 'guardrailRule', 'guardrails', ...CALLER_LOCKS] as const;

/** Those of a role whose holder calls models on the bedrock-mantle endpoint. */
export const MANTLE_LOCKS = ['noPriorityTier', ...CALLER_LOCKS] as const;
