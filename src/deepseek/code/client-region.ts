// In which Region a client of AWS works: its own settings, those of its session or configuration, its address.
import { looksLikeRegion } from '#iam/facts/regions.ts';
import { plainName, type Follower, type Value } from './values.ts';
import { pathOf, type CallExpression, type Expression, type KeyedExpression } from './program.ts';

/** The settings of clients that hold a Region, in plain spelling. */
export const REGION_KEYS = [
  'regionName',
  'region',
  'awsRegionName',
  'awsRegion',
  'awsDefaultRegion',
  'regionEndpoint',
] as const;
const ADDRESS_KEYS = [
  'endpointUrl',
  'baseUrl',
  'endpoint',
  'endpointOverride',
  'apiBase',
  'openaiApiBase',
] as const;
const REGION_FUNCTIONS = new Set(['WithRegion', 'WithDefaultRegion']);

export const regionInAddress = (address: string): string | undefined =>
  /^https?:\/\/(?:[\w-]+\.)*?(?:bedrock[\w-]*|runtime(?:-fips)?\.sagemaker|s3|sagemaker-runtime)[.-]((?:[a-z]+-)+\d+)\.(?:amazonaws\.|api\.aws)/.exec(
    address,
  )?.[1];

const MAX_DEPTH = 6;

interface ClientRegions {
  /** Regions, and values that could not be followed. */
  readonly regions: readonly Value[];
  /** Regions of the client’s addresses, where it names a Region besides. */
  readonly ofAddresses: readonly Value[];
}

const isRegionKey = (key: string | undefined): boolean =>
  key !== undefined && REGION_KEYS.some((each) => plainName(each) === plainName(key));

/** What the settings of a client say. */
export function regionsOfClient(client: Value, { program, follow, lookUp }: Follower): ClientRegions {
  const found: Value[] = [];
  const ofAddresses: Value[] = [];
  const seen = new Set<CallExpression>();

  const addressed = (entries: readonly KeyedExpression[]): readonly Value[] =>
    ADDRESS_KEYS.flatMap((key) => lookUp(entries, key)).flatMap((value): readonly Value[] => {
      const region = value.kind === 'text' ? regionInAddress(value.value) : undefined;
      return region === undefined
        ? []
        : [{ kind: 'text', value: region, start: value.start, end: value.end }];
    });

  /** The Region of a configuration that a client takes besides one of its own. */
  const configured = (entries: readonly KeyedExpression[]): readonly Value[] =>
    lookUp(entries, 'config').flatMap((value) =>
      value.kind === 'object' && value.made
        ? REGION_KEYS.flatMap((key) => lookUp(value.made?.named ?? [], key))
        : [],
    );

  /** A Region that a call gives is as unknown as one from a variable. */
  const named = (values: readonly Value[]): readonly Value[] =>
    values.map((value) =>
      value.kind === 'object' ? { kind: 'unknown', start: value.start, end: value.end } : value,
    );

  function visit(value: Value, depth: number): void {
    if (value.kind !== 'object' || depth > MAX_DEPTH) return;
    const values = REGION_KEYS.map((key) => lookUp(value.entries, key)).find(({ length }) => length > 0);
    const addresses = addressed(value.entries);
    if (values) {
      found.push(...named(values));
      ofAddresses.push(...addresses, ...configured(value.entries));
    } else found.push(...addresses);
    if (values || addresses.length > 0 || !value.made || seen.has(value.made)) return;
    seen.add(value.made);
    visitCall(value.made, depth + 1);
  }

  /** Go: `func(o *bedrockruntime.Options) { o.Region = "…" }` counts more than the configuration before it. */
  const optionsIn = (values: readonly Value[]): readonly Value[] =>
    values
      .filter(({ kind }) => kind === 'function')
      .flatMap(({ start, end }) =>
        [...program.additions.values()]
          .flat()
          .filter(({ key, value }) => isRegionKey(key) && start <= value.start && value.end <= end)
          .flatMap(({ value }) => follow(value)),
      );

  /** A Region by position, also one that only its name shows to be one. */
  const placed = (given: Expression): readonly Value[] =>
    follow(given).filter((value) =>
      value.kind === 'text'
        ? looksLikeRegion(value.value)
        : value.kind === 'unknown' && /region/i.test(value.variable ?? pathOf(given) ?? ''),
    );

  function visitCall({ args, callee, named: entries }: CallExpression, depth: number): void {
    const options = optionsIn(args.flatMap(follow));
    found.push(...options);
    if (options.length > 0) return;
    const before = found.length;
    found.push(...args.slice(0, 2).flatMap(placed));
    if (found.length === before && callee.kind === 'member' && callee.name === 'region')
      found.push(...args.slice(0, 1).flatMap(follow));
    if (found.length > before) return;
    for (const arg of [...args, ...entries.map(({ value }) => value)]) {
      if (arg.kind === 'call' && arg.callee.kind === 'member' && REGION_FUNCTIONS.has(arg.callee.name)) {
        const [region] = arg.args;
        if (region) found.push(...named(follow(region)));
      } else for (const value of follow(arg)) visit(value, depth);
    }
    if (callee.kind === 'member') for (const value of follow(callee.of)) visit(value, depth);
  }

  visit(client, 0);
  return { regions: found, ofAddresses };
}
