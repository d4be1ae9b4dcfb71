// What people say for a question besides its own label: words for a switch or an option, and nouns for what is named.
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';

/**
 * Phrases by switch, or by question and option; “|” is between questions that share them. Their words may stand in any order; “/” is between words that mean
 * the same, and “~” stands before what is denied.
 */
const SAID: Readonly<Record<string, string>> = {
  agentHarness: 'harness',
  agentRuntimes: 'agentcore runtime, runtime agent',
  agentSockets: 'socket, websocket, bidirectional stream',
  agentStop: 'stop/end/terminate/kill/close session, stopruntimesession',
  agentTelemetry: 'telemetry, trace, metric, observability, otel, opentelemetry',
  agentTokens: 'workload token, workload identity',
  agentUsers: 'name/forward/pass user, user id, user identity, behalf user, invokeagentruntimeforuser',
  autoscaling: 'autoscale, auto scale',
  'baseWeights.hub': 'private hub, hub content',
  'baseWeights.own': 'base weight/checkpoint/model bucket, own base weight/checkpoint/model',
  batchListFolders: 'list folder',
  'boundaryBlocks.agentcore': 'agentcore',
  'boundaryBlocks.app-profiles': 'application profile',
  'boundaryBlocks.console': 'console/playground',
  'boundaryBlocks.guardrails': 'guardrail',
  'boundaryBlocks.keys': 'kms',
  'boundaryBlocks.logs': 'log',
  'boundaryBlocks.mantle': 'mantle',
  'boundaryBlocks.marketplace': 'marketplace',
  'boundaryBlocks.models': 'serverless model, v3 model, foundation model, demand model, call/invoke model',
  'boundaryBlocks.profiles': 'inference profile, cross region profile',
  'boundaryBlocks.prompts': 'stored/managed prompt, prompt management',
  'boundaryBlocks.reads': 'list/read/describe model',
  'boundaryBlocks.sagemaker': 'sagemaker',
  'boundaryBlocks.service-logs': 'service log',
  'boundaryBlocks.shared-guardrails': 'shared guardrail, guardrail other account',
  'boundaryBlocks.short-keys': 'api key, short term key',
  'boundaryBlocks.vpc-functions': 'function/lambda vpc',
  bucketTls: 'https/tls only, ~http',
  dataCapture: 'capture',
  declareEc2: 'declarative policy, imdsv2',
  delegateAccessPoints: 'delegate access point',
  denyAccelerators: '~gpu/accelerator/p5, nobody launch/start gpu/accelerator/p5',
  denyManagedModels: '~prompt router/routing',
  denyNewModels: '~new/custom/imported model, ~import, ~fine tuning',
  denyServing: '~serving/hosting/endpoint, ~sagemaker',
  denySubscriptions: '~marketplace/subscription',
  deployComponents: 'inference component',
  describePeers: 'describe/list instance, find peer',
  ec2Exclusions: 'exclusion, exclude vpc/subnet',
  'ec2Hops.1': 'hop 1/one/single',
  'ec2Hops.2': 'hop 2/two',
  ec2ImageAccounts: 'allowed ami/image account, ami account',
  'ec2ImageOwners.amazon': 'amazon ami/image/account, amazon marketplace ami/image',
  'ec2ImageOwners.aws_backup_vault': 'backup ami/image',
  'ec2ImageOwners.aws_marketplace': 'marketplace ami/image, amazon marketplace ami/image',
  ec2ImageSharing: '~public ami/image, ~share ami/image',
  'ec2Images.audit': 'audit mode, audit only ami, audit ami/image',
  'ec2Images.enabled':
    'allowed/allowlist ami/image, refuse/block/deny other, ~other ami/image, only ami/image',
  'ec2Internet.both': '~internet both way, ~internet in/both direction, ~bidirectional internet',
  'ec2Internet.ingress': '~ingress/inbound',
  ec2SerialConsole: 'off/disable/turn/switch/close serial console, ~serial console',
  'ec2SnapshotSharing.all': '~public snapshot, ~snapshot sharing',
  'ec2SnapshotSharing.new': '~new public snapshot',
  'ec2Tokens.enforced': 'imdsv2, imd v2, ~imdsv1, http/token required/enforced',
  'ec2Tokens.open': 'imdsv1 allowed/stay/too/okay',
  'ecsCapacity.existing': 'existing/already/reuse instance/cluster/capacity, existing/own capacity provider',
  'ecsCapacity.instances': 'gpu instance, auto scaling group, capacity provider, ec2 capacity',
  'ecsCapacity.managed': 'managed instance',
  'eksNodes.auto': 'auto mode',
  'eksNodes.existing': 'existing/already/reuse node/cluster',
  'eksNodes.managed': 'managed node',
  'endpointAwsBuckets.jumpstart': 'jumpstart',
  'endpointCallers.account': 'only account, caller/credential account',
  'endpointCallers.organization': 'caller/principal/credential/identity/role organization/org',
  'endpointCalls.both': 'real time async/asynchronous',
  endpointKeys: 'api key, bearer token',
  endpointPolicies: 'endpoint policy',
  'endpointServices|orgEndpointServices.agent-runtime': 'agent runtime',
  'endpointServices|orgEndpointServices.control': 'control plane, bedrock api endpoint',
  'endpointServices|orgEndpointServices.ecr-api': 'ecr, container registry',
  'endpointServices|orgEndpointServices.ecr-dkr': 'ecr, container registry',
  'endpointServices|orgEndpointServices.logs': 'log, cloudwatch log',
  'endpointServices|orgEndpointServices|keyEndpoints.mantle': 'mantle',
  'endpointServices|orgEndpointServices|keyEndpoints.runtime': 'runtime, invokemodel, converse',
  'endpointServices|orgEndpointServices|perimeterServices.kms':
    'kms, key management service, weight/encryption key',
  'endpointServices|orgEndpointServices|perimeterServices.s3':
    's3, gateway endpoint, bucket hold weight, bucket with weight, model bucket, bucket key',
  'endpointServices|orgEndpointServices|perimeterServices.sts': 'sts, security token service',
  enforceBedrock: 'bedrock policy, check call guardrail',
  'evaluationKind.automatic':
    'fully automatic, automatic/automatically/programmatic/algorithmic, bertscore, accuracy, toxicity, built in dataset',
  'evaluationKind.human':
    'by people/hand, linguist/annotator/expert rate, human/people/workforce/reviewer, work team, mechanical turk',
  'evaluationKind.judge': 'as judge, grader, judged/graded model, judge with/model',
  executionRole: 'execution role',
  functionInVpc: 'function/lambda inside/in vpc',
  functionLogs: 'lambda log',
  'functionLogs|buildLogs|glueLogs|workflowLogs':
    'log/cloudwatch right/permission/access, cloudwatch logging',
  'githubSubject.id': 'immutable subject, subject with id',
  glueLogs: 'glue/job log',
  'governPartition.aws': 'commercial/standard partition/region',
  'guardedContent.comprehensive': 'comprehensive, whole/full content',
  'guardedContent.selective': 'selective, tagged content, input tag, guarded content',
  'guardedModels.all': 'regardless model, vendor model, every/each/any/all model call, every/each/all call',
  'guardedModels.deepseek': 'deepseek call, deepseek model, just/only deepseek',
  'guardrailProfile.au.guardrail.v1:0': 'australia guardrail profile',
  'guardrailProfile.ca.guardrail.v1:0': 'canada guardrail profile',
  'guardrailProfile.us-gov.guardrail.v1:0': 'govcloud guardrail profile',
  keepWeights: 'rcp, resource control policy, keep/stay weight',
  keyAccount: 'account key only',
  limitModels: 'limit/restrict model, ~other/unapproved model, ~other vendor',
  limitRegions: 'limit/restrict/lock region, ~other/unapproved region, only approved region',
  'logDestination.both': 'both cloudwatch s3',
  'logDestination.s3': 's3 only, only s3, just s3',
  modelKeyViaService: 'key only bedrock',
  noLongTermKeys: '~long term/lived key, ~permanent key',
  noPriorityTier: '~priority',
  'orchestrator.eks': 'eks/kubernete',
  'orchestrator.slurm': 'slurm',
  'otherArns.marketplace': 'marketplace allowed/too/stay/okay',
  'perimeterServices.aoss': 'aoss, vector collection',
  'perimeterServices.ecr': 'ecr, container registry',
  'perimeterServices.logs': 'log endpoint, cloudwatch log service, weight log',
  perimeterTls: 'tls/https, ~http',
  playground: 'playground',
  podIdentity: 'pod identity',
  pollResults: 'wait/poll result, poll s3',
  profileAdmin: 'profile admin, policy admin, create/manage profile',
  profileFallback: 'fallback, fall back',
  protectControls: 'protect/touch/tamper/change log/guardrail/control, nobody turn log/guardrail',
  'quotaServices.bedrock': 'bedrock, token/request per minute/day, tpm, rpm, throttled, model invocation',
  'quotaServices.ec2': 'ec2, vcpu, p5/p5en/p4d/g5/g6/g6e, gpu/p/g instance',
  'quotaServices.sagemaker':
    'sagemaker, ml p5/p4d/g5/g6/p5en/g6e, endpoint instance, training instance, hyperpod',
  readImported: 'getimportedmodel, look imported model',
  readProfile: 'getinferenceprofile, look inference profile',
  'relation.organization': 'same organization/org, organization account',
  requireVpce: 'vpc endpoint',
  resourceAccount: 'resourceaccount',
  rewardJudge: 'rlaif',
  scaleToZero: 'scale zero/0, down zero/0, zero idle',
  'servedFrom.jumpstart': 'jumpstart',
  'servedFrom.aws-image': 'aws image, deep learning image/container, dlc',
  'servedFrom.own': 'pull image, ecr image, image ecr repository',
  sessionManager: 'ssm, ecs exec, execute command',
  sessionPolicy: 'session policy, limit session, session one/single/only model, per session model',
  sideDoors: '~import/custom/marketplace, imported/custom/marketplace model, imported',
  sourceConditions: 'confused deputy, sourceaccount, source account, sourcearn, source arn',
  syncUploads: 's3 sync',
  tagHosting: 'tag endpoint/model',
  tagJobs: 'tagging',
  'trainingCompute.instances': 'dedicated/gpu/training/p5/p4d/g5/g6e instance',
  'trainingCompute.serverless': 'serverless, fully serverless',
  'trainingImage.aws': 'dlc, aws training image, pytorch container',
  trustNetwork: 'network trust policy, network when assume',
  'weightsMount.download': 'download/pull/fetch/copy weight, pod download, init container',
  'weightsMount.driver': 'driver credential/level/role, driver not pod',
  'weightsMount.pod': 'pod credential/level, pod role volume',
  workflowTraces: 'x ray, xray, trace',
};

/** Nouns by question, besides what its label begins with and what one entry is called. */
export const NOUNS: Readonly<Record<string, string>> = {
  agentImages: 'image, ecr image, container image, image repo, image repository, container repo, repo',
  auditTrail: 'trail',
  buildProjects: 'codebuild project, build project',
  certificateNames: 'cn, certificate',
  ecsCluster: 'cluster',
  eksClusterName: 'cluster, eks cluster',
  invocationLogGroup: 'group, log',
  logGroups: 'log',
  mlflowResource: 'mlflow',
  modelRoleName: 'role, behind role',
  perimeterGithub: 'github org',
  repositories: 'image, image repo, image repository, ecr repo, serving image, repo',
  rewardFunctions: 'reward lambda',
  taskImages: 'image, image repo, image repository, container repo, container image, ecr repo, repo',
  taskLogs: 'log, task log, log stream',
  trainingRepositories: 'training image, training repo, ecr repo, repo',
};

const DENYING = [
  'deny/denying/block/forbid/forbidden/ban/prohibit/disallow/refuse/stop/prevent/no',
  'not allow/permit/approve',
];

const phrases = (text: string | undefined): readonly string[] => text?.split(', ') ?? [];

/** “kms” of several questions, each by itself. */
export const KEYS: readonly (readonly [key: string, said: string])[] = Object.entries(SAID).flatMap(
  ([keys, said]) => {
    const [ids = '', ...option] = keys.split('.');
    return ids.split('|').map((id) => [[id, ...option].join('.'), said] as const);
  },
);

export const saidOf = (key: string): readonly string[] =>
  KEYS.filter(([each]) => each === key).flatMap(([, said]) =>
    phrases(said).flatMap((phrase) =>
      phrase.startsWith('~') ? DENYING.map((denying) => `${denying} ${phrase.slice(1)}`) : [phrase],
    ),
  );

/** “ECR repository of the task’s image” */
const HEAD = /^(.*?)(?: (?:of|for|with|that|in|to|which)\b.*)?$/i;

export function nounsOf(id: FieldId): readonly string[] {
  const field = fieldOf(id);
  const own = field.kind === 'list' ? [field.noun] : [];
  const head = HEAD.exec(field.label)?.[1] ?? '';
  return [...own, head, ...phrases(NOUNS[id])].map((noun) => noun.toLowerCase());
}
