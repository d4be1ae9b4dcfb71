// Finds the actions that AWS checks for an API operation, CLI command or SDK client that a policy names by mistake.
import { globMatches, hasWildcard } from '#iam/policy/patterns/glob.ts';
import {
  API_GATEWAY_METHODS,
  CLIENTS,
  OPERATIONS,
  OPERATIONS_OF_CLIENT,
  SHARED,
  UNSIGNED,
} from '#iam/facts/api-to-action.ts';
import type { ListedService, Reference } from './reference.ts';

/** What AWS asks for when an operation is called. */
export interface NeededActions {
  /** As policies write them: "s3:GetObject". None: the operation needs no permission. */
  readonly actions: readonly string[];
  /** What some calls need as well. */
  readonly further: readonly string[];
}

interface Client {
  readonly prefix: string;
  /** Whether the client is for a part of the service only. */
  readonly part: boolean;
}

/** Names are compared without their case and what stands between their words: "head-object" is HeadObject. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

/** The rows of a table; those that begin with a space go on with the row before. */
function rowsOf(table: string): readonly (readonly [prefix: string, words: readonly string[]])[] {
  return table
    .trim()
    .replaceAll('\n ', ' ')
    .split('\n')
    .map((row) => {
      const colon = row.indexOf(': ');
      return [row.slice(0, colon), row.slice(colon + 2).split(' ')];
    });
}

function readClients(): ReadonlyMap<string, Client> {
  return new Map(
    rowsOf(CLIENTS).flatMap(([prefix, names]) =>
      names.map((name): [string, Client] => {
        const part = name.startsWith('~');
        return [plain(part ? name.slice(1) : name), { prefix, part }];
      }),
    ),
  );
}

function readOperations(): ReadonlyMap<string, NeededActions> {
  const found = new Map<string, NeededActions>();
  for (const [prefix, rows] of rowsOf(OPERATIONS)) {
    const full = (list: string | undefined): readonly string[] =>
      list ? list.split(',').map((name) => (name.includes(':') ? name : `${prefix}:${name}`)) : [];
    for (const row of rows) {
      const [names = '', needed = ''] = row.split('=');
      const [actions, further] = needed.split('+');
      for (const name of names.split(',')) {
        found.set(`${prefix}:${plain(name)}`, { actions: full(actions), further: full(further) });
      }
    }
  }
  for (const [prefix, names] of rowsOf(UNSIGNED)) {
    for (const name of names) found.set(`${prefix}:${plain(name)}`, { actions: [], further: [] });
  }
  return found;
}

let clients: ReadonlyMap<string, Client> | undefined;
let operations: ReadonlyMap<string, NeededActions> | undefined;
const plainPrefixes = new WeakMap<Reference, ReadonlyMap<string, string>>();

/** The service that an SDK, the command line or an endpoint calls by a name that is not its IAM prefix. */
export function clientCalled(name: string, reference: Reference): Client | undefined {
  clients ??= readClients();
  const key = plain(name);
  const known = clients.get(key);
  if (known) return known;
  let prefixes = plainPrefixes.get(reference);
  if (!prefixes) {
    prefixes = new Map(reference.prefixes.map((prefix) => [plain(prefix), prefix]));
    plainPrefixes.set(reference, prefixes);
  }
  const prefix = prefixes.get(key);
  return prefix === undefined ? undefined : { prefix, part: false };
}

function gatewayMethod(prefix: string, name: string): NeededActions | undefined {
  if (prefix !== 'apigateway') return undefined;
  const verb = Object.keys(API_GATEWAY_METHODS).find((word) => name.startsWith(word));
  return verb === undefined
    ? undefined
    : { actions: [`apigateway:${API_GATEWAY_METHODS[verb]!}`], further: [] };
}

function inService(service: ListedService, name: string): NeededActions | undefined {
  operations ??= readOperations();
  const key = plain(name);
  const action = service.actions.get(key);
  if (action !== undefined) return { actions: [`${service.prefix}:${action}`], further: [] };
  return operations.get(`${service.prefix}:${key}`) ?? gatewayMethod(service.prefix, key);
}

/** What the operation `name` of a service or client needs, when the action has another name than the operation. */
export function neededFor(prefix: string, name: string, reference: Reference): NeededActions | undefined {
  const service = reference.listed(prefix);
  const found = service && inService(service, name);
  if (found) return found;
  const real = service ? SHARED.get(service.prefix) : clientCalled(prefix, reference)?.prefix;
  const meant = real === undefined ? undefined : reference.listed(real);
  return meant && inService(meant, name);
}

const operationNames = new Map<string, readonly string[]>();

/** The operations of a client or service that need other actions than their names say, in plain letters. */
function operationsOf(prefix: string): readonly string[] {
  const known = operationNames.get(prefix);
  if (known) return known;
  operations ??= readOperations();
  const start = `${prefix}:`;
  const ofClient = OPERATIONS_OF_CLIENT.get(plain(prefix));
  const names = ofClient
    ? ofClient.split(' ').map(plain)
    : [...operations.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  // Texts name what does not exist as well.
  if (names.length > 0) operationNames.set(prefix, names);
  return names;
}

/** What the operations need that a pattern such as "bedrock-runtime:Converse*" or "s3:Head*" stands for. */
export function neededForPattern(
  prefix: string,
  pattern: string,
  reference: Reference,
): readonly string[] | undefined {
  const wanted = plain(pattern);
  const found = new Set(
    operationsOf(prefix)
      .filter((name) => globMatches(wanted, name))
      .flatMap((name) => neededFor(prefix, name, reference)?.actions ?? []),
  );
  return found.size > 0 && hasWildcard(pattern) ? [...found] : undefined;
}

/** The actions that an operation needs, if they have another name than the operation; no reference is needed. */
export function operationNeeds(prefix: string, name: string): readonly string[] {
  operations ??= readOperations();
  return operations.get(`${prefix}:${plain(name)}`)?.actions ?? [];
}

let servicesByOperation: ReadonlyMap<string, readonly string[]> | undefined;

/** The prefixes of services with an operation of this name, of those whose actions have another name. */
export function servicesOfOperation(name: string): readonly string[] {
  operations ??= readOperations();
  if (!servicesByOperation) {
    const found = new Map<string, string[]>();
    for (const key of operations.keys()) {
      const [prefix = '', operation = ''] = key.split(':');
      found.set(operation, [...(found.get(operation) ?? []), prefix]);
    }
    servicesByOperation = found;
  }
  return servicesByOperation.get(plain(name)) ?? [];
}
