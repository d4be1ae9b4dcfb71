// The Region of a command that shows how a job is started, and what of the answers can be named there.
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';

/**
 * The first of `regions` that has one of each thing the job needs: a key, a subnet, a training plan. Each of `needs` is
 * the Regions of one such thing; without any, every Region does.
 */
export const startRegion = (regions: readonly string[], ...needs: readonly (readonly string[])[]): string =>
  regions.find((region) => needs.every((places) => places.length === 0 || places.includes(region))) ??
  regions[0] ??
  'us-east-1';

/** The Regions of keys, plans and the like. */
export const placesOf = (things: readonly { readonly region: string }[]): readonly string[] =>
  things.map(({ region }) => region);

/** A key works in its own Region only. */
export const keyIn = (keys: readonly KeyArn[], region: string): KeyArn | undefined =>
  keys.find((key) => key.region === region) ?? keys[0];
