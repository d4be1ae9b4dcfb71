// What two versions of the service reference say of one service.
import type { Action, ResourceType } from '#iam/reference/service.ts';
import type { Reference } from '#iam/reference/reference.ts';

export interface ServiceChange {
  /** "s3" */
  readonly service: string;
  readonly what: 'service' | 'action' | 'resource' | 'key';
  readonly name: string;
  readonly change: 'gained' | 'lost' | 'changed';
  /** What is so now, for what changed. */
  readonly detail?: string;
}

interface Described {
  readonly what: ServiceChange['what'];
  readonly name: string;
  readonly detail: string;
}

const namesOf = (keys: Iterable<{ readonly key: string }>): string =>
  [...keys]
    .map(({ key }) => key)
    .toSorted()
    .join(', ') || 'none';

const actionRow = ({ name, level, resourceTypes, keys }: Action): Described => ({
  what: 'action',
  name,
  detail: `${level}; resources: ${
    resourceTypes
      .map((type) => type.name)
      .toSorted()
      .join(', ') || 'none'
  }; keys: ${namesOf(keys)}`,
});

const resourceRow = ({ name, arn, keys }: ResourceType): Described => ({
  what: 'resource',
  name,
  detail: `${arn}; keys: ${namesOf(keys)}`,
});

function rowsOf(reference: Reference, prefix: string): ReadonlyMap<string, Described> {
  const service = reference.service(prefix);
  if (!service) return new Map();
  const rows: readonly Described[] = [
    { what: 'service', name: prefix, detail: '' },
    ...[...service.actions.values()].map(actionRow),
    ...service.resourceTypes.map(resourceRow),
    ...service.keys.all.map(({ key, type }): Described => ({ what: 'key', name: key, detail: type })),
  ];
  return new Map(rows.map((row) => [`${row.what} ${row.name}`, row]));
}

/** What the service gained, lost and has otherwise, in the order of the names. */
export function serviceChanges(
  before: Reference,
  after: Reference,
  prefix: string,
): readonly ServiceChange[] {
  const [old, now] = [rowsOf(before, prefix), rowsOf(after, prefix)];
  const row = (
    change: ServiceChange['change'],
    { what, name }: Described,
    detail?: string,
  ): ServiceChange => ({
    service: prefix,
    what,
    name,
    change,
    ...(detail !== undefined && { detail }),
  });
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (!was && is) return [row('gained', is)];
    if (was && !is) return [row('lost', was)];
    return was && is && was.detail !== is.detail ? [row('changed', is, is.detail)] : [];
  });
}
