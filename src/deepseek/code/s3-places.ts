// Where in S3 a call reads or writes: bucket and key as one address.
import type { Follower, Value } from './follow.ts';
import type { KeyedExpression } from './program.ts';

/** As far as a key is known: the folder of what varies. */
const folderOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('/') + 1);

/** An address whose last part has no extension is a folder: a key like that is one of those in its folder. */
const addressOf = (key: string): string => (/\.[^/]*$|\/$/.test(key) ? key : folderOf(key) || key);

function keyOf(value: Value | undefined): string {
  if (value?.kind === 'text') return addressOf(value.value);
  return value?.kind === 'unknown' ? folderOf(value.prefix ?? '') : '';
}

/** The addresses that bucket and key name, in the place of the bucket. */
export function bucketPlaces(parameters: readonly KeyedExpression[], { lookUp }: Follower): readonly Value[] {
  const keys = [
    ...lookUp(parameters, 'Key'),
    // A list of `daily/pro` is one of the folder.
    ...lookUp(parameters, 'Prefix').map((prefix) =>
      prefix.kind === 'text' ? { ...prefix, value: folderOf(prefix.value) } : prefix,
    ),
  ];
  return lookUp(parameters, 'Bucket').flatMap((bucket): readonly Value[] => {
    if (bucket.kind === 'unknown' && /^s3:\/\/[^/]+\//.test(bucket.prefix ?? ''))
      return [{ kind: 'text', value: folderOf(bucket.prefix ?? ''), start: bucket.start, end: bucket.end }];
    if (bucket.kind !== 'text' || bucket.value.startsWith('s3://')) return [bucket];
    const all = keys.length > 0 ? keys : [undefined];
    return all.map((key) => ({
      ...bucket,
      value: `s3://${bucket.value}/${keyOf(key).replace(/^\//, '')}`,
      ...(key?.kind === 'text' ? { beside: { start: key.start, end: key.end } } : {}),
    }));
  });
}
