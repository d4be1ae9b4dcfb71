// Building blocks for data: buckets, keys, images and logs.
import type { BucketLocation } from '#core/answers/bucket.ts';
import type { KeyArn } from '#core/answers/checks.ts';
import type { Place } from '#core/answers/field.ts';
import { partitionById } from '#core/iam/partitions.ts';
import type { Condition } from '#core/iam/policy.ts';
import { allow, oneOrMany, type Grant } from '#core/compose/grant.ts';

const bucketArn = (place: Place, bucket: string): string => `arn:${place.partition}:s3:::${bucket}`;

export function objectsArn(place: Place, { bucket, prefix }: BucketLocation): string {
  return prefix === '' ? `${bucketArn(place, bucket)}/*` : `${bucketArn(place, bucket)}/${prefix}/*`;
}

/** Each bucket with its prefixes; an empty list means all of it. */
function prefixesByBucket(locations: readonly BucketLocation[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const whole = new Set(locations.filter(({ prefix }) => prefix === '').map(({ bucket }) => bucket));
  for (const { bucket, prefix } of locations) {
    found.set(bucket, whole.has(bucket) ? [] : [...(found.get(bucket) ?? []), prefix]);
  }
  return found;
}

interface ReaderStyle {
  readonly listSid: string;
  readonly ownAccount: boolean;
  /** Who reads, as the reason says it. */
  readonly reader: string;
}

/**
 * Reads objects and lists their folders: two kinds of statement, because ListBucket is checked on the bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function readBuckets(
  locations: readonly BucketLocation[],
  place: Place,
  style: ReaderStyle,
): readonly Grant[] {
  const owner = style.ownAccount ? { StringEquals: { 'aws:ResourceAccount': place.account } } : undefined;
  const only = style.ownAccount ? ' Only a bucket of your own account counts.' : '';
  const read = allow({
    sid: 'ReadWeights',
    actions: 's3:GetObject',
    resources: locations.map((location) => objectsArn(place, location)),
    condition: owner,
    why: {
      title: 'Reads the model files',
      text: `${style.reader} reads what is in the buckets and folders you named, and nothing else.${only}`,
      calls: ['GetObject', 'HeadObject'],
      answers: ['weights', 'resourceAccount'],
      page: 's3Actions',
    },
  });
  const lists = [...prefixesByBucket(locations)].map(([bucket, prefixes]) => {
    const folders: Condition | undefined =
      prefixes.length === 0
        ? undefined
        : { StringLike: { 's3:prefix': prefixes.flatMap((prefix) => [prefix, `${prefix}/*`]) } };
    const condition = owner || folders ? { ...owner, ...folders } : undefined;
    return allow({
      sid: style.listSid,
      actions: 's3:ListBucket',
      resources: bucketArn(place, bucket),
      condition,
      why: {
        title: 'Lists the model files',
        text: `ListBucket is checked on the bucket, never on objects${folders ? '; s3:prefix limits it to what you named' : ''}.${only}`,
        // HeadBucket sends no prefix, so a condition on it denies that call.
        calls: folders ? ['ListObjectsV2'] : ['ListObjectsV2', 'HeadBucket'],
        answers: ['weights', 'resourceAccount'],
        page: 's3Actions',
      },
    });
  });
  return [read, ...lists];
}

function keysByRegion(keys: readonly KeyArn[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const { arn, region } of keys) found.set(region, [...(found.get(region) ?? []), arn]);
  return [...found];
}

/** The ending of service names in AWS's samples of kms:ViaService, which are all of the commercial partition. */
const PRINTED_SUFFIX = 'amazonaws.com';

/**
 * Decrypts objects through S3 only. `locations` pins the encryption context to their objects as well.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function decryptThroughS3(
  keys: readonly KeyArn[],
  place: Place,
  sid: string,
  locations?: readonly BucketLocation[],
): readonly Grant[] {
  const suffixes = [...new Set([partitionById(place.partition).dnsSuffix, PRINTED_SUFFIX])];
  const contexts = locations?.flatMap((location) => [
    bucketArn(place, location.bucket),
    objectsArn(place, location),
  ]);
  return keysByRegion(keys).map(([region, arns]) =>
    allow({
      sid,
      actions: 'kms:Decrypt',
      resources: arns,
      condition: {
        StringEquals: { 'kms:ViaService': oneOrMany(suffixes.map((suffix) => `s3.${region}.${suffix}`)) },
        ...(contexts
          ? { StringLike: { 'kms:EncryptionContext:aws:s3:arn': oneOrMany([...new Set(contexts)]) } }
          : {}),
      },
      why: {
        title: 'Decrypts the model files',
        text: 'Through S3 only, so the key opens nothing else. The key’s own policy must allow the role too: see Next steps.',
        calls: ['GetObject on SSE-KMS objects'],
        answers: ['weightsEncryption', 'weightsKeys'],
        page: 's3Encryption',
        ...(suffixes.length > 1
          ? {
              doubt:
                'AWS prints the name of S3 in this condition with amazonaws.com only. Both endings are allowed here: it is the same service.',
            }
          : {}),
      },
    }),
  );
}

/** Pulls images from repositories of the role's own account. */
export function pullImages(repositories: readonly string[], place: Place): readonly Grant[] {
  if (repositories.length === 0) return [];
  return [
    allow({
      sid: 'EcrToken',
      actions: 'ecr:GetAuthorizationToken',
      resources: '*',
      why: {
        title: 'Signs in to ECR',
        text: 'The token has no resource in IAM, so this action stands on *. It opens no repository by itself.',
        calls: ['GetAuthorizationToken'],
        answers: ['repositories'],
        page: 'ecrPolicies',
      },
    }),
    allow({
      sid: 'PullServingImage',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: place.regions.flatMap((region) =>
        repositories.map(
          (name) => `arn:${place.partition}:ecr:${region}:${place.account}:repository/${name}`,
        ),
      ),
      why: {
        title: 'Pulls the serving image',
        text: 'The three actions of a docker pull, on your repository only.',
        calls: ['docker pull'],
        answers: ['repositories', 'regions', 'account'],
        page: 'ecrPolicies',
      },
    }),
  ];
}

/** Writes to log groups that exist already. */
export function writeLogs(
  groups: readonly string[],
  place: Place,
  style: { sid: string; actions: readonly string[]; what: string },
): readonly Grant[] {
  if (groups.length === 0) return [];
  return [
    allow({
      sid: style.sid,
      actions: style.actions,
      resources: place.regions.flatMap((region) =>
        groups.map((group) => `arn:${place.partition}:logs:${region}:${place.account}:log-group:${group}:*`),
      ),
      why: {
        title: `Writes the ${style.what}’s logs`,
        text: 'The ARN ends in :* because streams are inside the group. The group must exist: the role cannot make one.',
        calls: style.actions.map((action) => action.slice(action.indexOf(':') + 1)),
        answers: style.sid === 'WriteFunctionLogs' ? ['functionLogs', 'functionNames'] : ['logGroups'],
        page: 'logGroups',
      },
    }),
  ];
}
