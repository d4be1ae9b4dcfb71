// Building blocks for KMS keys that are used through S3 only.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import { partitionById } from '#iam/facts/regions.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { bucketArn, objectsArn } from './bucket-locations.ts';

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
export function keysThroughS3(
  keys: readonly KeyArn[],
  home: RoleHome,
  style: KeyStyle,
): readonly PlannedStatement[] {
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
  title = 'Decrypts the model files',
): readonly PlannedStatement[] =>
  keysThroughS3(keys, home, {
    sid,
    actions: 'kms:Decrypt',
    title,
    calls: ['GetObject on SSE-KMS objects'],
    locations,
  });

/** Encrypts what is written through S3, and decrypts too: an upload in parts needs both. */
export const encryptThroughS3 = (
  keys: readonly KeyArn[],
  home: RoleHome,
  style: Pick<KeyStyle, 'sid' | 'title' | 'locations' | 'asked'>,
): readonly PlannedStatement[] =>
  keysThroughS3(keys, home, {
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    calls: ['PutObject on SSE-KMS objects', 'UploadPart', 'CompleteMultipartUpload'],
    ...style,
  });
