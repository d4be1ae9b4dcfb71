// Building blocks for data: buckets, keys, images and logs.
import type { AccessPoint } from '#core/answers/inputs/access-point.ts';
import type { BucketLocation } from '#core/answers/inputs/bucket.ts';
import type { KeyArn } from '#core/answers/inputs/kms-key.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { RoleHome } from '#core/answers/field.ts';
import type { PageId } from '#core/catalog/pages.ts';
import { partitionById } from '#core/facts/regions.ts';
import type { Condition } from '#core/iam/policy.ts';
import { allow, oneOrMany, type Grant } from '#core/compose/grant.ts';

export const bucketArn = (home: RoleHome, bucket: string): string => `arn:${home.partition}:s3:::${bucket}`;

/** The keys of a location as an ARN has them: the one object, or all below the folder. */
const keysOf = ({ prefix, isObject }: BucketLocation): string => {
  if (prefix === '') return '*';
  return isObject ? prefix : `${prefix}/*`;
};

export const objectsArn = (home: RoleHome, location: BucketLocation): string =>
  `${bucketArn(home, location.bucket)}/${keysOf(location)}`;

/** The location as commands have it: a folder ends in a slash, an object does not. */
export const locationUri = ({ bucket, prefix, isObject }: BucketLocation): string =>
  `s3://${bucket}/${prefix === '' || isObject ? prefix : `${prefix}/`}`;

/** The keys of some locations, as ARNs and s3:prefix have them; an empty list means all of the bucket. */
export const keyPatterns = (locations: readonly BucketLocation[]): readonly string[] =>
  locations.some(({ prefix }) => prefix === '') ? [] : [...new Set(locations.map(keysOf))];

/** Each bucket with the patterns of its keys; an empty list means all of it. */
export function patternsByBucket(
  locations: readonly BucketLocation[],
): ReadonlyMap<string, readonly string[]> {
  const buckets = [...new Set(locations.map(({ bucket }) => bucket))];
  return new Map(
    buckets.map((bucket) => [bucket, keyPatterns(locations.filter((each) => each.bucket === bucket))]),
  );
}

/** The owner of the buckets, as far as the statements require it. */
export interface Ownership {
  /** Only buckets of the role’s own account. */
  readonly ownAccount: boolean;
  /** Another account that owns them: only its buckets are allowed. */
  readonly owner?: string | undefined;
}

/** The condition on the bucket’s account, the words for it in the reason, and the answer that asks for it. */
function ownedBy(home: RoleHome, { ownAccount, owner }: Ownership) {
  const account = owner ?? (ownAccount ? home.account : undefined);
  const condition: Condition | undefined =
    account === undefined ? undefined : { StringEquals: { 'aws:ResourceAccount': account } };
  const whose = owner === undefined ? 'your own account' : `account ${owner}, which owns it`;
  return {
    condition,
    words: account === undefined ? '' : ` The bucket must be in ${whose}.`,
    field: owner === undefined ? ('resourceAccount' as const) : ('ownerAccount' as const),
  };
}

interface ObjectStyle extends Ownership {
  readonly sid: string;
  readonly actions: string | readonly string[];
  readonly title: string;
  readonly text: string;
  readonly calls: readonly string[];
  /** The question that names the buckets. */
  readonly asked: readonly FieldId[];
  readonly page?: PageId;
}

/** One statement on what is in the buckets and folders. */
export function onObjects(locations: readonly BucketLocation[], home: RoleHome, style: ObjectStyle): Grant {
  const { condition, words, field } = ownedBy(home, style);
  return allow({
    sid: style.sid,
    actions: style.actions,
    resources: [...new Set(locations.map((location) => objectsArn(home, location)))],
    condition,
    why: {
      title: style.title,
      text: style.text + words,
      calls: style.calls,
      answers: [...style.asked, field],
      page: style.page ?? 's3Actions',
    },
  });
}

interface ListStyle extends Ownership {
  readonly sid: string;
  readonly title: string;
  readonly asked: readonly FieldId[];
  /** All objects in the buckets, in every folder. */
  readonly wholeBuckets?: boolean;
  readonly doubt?: string;
}

/**
 * Limits a listing to some keys; undefined where all of the bucket is meant. A folder's pattern has its slash: the
 * prefix `in` would also list `internal/`. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export const prefixCondition = (patterns: readonly string[]): Condition | undefined =>
  patterns.length === 0 ? undefined : { StringLike: { 's3:prefix': oneOrMany(patterns) } };

/** Lists each bucket, as far as its folders: ListBucket is checked on the bucket, never on objects. */
export function listFolders(
  locations: readonly BucketLocation[],
  home: RoleHome,
  style: ListStyle,
): readonly Grant[] {
  const { condition: owner, words, field } = ownedBy(home, style);
  return [...patternsByBucket(locations)].map(([bucket, patterns]) => {
    const folders = style.wholeBuckets ? undefined : prefixCondition(patterns);
    const condition = owner || folders ? { ...owner, ...folders } : undefined;
    return allow({
      sid: style.sid,
      actions: 's3:ListBucket',
      resources: bucketArn(home, bucket),
      condition,
      why: {
        title: style.title,
        text: `AWS checks ListBucket on the bucket, not on objects${folders ? '; s3:prefix limits it to what you named, so end a folder with a slash when you list it' : ''}.${words}`,
        // HeadBucket sends no prefix, so a condition on it denies that call.
        calls: folders ? ['ListObjectsV2'] : ['ListObjectsV2', 'HeadBucket'],
        answers: [...style.asked, field],
        page: 's3Actions',
        ...(style.doubt ? { doubt: style.doubt } : {}),
      },
    });
  });
}

interface ReaderStyle extends Ownership {
  readonly listSid: string;
  /** Who reads, as the reason says it. */
  readonly reader: string;
}

/**
 * Reads objects and lists their folders: two kinds of statement, because ListBucket is checked on the bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function readBuckets(
  locations: readonly BucketLocation[],
  home: RoleHome,
  style: ReaderStyle,
): readonly Grant[] {
  const read = onObjects(locations, home, {
    ...style,
    sid: 'ReadWeights',
    actions: 's3:GetObject',
    title: 'Reads the model files',
    text: `${style.reader} reads the buckets, folders and files you named, and nothing else.`,
    calls: ['GetObject', 'HeadObject'],
    asked: ['weights'],
  });
  const list = { ...style, sid: style.listSid, title: 'Lists the model files', asked: ['weights'] as const };
  return [read, ...listFolders(locations, home, list)];
}

/** The actions of a multipart upload, and of aborting one. */
export const UPLOAD_ACTIONS = [
  's3:PutObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
] as const;

/**
 * Writes objects, in parts where they are large.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
export const uploadObjects = (
  locations: readonly BucketLocation[],
  home: RoleHome,
  owned: Ownership,
): Grant =>
  onObjects(locations, home, {
    ...owned,
    sid: 'WriteWeights',
    actions: UPLOAD_ACTIONS,
    title: 'Uploads the model files',
    text: 'Large files are uploaded in parts, which a failed upload must be able to list and abort. Nothing can be read or deleted.',
    calls: ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'ListParts'],
    asked: ['weights'],
    page: 's3Multipart',
  });

/**
 * Reads through access points: their own ARNs, with /object/ before the key, and the bucket’s policy must leave
 * reads to them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 */
export function readAccessPoints(
  points: readonly AccessPoint[],
  locations: readonly BucketLocation[],
): readonly Grant[] {
  const arns = [...new Set(points.flatMap((point) => point.arns))];
  const patterns = keyPatterns(locations);
  const keys = patterns.length === 0 ? ['*'] : patterns;
  const why = {
    answers: ['accessPoints', 'weights', 'regions', 'account'] as const,
    page: 's3AccessPoints' as const,
  };
  return [
    allow({
      sid: 'ListViaAccessPoint',
      actions: 's3:ListBucket',
      resources: arns,
      condition: prefixCondition(patterns),
      why: {
        ...why,
        title: 'Lists through the access point',
        text: `Names the access point instead of the bucket${patterns.length > 0 ? ', with the same folders and files' : ''}.`,
        calls: ['ListObjectsV2'],
      },
    }),
    allow({
      sid: 'ReadViaAccessPoint',
      actions: 's3:GetObject',
      resources: arns.flatMap((arn) => keys.map((key) => `${arn}/object/${key}`)),
      why: {
        ...why,
        title: 'Reads through the access point',
        text: 'In an access point’s ARN, object keys follow /object/; without it, nothing matches.',
        calls: ['GetObject', 'HeadObject'],
      },
    }),
  ];
}

function keysByRegion(keys: readonly KeyArn[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const { arn, region } of keys) found.set(region, [...(found.get(region) ?? []), arn]);
  return [...found];
}

/** The ending of service names in AWS's samples of kms:ViaService, which are all of the commercial partition. */
const PRINTED_SUFFIX = 'amazonaws.com';

interface KeyStyle {
  readonly sid: string;
  readonly actions: string | readonly string[];
  readonly title: string;
  readonly calls: readonly string[];
  /** Pins the encryption context to these objects as well. */
  readonly locations?: readonly BucketLocation[] | undefined;
  readonly asked?: readonly FieldId[];
}

/**
 * Uses keys through S3 only.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function keysThroughS3(keys: readonly KeyArn[], home: RoleHome, style: KeyStyle): readonly Grant[] {
  const suffixes = [...new Set([partitionById(home.partition).dnsSuffix, PRINTED_SUFFIX])];
  const contexts = style.locations?.flatMap((location) => [
    bucketArn(home, location.bucket),
    objectsArn(home, location),
  ]);
  const onThese: Condition = contexts
    ? { StringLike: { 'kms:EncryptionContext:aws:s3:arn': oneOrMany([...new Set(contexts)]) } }
    : {};
  return keysByRegion(keys).map(([region, arns]) =>
    allow({
      sid: style.sid,
      actions: style.actions,
      resources: arns,
      condition: {
        StringEquals: { 'kms:ViaService': oneOrMany(suffixes.map((suffix) => `s3.${region}.${suffix}`)) },
        ...onThese,
      },
      why: {
        title: style.title,
        text: 'Only through S3, so the key cannot decrypt anything else. The key policy must also allow the role: see Next steps.',
        calls: style.calls,
        answers: ['weightsEncryption', 'weightsKeys', ...(style.asked ?? [])],
        page: 's3Encryption',
        ...(suffixes.length > 1
          ? {
              doubt:
                'AWS documents the S3 name in this condition only with amazonaws.com. Both endings are allowed here, for the same service.',
            }
          : {}),
      },
    }),
  );
}

/** Decrypts objects through S3 only. `locations` pins the encryption context to their objects as well. */
export const decryptThroughS3 = (
  keys: readonly KeyArn[],
  home: RoleHome,
  sid: string,
  locations?: readonly BucketLocation[],
): readonly Grant[] =>
  keysThroughS3(keys, home, {
    sid,
    actions: 'kms:Decrypt',
    title: 'Decrypts the model files',
    calls: ['GetObject on SSE-KMS objects'],
    locations,
  });

/** Encrypts what is written through S3, and decrypts too: an upload in parts needs both. */
export const encryptThroughS3 = (
  keys: readonly KeyArn[],
  home: RoleHome,
  style: Pick<KeyStyle, 'sid' | 'title' | 'locations' | 'asked'>,
): readonly Grant[] =>
  keysThroughS3(keys, home, {
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    calls: ['PutObject on SSE-KMS objects', 'UploadPart', 'CompleteMultipartUpload'],
    ...style,
  });

/** The actions of a docker pull. */
export const PULL_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
] as const;

export const ecrToken = (answers: readonly FieldId[]): Grant =>
  allow({
    sid: 'EcrToken',
    actions: 'ecr:GetAuthorizationToken',
    resources: '*',
    why: {
      title: 'Signs in to ECR',
      text: 'This action does not support resources in IAM, so it needs *. It does not give access to any repository by itself.',
      calls: ['GetAuthorizationToken'],
      answers,
      page: 'ecrPolicies',
    },
  });

/** Pulls images from repositories of the role's own account. */
export function pullImages(
  repositories: readonly string[],
  home: RoleHome,
  asked: FieldId = 'repositories',
): readonly Grant[] {
  if (repositories.length === 0) return [];
  return [
    ecrToken([asked]),
    allow({
      sid: 'PullServingImage',
      actions: PULL_ACTIONS,
      resources: home.regions.flatMap((region) =>
        repositories.map((name) => `arn:${home.partition}:ecr:${region}:${home.account}:repository/${name}`),
      ),
      why: {
        title: 'Pulls the serving image',
        text: 'The three actions of a docker pull, only on your repository.',
        calls: ['docker pull'],
        answers: [asked, 'regions', 'account'],
        page: 'ecrPolicies',
      },
    }),
  ];
}

/** Writes to log groups that exist already. */
export function writeLogs(
  groups: readonly string[],
  home: RoleHome,
  style: { sid: string; actions: readonly string[]; what: string; asked?: readonly FieldId[] },
): readonly Grant[] {
  if (groups.length === 0) return [];
  return [
    allow({
      sid: style.sid,
      actions: style.actions,
      resources: home.regions.flatMap((region) =>
        groups.map((group) => `arn:${home.partition}:logs:${region}:${home.account}:log-group:${group}:*`),
      ),
      why: {
        title: `Writes the ${style.what}’s logs`,
        text: 'The ARN ends in :* because log streams are inside the group. Create the log group first: this role cannot.',
        calls: style.actions.map((action) => action.slice(action.indexOf(':') + 1)),
        answers: style.asked ?? ['logGroups'],
        page: 'logGroups',
      },
    }),
  ];
}
