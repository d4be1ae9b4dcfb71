// AWS identifiers that stand in a text, and the questions each answers. The forms: see iam/facts/input-rules.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { NAMES, namesIn } from './exempt-names.ts';
import { ARN, arn, secondsOf, type Identifier } from './identifier.ts';
import { DIRECT_MODELS } from './model-words.ts';
import { RESOURCES } from './resource-identifiers.ts';

const RUN_BY = /\b(?:run|started|deployed|operated|created|built|imported) by\b[^.;,]*$/;
const RUNS = /^\s*(?:deploys?|imports?|runs?|creates?|starts?|builds?|hosts?|operates?)\b/;
const ADMINISTERS =
  /^\s*(?:may|can|should|is allowed to)\s+(?:change|edit|modify|update|manage|alter|touch|create)\b/;

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

/** Parts of names that people give to buckets of a job. */
const OF_DATA =
  'data|train(?:ing)?|tun(?:ed|ing)|corpus|eval|prompts?|in|inputs?|out|outputs?|results?|answers?|models?|weights?|distills?|adapters?|artifacts?|ckpts?|checkpoints?|sets?|store|lifecycle|scripts?|modelos|ajustados|pesos|poids|dados|datos|donnees|daten|saida|salida|sortie|ein|aus';

/** What goes to a bucket, or is read from one: “results go to”, “reading from”, “out:”. */
const GOES_THERE =
  String.raw`(?:(?:read(?:s|ing)?|writ(?:es?|ing|ten))\s+(?:from|to|into)\s+|(?:in(?:put)?|out(?:put)?)\s?[:=]\s?|` +
  String.raw`(?:scripts?|results?|outputs?|artifacts?|answers|weights|checkpoints|adapters?|prompts|inputs?|(?:tuned|trained) models?|(?:training|tuning|input|test|eval\w*)[- ]?(?:data|sets?)(?:[- ]?sets?)?|data(?:[- ]?sets?)?)\s+` +
  String.raw`(?:(?:is|are|will be|should|shall|must|to)\s+)?(?:(?:be\s+)?(?:goes|go|going|lands?|lies?|sits?|lives?|comes?|stored|saved|kept|written|put|read)\s+)?(?:in|into|to|from)\s+)`;

/** Words with a hyphen that name nothing, and Regions. */
const IS_NO_NAME =
  '(?:us|eu|ap|sa|ca|me|af|il|mx|cn|on|in|real|read|cross|non|multi|single|same|pre|post|fine|e2e)-|(?:data-(?:cent|lake|base|sci)|model-(?:reg|pack|card)|test-)[a-z]*';

/** A name of something else, or of what is in the bucket that is named next. */
const IS_NO_BUCKET = String.raw`["'\x60]?\s+(?:\w+\s+)?(?:table|topic|queue|stream|endpoint|function|cluster|domain|index|database|account|role|region|agent|model|repo|form|format)\b|[^.;\n]{0,30}(?:\bbucket\s+[a-z\d]+[-.]|s3:\/\/)`;

/** What AWS makes up for imported models and application inference profiles: “q7w2x9k4m1zp”. */
const SHORT_ID = /(?<![\w:/.@=-])(?=[a-z]*\d+[a-z]+\d)(?![\da-f]{12}|20\d{6})[a-z\d]{12}(?![\w:/.@=-])/g;
const IS_PROFILE = /\b(?:inference|application|app) profiles?\b[^.;]*$/;
/** IDs that are made of letters and digits, too. */
const OF_BUILD = /\b(?:sha|hash|commit|build|tag|version|digest|image|job|request)\w*\b[^.;]{0,25}$/;

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

const regionOf = (found: string): string => {
  const region = found.split(':')[3] ?? '';
  return region.includes('*') ? '' : region;
};

const escaped = (text: string): string => text.replaceAll('.', String.raw`\.`);

/** “A role for the nightly job. Call it nightly-chat”: what it is about comes last. */
const OF_OWN =
  /(?:\b(?:roles?|policy|boundary|scp|rcp)\b(?:(?!\b(?:bucket|endpoint|function|lambda|project|job|cluster|key|guardrail|profile|prefix|group|agent|flow|app|service|domain|user|account|branch)s?\b)[^])*|[.!?\n]\s*(?:(?:please|i would|we)\s+)?|^)(?<!\b(?:role|policy|boundary|scp|rcp)\s+(?:is\s+)?)$/;

const OF_POLICY = /(?:policy|boundary|\b[sr]cp\b)(?!.*\brole)/s;

export const IDENTIFIERS: readonly Identifier[] = [
  ...DIRECT_MODELS.map(({ id, runtimeId }): Identifier => ({
    id: `${id}-arn`,
    pattern: arn(String.raw`bedrock:[\w*-]*::foundation-model/${escaped(runtimeId)}`),
    answers: (found) => ({ ...modelAnswers(id, regionOf(found)), modelArns: [found] }),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 5 },
  })),
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
  ...DIRECT_MODELS.map(({ id, runtimeId }): Identifier => ({
    id: `${id}-model`,
    pattern: new RegExp(String.raw`\b${escaped(runtimeId)}(?!\w)`, 'g'),
    answers: () => modelAnswers(id, ''),
    joins: { 'invoke-r1': 'invoke' },
    scenarios: { invoke: 3 },
  })),
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
    answers: (found) => ({ modelArns: [found] }),
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
    // “…:guardrail/abc123def456, version 3”
    pattern: arn(
      String.raw`bedrock:[\w-]+:\d{12}:guardrail/\w+(?::\w+|,?\s+\(?(?:in\s+|with\s+)?version:?\s+\d+\b\)?)?`,
    ),
    answers: (found) => {
      const guardrails = [found.replace(/,?\s+\(?(?:\w+\s+)?version:?\s+(\d+)\)?$/, ':$1')];
      return {
        guardrailRule: 'required',
        guardrails,
        requireGuardrail: true,
        orgGuardrails: guardrails,
        serviceGuardrails: guardrails,
        policyGuardrails: guardrails,
        endpointGuardrails: guardrails,
      };
    },
  },
  {
    id: 'prompt',
    pattern: arn(String.raw`bedrock:[\w-]+:\d{12}:prompt/\w+(?::\w+)?`),
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
    entity: 'lambda',
  },
  ...RESOURCES,
  {
    id: 'tags',
    pattern:
      /\btags?\b[\s:]*(?:[A-Za-z][\w:.-]*=[\w./:-]*\w(?:\s*(?:,|;|and|&)?\s*(?=[A-Za-z][\w:.-]*=))?)+/g,
    answers: (found) => ({ tags: found.match(/[A-Za-z][\w:.-]*=[\w./:-]*\w/g) ?? [] }),
  },
  {
    id: 'trust-anchor',
    pattern: arn(String.raw`rolesanywhere:[\w-]+:\d{12}:trust-anchor/[0-9a-f-]{36}`),
    entity: 'roles-anywhere',
  },
  {
    id: 'agent-runtime',
    pattern: arn(
      String.raw`bedrock-agentcore:[\w-]+:\d{12}:(?:runtime|harness)/\w+-[A-Za-z0-9]{10}(?:/(?:runtime|harness)-endpoint/\w+)?`,
    ),
    scenarios: { 'invoke-agentcore': 9 },
  },
  {
    id: 'opensearch-domain',
    pattern: arn(String.raw`es:[\w-]+:\d{12}:domain/[\w-]+`),
    scenarios: { opensearch: 8 },
  },
  {
    id: 'collection',
    pattern: arn(String.raw`aoss:[\w-]+:\d{12}:collection/\w+`),
    scenarios: { 'opensearch-serverless': 9 },
  },
  {
    id: 'trail',
    pattern: arn(String.raw`cloudtrail:[\w-]+:\d{12}:trail/[\w.-]*\w`),
    scenarios: { logging: 6 },
  },
  {
    id: 'principal',
    pattern: arn(String.raw`(?:iam|sts)::(?:\d{12}|\*):(?:role|user|assumed-role)/[\w+=,.@/-]*[\w+=@-]`),
    answers: (found, { before, after }) => ({
      // A role of every account calls nothing.
      ...(found.includes('::*:')
        ? {}
        : { trustedPrincipals: [found], callerRoles: [found], exemptRoles: [found] }),
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
    pattern: arn(String.raw`s3:::[a-z0-9][a-z0-9.-]+(?:/[^\s"'\`,;)]*)?`),
    bucket: (found) => `s3://${found.split(':').slice(5).join(':').replace(/[.]$/, '')}`,
  },
  {
    id: 'bucket',
    pattern: /\bs3:\/\/[a-z0-9][a-z0-9.-]+(?:\/[^\s"'`,;)]*)?/g,
    bucket: (found) => found.replace(/[.]$/, ''),
  },
  {
    // “Input in fjord-in/2026/”: without the scheme, a hyphen and the last slash tell.
    id: 'bucket-path',
    pattern: /(?<![\w./:@=~$-])[a-z\d]+(?:-[a-z\d]+)+\/(?:[\w.=-]+\/)*(?![\w.*-])/g,
    bucket: (found) => `s3://${found}`,
  },
  {
    // “Results go to acme-results”: where data of a job is, a name with a word for data is that of a bucket.
    id: 'bucket-of-use',
    pattern: new RegExp(
      String.raw`(?<=\b${GOES_THERE}["'\x60]?)(?!${IS_NO_NAME})(?=[a-z\d-]*\b(?:${OF_DATA})\b)[a-z\d]+(?:-[a-z\d]+)+(?![\w/:*-]|\.\w|${IS_NO_BUCKET})`,
      'gi',
    ),
    bucket: (found) => `s3://${found.toLowerCase()}`,
  },
  {
    id: 'imported-model-id',
    pattern: SHORT_ID,
    when: ({ before }) =>
      /\b(?:imported|model|distill?)\b[^.;]*$/.test(before) &&
      !IS_PROFILE.test(before) &&
      !OF_BUILD.test(before),
    answers: (found) => ({ importedModels: [found], connectorTarget: 'imported' }),
    scenarios: { 'invoke-imported': 4 },
  },
  {
    id: 'application-profile-id',
    pattern: SHORT_ID,
    when: ({ before }) => IS_PROFILE.test(before),
    answers: (found) => ({ appProfiles: [found] }),
    scenarios: { 'invoke-app-profiles': 4 },
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
      /(?<=\b(?:github|gha?)\b[^.\n]{0,40}[\s(])(?<!\b(?:branch|tag|env\w*)\s+)(?!Responses\/|chat\/)[a-zA-Z\d][a-zA-Z\d-]*\/[\w.-]*\w/gi,
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
    id: 'exempt-admin',
    pattern: new RegExp(
      String.raw`(?<=\b[Oo]nly\s+(?:the\s+)?(?:iam\s+)?(?:role\s+)?)(?:${NAMES.source})(?=\s+(?:may|can|is allowed to|should)\s+(?:change|edit|modify|update|manage|alter|touch|create)\b)`,
      'g',
    ),
    answers: (found) => ({ scpExemptAdmins: namesIn(found), exemptAdmins: namesIn(found) }),
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
    // “They come in through the role Audit in account 444455556666”.
    id: 'role-in-account',
    pattern:
      /(?<=\b(?:through|via|with|as|by|from|trusts?|lets?)\s+(?:(?:the|their|its)\s+)?role\s+["'`“]?)[A-Za-z][\w+=,.@-]{1,63}["'`”]?\s+(?:in|of|from)\s+(?:the\s+)?(?:aws\s+)?account\s+\d{12}(?!\d)/gi,
    answers: (found) => ({
      trustedPrincipals: [`arn:aws:iam::${found.slice(-12)}:role/${/^[\w+=,.@-]+/.exec(found)![0]}`],
    }),
    entity: 'account',
  },
  {
    id: 'external-id',
    pattern: /(?<=\bext(?:ernal)?[ -]?id\b(?:\s+\w+){1,4}\s*[:=]\s*)[\w+=,.@:/-]{2,}\w/gi,
    answers: (found) => ({ externalId: found }),
  },
  {
    // Behind the name of a prompt: “prompt refund (id 7YHN3EDC5T)”.
    id: 'prompt-id',
    pattern: /(?<=\bprompts?\b[^.;\n]{1,60}\b(?:id|ID)s?\s*[:=]?\s*)[A-Z0-9]{10}\b/g,
    answers: (found) => ({ prompts: [found], flowPrompts: [found] }),
  },
  {
    id: 'session-duration',
    pattern:
      /\bsessions?(?:\s+(?:durations?|length|time|lasts?|last|of|for|up|to|is|are|max|maximum|at|most|no|longer|than|limited|should|must|be|can|may)){0,5}\s*[:=]?\s*(?:\d+(?:\.\d+)?|two|three|four|six|eight)[\s-]*(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\b|\b(?:\d+|two|three|four|six|eight)[\s-]*(?:h|hrs?|hours?|mins?|minutes?)\s+(?:(?:per|a|each)\s+)?sessions?\b|(?<=\bsessions?\b[^.;\n]{0,90}\b(?:needs?|wants?)\s+)\d+[\s-]*(?:h|hrs?|hours?)\b/gi,
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
    pattern:
      /(?<=\b(?:from|in|of|for)\s+["'`“]?)(?![a-z]{2,4}(?:-[a-z]+)+-\d)[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?\/[\w.-]*\w(?![\w/])/g,
    answers: (found) => ({ githubRepository: found, gitlabProject: found }),
  },
  {
    // “`chat-fn` (Lambda in our VPC)”
    id: 'function-in-quotes',
    pattern: /(?<=["'`“])[\w-]+(?=["'`”] \((?:an? )?(?:aws )?lambda\b)/gi,
    answers: (found) => ({ functionNames: [found] }),
  },
  {
    // What the role or the policy is called, where its word stands further off.
    id: 'own-name',
    pattern:
      /\b(?:(?:[Cc]alled|[Nn]amed|[Cc]all it|[Nn]ame it)\s+["'`“]?(?=\w*(?:[-_\d]|[a-z][A-Z]))[\w+=,.@-]*\w|(?<=(?:role|policy) must )(?!be\b)[\w+=,.@-]*\w(?= named))(?![\w/-])/g,
    when: ({ before }) => OF_OWN.test(before),
    answers: (found, { before }) => {
      const name = found.split(/[\s"'`“]/).at(-1)!;
      return OF_POLICY.test(before + found.toLowerCase()) ? { policyName: name } : { roleName: name };
    },
  },
  { id: 'account', pattern: /(?<![\w:/-])\d{12}(?![\w/-]|:\S)/g, isAccount: true },
];
