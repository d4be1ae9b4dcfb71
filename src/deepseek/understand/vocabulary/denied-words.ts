// Things that a text may say there are none of, and what shows that there are.
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

export interface Thing {
  /** A pattern of its names. */
  readonly nouns: string;
  /** A pattern of what shows it; without one, its names. */
  readonly shown?: string;
  /** Who is one or has one. */
  readonly entities?: readonly EntityId[];
  /** What is not done without. */
  readonly scenarios?: readonly ScenarioId[];
}

const arn = (service: string): string => String.raw`arn:aws[\w-]*:${service}:\S+`;

export const THINGS: readonly Thing[] = [
  {
    nouns: 's3|buckets?',
    shown: String.raw`s3:\/\/\S+|${arn('s3')}|buckets?|s3`,
    scenarios: ['batch', 'import', 'download-weights', 'upload-weights'],
  },
  {
    nouns: '(?:aws )?kms(?: keys?)?|cmks?|customer[- ]managed keys?|encryption keys?',
    shown: String.raw`${arn('kms')}|alias\/\S+|kms|cmks?|customer[- ]managed key`,
  },
  {
    nouns: 'vpcs?',
    shown: String.raw`(?:subnet|sg|vpc|vpce)-[0-9a-f]{8,}|(?:private |public |isolated )?subnets?|security groups?|vpc endpoints?|privatelink`,
  },
  {
    nouns: 'sagemaker',
    shown: String.raw`sagemaker|${arn('sagemaker')}|ml\.[a-z]\w*\.\w+`,
    scenarios: ['host-sagemaker', 'fine-tune-sagemaker', 'invoke-sagemaker', 'hyperpod'],
  },
  {
    nouns: 'kubernetes|k8s|eks(?: clusters?)?',
    shown: 'pods?|namespace|irsa|pod identity|eks|kubernetes|k8s',
  },
  {
    nouns: '(?:aws )?organi[sz]ations?|orgs?|scps?|service control polic(?:y|ies)',
    shown: String.raw`scps?|service control polic\w+|organizational units?|ous?|o-\w{10}|whole org\w*`,
    scenarios: ['deny-deepseek', 'approve-models'],
  },
  {
    nouns: '(?:oidc|openid|identity)(?: (?:connect )?providers?)?',
    shown: 'oidc|irsa',
    entities: ['github', 'gitlab', 'eks-irsa'],
  },
  { nouns: 'certificates?|certs?|cas?|private keys?|pki', entities: ['roles-anywhere'] },
  {
    nouns: 'bedrock',
    shown: 'converse|invokemodel',
    scenarios: ['invoke', 'invoke-r1', 'import', 'batch', 'agents', 'flows', 'mantle', 'evaluation'],
  },
  { nouns: 'cloudwatch(?: logs)?', shown: String.raw`log groups?|cloudwatch|${arn('logs')}` },
  {
    nouns: 'internet(?: access)?|egress|outbound(?: access| traffic)?|nat(?: gateways?)?',
    shown: 'hugging ?face(?:\\.co)?|docker ?hub|pypi|pip install|public (?:ip|registry|endpoint)',
  },
  {
    nouns: 'write (?:access|permissions?)|writing',
    shown: String.raw`writes? (?:the |its )?(?:results?|outputs?|answers?|files?)`,
  },
  { nouns: 'gpus?', shown: String.raw`gpus?|[abhl]\d{1,3}0?[gs]?|l40s|(?:ml\.)?[gp][3-6]\w*\.\w+` },
  { nouns: 'tags?|tagging', shown: 'session tags?|tags?|abac', entities: ['tagged-role'] },
];
