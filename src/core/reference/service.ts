// One service of the reference as checks read it: actions, resource types and condition keys, linked to each other.
import { ACCESS_LEVELS, type AccessLevel, type ServiceFile } from './files.ts';
import { keyTable, type KeyTable } from './key-table.ts';
import type { KeyType } from './global-keys.ts';

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

/** The service in a file of the reference. */
export function readService(prefix: string, file: ServiceFile): Service {
  const keys = file.keys.map(([key, type, description]) => ({ key, type: type as KeyType, description }));
  const sets = file.keySets.map((numbers) => new Set(numbers.flatMap((number) => keys[number] ?? [])));
  const setOf = (number: number): ReadonlySet<ConditionKey> => sets[number] ?? new Set();
  const resourceTypes = file.resources.map(([name, arn, set]) => ({ name, arn, keys: setOf(set) }));
  const actions = file.actions.map(([name, level, resources, set, description]): Action => ({
    prefix,
    name,
    level: ACCESS_LEVELS[level] ?? 'Write',
    resourceTypes: resources.flatMap((number) => resourceTypes[number] ?? []),
    keys: setOf(set),
    description,
  }));
  return {
    prefix,
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes,
    keys: keyTable(keys),
  };
}

/** Whether a request for the action may carry the key, by itself or through one of its resources. */
export const carries = (action: Action, key: ConditionKey): boolean =>
  action.keys.has(key) || action.resourceTypes.some((type) => type.keys.has(key));
