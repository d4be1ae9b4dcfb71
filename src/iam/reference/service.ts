// One service of the reference as checks read it: actions, resource types and condition keys, linked to each other.
import {
  ACCESS_LEVELS,
  type AccessLevel,
  type ActionEntry,
  type ResourceEntry,
  type ServiceFile,
} from './files.ts';
import { keyTable, type KeyTable } from './key-table.ts';
import type { KeyType } from './global-keys.ts';
import { LazyMap } from './lazy-map.ts';

/** A condition key of a service. `key` has AWS's placeholders: "aws:ResourceTag/${TagKey}". */
export interface ConditionKey {
  readonly key: string;
  readonly type: KeyType;
  readonly description: string;
}

export interface ResourceType {
  readonly name: string;
  /** AWS's pattern: "arn:${Partition}:s3:::${BucketName}". */
  readonly arn: string;
  readonly keys: ReadonlySet<ConditionKey>;
}

export interface Action {
  readonly prefix: string;
  readonly name: string;
  readonly level: AccessLevel;
  /** None: the action takes only `*`. */
  readonly resourceTypes: readonly ResourceType[];
  /** Those of the action itself, without those of its resource types. */
  readonly keys: ReadonlySet<ConditionKey>;
  /** What it lets one do, as a phrase: "retrieve objects". */
  readonly description: string;
}

export interface Service {
  readonly prefix: string;
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, Action>;
  readonly resourceTypes: readonly ResourceType[];
  readonly keys: KeyTable<ConditionKey>;
}

/** Looks up what the numbers of a file stand for. */
interface Numbered {
  readonly resourceTypes: readonly ResourceType[];
  keySet(number: number): ReadonlySet<ConditionKey>;
}

class TypeInFile implements ResourceType {
  readonly name: string;
  readonly arn: string;
  readonly #keys: number;
  readonly #numbered: Numbered;

  constructor([name, arn, keys]: ResourceEntry, numbered: Numbered) {
    this.name = name;
    this.arn = arn;
    this.#keys = keys;
    this.#numbered = numbered;
  }

  get keys(): ReadonlySet<ConditionKey> {
    return this.#numbered.keySet(this.#keys);
  }
}

class ActionInFile implements Action {
  readonly prefix: string;
  readonly name: string;
  readonly level: AccessLevel;
  readonly resourceTypes: readonly ResourceType[];
  readonly description: string;
  readonly #keys: number;
  readonly #numbered: Numbered;

  constructor(prefix: string, entry: ActionEntry, numbered: Numbered) {
    const [name, level, resources, keys, description] = entry;
    this.prefix = prefix;
    this.name = name;
    this.level = ACCESS_LEVELS[level] ?? 'Write';
    this.resourceTypes = resources.flatMap((number) => numbered.resourceTypes[number] ?? []);
    this.description = description;
    this.#keys = keys;
    this.#numbered = numbered;
  }

  get keys(): ReadonlySet<ConditionKey> {
    return this.#numbered.keySet(this.#keys);
  }
}

/** Reads each part of a file when it is asked for: of hundreds of actions, a policy names a few. */
class ServiceInFile implements Service, Numbered {
  readonly prefix: string;
  readonly actions: ReadonlyMap<string, Action>;
  readonly #file: ServiceFile;
  readonly #sets = new Map<number, ReadonlySet<ConditionKey>>();
  #rows: readonly ConditionKey[] | undefined;
  #keys: KeyTable<ConditionKey> | undefined;
  #types: readonly ResourceType[] | undefined;

  constructor(prefix: string, file: ServiceFile) {
    this.prefix = prefix;
    this.#file = file;
    const entries = new Map<string, ActionEntry>();
    for (const entry of file.actions) entries.set(entry[0].toLowerCase(), entry);
    this.actions = new LazyMap(entries, (entry) => new ActionInFile(prefix, entry, this));
  }

  get keys(): KeyTable<ConditionKey> {
    this.#keys ??= keyTable(this.#keyRows());
    return this.#keys;
  }

  get resourceTypes(): readonly ResourceType[] {
    this.#types ??= this.#file.resources.map((entry) => new TypeInFile(entry, this));
    return this.#types;
  }

  keySet(number: number): ReadonlySet<ConditionKey> {
    const known = this.#sets.get(number);
    if (known) return known;
    const rows = this.#keyRows();
    const fresh = new Set((this.#file.keySets[number] ?? []).flatMap((row) => rows[row] ?? []));
    this.#sets.set(number, fresh);
    return fresh;
  }

  #keyRows(): readonly ConditionKey[] {
    this.#rows ??= this.#file.keys.map(([key, type, description]) => ({
      key,
      type: type as KeyType,
      description,
    }));
    return this.#rows;
  }
}

/** The service in a file of the reference. */
export const readService = (prefix: string, file: ServiceFile): Service => new ServiceInFile(prefix, file);

/** Whether a request for the action may carry the key, by itself or through one of its resources. */
export const carries = (action: Action, key: ConditionKey): boolean =>
  action.keys.has(key) || action.resourceTypes.some((type) => type.keys.has(key));
