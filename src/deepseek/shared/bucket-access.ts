// Building blocks for buckets: listing, reading and writing objects, also through access points.
import type { RegionalPart } from '#deepseek/answers/inputs/id-or-arn.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { bucketArn, objectsArn, keyPatterns, patternsByBucket } from './bucket-locations.ts';

/** The owner of the buckets, as far as the statements require it. */
interface Ownership {
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
export function onObjects(
  locations: readonly BucketLocation[],
  home: RoleHome,
  style: ObjectStyle,
): PlannedStatement {
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
): readonly PlannedStatement[] {
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
): readonly PlannedStatement[] {
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
): PlannedStatement =>
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
  points: readonly RegionalPart[],
  locations: readonly BucketLocation[],
): readonly PlannedStatement[] {
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
