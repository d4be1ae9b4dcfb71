// The actions of each service, as the matrix needs them. Cached for each state of the reference.
import type { AccessLevel } from '#iam/reference/files.ts';
import type { ListedService, Reference } from '#iam/reference/reference.ts';
import type { Service } from '#iam/reference/service.ts';
import { typesKeyOf, type KnownAction } from './service-access.ts';

export interface CatalogAction extends KnownAction {
  /** Undefined while the service's file is not loaded. */
  readonly level: AccessLevel | undefined;
}

const fromFiles = new WeakMap<Service, readonly CatalogAction[]>();
const fromIndex = new WeakMap<ListedService, readonly CatalogAction[]>();

function ofService(service: Service): readonly CatalogAction[] {
  const known = fromFiles.get(service);
  if (known) return known;
  const { prefix } = service;
  const fresh = [...service.actions].map(([lower, { name, level, resourceTypes }]) => ({
    name,
    full: `${prefix}:${lower}`,
    types: resourceTypes,
    typesKey: typesKeyOf(service, resourceTypes),
    level,
  }));
  fromFiles.set(service, fresh);
  return fresh;
}

function ofIndex(listed: ListedService): readonly CatalogAction[] {
  const known = fromIndex.get(listed);
  if (known) return known;
  const fresh = [...listed.actions].map(([lower, name]) => ({
    name,
    full: `${listed.prefix}:${lower}`,
    types: undefined,
    typesKey: typesKeyOf(undefined, []),
    level: undefined,
  }));
  fromIndex.set(listed, fresh);
  return fresh;
}

/** The actions of a service, with access levels and resource types once its file is loaded. */
export function catalogActions(reference: Reference, prefix: string): readonly CatalogAction[] {
  const service = reference.service(prefix);
  if (service) return ofService(service);
  const listed = reference.listed(prefix);
  return listed ? ofIndex(listed) : [];
}

/** Those of the service among the names that the reference does not have: on any resource, as far as anybody knows. */
export const unlistedActions = (
  reference: Reference,
  prefix: string,
  named: ReadonlyMap<string, unknown> = new Map(),
): readonly CatalogAction[] =>
  [...named.keys()].flatMap((full) => {
    const colon = full.indexOf(':');
    const name = full.slice(colon + 1);
    if (full.slice(0, colon) !== prefix || reference.listed(prefix)?.actions.has(name)) return [];
    return [{ name, full, types: undefined, typesKey: typesKeyOf(undefined, []), level: undefined }];
  });

const totals = new WeakMap<Reference, number>();

/** The number of all AWS actions. */
export function totalActions(reference: Reference): number {
  const known = totals.get(reference);
  if (known !== undefined) return known;
  const total = reference.prefixes.reduce((sum, prefix) => {
    const { actions } = reference.service(prefix) ?? reference.listed(prefix) ?? {};
    return sum + (actions?.size ?? 0);
  }, 0);
  totals.set(reference, total);
  return total;
}
