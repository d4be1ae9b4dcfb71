// Reads a bucket, a folder in it or one file, typed as a name, an s3:// address or an ARN.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** A bucket, a folder in it, or one object. */
export interface BucketLocation {
  readonly bucket: string;
  /** The folder, or the key of the object, without slashes at either end; empty means the whole bucket. */
  readonly prefix: string;
  /** Present where `prefix` is the key of one object. */
  readonly isObject?: true;
}

/** Splits any of the three forms into bucket and key; undefined for an ARN of another service. */
function split(text: string): { bucket: string; key: string; partition?: string } | undefined {
  const arn = parseArn(text);
  if (text.startsWith('arn:') && (!arn || arn.service !== 's3' || arn.region !== '' || arn.account !== ''))
    return undefined;
  const path = arn ? arn.resource : text.replace(/^s3:\/\//i, '');
  const slash = path.indexOf('/');
  const parts =
    slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
  return arn ? { ...parts, partition: arn.partition } : parts;
}

const isBucketName = (name: string): boolean =>
  matchesRule('s3Bucket', name) || matchesRule('s3AccountRegionalBucket', name);

/** The first rule of https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html that a name breaks. */
function brokenNameRule(name: string): string {
  const corrected = name.toLowerCase().replaceAll('_', '-');
  const better = isBucketName(corrected) ? `: ${corrected}` : '.';
  if (/[A-Z]/.test(name)) return `Bucket names are lowercase${better}`;
  if (name.includes('_')) return `Bucket names cannot have underscores${better}`;
  if (name.length < 3 || name.length > 63)
    return `Bucket names have 3 to 63 characters; this one has ${name.length}.`;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return 'A bucket name cannot look like an IP address.';
  if (name.includes('..')) return 'A bucket name cannot have two dots in a row.';
  const start = /^(xn--|sthree-|amzn-s3-demo-)/.exec(name)?.[0];
  if (start) return `AWS reserves names that start with ${start}. Type the name of your own bucket.`;
  if (/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)) {
    return 'This is the alias of an access point or a special bucket type. Type the name of a general purpose bucket.';
  }
  if (name.endsWith('-an'))
    return 'Names that end in -an have the form PREFIX-ACCOUNT-REGION-an. Check the account and the Region in it.';
  if (/^[.-]|[.-]$/.test(name)) return 'A bucket name must start and end with a letter or digit.';
  return `“${excerpt(name)}” is not a bucket name. Use lowercase letters, digits, dots and hyphens.`;
}

/** Names that only buckets made in us-east-1 before March 2018 may have. */
const LEGACY = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/;

/** The account that an account-Regional name ends in. */
const ownerInName = (name: string): string | undefined =>
  matchesRule('s3AccountRegionalBucket', name)
    ? /-(\d{12})(?:-[a-z]+){2,3}-\d{1,2}-an$/.exec(name)?.[1]
    : undefined;

function checkName(name: string, home: RoleHome): { message?: string; advice?: string } {
  if (isBucketName(name)) {
    const owner = ownerInName(name);
    if (owner !== undefined && home.accountGiven && owner !== home.account) {
      return {
        advice: `The name says that account ${owner} owns this bucket, not ${home.account}. Enter that account as the bucket owner, or turn off “Only buckets in this account”.`,
      };
    }
    return name.includes('.')
      ? { advice: 'Dots in the name break HTTPS with the default bucket URL, and Transfer Acceleration.' }
      : {};
  }
  const message = brokenNameRule(name);
  const legacy = LEGACY.test(name) && /[A-Z_]/.test(name) && home.regions.includes('us-east-1');
  return legacy
    ? { advice: `Only buckets created in us-east-1 before March 2018 can have this name. ${message}` }
    : { message };
}

function checkPrefix(key: string): string | undefined {
  if (/\$\{/.test(key)) return 'The prefix cannot contain a policy variable. Type the real folder.';
  if (/[*?]/.test(key)) {
    return 'Remove the wildcard: a prefix such as models/deepseek/ already covers everything below it.';
  }
  if (/"/.test(key))
    return 'A prefix cannot have a quotation mark here. Rename the folder or use the whole bucket.';
  const odd = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff]/u.exec(key)?.[0];
  if (odd) {
    return `IAM policies cannot contain “${excerpt(odd)}” (U+${odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}). Use a prefix of plain characters.`;
  }
  return key.length > 1000
    ? 'The prefix is longer than an object key can be (1,024 bytes). Use a shorter one.'
    : undefined;
}

/** Endings of files that jobs, servers and agents read. A folder may have such a name too, and then ends in a slash. */
const FILE =
  /[^/]\.(?:jsonl|json|ya?ml|csv|txt|parquet|safetensors|gguf|pth?|onnx|bin|zip|tar|gz|tgz|zst|sh|py)$/i;

/** The folder that holds a file, as a person would type it. */
const folderOf = (bucket: string, key: string): string =>
  `s3://${bucket}/${key.slice(0, key.lastIndexOf('/') + 1)}`;

/**
 * What the location is for. `read` takes a file as well as a folder, by its ending; `key` takes every key without a
 * slash at its end as a file, as code names them; the others take a folder only: `write` one that may be new, `folder` one
 * that is there.
 */
export type LocationUse = 'read' | 'key' | 'write' | 'folder';

/**
 * Reads one location. A key with the ending of a file is that object; a slash or `/*` at its end makes it a folder.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function readBucket(
  raw: string,
  home: RoleHome,
  use: LocationUse = 'read',
): CheckedInput<BucketLocation> {
  const text = raw.trim();
  const parts = split(text);
  if (!parts)
    return refuse(
      'This is not the ARN of an S3 bucket or folder. Write it like arn:aws:s3:::acme-models/deepseek/',
    );
  if (parts.partition !== undefined && parts.partition !== home.partition) {
    return refuse(
      `This bucket is in partition “${excerpt(parts.partition)}”, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  }
  const impure = notConcrete(parts.bucket);
  if (parts.bucket === '') return refuse('Type a bucket name, an s3:// address or a bucket ARN.');
  if (impure) return refuse(impure);
  const { message, advice } = checkName(parts.bucket, home);
  if (message) return refuse(message);
  // S3 takes it as part of the key, so the role would read other keys than those that were typed.
  if (parts.key.startsWith('/'))
    return refuse(
      `Type one / after the bucket: s3://${parts.bucket}/${excerpt(parts.key.replace(/^\/+/, ''))}`,
    );
  const prefix = parts.key.replace(/^\*$|\/\*$/, '').replace(/\/+$/, '');
  const broken = checkPrefix(prefix);
  if (broken) return refuse(broken);
  const isFile = use === 'key' ? prefix !== '' && !/\/\*?$/.test(parts.key) : FILE.test(parts.key);
  return understood(parts.bucket, prefix, { isFile, use, advice });
}

interface Understanding {
  readonly isFile: boolean;
  readonly use: LocationUse;
  readonly advice: string | undefined;
}

/** Says whether it was taken for a bucket, a folder or a file. */
function understood(
  bucket: string,
  prefix: string,
  { isFile, use, advice }: Understanding,
): CheckedInput<BucketLocation> {
  if (isFile && use === 'folder') {
    return refuse(
      `This looks like a file, but a folder is needed. Type the folder, ${excerpt(folderOf(bucket, prefix))}, or end the name with a / if it is one.`,
    );
  }
  if (isFile && (use === 'read' || use === 'key')) {
    return accept({ bucket, prefix, isObject: true }, `bucket ${bucket}, only the file ${prefix}`, advice);
  }
  const asFolder = isFile
    ? `This looks like a file, but files are written below it, in ${excerpt(prefix)}/. If that is what you want, add a / at the end.`
    : undefined;
  const words = prefix === '' ? `all of bucket ${bucket}` : `bucket ${bucket}, only below ${prefix}/`;
  return accept({ bucket, prefix }, words, asFolder ?? advice);
}

/**
 * One location that a job of Bedrock names, which takes fewer characters than S3, and no empty folders. (The schema of an
 * agent could be in one.)
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ModelInvocationJobS3InputDataConfig.html
 */
export function readJobBucket(raw: string, home: RoleHome, use?: LocationUse): CheckedInput<BucketLocation> {
  const read = readBucket(raw, home, use);
  if (!read.ok) return read;
  const { bucket, prefix } = read.value;
  return /^[a-z0-9.-]+(?:\/[\w!'().-]+)*$/.test(`${bucket}/${prefix}`.replace(/\/$/, ''))
    ? read
    : refuse(
        'Bedrock takes only plain letters, digits and - _ . ! ( ) in paths, no //, no capitals or _ in buckets.',
      );
}
