// The resources of statements in words: "DeepSeek-V3.2 in us-east-1", "bucket acme-models", "model import jobs".
import { modelByRuntimeId, MODELS } from '#deepseek/facts/models.ts';
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';

/** One resource, in one Region where that matters. */
export interface MapResource {
  readonly words: string;
  readonly region?: string;
  /** How it is reached, where that is limited. */
  readonly tail?: string;
  /** The folder of a bucket. */
  readonly inside?: string;
  /** The account in its ARN. */
  readonly account?: string;
}

/** What a type of resource is called, where its name in ARNs and actions reads badly. */
const KINDS: Readonly<Record<string, string>> = {
  key: 'KMS key',
  'application inference profile': 'application profile',
  'model import job': 'import job',
  'model invocation job': 'batch job',
  'endpoint config': 'endpoint configuration',
  accesspoint: 'access point',
  'with bearer token': 'API key',
  'model with response stream': 'model',
};

const kindWords = (kind: string): string => KINDS[kind] ?? kind;

const SERVICES: Readonly<Record<string, string>> = {
  bedrock: 'Amazon Bedrock',
  'bedrock-mantle': 'the bedrock-mantle endpoint',
  sagemaker: 'Amazon SageMaker',
  ssm: 'Systems Manager',
  ssmmessages: 'Session Manager',
  ec2messages: 'Systems Manager',
  ec2: 'Amazon EC2',
  ecr: 'Amazon ECR',
  logs: 'CloudWatch Logs',
  s3: 'Amazon S3',
  kms: 'AWS KMS',
  sts: 'AWS STS',
  iam: 'IAM',
  aoss: 'OpenSearch Serverless',
  es: 'OpenSearch Service',
  eks: 'Amazon EKS',
  ecs: 'Amazon ECS',
  lambda: 'AWS Lambda',
  glue: 'AWS Glue',
  cloudwatch: 'CloudWatch',
  cloudformation: 'CloudFormation',
  organizations: 'AWS Organizations',
  servicequotas: 'Service Quotas',
  secretsmanager: 'Secrets Manager',
  'bedrock-agentcore': 'Amazon Bedrock AgentCore',
};

const EVERY_DEEPSEEK = 'every DeepSeek model';
/** A key's ID is shown by its beginning. */
const ID = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]+$/;

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun.endsWith('data')) return noun;
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`;
}

/** The Regions after the name of a resource. */
export function inRegions(regions: readonly string[]): string {
  const [only, ...others] = regions;
  if (only === undefined) return '';
  if (regions.includes('*')) return ' in every Region';
  return others.length === 0 ? ` in ${only}` : ` in ${regions.length} Regions`;
}

function modelWords(id: string): string {
  const known = modelByRuntimeId(id);
  if (known) return known.name;
  return /^[*]?deepseek[.*]/.test(id) ? EVERY_DEEPSEEK : `model ${id}`;
}

function profileWords(id: string): string {
  const known = modelByRuntimeId(id);
  if (known) return `${known.name} through its ${id.slice(0, id.indexOf('.') + 1)} profile`;
  const behind = id.startsWith('*') ? modelByRuntimeId(id.slice(1)) : undefined;
  if (behind) return `inference profiles of ${behind.name}`;
  return id.includes('deepseek') ? 'DeepSeek inference profiles' : `inference profile ${id}`;
}

function named(kind: string, name: string): string {
  const said = kindWords(kind.replaceAll('-', ' '));
  return /^[*/]*$/.test(name) ? plural(said) : `${said} ${name.replace(ID, '$1…')}`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html */
function storageWords({ resource }: Arn): string {
  const [, point] = /^accesspoint\/([^/]+)/.exec(resource) ?? [];
  if (point) return named('accesspoint', point);
  const [bucket = ''] = resource.split('/');
  return named('bucket', bucket);
}

/** The folder or file of a bucket that an ARN names; undefined for all of it. */
function folderOf({ resource }: Arn): string | undefined {
  if (resource.startsWith('accesspoint/')) return undefined;
  const slash = resource.indexOf('/');
  const folder = slash < 0 ? '' : resource.slice(slash + 1);
  return folder === '' || folder === '*' ? undefined : folder;
}

/** The name without the suffix for everything inside: streams of a log group, paths of a domain. */
const bare = (name: string): string => name.replace(/(?::log-stream:.*|:\*|\/\*)$/, '');

/** Kits name the same resources in many statements. */
const MAX_KNOWN = 2000;
const known = new Map<string, MapResource>();

/** The resource that an ARN names. */
export function describeResource(text: string): MapResource {
  const before = known.get(text);
  if (before) return before;
  const resource = readResource(text);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, resource);
  return resource;
}

function readResource(text: string): MapResource {
  const arn = parseArn(text);
  if (!arn) return { words: text };
  const { service, region, account, resource } = arn;
  if (service === 's3') {
    const inside = folderOf(arn);
    return { words: storageWords(arn), ...(inside !== undefined && { inside }) };
  }
  const [, kind = resource, name = ''] = /^([^/:]+)[/:](.*)$/.exec(resource) ?? [];
  if (kind === 'foundation-model') return { words: modelWords(name), region };
  if (kind === 'inference-profile') return { words: profileWords(name), region };
  if (kind === 'marketplace') return { words: 'Bedrock Marketplace endpoints' };
  // The ARN of a quota names the service and the code of the quota.
  if (service === 'servicequotas') return { words: `quotas of ${SERVICES[kind] ?? kind}`, account };
  if (service === 'iam') return { words: named(kind, name.slice(name.lastIndexOf('/') + 1)) };
  return { words: named(kind, bare(name)), ...(/^\d{12}$/.test(account) && { account }) };
}

/** "CreateModelImportJob" is about model import jobs. */
function nounOf(action: string): string {
  const name = action.slice(action.indexOf(':') + 1).replaceAll('*', '');
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [];
  const noun = words
    .slice(1)
    .map((word) => (/^[A-Z]+$/.test(word) ? word : word === 'Ip' ? 'IP' : word.toLowerCase()))
    .join(' ');
  // An action on several things says so itself.
  const one = noun.replace(/(?<!s|ia|u)s$/, '');
  return noun === '' ? '' : plural(kindWords(one));
}

/** Up to this many nouns are listed one by one; more are summed up as their service. */
const MAX_LISTED_NOUNS = 2;

/** What actions on every resource are about. */
function thingsOfActions(actions: readonly string[]): readonly MapResource[] {
  const services = new Map<string, Set<string>>();
  for (const action of actions) {
    const service = action.slice(0, action.indexOf(':'));
    const nouns = services.get(service) ?? new Set();
    services.set(service, nouns.add(nounOf(action)));
  }
  return [...services].flatMap(([service, nouns]) =>
    nouns.size > MAX_LISTED_NOUNS || nouns.has('')
      ? [{ words: SERVICES[service] ?? service }]
      : [...nouns].map((noun) => ({ words: noun })),
  );
}

interface ConditionValues {
  readonly operator: string;
  readonly values: readonly string[];
}

/** The values that a statement asks of a condition key, whatever the operator. */
export function valuesOf({ Condition = {} }: Statement, key: string): readonly ConditionValues[] {
  const lower = key.toLowerCase();
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys)
      .filter(([other]) => other.toLowerCase() === lower)
      .map(([, value]) => ({ operator, values: toArray<string | number | boolean>(value).map(String) })),
  );
}

/** On bedrock-mantle the resource is a project, and the model a condition. */
function mantleThings(statement: Statement): readonly MapResource[] {
  const stated = valuesOf(statement, 'bedrock-mantle:Model');
  if (stated.length === 0) return [{ words: 'every model on bedrock-mantle' }];
  return stated.flatMap(({ operator, values }): readonly MapResource[] => {
    if (/Not/.test(operator)) return [{ words: 'other models on bedrock-mantle' }];
    return values.map((id) => {
      const model = MODELS.find(({ mantleId }) => mantleId === id);
      return { words: `${model?.name ?? (id.includes('deepseek') ? EVERY_DEEPSEEK : id)} on bedrock-mantle` };
    });
  });
}

/** What the resources of a statement are, for some of its actions. */
export function describeResources(
  statement: Statement,
  actions: readonly string[],
  resources: readonly string[],
): readonly MapResource[] {
  const inferring = actions.filter((action) => action === 'bedrock-mantle:CreateInference');
  const others = actions.filter((action) => action !== 'bedrock-mantle:CreateInference');
  const through = valuesOf(statement, 'bedrock:InferenceProfileArn').some(
    ({ operator }) => !operator.includes('Not'),
  );
  const viaBedrock = valuesOf(statement, 'aws:CalledViaLast').some(({ values }) =>
    values.every((service) => service.startsWith('bedrock.')),
  );
  const mantle = inferring.length > 0 ? mantleThings(statement) : [];
  if (others.length === 0) return mantle;
  const named = resources.filter((arn) => arn !== '*').map(describeResource);
  return [
    ...mantle,
    ...(through
      ? named.map((resource) =>
          resource.region ? { ...resource, tail: 'only through the profile' } : resource,
        )
      : viaBedrock
        ? named.map((resource) => ({ ...resource, tail: 'only through Bedrock' }))
        : named),
    ...(resources.includes('*') ? thingsOfActions(others) : []),
  ];
}
