// In which Region a client of AWS works: its own settings, those of its session or configuration, its address.
import { looksLikeRegion } from '#iam/facts/regions.ts';
import type { Follower, Value } from './follow.ts';
import type { CallExpression, Expression } from './program.ts';

/** The settings of clients that hold a Region, in plain spelling. */
export const REGION_KEYS = [
  'regionName',
  'region',
  'awsRegionName',
  'awsRegion',
  'awsDefaultRegion',
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

const regionInAddress = (address: string): string | undefined =>
  /^https?:\/\/(?:[\w-]+\.)*?(?:bedrock[\w-]*|runtime(?:-fips)?\.sagemaker|s3|sagemaker-runtime)[.-]((?:[a-z]+-)+\d+)\.(?:amazonaws\.|api\.aws)/.exec(
    address,
  )?.[1];

const MAX_DEPTH = 6;

/** What the settings say: Regions, and values that could not be followed. */
export function regionsOfClient(client: Value, { follow, lookUp }: Follower): readonly Value[] {
  const found: Value[] = [];
  const seen = new Set<CallExpression>();

  function fromAddress(value: Value): void {
    const region = value.kind === 'text' ? regionInAddress(value.value) : undefined;
    if (region !== undefined) found.push({ kind: 'text', value: region, start: value.start, end: value.end });
  }

  function visit(value: Value, depth: number): void {
    if (value.kind !== 'object' || depth > MAX_DEPTH) return;
    const before = found.length;
    for (const key of REGION_KEYS) {
      const values = lookUp(value.entries, key);
      found.push(...values.filter(({ kind }) => kind === 'text' || kind === 'unknown'));
      if (values.length > 0) break;
    }
    if (found.length > before) return;
    for (const key of ADDRESS_KEYS) lookUp(value.entries, key).forEach(fromAddress);
    if (found.length > before || !value.made || seen.has(value.made)) return;
    seen.add(value.made);
    visitCall(value.made, depth + 1);
  }

  function visitCall({ args, callee, named }: CallExpression, depth: number): void {
    const before = found.length;
    for (const given of args.slice(0, 2))
      found.push(...follow(given).filter((value) => value.kind === 'text' && looksLikeRegion(value.value)));
    if (found.length === before && callee.kind === 'member' && callee.name === 'region')
      found.push(...args.slice(0, 1).flatMap(follow));
    if (found.length > before) return;
    const inner: Expression[] = [...args, ...named.map(({ value }) => value)];
    for (const arg of inner) {
      if (arg.kind === 'call' && arg.callee.kind === 'member' && REGION_FUNCTIONS.has(arg.callee.name)) {
        const [region] = arg.args;
        if (region) found.push(...follow(region));
      } else for (const value of follow(arg)) visit(value, depth);
    }
    if (callee.kind === 'member') for (const value of follow(callee.of)) visit(value, depth);
  }

  visit(client, 0);
  return found;
}
