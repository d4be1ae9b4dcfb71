// A call that was found → what its parameters are, as far as they are known, and the Regions of its client.
import { regionsOfClient } from './client-region.ts';
import type { FoundCall } from './find-calls.ts';
import { isText, plainName, type Follower, type Value } from './values.ts';
import type { ParameterReader } from './parameters.ts';
import { calledName, type KeyedExpression } from './program.ts';

/** As far as a key is known: the folder of what varies. */
const folderOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('/') + 1);

/** An address whose last part has no extension is a folder: a key like that is one of those in its folder. */
const addressOf = (key: string): string => (/\.[^/]*$|\/$/.test(key) ? key : folderOf(key) || key);

function keyOf(value: Value | undefined): string {
  if (value?.kind === 'text') return addressOf(value.value);
  return value?.kind === 'unknown' ? folderOf(value.prefix ?? '') : '';
}

/** The addresses that bucket and key name, in the place of the bucket. */
function bucketPlaces(parameters: readonly KeyedExpression[], { lookUp }: Follower): readonly Value[] {
  const keys = [
    ...lookUp(parameters, 'Key'),
    ...lookUp(parameters, 'params.Key'),
    ...lookUp(parameters, 's3ObjectKey'),
    // A list of `daily/pro` is one of the folder.
    ...lookUp(parameters, 'Prefix').map((prefix) =>
      prefix.kind === 'text' ? { ...prefix, value: folderOf(prefix.value) } : prefix,
    ),
  ];
  const buckets = ['Bucket', 'params.Bucket', 's3BucketName'].map((name) => lookUp(parameters, name));
  return (buckets.find(({ length }) => length > 0) ?? []).flatMap((bucket): readonly Value[] => {
    if (bucket.kind === 'unknown' && /^s3:\/\/[^/]+\//.test(bucket.prefix ?? ''))
      return [{ kind: 'text', value: folderOf(bucket.prefix ?? ''), start: bucket.start, end: bucket.end }];
    if (bucket.kind !== 'text' || bucket.value.startsWith('s3://')) return [bucket];
    const all = keys.length > 0 ? keys : [undefined];
    return all.map((key) => ({
      ...bucket,
      value: `s3://${bucket.value}/${keyOf(key).replace(/^\//, '')}`,
      ...(key && { beside: { start: key.start, end: key.end } }),
    }));
  });
}

/** What an example has in the place of a value: `<ROLE_ARN>`, `your-bucket`, `XXXX`, `TODO` as a word of theirs, nothing. */
export const PLACEHOLDER =
  /^$|<[\w .-]+>|\byour[-_ ]?[\w-]*|\bX{4,}\b|(?<=:)(?:AWS_)?ACCOUNT(?:_?ID)?(?=:)|\b(?:CHANGE_?ME|REPLACE_?ME|TODO|TBD)\b/i;

/** A text that is left to be filled in is not known, but for what is around the place. */
export function withoutPlaceholder(value: Value): Value {
  if (!isText(value)) return value;
  const { start, end, value: text } = value;
  const match = PLACEHOLDER.exec(text);
  if (!match) return value;
  const suffix = text.slice(match.index + match[0].length);
  const variable = value.unless;
  if (variable !== undefined) return { kind: 'unknown', start, end, variable };
  return { kind: 'unknown', start, end, prefix: text.slice(0, match.index), ...(suffix && { suffix }) };
}

export interface ReadableCall extends FoundCall {
  readonly values: ReadonlyMap<ParameterReader, { readonly path: string; readonly values: readonly Value[] }>;
  readonly regions: readonly Value[];
  /** Regions of addresses that the client has besides. */
  readonly ofAddresses: readonly Value[];
}

/** The only client of its service that the text makes: a call may get it in a way that is not followed. */
function clientsOf({ row, clients }: FoundCall, { program, follow }: Follower): readonly Value[] {
  if (row.isResource || row.isClient) return clients;
  const made = program.calls.filter((call) => {
    const name = plainName(calledName(call));
    const [service] = name === 'client' ? call.args.flatMap(follow) : [];
    return (
      name.endsWith(`${plainName(row.service)}client`) ||
      (service?.kind === 'text' && service.value === row.service)
    );
  });
  return made.length === 1 ? made.flatMap(follow) : clients;
}

/** The items of a list: branches, actions, subnets. */
const inLists = (values: readonly Value[], { follow }: Follower): readonly Value[] =>
  values.length === 1
    ? values.flatMap((value) =>
        value.kind === 'list' && value.items.length > 0 ? value.items.flatMap(follow) : [value],
      )
    : values;

/** `{ s3BucketName: …, s3ObjectKey: … }` as an address. */
const placesIn = (values: readonly Value[], follower: Follower): readonly Value[] =>
  values.flatMap((value) => {
    const places = value.kind === 'object' && !value.made ? bucketPlaces(value.entries, follower) : [];
    return places.length > 0 ? places : [value];
  });

export function withValues(found: FoundCall, follower: Follower): ReadableCall {
  const values = new Map<ParameterReader, { path: string; values: readonly Value[] }>();
  for (const [path, reader] of found.row.parameters) {
    if (values.has(reader)) continue;
    const all =
      found.row.service === 's3' && reader === 'weights'
        ? bucketPlaces(found.parameters, follower)
        : placesIn(inLists(follower.lookUp(found.parameters, path), follower), follower);
    if (all.length > 0) values.set(reader, { path, values: all.map(withoutPlaceholder) });
  }
  // The channel of the base model is no data.
  const [base, data] = [values.get('base-model'), values.get('training-data')];
  if (base && data)
    values.set('training-data', {
      ...data,
      values: data.values.filter((each) => !base.values.some(({ start }) => start === each.start)),
    });
  const own = found.clients.map((client) => regionsOfClient(client, follower));
  const clients = own.some(({ regions }) => regions.length > 0)
    ? own
    : clientsOf(found, follower).map((client) => regionsOfClient(client, follower));
  return {
    ...found,
    values,
    regions: clients.flatMap(({ regions }) => regions),
    ofAddresses: clients.flatMap(({ ofAddresses }) => ofAddresses),
  };
}
