// Which of AWS's kinds of resources the ARN of a policy can match. Both sides are patterns, so they match if some ARN matches both.
import { globsMeet } from '#iam/policy/patterns/glob.ts';
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import type { Reference } from './reference.ts';
import type { ResourceType } from './service.ts';

/** The ARN of a resource type with `*` for what AWS leaves open: "log-group:*:log-stream:*". */
export interface ArnPattern extends Arn {
  readonly type: ResourceType;
  /** How many slashes its resource part has, where its names cannot hold any. */
  readonly slashes: number | undefined;
}

const PLACEHOLDER = /\$\{([^}]*)\}/g;
/** Names without slashes that share their ARN with longer ones: `bucket/*` is not a bucket. Other names may hold paths. */
const WITHOUT_SLASH: ReadonlySet<string> = new Set([
  'BucketName',
  'AccessPointName',
  'AccessPointAlias',
  'TableBucketName',
  'TableName',
]);

const SLASH = 47;

function slashesIn(text: string): number {
  let found = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) === SLASH) found += 1;
  return found;
}

const opened = (text: string): string => text.replaceAll(PLACEHOLDER, '*');

function readPattern(type: ResourceType, text: string): ArnPattern | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const names = [...arn.resource.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const isClosed = names.length > 0 && names.every((name) => WITHOUT_SLASH.has(name));
  return {
    type,
    partition: '*',
    service: opened(arn.service),
    region: opened(arn.region),
    account: opened(arn.account),
    resource: opened(arn.resource),
    slashes: isClosed ? slashesIn(arn.resource) : undefined,
  };
}

const patterns = new WeakMap<ResourceType, readonly ArnPattern[]>();

/** The patterns of a type. A few have two, which AWS lists with a comma between them. */
export function patternsOf(type: ResourceType): readonly ArnPattern[] {
  const known = patterns.get(type);
  if (known) return known;
  const fresh = type.arn.split(/,\s*/).flatMap((text) => readPattern(type, text) ?? []);
  patterns.set(type, fresh);
  return fresh;
}

/** A text of a policy as a glob: a variable may come to anything, an escaped wildcard is one character. */
export function asGlob(text: string): string {
  if (!hasVariable(text)) return text;
  return readTemplate(text)
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'escape' ? '?' : '*'))
    .join('');
}

/** Whether the resource part of an ARN, as a glob, can be one of the pattern. */
export function resourceMeets(pattern: ArnPattern, resource: string): boolean {
  if (resource === '') return false;
  if (pattern.slashes !== undefined && slashesIn(resource) > pattern.slashes) return false;
  return globsMeet(pattern.resource, resource);
}

interface Known {
  readonly bySegment: Map<string, readonly ArnPattern[]>;
  /** By service segment, then by resource part. */
  readonly byArn: Map<string, Map<string, readonly ArnPattern[]>>;
  /** How many there are in all. */
  size: number;
}

const MAX_CACHED = 20_000;
const known = new WeakMap<Reference, Known>();

function knownOf(reference: Reference): Known {
  const before = known.get(reference);
  if (before) return before;
  const fresh: Known = { bySegment: new Map(), byArn: new Map(), size: 0 };
  known.set(reference, fresh);
  return fresh;
}

/** All patterns with this service segment; undefined while the service is unknown or not loaded. */
export function patternsOfSegment(reference: Reference, segment: string): readonly ArnPattern[] | undefined {
  const { bySegment } = knownOf(reference);
  const before = bySegment.get(segment);
  if (before) return before;
  const types = reference.resourceTypes(segment);
  if (!types) return undefined;
  // A few types, such as recovery points, belong to any service.
  const ofAny = (reference.service(segment)?.resourceTypes ?? []).flatMap(patternsOf);
  const fresh = [
    ...types.flatMap(patternsOf).filter(({ service }) => service === segment),
    ...ofAny.filter(({ service }) => service === '*'),
  ];
  bySegment.set(segment, fresh);
  return fresh;
}

/**
 * The patterns of the ARN's service whose resource part the ARN can match, whatever its Region and account. None: AWS's
 * reference has no such ARN, which AWS may take nevertheless. Undefined while the service is unknown or not loaded.
 */
export function patternsMatching(reference: Reference, arn: Arn): readonly ArnPattern[] | undefined {
  const cache = knownOf(reference);
  const before = cache.byArn.get(arn.service)?.get(arn.resource);
  if (before) return before;
  const all = patternsOfSegment(reference, arn.service);
  if (!all) return undefined;
  const resource = asGlob(arn.resource);
  const fresh = all.filter((pattern) => resourceMeets(pattern, resource));
  if (cache.size >= MAX_CACHED) {
    cache.byArn.clear();
    cache.size = 0;
  }
  cache.size += 1;
  const ofService = cache.byArn.get(arn.service);
  if (ofService) ofService.set(arn.resource, fresh);
  else cache.byArn.set(arn.service, new Map([[arn.resource, fresh]]));
  return fresh;
}
