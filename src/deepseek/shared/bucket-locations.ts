// Buckets, folders and objects as ARNs, S3 URIs and patterns of keys name them.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';

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
