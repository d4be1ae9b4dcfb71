// A refused call as CloudTrail records it.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
import { isAccountId } from '#iam/facts/account-id.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { isObject, scalarText, type RawObject } from '#iam/json/json-value.ts';
import { denialOf, type Denial, type DenialPosition } from '#deepseek/denials/denial.ts';
import { DENIAL_CODE } from './named-calls.ts';
import { reasonIn } from './layer-wordings.ts';
import { actionFor, prefixOf } from './operations.ts';
import { plainText } from './plain-text.ts';
import { principalArnOf } from './principal-arn.ts';
import { scanMessages } from './scan-messages.ts';

const objectIn = (value: RawObject, name: string): RawObject => {
  const member = value[name];
  return isObject(member) ? member : {};
};

function textIn(value: RawObject, name: string): string | undefined {
  const text = scalarText(value[name]);
  return text === undefined || text === '' ? undefined : text;
}

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** How the resource follows from what was asked for: service, parameter, resource. */
type ParameterRow = readonly [
  prefix: string,
  parameter: string,
  arn: (value: string, place: Place, parameters: RawObject) => string,
];

const regional =
  (service: string, type: string) =>
  (value: string, { partition, region, account }: Place): string =>
    `arn:${partition}:${service}:${region}:${account}:${type}${value}`;

const PARAMETERS: readonly ParameterRow[] = [
  [
    'bedrock',
    'modelId',
    (id, { partition, region, account }) =>
      /^(?:us|eu|apac|ap|au|jp|ca|global|us-gov)\.[a-z]/.test(id)
        ? `arn:${partition}:bedrock:${region}:${account}:inference-profile/${id}`
        : `arn:${partition}:bedrock:${region}::foundation-model/${id}`,
  ],
  ['bedrock', 'guardrailIdentifier', regional('bedrock', 'guardrail/')],
  ['bedrock', 'knowledgeBaseId', regional('bedrock', 'knowledge-base/')],
  ['bedrock', 'agentId', regional('bedrock', 'agent/')],
  [
    's3',
    'bucketName',
    (bucket, { partition }, parameters) => {
      const key = textIn(parameters, 'key');
      return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
    },
  ],
  ['sts', 'roleArn', (arn) => arn],
  ['kms', 'keyId', regional('kms', 'key/')],
  ['sagemaker', 'endpointName', regional('sagemaker', 'endpoint/')],
  ['sagemaker', 'modelName', regional('sagemaker', 'model/')],
  ['iam', 'roleName', (name, { partition, account }) => `arn:${partition}:iam::${account}:role/${name}`],
  ['lambda', 'functionName', regional('lambda', 'function:')],
  ['logs', 'logGroupName', regional('logs', 'log-group:')],
  ['secretsmanager', 'secretId', regional('secretsmanager', 'secret:')],
];

function parameterResource(event: RawObject, prefix: string, place: Place): string | undefined {
  const parameters = objectIn(event, 'requestParameters');
  for (const [service, parameter, arn] of PARAMETERS) {
    const value = service === prefix ? textIn(parameters, parameter) : undefined;
    if (value !== undefined) return value.startsWith('arn:') ? value : arn(value, place, parameters);
  }
  return undefined;
}

function resourceIn(event: RawObject, prefix: string, place: Place): string | undefined {
  const listed: readonly unknown[] = Array.isArray(event['resources']) ? event['resources'] : [];
  const [first] = listed
    .map((each) => (isObject(each) ? (textIn(each, 'ARN') ?? textIn(each, 'arn')) : undefined))
    .filter((arn) => arn?.startsWith('arn:'));
  const asked = parameterResource(event, prefix, place);
  // An event may list the bucket before the object.
  return first === undefined || asked?.startsWith(`${first}/`) ? asked : first;
}

const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;

/** Condition keys that an event tells. */
function contextOf(event: RawObject): Denial['context'] {
  const identity = objectIn(event, 'userIdentity');
  const attributes = objectIn(objectIn(identity, 'sessionContext'), 'attributes');
  const ip = textIn(event, 'sourceIPAddress');
  const invokedBy = textIn(identity, 'invokedBy');
  const isForwarded = invokedBy !== undefined && textIn(identity, 'type') !== 'AWSService';
  const rows: readonly (readonly [key: string, value: string | undefined])[] = [
    ['aws:RequestedRegion', textIn(event, 'awsRegion')],
    ['aws:SourceIp', ip !== undefined && IP_ADDRESS.test(ip) && !isForwarded ? ip : undefined],
    ['aws:SourceVpce', textIn(event, 'vpcEndpointId')],
    ['aws:VpceAccount', textIn(event, 'vpcEndpointAccountId')],
    ['aws:MultiFactorAuthPresent', textIn(attributes, 'mfaAuthenticated')],
    ['aws:ViaAWSService', isForwarded ? 'true' : undefined],
    ['aws:CalledViaLast', isForwarded ? invokedBy : undefined],
  ];
  return Object.fromEntries(rows.filter((row): row is [string, string] => row[1] !== undefined));
}

function principalIn(identity: RawObject): string | undefined {
  if (textIn(identity, 'type') === 'AWSService') return textIn(identity, 'invokedBy');
  return (
    textIn(identity, 'arn') ??
    textIn(identity, 'userName') ??
    textIn(identity, 'invokedBy') ??
    textIn(identity, 'accountId') ??
    textIn(identity, 'principalId')
  );
}

/** What an event says of a refused call; undefined if nothing was refused. */
export function denialOfEvent(event: RawObject, position: DenialPosition): Denial | undefined {
  const code = textIn(event, 'errorCode') ?? '';
  const message = textIn(event, 'errorMessage') ?? '';
  const [said] = scanMessages(plainText(message));
  if (!DENIAL_CODE.test(code) && !said) return undefined;
  const identity = objectIn(event, 'userIdentity');
  const issuer = objectIn(objectIn(identity, 'sessionContext'), 'sessionIssuer');
  const principal = said?.principal?.startsWith('arn:') ? said.principal : principalIn(identity);
  const region = textIn(event, 'awsRegion');
  const accountId = textIn(identity, 'accountId');
  const recipient = textIn(event, 'recipientAccountId');
  const prefix = prefixOf(textIn(event, 'eventSource') ?? '');
  const eventName = textIn(event, 'eventName') ?? '';
  const resource = resourceIn(event, prefix, {
    partition: parseArn(principal ?? '')?.partition ?? partitionOfRegion(region ?? '')?.id ?? 'aws',
    region: region ?? '',
    account: recipient ?? accountId ?? '',
  });
  const action = said?.action ?? actionFor(eventName, prefix);
  const isSame = action?.toLowerCase().endsWith(`:${eventName.toLowerCase()}`) === true;
  return denialOf({
    ...said,
    form: said?.form ?? 'bare',
    principal,
    principalArn: textIn(issuer, 'arn') ?? said?.principalArn ?? principalArnOf(principal),
    account: isAccountId(accountId ?? '') ? accountId : said?.account,
    action,
    operation: isSame ? undefined : eventName,
    resource: said?.resource ?? resource,
    layer: said?.layer ?? reasonIn(message)?.layer,
    region: region ?? said?.region,
    beganInRegion: region === undefined ? undefined : true,
    context: contextOf(event),
    position,
  });
}
