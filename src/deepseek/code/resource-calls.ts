// boto3's resources: a bucket or an object is made first, and its methods call S3.
// https://docs.aws.amazon.com/boto3/latest/guide/resources.html
import type { Follower } from './values.ts';
import { calledName, type CallExpression, type Expression, type KeyedExpression } from './program.ts';

/** What the methods of a resource call, and what they are given by position. */
const METHODS: Readonly<
  Record<string, Readonly<Record<string, readonly [operation: string, ...given: string[]]>>>
> = {
  Bucket: {
    download_file: ['DownloadFile', 'Key', 'Filename'],
    download_fileobj: ['DownloadFileobj', 'Key', 'Fileobj'],
    upload_file: ['UploadFile', 'Filename', 'Key'],
    upload_fileobj: ['UploadFileobj', 'Fileobj', 'Key'],
    put_object: ['PutObject'],
    all: ['ListObjectsV2'],
    filter: ['ListObjectsV2'],
    limit: ['ListObjectsV2'],
    page_size: ['ListObjectsV2'],
  },
  Object: {
    get: ['GetObject'],
    load: ['HeadObject'],
    put: ['PutObject'],
    download_file: ['DownloadFile', 'Filename'],
    download_fileobj: ['DownloadFileobj', 'Fileobj'],
    upload_file: ['UploadFile', 'Filename'],
    upload_fileobj: ['UploadFileobj', 'Fileobj'],
  },
};

/** What names a resource, by position. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  Bucket: ['Bucket'],
  Object: ['Bucket', 'Key'],
};

const TYPES: Readonly<Record<string, string>> = {
  Bucket: 'Bucket',
  Object: 'Object',
  ObjectSummary: 'Object',
};

interface ResourceCall {
  readonly operation: string;
  readonly parameters: readonly KeyedExpression[];
  /** What the resource was made of: `boto3.resource("s3")`. */
  readonly client: Expression;
}

const placed = (args: readonly Expression[], names: readonly string[]): readonly KeyedExpression[] =>
  args.flatMap((value, index) => (names[index] === undefined ? [] : [{ key: names[index], value }]));

interface Resource {
  readonly type: string;
  readonly parameters: readonly KeyedExpression[];
  readonly client: Expression;
}

/** More resources of each other are nothing a person writes. */
const MAX_DEPTH = 3;

/** `s3.Bucket("a")`, `s3.Object("a", "b")` and `s3.Bucket("a").Object("b")`. */
function resourceOf(of: Expression, follower: Follower, depth = 0): Resource | undefined {
  const [value] = follower.follow(of);
  const made = value?.kind === 'object' ? value.made : undefined;
  const type = made && TYPES[calledName(made)];
  if (!made || type === undefined || made.callee.kind !== 'member' || depth > MAX_DEPTH) return undefined;
  const outer = resourceOf(made.callee.of, follower, depth + 1);
  const names = NAMED_BY[type] ?? [];
  return {
    type,
    parameters: [...(outer?.parameters ?? []), ...placed(made.args, outer ? names.slice(1) : names)],
    client: outer?.client ?? made.callee.of,
  };
}

const isS3 = (client: Expression, { follow }: Follower): boolean =>
  follow(client).some(
    (value) =>
      value.kind === 'object' &&
      value.made !== undefined &&
      calledName(value.made) === 'resource' &&
      value.made.args.flatMap(follow).some((arg) => arg.kind === 'text' && arg.value === 's3'),
  );

/** What the call of a resource's method calls; undefined for any other call. */
export function resourceCall(call: CallExpression, follower: Follower): ResourceCall | undefined {
  const { callee, args, named } = call;
  if (callee.kind !== 'member') return undefined;
  // `bucket.objects.filter(…)`
  const isOfAll = callee.of.kind === 'member' && callee.of.name === 'objects';
  const resource = resourceOf(isOfAll && callee.of.kind === 'member' ? callee.of.of : callee.of, follower);
  const row = resource && METHODS[resource.type]?.[callee.name];
  if (!resource || !row || !isS3(resource.client, follower)) return undefined;
  const [operation, ...given] = row;
  return {
    operation,
    parameters: [...resource.parameters, ...placed(args, given), ...named],
    client: resource.client,
  };
}
