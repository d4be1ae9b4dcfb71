// AWS identifiers that stand in a text, and the questions each answers. The forms: see iam/facts/input-rules.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { EXCEPT_WORDS, EXEMPT, ROLE_NAMES, roleNamesIn } from './exempt-words.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

/** What surrounds an identifier in the text, as far as it tells what the identifier is for. */
interface Surroundings {
  /** The words before it, in lower case, up to the identifier before. */
  readonly before: string;
  /** The text right after it, in lower case. */
  readonly after: string;
}

interface Identifier {
  readonly id: string;
  /** What it looks like within a text. Global. */
  readonly pattern: RegExp;
  readonly answers?: (found: string, around: Surroundings) => FieldValues;
  /** Where it is one, if not everywhere. */
  readonly when?: (around: Surroundings) => boolean;
  /** The URI of a bucket: its answers follow from all that is said of buckets, see placeBuckets. */
  readonly bucket?: (found: string) => string;
  /** The same for accounts: see placeAccounts. */
  readonly isAccount?: true;
  /** See `StatedPart`. */
  readonly isByTheWay?: true;
  readonly entity?: EntityId;
  /** How much it speaks for scenarios: see `Concept`. */
  readonly scenarios?: { readonly [K in ScenarioId]?: number };
  /** Tasks it adds to a role of another scenario: see `Concept`. */
  readonly joins?: { readonly [K in ScenarioId]?: ScenarioId };
}

const ARN = String.raw`arn:aws(?:-[a-z-]+)?:`;
const arn = (rest: string): RegExp => new RegExp(String.raw`${ARN}${rest}`, 'g');

const EXCEPT = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt\w*|excluding|other than|but|besides|apart from|aside from|unless)\b[^.;]*$`,
);
/** “Only arn:… may call it”; “block it only for arn:…” exempts nobody. */
const ONLY = /\bonly\s+(?:the\s+)?(?:iam\s+)?(?:role\s+)?$/;
const RUN_BY = /\b(?:run|started|deployed|operated|created|built|imported) by\b[^.;,]*$/;
const RUNS = /^\s*(?:deploys?|imports?|runs?|creates?|starts?|builds?|hosts?|operates?)\b/;
const CALLS = /^\s*(?:calls?|invokes?|uses?|needs?|assumes?|may|can|should)\b/;

const REWARD = /\breward\b[^.;]*$/;
const ADMINISTERS =
  /^\s*(?:may|can|should|is allowed to)\s+(?:change|edit|modify|update|manage|alter|touch|create)\b/;
const LEFT_ALONE =
  /^\s*(?:out\b|(?:is|are|stays?|remains?|keeps?)\s+(?:also\s+|still\s+)?(?:allowed|approved|ok|okay|usable|fine|available|out|exempt|unguarded|excluded)\b)/;
const LEFT_ALONE_BEFORE = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|excluding|leav(?:e|es|ing) out|keep(?:s|ing)?|skip(?:s|ping)?|but not|apart from|aside from|other than|also allow(?:ed|s)?)\b[^.;]*$`,
);

/** “Is exempt”, in the words of others. */
const IS_EXEMPT = String.raw`\s+(?:is|are)\s+(?:exempt|not (?:bound|affected|covered|limited)|unaffected|left out|excluded|excepted|spared|untouched)\b`;

/** Exempt from all, not from the endpoint alone. */
const IS_LEFT_OUT = new RegExp(String.raw`^${IS_EXEMPT}(?!\s+from\s+(?:the\s+)?(?:vpc\s+)?endpoint)`);

/** What a key encrypts, by the words before it. */
const KEY_USES: readonly { readonly words: RegExp; readonly answers: (key: string) => FieldValues }[] = [
  { words: /\bvolumes?\b[^.;]*$/, answers: (key) => ({ volumeKeys: [key], trainingVolumeKeys: [key] }) },
  { words: /\b(?:sns|topics?)\b[^.;]*$/, answers: (key) => ({ topicKeys: [key] }) },
  {
    words: /\bimported model\b[^.]*$/,
    answers: (key) => ({ modelEncryption: 'kms', modelKeys: [key] }),
  },
];

/** The last part of an ARN. */
const nameIn = (found: string): string => found.split('/').at(-1) ?? '';

const ORGANIZATION = { 'deny-deepseek': 2, 'approve-models': 2 };

const modelAnswers = (id: string, region: string): FieldValues => ({
  models: [id],
  servedModels: [id],
  approvedModels: [id],
  deniedModels: [id],
  denyScope: 'some',
  profileModels: [id],
  guardedModels: 'deepseek',
  guardedDeepSeek: [id],
  ...(region === '' ? {} : { regions: [region] }),
});

/** "2 hours", "90 min" and "7200 seconds", in seconds. */
function secondsOf(found: string): string {
  const [, amount = '', unit = ''] = /(\d+(?:\.\d+)?)[\s-]*([hms])/i.exec(found) ?? [];
  return String(Math.round(Number(amount) * ({ h: 3600, m: 60, s: 1 }[unit.toLowerCase()] ?? 1)));
}

const regionOf = (found: string): string => {
  const region = found.split(':')[3] ?? '';
  return region.includes('*') ? '' : region;
};

export const IDENTIFIERS: readonly Identifier[] = [
  {
    id: 'v3.2-arn',
    pattern: arn(String.raw`bedrock:[\w*-]*::foundation-model/deepseek\.v3\.2`),
    answers: (found) => ({ ...modelAnswers('v3.2', regionOf(found)), modelArns: [found] }),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 5 },
  },
  {
    id: 'v3.1-arn',
    pattern: arn(String.raw`bedrock:[\w*-]*::foundation-model/deepseek\.v3-v1:0`),
    answers: (found) => ({ ...modelAnswers('v3.1', regionOf(found)), modelArns: [found] }),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 5 },
  },
  {
    id: 'r1-arn',
    pattern: arn(
      String.raw`bedrock:[\w*-]*:\d*:(?:foundation-model/deepseek\.r1-v1:0|inference-profile/us\.deepseek\.r1-v1:0)`,
    ),
    answers: (found) => {
      const region = found.includes(':inference-profile/') ? regionOf(found) : '';
      return {
        modelArns: [found],
        servedModels: ['r1'],
        approvedModels: ['r1'],
        deniedModels: ['r1'],
        denyScope: 'some',
        profileModels: ['r1'],
        connectorTarget: 'r1',
        ...(region === '' ? {} : { regions: [region] }),
      };
    },
    joins: { invoke: 'invoke-r1' },
    scenarios: { 'invoke-r1': 6 },
  },
  {
    id: 'v3.2-model',
    pattern: /\bdeepseek\.v3\.2\b/g,
    answers: () => modelAnswers('v3.2', ''),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 3 },
  },
  {
    id: 'v3.1-model',
    pattern: /\bdeepseek\.v3-v1:0(?!\w)/g,
    answers: () => modelAnswers('v3.1', ''),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 3 },
  },
  {
    id: 'r1-model',
    pattern: /\b(?:us\.)?deepseek\.r1-v1:0(?!\w)/g,
    answers: () => ({
      servedModels: ['r1'],
      profileModels: ['r1'],
      approvedModels: ['r1'],
      connectorTarget: 'r1',
    }),
    joins: { invoke: 'invoke-r1' },
    scenarios: { 'invoke-r1': 5 },
  },
  {
    id: 'application-profile',
    pattern: arn(String.raw`bedrock:[\w-]+:\d{12}:application-inference-profile/\w+`),
    answers: (found) => ({ appProfiles: [found], modelArns: [found] }),
    scenarios: { 'invoke-app-profiles': 8 },
  },
  {
    id: 'imported-model',
    pattern: arn(String.raw`bedrock:[\w-]+:\d{12}:imported-model/\w+`),
    answers: (found) => ({
      importedModels: [found],
      endpointImported: [found],
      modelArns: [found],
      connectorTarget: 'imported',
    }),
    scenarios: { 'invoke-imported': 8 },
  },
  {
    id: 'guardrail',
    pattern: arn(String.raw`bedrock:[\w-]+:\d{12}:guardrail/\w+(?::\w+)?`),
    answers: (found) => ({
      guardrailRule: 'required',
      guardrails: [found],
      requireGuardrail: true,
      orgGuardrails: [found],
      serviceGuardrails: [found],
      policyGuardrails: [found],
      endpointGuardrails: [found],
    }),
  },
  {
    id: 'prompt',
    pattern: arn(String.raw`bedrock:[\w-]+:\d{12}:prompt/\w+(?::\w+)?`),
    answers: (found) => ({ prompts: [found], flowPrompts: [found] }),
    scenarios: { 'invoke-prompts': 8 },
  },
  {
    id: 'sagemaker-endpoint',
    pattern: arn(String.raw`sagemaker:[\w-]+:\d{12}:endpoint/[\w-]+`),
    answers: (found) => ({
      endpoints: [found],
      modelArns: [found],
      marketplaceEndpoints: [found],
      backingEndpoints: [found],
      connectorTarget: 'sagemaker',
    }),
    scenarios: { 'invoke-sagemaker': 7, 'invoke-marketplace': 5 },
  },
  {
    id: 'inference-component',
    pattern: arn(String.raw`sagemaker:[\w-]+:\d{12}:inference-component/[\w-]+`),
    answers: (found) => ({ inferenceComponents: [found] }),
    scenarios: { 'invoke-sagemaker': 6 },
  },
  {
    id: 'kms-key',
    pattern: arn(String.raw`kms:[\w-]+:\d{12}:key/[\w-]+`),
    answers: (found, { before }) =>
      KEY_USES.find(({ words }) => words.test(before))?.answers(found) ?? {
        weightsEncryption: 'kms',
        weightsKeys: [found],
        boundaryKeys: [found],
      },
  },
  {
    id: 'eks-cluster',
    pattern: arn(String.raw`eks:[\w-]+:\d{12}:cluster/[\w-]+`),
    answers: (found) => ({
      clusters: [found],
      hyperpodEks: [found],
      orchestrator: 'eks',
      eksClusterName: nameIn(found),
    }),
    entity: 'eks-pods',
  },
  {
    id: 'eks-issuer',
    pattern: /\b(?:https:\/\/)?oidc\.eks\.[\w-]+\.amazonaws\.com(?:\.cn)?\/id\/\w+/g,
    answers: (found) => ({ eksIssuer: found }),
    entity: 'eks-irsa',
  },
  {
    id: 'lambda-function',
    pattern: arn(String.raw`lambda:[\w-]+:\d{12}:function:[\w-]+`),
    answers: (found, { before }) =>
      REWARD.test(before)
        ? { rewardFunctions: [found] }
        : { functionNames: [found.split(':')[6] ?? ''], account: found.split(':')[4] ?? '' },
    entity: 'lambda',
  },
  {
    id: 'state-machine',
    pattern: arn(String.raw`states:[\w-]+:\d{12}:stateMachine:[\w-]+`),
    answers: (found) => ({ stateMachines: [found.split(':')[6] ?? ''] }),
    entity: 'step-functions',
  },
  {
    id: 'codebuild-project',
    pattern: arn(String.raw`codebuild:[\w-]+:\d{12}:project/[\w-]+`),
    answers: (found) => ({ buildProjects: [found] }),
    entity: 'codebuild',
  },
  {
    id: 'ecs-cluster',
    pattern: arn(String.raw`ecs:[\w-]+:\d{12}:cluster/[\w-]+`),
    answers: (found) => ({ ecsCluster: found }),
    entity: 'ecs',
  },
  {
    id: 'log-group',
    pattern: arn(String.raw`logs:[\w-]+:\d{12}:log-group:[\w./#-]+(?::\*)?`),
    answers: (found) => {
      const name = found.split(':')[6] ?? '';
      return { invocationLogGroup: name, logGroups: [name], taskLogs: [name], logDestination: 'cloudwatch' };
    },
  },
  {
    id: 'ecr-repository',
    pattern: arn(String.raw`ecr:[\w-]+:\d{12}:repository/[\w./-]*\w`),
    answers: (found) => ({ sharedRepositories: [found] }),
  },
  {
    id: 'ecr-image',
    pattern: /\b\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9][a-z0-9._/-]*(?:[:@][\w.:-]*\w)?/g,
    answers: (found) => {
      const name = found.slice(found.indexOf('/') + 1).split(/[:@]/)[0] ?? '';
      return { repositories: [name], taskImages: [name], agentImages: [name], trainingRepositories: [name] };
    },
  },
  {
    id: 'sns-topic',
    pattern: arn(String.raw`sns:[\w-]+:\d{12}:[\w.-]*\w`),
    answers: (found) => ({ snsTopics: [found] }),
  },
  {
    id: 'mlflow',
    pattern: arn(String.raw`sagemaker:[\w-]+:\d{12}:mlflow-(?:app|tracking-server)/[\w-]+`),
    answers: (found) => ({ mlflowResource: [found] }),
  },
  {
    id: 'training-plan',
    pattern: arn(String.raw`sagemaker:[\w-]+:\d{12}:training-plan/[\w-]+`),
    answers: (found) => ({ trainingPlans: [found] }),
  },
  {
    id: 'package-group',
    pattern: arn(String.raw`sagemaker:[\w-]+:\d{12}:model-package-group/[\w-]+`),
    answers: (found) => ({ modelPackageGroup: found }),
  },
  {
    id: 'access-point',
    pattern: arn(String.raw`s3:[\w-]+:\d{12}:accesspoint/[\w-]+`),
    answers: (found) => ({ accessPoints: [found] }),
  },
  {
    id: 'capacity-reservation',
    pattern: /\bcr-[0-9a-f]{8,}\b/g,
    answers: (found, { before }) => ({
      deployerPolicy: true,
      gpuCapacity: /\bblocks?\b[^.;]*$/.test(before) ? 'block' : 'targeted',
      capacityReservations: [found],
    }),
  },
  {
    id: 'instance-type',
    pattern: /\bml\.[a-z]\w*\.\d*x?(?:large|metal)\b/g,
    answers: () => ({ trainingCompute: 'instances' }),
  },
  {
    // Only the word that makes it all: what it is said of stays a word of the sentence.
    id: 'all-models',
    pattern:
      /\b(?:all|every|each|any)(?=\s+(?:single\s+)?(?:bedrock\s+|inference\s+)?(?:models?|calls?|invocations?|requests?)\b(?!\s+(?:of|to|by|with)\s+(?:our\s+)?deepseek))/gi,
    answers: () => ({ guardedModels: 'all' }),
    isByTheWay: true,
  },
  {
    // As tokens of the cluster name it.
    id: 'kubernetes-subject',
    pattern: /\bsystem:serviceaccount:[a-z0-9-]+:[a-z0-9-]*[a-z0-9]/g,
    answers: (found) => ({ namespace: found.split(':')[2] ?? '', serviceAccount: found.split(':')[3] ?? '' }),
    entity: 'eks-irsa',
  },
  {
    id: 'own-image',
    pattern:
      /\b(?:own|custom)\s+(?:(?:serving|docker|container|vllm|sglang|inference)\s+)?(?:images?|containers?)\b/gi,
    answers: () => ({ servedFrom: 'own', trainingImage: 'own' }),
    scenarios: { 'host-sagemaker': 2, 'host-ec2': 1, 'host-ecs': 1, 'host-eks': 1 },
  },
  {
    id: 'mfa-age',
    pattern:
      /\bMFA\b(?![^.;,\n]{0,30}\bsessions?\b)[^.;,\n]{0,30}?\b\d+[\s-]*(?:h|hrs?|hours?|m|mins?|minutes?)\b/gi,
    answers: (found) => ({ mfaAge: secondsOf(found) }),
    entity: 'mfa-user',
  },
  {
    // Models of others that a policy leaves alone: “amazon.titan-embed-text-v2:0 stays allowed”.
    id: 'other-model',
    pattern:
      /\b(?:(?:us|eu|apac|global)\.)?(?:amazon|anthropic|cohere|meta|mistral|ai21|stability|openai|qwen|nvidia|writer|luma|google|zai|minimax|moonshot(?:ai)?)\.[a-z0-9][\w.:-]*\w/g,
    when: ({ before, after }) => LEFT_ALONE_BEFORE.test(before) || LEFT_ALONE.test(after),
    answers: (found) => ({ otherModels: [found], unguardedModels: [found] }),
  },
  {
    id: 'trust-anchor',
    pattern: arn(String.raw`rolesanywhere:[\w-]+:\d{12}:trust-anchor/[0-9a-f-]{36}`),
    answers: (found) => ({ trustAnchors: [found] }),
    entity: 'roles-anywhere',
  },
  {
    id: 'agent-runtime',
    pattern: arn(
      String.raw`bedrock-agentcore:[\w-]+:\d{12}:(?:runtime|harness)/\w+-[A-Za-z0-9]{10}(?:/(?:runtime|harness)-endpoint/\w+)?`,
    ),
    answers: (found) => ({ agentRuntimes: [found] }),
    scenarios: { 'invoke-agentcore': 9 },
  },
  {
    id: 'opensearch-domain',
    pattern: arn(String.raw`es:[\w-]+:\d{12}:domain/[\w-]+`),
    answers: (found) => ({ domains: [found.split('/')[1] ?? ''] }),
    scenarios: { opensearch: 8 },
  },
  {
    id: 'collection',
    pattern: arn(String.raw`aoss:[\w-]+:\d{12}:collection/\w+`),
    answers: (found) => ({ collections: [found] }),
    scenarios: { 'opensearch-serverless': 9 },
  },
  {
    id: 'trail',
    pattern: arn(String.raw`cloudtrail:[\w-]+:\d{12}:trail/[\w.-]*\w`),
    answers: (found) => ({ auditTrail: found }),
    scenarios: { logging: 6 },
  },
  {
    id: 'exempt-principal',
    pattern: new RegExp(
      String.raw`${EXEMPT}(?:(?:IAM\s+)?role\s+)?${ARN}iam::(?:\d{12}|\*):role/[\w+=,.@/-]*[\w+=@-]`,
      'g',
    ),
    answers: (found) => {
      const role = found.slice(found.indexOf('arn:'));
      // Of every account: policies of an organization take it, those of a bucket do not.
      return role.includes('::*:')
        ? { scpExemptRoles: [role] }
        : { exemptRoles: [role], scpExemptRoles: [role] };
    },
    scenarios: ORGANIZATION,
  },
  {
    id: 'principal',
    pattern: arn(String.raw`(?:iam|sts)::\d{12}:(?:role|user|assumed-role)/[\w+=,.@/-]*[\w+=@-]`),
    answers: (found, { before, after }) => ({
      trustedPrincipals: [found],
      callerRoles: [found],
      exemptRoles: [found],
      ...(EXCEPT.test(before) || (ONLY.test(before) && CALLS.test(after)) ? { scpExemptRoles: [found] } : {}),
      ...(IS_LEFT_OUT.test(after) ? { scpExemptRoles: [found] } : {}),
      ...(ADMINISTERS.test(after) ? { scpExemptAdmins: [found], exemptAdmins: [found] } : {}),
      ...(RUN_BY.test(before) || RUNS.test(after) ? { deployer: 'own-role' } : {}),
    }),
  },
  {
    id: 'boundary',
    // With the word before it, which then asks for no boundary to be made.
    pattern: new RegExp(
      String.raw`(?:\b(?:permissions?\s+)?boundary\s+(?:is\s+|policy\s+)?)?${ARN}iam::(?:\d{12}|aws):policy/[\w+=,.@/-]*[\w+=@-]`,
      'gi',
    ),
    answers: (found) => ({ boundary: found.slice(found.indexOf('arn:')) }),
  },
  {
    id: 'bucket-arn',
    pattern: arn(String.raw`s3:::[a-z0-9][a-z0-9.-]+(?:/[^\s"',;)]*)?`),
    bucket: (found) => `s3://${found.split(':').slice(5).join(':').replace(/[.]$/, '')}`,
  },
  {
    id: 'bucket',
    pattern: /\bs3:\/\/[a-z0-9][a-z0-9.-]+(?:\/[^\s"',;)]*)?/g,
    bucket: (found) => found.replace(/[.]$/, ''),
  },
  {
    id: 'endpoint-id',
    pattern: /\bvpce-[0-9a-f]{8,}\b/g,
    answers: (found) => ({
      network: 'vpce',
      vpcEndpoints: [found],
      requireVpce: true,
      orgEndpoints: [found],
    }),
  },
  {
    id: 'subnet',
    pattern: /\bsubnet-[0-9a-f]{8,}\b/g,
    answers: (found) => ({ subnets: [found], jobInVpc: true, endpointVpc: true, trainingVpc: true }),
  },
  {
    id: 'security-group',
    pattern: /\bsg-[0-9a-f]{8,}\b/g,
    answers: (found) => ({ securityGroups: [found] }),
  },
  {
    id: 'organization',
    pattern: /\bo-[a-z0-9]{10,32}\b/g,
    answers: (found) => ({
      principalOrg: found,
      organizationId: found,
      relation: 'organization',
      endpointCallers: 'organization',
    }),
  },
  {
    id: 'address',
    pattern: /(?<![\w.:])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.]*\w)/g,
    answers: (found) => ({ network: 'ip', sourceIps: [found] }),
  },
  {
    id: 'github-repository',
    pattern: /(?<=github\.com\/)[\w.-]+\/[\w.-]*\w/g,
    answers: (found) => ({ githubRepository: found.replace(/\.git$/, '') }),
    entity: 'github',
  },
  {
    id: 'github-slug',
    pattern:
      /(?<=\b(?:github|gha?)\b[^.\n]{0,40}[\s(])(?<!\b(?:branch|tag|env\w*)\s+)[a-zA-Z\d][a-zA-Z\d-]*\/[\w.-]*\w/gi,
    answers: (found) => ({ githubRepository: found }),
    entity: 'github',
  },
  {
    id: 'gitlab-slug',
    pattern:
      /(?<=\b(?:gitlab|gl)\b[^.\n]{0,40}[\s(])(?<!\b(?:branch|tag)\s+)[a-zA-Z\d][\w.-]*(?:\/[\w.-]*\w)+/gi,
    answers: (found) => ({ gitlabProject: found }),
    entity: 'gitlab',
  },
  {
    id: 'gitlab-project',
    pattern: /(?<=\bgitlab(?:\.[a-z\d-]+)+\/)[\w.-]+(?:\/[\w.-]*\w)+/gi,
    answers: (found) => ({ gitlabProject: found.replace(/\.git$/, '') }),
    entity: 'gitlab',
  },
  {
    // An instance of their own: jobs of gitlab.com with the same project path are somebody else’s.
    id: 'gitlab-host',
    pattern:
      /(?<![\w.-])gitlab\.(?!com(?![\w-]|\.\w))(?:[a-z\d-]+\.)*[a-z]{2,}\b|(?<=\bgitlab\s+(?:(?:instance|server)\s+)?(?:at|on)\s+(?:https:\/\/)?)(?!gitlab\.com\b)(?:[a-z\d-]+\.)+[a-z]{2,}\b/gi,
    answers: (found) => ({ gitlabHost: found.toLowerCase(), deployer: 'gitlab' }),
    entity: 'gitlab',
  },
  {
    // "Except for the BedrockAdmin and MLAdmin roles", "exempt the roles A and B".
    id: 'exempt-role',
    pattern: new RegExp(
      String.raw`${EXEMPT}(?:${ROLE_NAMES}(?=\s+(?:IAM\s+)?roles?\b)|(?:IAM\s+)?roles\s+${ROLE_NAMES})`,
      'g',
    ),
    answers: (found) => ({ scpExemptRoles: roleNamesIn(found.replace(new RegExp(EXEMPT), '')) }),
    scenarios: ORGANIZATION,
  },
  {
    // "The role CiDeploy is exempt", "the CiDeploy role is exempt", "BedrockAdmin is exempt"; "R1 is exempt" is no role.
    id: 'role-is-exempt',
    pattern: new RegExp(
      String.raw`(?<=\broles?\s+)${ROLE_NAMES}(?=${IS_EXEMPT})|(?<![\w/:-])${ROLE_NAMES}(?=\s+roles?${IS_EXEMPT})|\b[A-Z][A-Za-z0-9]*(?:Admin|Administrator|Role|Ops|Operator|BreakGlass)(?=${IS_EXEMPT})`,
      'g',
    ),
    answers: (found) => ({ scpExemptRoles: roleNamesIn(found) }),
    scenarios: ORGANIZATION,
  },
  {
    id: 'exempt-admin',
    pattern: new RegExp(
      String.raw`(?<=\b[Oo]nly\s+(?:the\s+)?(?:iam\s+)?(?:role\s+)?)${ROLE_NAMES}(?=\s+(?:may|can|is allowed to|should)\s+(?:change|edit|modify|update|manage|alter|touch|create)\b)`,
      'g',
    ),
    answers: (found) => ({ scpExemptAdmins: roleNamesIn(found), exemptAdmins: roleNamesIn(found) }),
    scenarios: ORGANIZATION,
  },
  {
    // The tokens of a server of their own have its issuer: github.com would vouch for somebody else’s repository.
    id: 'github-server',
    pattern: /(?<![\w.-])github\.(?!(?:com|io)(?![\w-]|\.\w))(?:[a-z\d-]+\.)*[a-z]{2,}\b/gi,
    answers: (found) => ({ githubIssuer: `${found.toLowerCase()}/_services/token`, deployer: 'github' }),
    entity: 'github',
  },
  {
    id: 'github-tenant',
    pattern: /(?<![\w.-])[a-z\d-]+\.ghe\.com\b/gi,
    answers: (found) => ({ githubIssuer: `token.actions.${found.toLowerCase()}`, deployer: 'github' }),
    entity: 'github',
  },
  {
    id: 'project',
    pattern: /\bproj_[a-z0-9]+\b/gi,
    answers: (found) => ({ mantleProjects: [found] }),
    scenarios: { mantle: 6 },
  },
  {
    id: 'session-duration',
    pattern:
      /\bsessions?(?:\s+(?:durations?|length|time|lasts?|last|of|for|up|to|is|are|max|maximum|at|most|no|longer|than|limited|should|must|be|can|may)){0,5}\s*[:=]?\s*\d+(?:\.\d+)?[\s-]*(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\b|\b\d+[\s-]*(?:h|hrs?|hours?|mins?|minutes?)\s+sessions?\b/gi,
    answers: (found) => ({ sessionDuration: secondsOf(found) }),
  },
  {
    // “Tagged team=search”, “with the cost=ads tag”.
    id: 'profile-tag',
    pattern:
      /(?<=\b(?:tag|label)[a-z]{0,4}\b[^.;,\n]{0,40}[\s:"'`“])(?<![\w.:/+@-])[\w.:/+@-]{1,128}=[\w.:/+@-]{0,256}[\w/@-]|(?<![\w.:/+@-])[\w.:/+@-]{1,128}=[\w.:/+@-]{1,256}(?=["'`”]?\s+(?:tag|label)s?\b)/gi,
    answers: (found) => ({ profileTag: found }),
  },
  {
    // A repository without the word for it. Only a role for GitHub asks for one.
    id: 'slug',
    pattern: /(?<=\b(?:from|in|of|for)\s+["'`“]?)[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?\/[\w.-]*\w(?![\w/])/g,
    answers: (found) => ({ githubRepository: found, gitlabProject: found }),
  },
  { id: 'account', pattern: /(?<![\w:/-])\d{12}(?![\w/-]|:\S)/g, isAccount: true },
];
