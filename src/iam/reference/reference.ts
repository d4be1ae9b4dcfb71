// The service reference: what AWS's services can do, as far as it has been loaded.
import type { IndexFile, ServiceFile } from './files.ts';
import { GLOBAL_KEYS, LEGACY_GLOBAL_KEYS, type GlobalKey } from './global-keys.ts';
import { keyTable } from './key-table.ts';
import { readService, type ResourceType, type Service } from './service.ts';

/** A service as the index knows it, loaded or not. */
export interface ListedService {
  readonly prefix: string;
  readonly name: string;
  /** Action names by their lower case. */
  readonly actions: ReadonlyMap<string, string>;
}

export interface Reference {
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
  readonly prefixes: readonly string[];
  /** Prefixes do not mind their case. */
  listed(prefix: string): ListedService | undefined;
  /** All about a service; undefined while it is not loaded. */
  service(prefix: string): Service | undefined;
  /** The resource types with ARNs of this service segment; undefined while one of their services is not loaded. */
  resourceTypes(segment: string): readonly ResourceType[] | undefined;
  /** The prefixes whose files say which ARNs a service segment has, or which keys a namespace. */
  ownersOf(name: string): readonly string[];
  /** Whether ARNs, or condition keys, with this service segment or namespace exist. */
  isNamespace(name: string): boolean;
  readonly globalKey: (key: string) => GlobalKey | undefined;
  readonly rcpServices: ReadonlySet<string>;
  /** Takes a file in. */
  add(prefix: string, file: ServiceFile): void;
}

/** Texts name what does not exist as well. */
const MAX_OWNERS = 5000;

const GLOBAL_TABLE = keyTable([...GLOBAL_KEYS, ...LEGACY_GLOBAL_KEYS]);

/** "Create:Agent,Flow|Get:Agent" as the names in it. */
function actionNames(text: string): readonly string[] {
  return text.split('|').flatMap((group) => {
    const colon = group.indexOf(':');
    const first = group.slice(0, colon);
    return group
      .slice(colon + 1)
      .split(',')
      .map((rest) => first + rest);
  });
}

/** Its names are read when they are asked for: a loaded service has them, too. */
class ServiceInIndex implements ListedService {
  readonly prefix: string;
  readonly name: string;
  readonly #text: string;
  #actions: ReadonlyMap<string, string> | undefined;

  constructor(prefix: string, [name, actions]: IndexFile['services'][string]) {
    this.prefix = prefix;
    this.name = name;
    this.#text = actions;
  }

  get actions(): ReadonlyMap<string, string> {
    this.#actions ??= new Map(actionNames(this.#text).map((action) => [action.toLowerCase(), action]));
    return this.#actions;
  }
}

const own = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The reference of an index, with no service loaded yet. */
export function createReference(index: IndexFile): Reference {
  const listed = new Map<string, ListedService>();
  const services = new Map<string, Service>();
  const types = new Map<string, readonly ResourceType[]>();

  const owners = new Map<string, readonly string[]>();
  const lookUpOwners = (name: string): readonly string[] => {
    const arns = own(index.arns, name);
    const namespaces = own(index.namespaces, name);
    // A namespace of keys may be a service segment of other services' ARNs: "catalog".
    const others = arns && namespaces ? [...new Set([...arns, ...namespaces])] : (arns ?? namespaces ?? []);
    const itself = own(index.services, name) && !others.includes(name) ? [name] : [];
    return [...itself, ...others];
  };
  const ownersOf = (name: string): readonly string[] => {
    const known = owners.get(name);
    if (known) return known;
    if (owners.size >= MAX_OWNERS) owners.clear();
    const fresh = lookUpOwners(name);
    owners.set(name, fresh);
    return fresh;
  };

  return {
    date: index.date,
    prefixes: Object.keys(index.services),
    listed(prefix) {
      const before = listed.get(prefix);
      if (before) return before;
      const name = prefix.toLowerCase();
      const known = listed.get(name);
      if (known) return known;
      const entry = own(index.services, name);
      if (!entry) return undefined;
      const fresh = new ServiceInIndex(name, entry);
      listed.set(name, fresh);
      return fresh;
    },
    service: (prefix) => services.get(prefix) ?? services.get(prefix.toLowerCase()),
    resourceTypes(segment) {
      const known = types.get(segment);
      if (known) return known;
      const found = ownersOf(segment).map((prefix) => services.get(prefix));
      if (found.length === 0 || found.includes(undefined)) return undefined;
      const start = `:${segment}:`;
      const fresh = found.flatMap((service) =>
        (service?.resourceTypes ?? []).filter(({ arn }) => arn.slice(arn.indexOf(':', 4)).startsWith(start)),
      );
      types.set(segment, fresh);
      return fresh;
    },
    ownersOf,
    isNamespace: (name) => ownersOf(name).length > 0,
    globalKey: (key) => GLOBAL_TABLE.find(key),
    rcpServices: new Set(index.rcp),
    add(prefix, file) {
      services.set(prefix, readService(prefix, file));
    },
  };
}
