// What a refused call leads to, where that takes more than its own resource: roles that are passed, images, objects, instances.
import type { Denial } from '#deepseek/denials/denial.ts';
import { passedToService } from '#deepseek/denials/parse/passed-service.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { modelByRuntimeId, type Model } from '#deepseek/facts/models.ts';
import { joinAnd } from '#iam/text/words.ts';
import type { Clues } from './clues.ts';

/** Calls that follow, with the statements that they need where the text says enough to write them. */
export interface NextCalls {
  /** Why they follow: “The job runs as this role, which the caller passes.” */
  readonly why: string;
  readonly statements: readonly Statement[];
}

export const allow = (
  Sid: string,
  Action: Statement['Action'],
  Resource: Statement['Resource'],
): Statement => ({
  Sid,
  Effect: 'Allow',
  ...(Action !== undefined && { Action }),
  ...(Resource !== undefined && { Resource }),
});

/** The partition, Region and account of what was called. */
export function placeOf({ resource, principalArn, account, region }: Denial, clues: Clues) {
  const on = parseArn(resource ?? '');
  return {
    partition: on?.partition ?? parseArn(principalArn ?? '')?.partition ?? 'aws',
    region: on?.region || region || clues.region,
    account: on?.account || account,
  };
}

/** The folder of what the text names in the bucket: all below it is read or written. */
function folderIn({ places }: Clues, bucket: string): string | undefined {
  const key = places.find((each) => each.bucket === bucket)?.key;
  if (key === undefined) return undefined;
  return key === '' || key.endsWith('/') ? `${key}*` : /\.\w{1,12}$/.test(key) ? key : `${key}/*`;
}

/** Listing comes first where a folder is read or written as a whole; a list alone reads nothing. */
export function objects({ resource = '' }: Denial, clues: Clues): NextCalls | undefined {
  const bucket = parseArn(resource)?.resource ?? '';
  if (clues.transfer === undefined || bucket === '' || bucket.includes('/')) return undefined;
  const folder = folderIn(clues, bucket);
  if (folder === undefined) {
    const call = clues.transfer === 'read' ? 's3:GetObject' : 's3:PutObject';
    return { why: `What is listed is used next: ${call} on the folder that it is in.`, statements: [] };
  }
  const on = `${resource}/${folder}`;
  return clues.transfer === 'read'
    ? { why: 'What is listed is read next.', statements: [allow('ReadListedObjects', 's3:GetObject', on)] }
    : {
        why: 'What is listed is compared, then written.',
        statements: [allow('WriteObjects', 's3:PutObject', on)],
      };
}

/** A service that reads a folder lists it. https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
export function folderListed({ resource = '' }: Denial): NextCalls | undefined {
  const [, bucket, folder] = /^(arn:[\w-]+:s3:::[^/]+)\/(.+\/\*)$/.exec(resource) ?? [];
  if (bucket === undefined || folder === undefined) return undefined;
  const listing = allow('ListFolder', 's3:ListBucket', bucket);
  return {
    why: 'The folder is listed, too.',
    statements: [{ ...listing, Condition: { StringLike: { 's3:prefix': folder } } }],
  };
}

/** Weights are many files: “model-00003-of-00014.safetensors”. */
export function shards({ resource = '' }: Denial): NextCalls | undefined {
  const [, bucket, folder, many] =
    /^(arn:[\w-]+:s3:::[^/]+)\/(.*?)[^/]*-\d{5}-of-0*(\d{1,5})\.\w+$/.exec(resource) ?? [];
  if (bucket === undefined || folder === undefined) return undefined;
  const listing = allow('ListWeights', 's3:ListBucket', bucket);
  return {
    why: `The weights are ${many} such files, with those of the tokenizer and the configuration: the folder is listed, and all of it is read.`,
    statements: [
      allow('ReadWeights', 's3:GetObject', `${bucket}/${folder}*`),
      folder === '' ? listing : { ...listing, Condition: { StringLike: { 's3:prefix': `${folder}*` } } },
    ],
  };
}

/** Parts of an upload are decrypted to be put together. */
export function decrypt({ resource, operation = '' }: Denial, { text }: Clues): NextCalls | undefined {
  if (resource === undefined || !/multipart|UploadPart|upload failed/i.test(`${operation} ${text}`))
    return undefined;
  return {
    why: 'Uploads in parts also decrypt with the key.',
    statements: [allow('DecryptParts', 'kms:Decrypt', resource)],
  };
}

/** The role of a job, as the call gives it. */
export function passedRole(denial: Denial, clues: Clues): NextCalls {
  const { action = '', operation = action.split(':')[1] } = denial;
  const service = passedToService(operation ?? '');
  const roles = clues.roles.filter(
    (role) => parseArn(role)?.account === (denial.account ?? parseArn(role)?.account),
  );
  const why = 'The caller passes the role that this runs as: iam:PassRole is checked next.';
  const [role, ...more] = roles;
  if (role === undefined || more.length > 0)
    return { why: `${why} Allow it on that role alone; its ARN is not in the message.`, statements: [] };
  return {
    why,
    statements: [
      {
        ...allow('PassItsRole', 'iam:PassRole', role),
        ...(service !== undefined && { Condition: { StringEquals: { 'iam:PassedToService': service } } }),
      },
    ],
  };
}

/** A batch job is checked on the model, and on the job. */
export function jobItself(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  if (region === undefined || account === undefined || denial.resource?.includes(':model-invocation-job/'))
    return undefined;
  return {
    why: 'The same call is checked on the job, too.',
    statements: [
      allow(
        'CreateJob',
        'bedrock:CreateModelInvocationJob',
        `arn:${partition}:bedrock:${region}:${account}:model-invocation-job/*`,
      ),
    ],
  };
}

/** Where a model is deployed, its endpoint follows. */
export function endpointOfModel(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  if (region === undefined || account === undefined || !/deploy|endpoint/i.test(clues.text)) return undefined;
  const arn = (type: string): string => `arn:${partition}:sagemaker:${region}:${account}:${type}/*`;
  return {
    why: 'The endpoint of the model is made next.',
    statements: [
      allow(
        'CreateEndpoint',
        ['sagemaker:CreateEndpointConfig', 'sagemaker:CreateEndpoint', 'sagemaker:AddTags'],
        [arn('model'), arn('endpoint-config'), arn('endpoint')],
      ),
    ],
  };
}

/** Bedrock calls the endpoint of a Marketplace model for the caller. https://docs.aws.amazon.com/bedrock/latest/userguide/amazon-bedrock-marketplace.html */
export function endpointBehind({ resource = '' }: Denial, { text }: Clues): NextCalls | undefined {
  if (!resource.includes(':marketplace/model-endpoint/')) return undefined;
  const [endpoint] = text.match(/\barn:aws[\w-]*:sagemaker:[\w-]+:\d{12}:endpoint\/[\w-]+/) ?? [];
  const why =
    'Bedrock then calls the endpoint in SageMaker as the caller; bedrock:InvokeModel on the endpoint’s ARN allows nothing.';
  if (endpoint === undefined) return { why: `${why} Allow sagemaker:InvokeEndpoint on it.`, statements: [] };
  const through = { Condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } } };
  return {
    why,
    statements: [{ ...allow('InvokeBehindBedrock', 'sagemaker:InvokeEndpoint', endpoint), ...through }],
  };
}

/** What pulling an image needs. https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html */
const PULLS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'];

export function images(
  { action = '', alsoNeeds, resource = '*' }: Denial,
  { repositories }: Clues,
): NextCalls | undefined {
  const missing = [action, ...alsoNeeds];
  const isToken = action === 'ecr:GetAuthorizationToken';
  if (!isToken && !PULLS.includes(action)) return undefined;
  const pulls = isToken ? PULLS : PULLS.filter((each) => !missing.includes(each));
  const on = resource === '*' ? repositories : [resource];
  const why = 'Pulling an image takes all of these calls on its repository.';
  if (pulls.length === 0) return undefined;
  return {
    why: on.length > 0 ? why : `${why} Allow ${joinAnd(pulls)} on it alone.`,
    statements: on.length > 0 ? [allow('PullImage', pulls, on)] : [],
  };
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
export function policyTarget({ resource = '' }: Denial, { text }: Clues): NextCalls | undefined {
  const [, partition, management, organization] =
    /^arn:(aws[\w-]*):organizations::(\d{12}):policy\/(o-[a-z0-9]+)\//.exec(resource) ?? [];
  const unit = /\bou-[a-z0-9]{4,32}-[a-z0-9]{8,32}\b/.exec(text)?.[0];
  const root = /\br-[a-z0-9]{4,32}\b/.exec(text)?.[0];
  const account = /\btarget \(?(\d{12})\b/.exec(text)?.[1];
  const target =
    unit !== undefined
      ? `ou/${organization}/${unit}`
      : account !== undefined
        ? `account/${organization}/${account}`
        : root && `root/${organization}/${root}`;
  if (organization === undefined || target === undefined) return undefined;
  return {
    why: 'The call is checked on the policy and on what it is attached to.',
    statements: [
      allow(
        'OnItsTarget',
        'organizations:AttachPolicy',
        `arn:${partition}:organizations::${management}:${target}`,
      ),
    ],
  };
}

/** “spot.amazonaws.com” of the ARN of its service-linked role. */
export const linkedService = (arn = ''): string | undefined =>
  /:role\/aws-service-role\/([\w.-]+)\//.exec(arn)?.[1];

/** Who creates it once spares everybody else the permission. */
export function linkedRoleOnce({ resource }: Denial): NextCalls {
  const service = linkedService(resource) ?? 'SERVICE';
  return {
    why: `An account has such a role once: if an administrator runs aws iam create-service-linked-role --aws-service-name ${service}, nobody else needs this permission.`,
    statements: [],
  };
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ml-amazon-connector.html */
export function connectorCall(
  { account, principalArn }: Denial,
  { text, domain }: Clues,
): NextCalls | undefined {
  if (!/_plugins\/_ml\/connectors/.test(text)) return undefined;
  const partition = parseArn(principalArn ?? '')?.partition ?? 'aws';
  return {
    why: 'The domain checks the request besides: where it has fine-grained access control, map the role that signs the request, and not that of the connector, to ml_full_access as a backend role.',
    statements:
      domain === undefined || account === undefined
        ? []
        : [
            allow(
              'SendToDomain',
              'es:ESHttpPost',
              `arn:${partition}:es:${domain.region}:${account}:domain/${domain.name}/*`,
            ),
          ],
  };
}

/** The endpoint of a configuration, and the tags that JumpStart and Studio put on both. Their names end in a time. */
export function endpointOfConfig(
  { resource = '', explicit }: Denial,
  { text }: Clues,
): NextCalls | undefined {
  const [, start, name = '', time] =
    /^(arn:[\w-]+:sagemaker:[\w-]+:\d{12}:)endpoint-config\/(.*?)(\d{4}-\d\d-\d\d[\d-]*)?$/.exec(resource) ??
    [];
  if (start === undefined || explicit === true) return undefined;
  const isTagged = /jumpstart|\bstudio\b|\btags?\b/i.test(text);
  const why = `${isTagged ? 'The configuration is tagged, and its' : 'Its'} endpoint is made next.`;
  if (name === '' || name.endsWith('*')) return { why, statements: [] };
  const on = ['endpoint-config', 'endpoint'].map(
    (type) => `${start}${type}/${name}${time === undefined ? '' : '*'}`,
  );
  const actions = ['sagemaker:CreateEndpoint', ...(isTagged ? ['sagemaker:AddTags'] : [])];
  return { why, statements: [allow('CreateEndpoint', actions, on)] };
}

/** What calling a model of DeepSeek’s from a Region takes: its profile, and the model through that alone, or the model. */
function modelStatements(
  { runtimeId, regions, profile }: Model,
  { partition, region, account }: ReturnType<typeof placeOf>,
): readonly Statement[] {
  if (region === undefined) return [];
  const model = (at: string) => `arn:${partition}:bedrock:${at}::foundation-model/${runtimeId}`;
  const answer = (Sid: string, on: Statement['Resource']) => allow(Sid, 'bedrock:InvokeModel', on);
  if (regions.length > 0 || profile === undefined) return [answer('AnswerWithModel', model(region))];
  if (account === undefined) return [];
  const start = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${profile.id}`;
  return [
    answer('AnswerWithProfile', start),
    {
      ...answer('AnswerWithModel', profile.destinationRegions.map(model)),
      Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': start } },
    },
  ];
}

/** A model that the text has answer from what was retrieved. */
export function answeringModel(denial: Denial, clues: Clues): NextCalls | undefined {
  const [model, ...more] = clues.models;
  const isSaid =
    /\b(?:converse\w*|invoke_?model\w*|answer\w*|generat\w*)\b/i.test(clues.text) &&
    !/\b(?:no longer|before|earlier|formerly|instead of|used to|old)\b/i.test(clues.text);
  if (!model || more.length > 0 || !isSaid) return undefined;
  return {
    why: `The text names ${model.name} for the answer: Converse is checked as bedrock:InvokeModel on it.`,
    statements: modelStatements(model, placeOf(denial, clues)),
  };
}

/** A key lets its bearer call; what it calls is checked next. https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html */
export function inferenceOnMantle(denial: Denial, clues: Clues): NextCalls {
  const { partition, region, account } = placeOf(denial, clues);
  const why =
    'The call itself is checked next: bedrock-mantle:CreateInference on the project, which is project/default where the client names none. On bedrock-runtime the same key takes bedrock:CallWithBearerToken and bedrock:InvokeModel instead: one of the two endpoints is enough.';
  const [model, ...more] = clues.models;
  if (region === undefined || account === undefined) return { why, statements: [] };
  const name = /\bproj_[a-z0-9]{6,40}\b/.exec(clues.text)?.[0] ?? 'default';
  const project = `arn:${partition}:bedrock-mantle:${region}:${account}:project/${name}`;
  const statement = allow('CallOnMantle', 'bedrock-mantle:CreateInference', project);
  const condition = { Condition: { StringEquals: { 'bedrock-mantle:Model': model?.runtimeId ?? '' } } };
  return { why, statements: [model && more.length === 0 ? { ...statement, ...condition } : statement] };
}

/** An application inference profile routes to the model that it was made from. */
export function modelOfProfile(denial: Denial, { models }: Clues): NextCalls | undefined {
  const { action = '', resource = '' } = denial;
  const arn = parseArn(resource);
  if (!arn?.resource.startsWith('application-inference-profile/')) return undefined;
  const why = 'The profile calls its model, which the role needs too.';
  const on = models.flatMap(({ runtimeId, regions, profile }) =>
    (regions.length > 0 || profile === undefined ? [arn.region] : profile.destinationRegions).map(
      (region) => `arn:${arn.partition}:bedrock:${region}::foundation-model/${runtimeId}`,
    ),
  );
  return on.length === 0
    ? { why: `${why} See which: aws bedrock get-inference-profile.`, statements: [] }
    : { why, statements: [allow('CallItsModel', action, on)] };
}

/**
 * A cross-Region profile of a model that is none of DeepSeek’s: the model wherever the profile routes to, through it only.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function modelOfRoutes({ action = '', resource = '' }: Denial): NextCalls | undefined {
  const [, partition, id] =
    /^arn:(aws[\w-]*):bedrock:[\w-]+:\d{12}:inference-profile\/(?:[a-z]{2,6}|us-gov)\.([\w.:-]+)$/.exec(
      resource,
    ) ?? [];
  if (id === undefined || modelByRuntimeId(id)) return undefined;
  return {
    why: 'The profile calls its model in each Region that it routes to.',
    statements: [
      {
        ...allow('CallItsModel', action, `arn:${partition}:bedrock:*::foundation-model/${id}`),
        Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': resource } },
      },
    ],
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/amazon-bedrock-marketplace.html */
export function marketplaceEndpoint(denial: Denial, clues: Clues): NextCalls {
  const { partition, region, account } = placeOf(denial, clues);
  const name = /endpointName["']?\s?[:=]\s?["']?([\w-]{1,63})/i.exec(clues.text)?.[1] ?? '*';
  const why = 'Bedrock makes the endpoint in SageMaker for the caller.';
  if (region === undefined || account === undefined)
    return {
      why: `${why} Its calls follow: sagemaker:CreateModel, CreateEndpointConfig, CreateEndpoint.`,
      statements: [],
    };
  const arn = (type: string, id: string) => `arn:${partition}:sagemaker:${region}:${account}:${type}/${id}`;
  return {
    why,
    statements: [
      allow(
        'MakeItsEndpoint',
        [
          'sagemaker:CreateModel',
          'sagemaker:CreateEndpointConfig',
          'sagemaker:CreateEndpoint',
          'sagemaker:AddTags',
          'sagemaker:DescribeEndpoint',
        ],
        [arn('endpoint', name), arn('endpoint-config', '*'), arn('model', '*')],
      ),
    ],
  };
}

/** CDK deploys with the roles that its bootstrapping made. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export function bootstrapRoles(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  if (!/\bcdk\b/i.test(clues.text) || region === undefined || account === undefined) return undefined;
  const qualifier = /\bcdk-([a-z0-9]{1,10})-/.exec(clues.text)?.[1] ?? 'hnb659fds';
  const roles = `arn:${partition}:iam::${account}:role/cdk-${qualifier}-*-role-${account}-${region}`;
  return {
    why: 'CDK deploys with the roles that bootstrapping made: a caller that may assume them needs nothing else.',
    statements: [allow('AssumeBootstrapRoles', 'sts:AssumeRole', roles)],
  };
}

/** An application inference profile is made from a profile or a model, on which the call is checked too. */
export function profileSource(_denial: Denial, { text }: Clues): NextCalls | undefined {
  const sources = [
    ...new Set(
      text.match(/arn:aws[\w-]*:bedrock:[\w-]+:\d*:(?:inference-profile|foundation-model)\/[\w.:-]*\w/g) ??
        [],
    ),
  ];
  return sources.length === 0
    ? undefined
    : {
        why: 'The call is checked on what the profile is made from too.',
        statements: [allow('FromThis', 'bedrock:CreateInferenceProfile', sources)],
      };
}

const DEPLOYS = /\bterraform\b|resource "aws_|\bCREATE_FAILED\b|\bcdk\b|AWS::Logs::LogGroup/i;

/** The log group that was created, or whose stream was: who deploys it sets it up, who runs writes lines. */
export function logLines({ action = '', resource = '' }: Denial, { text }: Clues): NextCalls | undefined {
  const group = /^(arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^:*]+)/.exec(resource)?.[1];
  if (group === undefined) return undefined;
  const isGroup = /CreateLogGroup$/i.test(action);
  if (isGroup && DEPLOYS.test(text))
    return {
      why: 'Whoever deploys a log group also sets its tags and its retention, and looks it up.',
      statements: [
        allow(
          'SetUpLogGroup',
          ['logs:PutRetentionPolicy', 'logs:TagResource', 'logs:ListTagsForResource'],
          [group, `${group}:*`],
        ),
        allow('FindLogGroups', 'logs:DescribeLogGroups', '*'),
      ],
    };
  const more = isGroup ? ['logs:CreateLogStream', 'logs:PutLogEvents'] : ['logs:PutLogEvents'];
  return { why: 'Lines are written next.', statements: [allow('WriteLogLines', more, `${group}:*`)] };
}
