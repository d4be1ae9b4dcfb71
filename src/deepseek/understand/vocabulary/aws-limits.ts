// What AWS does not do, and texts ask for: each row has two things of which only one can be, and says why.
import type { AlsoImplied, ExclusiveRow } from './exclusive-words.ts';

type Limit = Pick<ExclusiveRow, 'unless'> & {
  readonly why: string;
  readonly sides: readonly [AlsoImplied, AlsoImplied];
};

const GPU =
  /\b(?:\w+ )?(?:l40s|a10g|a100|h100|h200|b200|v100|l4|t4)s?(?: gpus?)?\b|\bgpus?\b|\b(?:ml\.)?(?:p[3-6]|g[4-7]|trn\d|inf\d)\w*(?:\.\w+| instances?)/gi;
const STREAM = /\bstream(?:s|ed|ing)?\b|\btoken by token\b|\w+WithResponseStream\b|\bConverseStream\b/gi;
const MODEL = /\b(?:deepseek[- ]?)?(?:v3\.[12]|r1)\b(?![-\w]*[- ]distill)/gi;
const CALLS =
  /\b(?:calls?|invokes?|quer(?:y|ies)|talks? to|asks?|sends?|reach\w*|uses? (?:the|our|an?) endpoint)\b/i;
const MACHINE =
  /\b(?:unattended|headless|cron(?:\s?jobs?)?|without (?:a |any )?(?:human|person|people)|no (?:human|person|people)\b|nobody (?:is there|logs in|types|signs in)|machines? only|only machines|for machines|humans? (?:must|may|can) (?:never|not))/gi;
const PEOPLE = ['identity-center', 'mfa-user'] as const;
const REGION = String.raw`(?:us|eu|ap|sa|ca|me|af|il|mx)(?:-gov)?-[a-z]+-\d\b`;
/** Where logs are stored. */
const OF_LOGS = String.raw`\blog[\w-]*\b[^.;]*(?:\bbuckets?|\bs3:\/\/\S+|\blog groups?)(?: [\w/-]+)? (?:is |lives |sits )?in `;

const LIMITS: readonly Limit[] = [
  {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
    why: 'Fargate has no GPUs',
    sides: [{ like: /\bfargate\b/gi }, { like: GPU }],
    unless: CALLS,
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
    why: 'A Lambda function runs for at most 15 minutes',
    sides: [
      { entities: ['lambda'] },
      {
        like: /\b(?:runs?|takes?|works?|lasts?|needs)\s+(?:for\s+)?(?:(?:over|up to|about|at least|more than)\s+)?(?:(?:[2-9]|\d\d|two|three|four|several|many)\s+hours?|(?:[2-9]\d|1[6-9])\s+minutes?|all (?:day|night))/gi,
      },
    ],
    unless: /\bsessions?\b|\bevery \w+ (?:minutes?|hours?)|\ball (?:day|night) for\b/i,
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html
    why: 'Amazon Bedrock imports distills, not the full model',
    sides: [
      { scenarios: ['import'] },
      {
        like: /\b6(?:71|85)\s?b\b|\b(?:full|original|undistilled)[- ](?:deepseek[- ]?)?(?:v3|r1|model|checkpoint)\S*|\bnot an? distill\w*/gi,
      },
    ],
    unless: /\btoo (?:big|large)\b|\bcame from\b/i,
  },
  {
    why: 'Amazon Bedrock imports distills, not the full model',
    sides: [{ scenarios: ['import'] }, { like: /\bv3\.[12]\b(?![-\w]*distill)/gi }],
    unless: /\b(?:distill\w*|qwen|llama|call\w*|invok\w*|use\w*|and|then)\b/i,
  },
  {
    why: 'Amazon Bedrock fine-tunes no DeepSeek model',
    sides: [
      { like: /\b(?:fine-?\s?tun|customi[sz])\w*\b/gi },
      { like: /\b(?:on|in|with|by) (?:amazon )?bedrock\b/gi },
    ],
    unless: /\b(?:sagemaker|import\w*|hyperpod|then|host\w*|serve\w*|call\w*)\b/i,
  },
  {
    // https://sagemaker.readthedocs.io/en/stable/doc_utils/pretrainedmodels.html
    why: 'Amazon Bedrock fine-tunes no DeepSeek model, and SageMaker JumpStart has R1 and its distills, not V3',
    sides: [{ scenarios: ['fine-tune-sagemaker', 'hyperpod'] }, { like: /\bv3\.[12]\b(?![-\w]*distill)/gi }],
    unless:
      /\b(?:distill\w*|qwen|llama|own|weights|buckets?|s3|call\w*|invok\w*|judg\w*|compar\w*|teacher|synthetic|from|with|and|then)\b/i,
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-judge.html
    why: 'AWS lists no DeepSeek model as a judge',
    sides: [
      { scenarios: ['evaluation'] },
      {
        like: /\b(?:deepseek|v3\.\d|r1)\S*\s+as\s+(?:an?\s+|the\s+)?(?:judge|grader|evaluator)\b|\b(?:judged|graded) by (?:deepseek|v3|r1)\S*/gi,
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html
    why: 'The bedrock-mantle endpoint has no guardrails and no invocation logging',
    sides: [
      { like: /\b(?:bedrock-)?mantle\b/gi },
      { like: /\b(?:model )?invocation logg?\w*|\bguardrails?\b/gi },
    ],
    unless: /\bruntime\b|\bboth endpoints\b|\bown (?:filters?|guardrails?)\b/i,
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html
    why: 'Batch inference neither streams nor checks a guardrail',
    sides: [
      { scenarios: ['batch'] },
      { like: new RegExp(`${STREAM.source}|\\bguardrails?\\b|\\bconverse\\b`, 'gi') },
    ],
    unless: /\b(?:and|plus|also|besides|while|online|by day)\b/i,
  },
  {
    why: 'Imported models have no batch inference',
    sides: [{ like: /\bimported (?:model|distill)\b|:imported-model\//gi }, { scenarios: ['batch'] }],
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/prov-thru-supported.html
    why: 'DeepSeek models have no provisioned throughput, prompt routing, token counting or RetrieveAndGenerate',
    sides: [
      { like: MODEL },
      {
        like: /\bprovisioned (?:throughput|model|capacity)\b|\bprompt rout(?:er|ing)\b|\bCountTokens\b|\bRetrieveAndGenerate\b/gi,
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    why: 'A resource control policy does not reach Amazon Bedrock or SageMaker',
    sides: [
      { like: /\brcps?\b|\bresource control polic(?:y|ies)\b/gi },
      {
        like: /\bbedrock:\w+|\bsagemaker:\w+|\b(?:den|block|stop|forbid)\w*\s+(?:\w+\s+){0,3}(?:bedrock|deepseek|v3\.\d|r1|calls?)\b/gi,
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    why: 'Service control policies do not affect the management account',
    sides: [
      {
        like: /\bscps?\b|\bservice control polic(?:y|ies)\b/gi,
        scenarios: ['deny-deepseek', 'approve-models', 'organization'],
      },
      {
        like: /\b(?:including|even|also|too|covers?|binds?|reach\w*|appl\w+ to|blocks?|for)\s+(?:for |in |on )?(?:the|our) management account\b|\bin (?:the|our) management account(?= as well| too)/gi,
      },
    ],
  },
  {
    why: 'Service control policies and permissions boundaries grant nothing',
    unless: /\brole\b[^.;]*\b(?:grant|give)s?\b/i,
    sides: [
      {
        like: /\bscps?\b|\bservice control policy\b/gi,
        scenarios: ['app-boundary'],
      },
      {
        like: /\b(?:grants?|gives?)\b(?! (?:me|us)\b)(?= (?:[\w:]+ ){0,5}(?:permissions?|access|rights?|call|use|invoke|on)\b)/gi,
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
    why: 'A session of a role lasts at most 12 hours, and one hour with role chaining',
    sides: [
      {
        like: /\b(?:sessions?)\b(?! notes)(?=[^.;]{0,30}\b(?:1[3-9]|[2-9]\d)[- ]?h|[^.;]{0,30}\b(?:\d+|two|three|several) (?:days|weeks))/gi,
      },
      { like: /\b(?:1[3-9]|[2-9]\d)[- ]?h(?:ours?)?\b|\b(?:\d+|two|three|several) (?:days|weeks)\b/gi },
    ],
  },
  {
    why: 'Only people sign in with MFA or through IAM Identity Center',
    sides: [
      { like: MACHINE },
      { like: /\bmfa\b|\bmulti-?factor\b|\bpermission sets?\b|\bidentity center\b/gi, entities: PEOPLE },
    ],
  },
  {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html
    why: 'A serverless endpoint has no GPUs and no instances to choose',
    sides: [
      {
        like: /\bserverless\W{0,2} (?:inference|(?:sagemaker )?endpoints?)\b|\bno instances? to (?:choose|manage|pick)\b/gi,
      },
      { like: GPU },
    ],
    unless: /\btrain\w*\b/i,
  },
  {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
    why: 'An asynchronous endpoint and batch transform do not stream',
    sides: [
      { like: /\bbatch transform\b|\basync(?:hronous(?:ly)?)?\b|\bInvokeEndpointAsync\b/gi },
      {
        like: new RegExp(
          `${STREAM.source}|\\bwithin \\d+ ?(?:ms|milliseconds)\\b|\\bwhile the user waits\\b`,
          'gi',
        ),
      },
    ],
    unless: /\b(?:sync|real-?time)\b|\basync (?:python|apps?|code|clients?|functions?|services?)\b/i,
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
    why: 'Invocation logs stay in their Region',
    sides: [
      { scenarios: ['logging'] },
      {
        like: /\b(?:bucket|log group)\s+(?:is |lives |sits )?in (?:another|a different|the other|a second) region\b/gi,
      },
    ],
  },
  {
    why: 'Invocation logs stay in their Region',
    sides: [
      { like: new RegExp(`(?<=${OF_LOGS})(${REGION})(?<!\\1[^]*\\1)(?![^]*\\1)`, 'gi') },
      { like: new RegExp(`(?<!${OF_LOGS})\\b${REGION}`, 'gi') },
    ],
    unless: /\b(?:replicat|cop(?:y|ie)|central)\w*/i,
  },
  {
    why: 'A short-term key ends after 12 hours',
    sides: [
      { like: /\bshort[- ]?term\b/gi },
      {
        like: /\b(?:valid|lasts?|expires?|works?|lives?|runs?)\b[^.;,]{0,15}\b(?:days|weeks|months|a (?:week|month|year))\b/gi,
      },
    ],
  },
  {
    why: 'The playground invokes models',
    sides: [
      { like: /\bplayground\b/gi },
      {
        like: /\bno (?:model )?(?:invoke|calls?|invocations?)\b|\b(?:not|n['’]t|never)\b[^.;,]{0,25}\binvok\w*|\b(?:block|den|forbid)\w*\s+(?:\w+\s+){0,2}?InvokeModel\w*/gi,
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
    why: 'Pods on Fargate have no Pod Identity',
    sides: [
      { like: /\b(?:eks|pods?|kubernetes)\b[^.;]{0,20}\bfargate\b/gi },
      { like: /\b(?:eks )?pod identit(?:y|ies)\b/gi },
    ],
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
    why: 'Pod Identity works in Amazon EKS in AWS only; other clusters have IRSA',
    sides: [
      {
        like: /\b(?:self-(?:managed|hosted)(?= (?:\w+ )?(?:kubernetes|k8s|clusters?|control plane))|on-?prem\w*|kubeadm|kops|rke2?|k3s|eks anywhere|outposts?)\b(?! nodes?)/gi,
      },
      { like: /\b(?:eks )?pod identit(?:y|ies)\b/gi },
    ],
    unless: /\bgitlab\b|\bnodes?\b/i,
  },
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    why: 'Service control policies are attached to accounts, organizational units and the root',
    sides: [
      { like: /\bscps?\b|\bservice control polic(?:y|ies)\b/gi },
      {
        like: /(?<=\battach\w*\b[^.;]*)\bto (?:(?:the|an?|my|our|this|these|all) )?(?:iam )?(?:roles?|users?|groups?)\b|\b(?:roles?|users?) (?:has|have|gets?|with) (?:the|an?|this) (?:scp|service control policy)\b/gi,
      },
    ],
  },
  {
    why: 'The ARN is of a domain; a Serverless collection has one of aoss',
    sides: [
      { like: /\barn:aws[\w-]*:es:\S+:domain\/[\w-]+/g },
      { like: /\bserverless\b/gi, scenarios: ['opensearch-serverless'] },
    ],
    unless: /\b(?:not serverless|and|plus|also)\b/i,
  },
  {
    why: 'A GitHub job and a GitLab job have tokens of different issuers',
    sides: [{ entities: ['github'] }, { like: /\bgitlab\.com\/[\w./-]+|\bgitlab (?:groups?|runners?)\b/gi }],
    unless: /\b(?:and|or|both|mirror\w*|moved?|from|before)\b/i,
  },
  {
    why: 'A DeepSeek model writes text: it makes no embeddings',
    sides: [
      {
        like: new RegExp(
          `${MODEL.source}(?=\\s+(?:as|for|makes?|creates?|does)\\s+(?:the |an? )?embed)`,
          'gi',
        ),
      },
      {
        like: /(?<=(?:v3\.[12]|r1)\s+(?:as|for|makes?|creates?|does)\s+(?:the |an? )?)embedd?ings?(?: model)?\b/gi,
      },
    ],
  },
  {
    why: 'A condition on a network refuses callers outside of it',
    sides: [
      {
        like: /\b(?:outside (?:of )?(?:any|an?|the|our)|not in (?:any|an?|the|our)|without an?|no) vpc\b(?!-| endpoint)/gi,
      },
      { like: /(?<=\bonly\b[^.;]*)\bvpce?-[0-9a-f]{8,}\b|\bonly (?:allowed )?from (?:the|our|this) vpc\b/gi },
    ],
  },
  {
    why: 'An instance this small holds no DeepSeek model',
    sides: [
      {
        scenarios: ['host-ec2', 'host-ecs', 'host-sagemaker', 'host-eks'],
        like: /\bhosts?\b|\bendpoint\b/gi,
      },
      { like: /\b(?:ml\.)?[tm]\d\w*\.(?:nano|micro|small|medium)\b/gi },
    ],
    unless: /\b(?:gpus?|cpus?|nginx|proxy|bastion|controller|head|login|client|caller|gateway|build)\b/i,
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/s3-csi.html
    why: 'Pods on Fargate mount no bucket',
    sides: [{ like: /\bfargate\b/gi }, { like: /\bmountpoint\b|\bcsi driver\b/gi }],
  },
  {
    why: 'A network-isolated container reaches no internet',
    sides: [
      { like: /\bnetwork[- ]isolat\w+\b/gi },
      { like: /\bhugging ?face\S*|\bpip install\b|\binternet\b/gi },
    ],
  },
  {
    // https://docs.github.com/en/actions/reference/security/oidc
    why: 'The token of a GitHub job with an environment names no branch',
    sides: [
      { like: /\b(?:github )?environment (?!variables?\b)[\w-]+/gi, entities: [] },
      {
        like: /\bonly (?:from )?(?:the )?(?:branch )?main\b|\bmain (?:branch )?only\b|\bsubject\b[^.;]*\bbranch\b/gi,
      },
    ],
  },
  {
    why: 'Calls to AWS need the internet or a VPC endpoint',
    sides: [
      {
        like: /\bno (?:vpc |interface |private )?endpoints?\b(?! polic)|\bnothing (?:gets|goes|comes) out\b|\bno (?:outbound|egress|network)(?: traffic| access| connection)? (?:at all|whatsoever)\b|\bfully (?:offline|air-?gapped)\b/gi,
      },
      { like: /\bno (?:nat|internet|egress)\b(?: gateways?)?|\bisolated subnets?\b|\bair-?gapped\b/gi },
    ],
  },
  {
    why: 'An instance in a private subnet has no public address',
    sides: [
      { like: /\bprivate subnets?\b/gi },
      { like: /\b(?:with|has|have|gets?|its|a) (?:a |an )?(?:public ip\w*|elastic ip)/gi },
    ],
  },
  {
    why: 'A read-only role changes nothing',
    sides: [
      {
        like: /\bread[- ]only (?:iam )?(?:role|policy)\b|\brole (?:is |must be |stays )?(?:strictly |purely )?read[- ]only\b|\bstrictly read[- ]only\b|\b(?:may|can|must|should) only (?:read|list|view|look)\b/gi,
      },
      {
        scenarios: [
          'import',
          'upload-weights',
          'fine-tune-sagemaker',
          'hyperpod',
          'host-sagemaker',
          'host-ec2',
          'host-ecs',
          'logging',
        ],
        like: /\b(?:delete|remove|create|upload|import|deploy|fine-?tune|train|change|write|push)s?\b(?! access)/gi,
      },
    ],
    unless: /\b(?:auditors?|partners?|consumers?|readers?|but)\b/i,
  },
];

/** The same as rows of what cannot hold together: the task stays, and a person says which of them is meant. */
export const LIMIT_ROWS: readonly ExclusiveRow[] = LIMITS.map(({ why, sides, unless }) => ({
  field: 'scenario',
  values: [undefined, undefined],
  words: ['', ''],
  also: sides,
  why,
  ...(unless && { unless }),
}));
