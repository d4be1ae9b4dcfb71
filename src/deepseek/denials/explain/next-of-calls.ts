// What a refused call leads to, where that takes more than its own resource: roles that are passed, images, objects, log lines.
import type { Denial } from '#deepseek/denials/denial.ts';
import { passedToService } from '#deepseek/denials/parse/passed-service.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { GUARDRAIL_PROFILES } from '#deepseek/facts/guardrail-profiles.ts';
import { joinAnd } from '#iam/text/words.ts';
import { DEPLOYS } from './call-sequences.ts';
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

/** “config.json”, and not “deepseek-v3.1”. */
const IS_FILE = /\.[a-z]\w{0,11}$/i;

/** The folder of what the text names in the bucket: all below it is read or written. */
function folderIn({ places }: Clues, bucket: string): string | undefined {
  const [key, ...more] = new Set(places.flatMap((each) => (each.bucket === bucket ? each.key : [])));
  if (key === undefined || more.length > 0) return undefined;
  return key === '' || key.endsWith('/') ? `${key}*` : IS_FILE.test(key) ? key : `${key}/*`;
}

/** Listing comes first where a folder is read or written as a whole; a list alone reads nothing. */
export function objects({ resource = '' }: Denial, clues: Clues): NextCalls | undefined {
  const bucket = parseArn(resource)?.resource ?? '';
  if (clues.transfer === undefined || bucket === '' || bucket.includes('/')) return undefined;
  // Of an input and an output, nothing tells which is listed.
  if (new Set(clues.places.flatMap((each) => (each.bucket === bucket ? each.key : []))).size > 1)
    return undefined;
  const folder = folderIn(clues, bucket);
  // From bucket to bucket, the second is written.
  const [, , to] = /\baws s3 (?:sync|cp|mv) s3:\/\/([\w.-]+)\S* s3:\/\/([\w.-]+)/.exec(clues.text) ?? [];
  const transfer = to === undefined ? clues.transfer : to === bucket ? 'write' : 'read';
  if (folder === undefined) {
    const call = transfer === 'read' ? 's3:GetObject' : 's3:PutObject';
    return { why: `What is listed is used next: ${call} on the folder that it is in.`, statements: [] };
  }
  const on = `${resource}/${folder}`;
  return transfer === 'read'
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
export function shards({ action, resource = '' }: Denial): NextCalls | undefined {
  const [, bucket, folder, many] =
    /^(arn:[\w-]+:s3:::[^/]+)\/(.*?)[^/]*-\d{5}-of-0*(\d{1,5})\.\w+$/.exec(resource) ?? [];
  if (bucket === undefined || folder === undefined) return undefined;
  const isRead = action === 's3:GetObject';
  const listing = allow('ListWeights', 's3:ListBucket', bucket);
  return {
    why: `The weights are ${many} such files, with those of the tokenizer and the configuration: the folder is listed, and all of it is ${isRead ? 'read' : 'written'}.`,
    statements: [
      allow(isRead ? 'ReadWeights' : 'WriteWeights', action, `${bucket}/${folder}*`),
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
  const service = passedToService(operation ?? '', clues.text);
  const roles = clues.givenRoles.filter(
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

/** Tags and entries are of what the step makes, which runs as the role that the text gives it. */
export function roleOfStep(denial: Denial, clues: Clues): NextCalls | undefined {
  const isPassing = passedToService(denial.operation ?? '', clues.text) !== undefined;
  return isPassing && clues.givenRoles.length === 1 ? passedRole(denial, clues) : undefined;
}

/** What pulling an image needs. https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html */
const PUSHES = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
  'ecr:BatchGetImage',
];
const PULLS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'];

export function images(
  { action = '', alsoNeeds, resource = '*' }: Denial,
  { repositories, text }: Clues,
): NextCalls | undefined {
  const isPush = /\bpush(?:ing|es|ed)?\b/i.test(text);
  const missing = [action, ...alsoNeeds];
  const isToken = action === 'ecr:GetAuthorizationToken';
  if (!isToken && !PULLS.includes(action)) return undefined;
  const calls = isPush ? PUSHES : PULLS;
  const pulls = isToken ? calls : calls.filter((each) => !missing.includes(each));
  const on = resource === '*' ? repositories : [resource];
  const why = isToken
    ? `${isPush ? 'Pushing' : 'Pulling'} an image takes all of these calls on its repository.`
    : `${isPush ? 'Pushing' : 'Pulling'} an image takes all of these calls on its repository, and a token for the registry, which takes no resource.`;
  if (pulls.length === 0) return undefined;
  return {
    why: on.length > 0 ? why : `${why} Allow ${joinAnd(pulls)} on it alone.`,
    statements: [
      ...(on.length > 0 ? [allow(isPush ? 'PushImage' : 'PullImage', pulls, on)] : []),
      ...(isToken ? [] : [allow('LogIn', 'ecr:GetAuthorizationToken', '*')]),
    ],
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
export function linkedRoleOnce({ resource }: Denial): NextCalls | undefined {
  const service = linkedService(resource) ?? 'SERVICE';
  // Of these there is one for each file system.
  if (service.startsWith('s3.data-source.')) return undefined;
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
    why: 'The domain checks the request besides: where it has fine-grained access control, map the role that signs the request, and not that of the connector, to ml_full_access: a role by its ARN as a backend role, an IAM user by its ARN as a user.',
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

const BOOTSTRAPPED =
  /(?<=:role\/cdk-[a-z0-9]+-)(?:deploy|file-publishing|image-publishing|lookup)(?=-role-\d{12}-)/;

/** The roles of CDK’s bootstrapping that a caller assumes, of one of them; the fifth is CloudFormation’s. */
export const deployingRoles = (role: string): readonly string[] =>
  ['deploy', 'file-publishing', 'image-publishing', 'lookup'].map((kind) => role.replace(BOOTSTRAPPED, kind));

/** Such a role trusts its account: the caller’s own policy is what is missing. */
export const isBootstrapped = (role = ''): boolean => BOOTSTRAPPED.test(role);

/** CDK deploys with the roles that its bootstrapping made. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export function bootstrapRoles(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  const isCdk =
    /\bcdk (?:deploy|synth|bootstrap|diff|destroy)\b|\bcdk-[a-z0-9]+-[a-z-]+-role\b|cdk-bootstrap|CDKToolkit/i;
  if (!isCdk.test(`${denial.resource} ${clues.text}`) || region === undefined || account === undefined)
    return undefined;
  const qualifier = /\bcdk-([a-z0-9]{1,10})-/.exec(clues.text)?.[1] ?? 'hnb659fds';
  const roles = deployingRoles(
    `arn:${partition}:iam::${account}:role/cdk-${qualifier}-deploy-role-${account}-${region}`,
  );
  return {
    why: 'CDK deploys with the roles that bootstrapping made: a caller that may assume them needs nothing else.',
    statements: [allow('AssumeBootstrapRoles', 'sts:AssumeRole', roles)],
  };
}

/** The log group that was created, or whose stream was: who runs writes lines. */
export function logLines({ action = '', resource = '' }: Denial, { text }: Clues): NextCalls | undefined {
  const group = /^(arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^:*]+)/.exec(resource)?.[1];
  if (group === undefined) return undefined;
  const isGroup = /CreateLogGroup$/i.test(action);
  // Who deploys it sets it up.
  if (isGroup && DEPLOYS.test(text)) return undefined;
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
  const isMade = !isGroup && /awslogs-create-group["']?\s?[:=]\s?["']?true/i.test(text);
  const more = [
    ...(isMade ? ['logs:CreateLogGroup'] : []),
    ...(isGroup ? ['logs:CreateLogStream'] : []),
    'logs:PutLogEvents',
  ];
  return {
    why: isMade
      ? 'The option awslogs-create-group makes the group first; lines are written next.'
      : 'Lines are written next.',
    statements: [allow('WriteLogLines', more, `${group}:*`)],
  };
}

/**
 * A guardrail that sends content to other Regions is checked on its guardrail profile in each of them.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrail-profiles-permissions.html
 */
export function guardrailProfile(denial: Denial, clues: Clues): NextCalls | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  const isRouted = /cross-?region|guardrail\.v1:\d/i.test(clues.text);
  if (!isRouted || denial.resource?.includes(':guardrail/') !== true) return undefined;
  const why =
    'A guardrail with cross-Region inference is also checked on its guardrail profile, in each Region that it routes to.';
  const [found] = GUARDRAIL_PROFILES.flatMap(({ id, routes }) =>
    routes.flatMap(({ sources, destinations }) =>
      region !== undefined && sources.includes(region) ? { id, destinations } : [],
    ),
  );
  if (!found || account === undefined) return { why, statements: [] };
  const on = found.destinations.map(
    (each) => `arn:${partition}:bedrock:${each}:${account}:guardrail-profile/${found.id}`,
  );
  return { why, statements: [allow('ApplyGuardrailProfile', 'bedrock:ApplyGuardrail', on)] };
}
