// How property tests run: the same inputs each time, so that a change is judged by what it changed. Other inputs come with PROPERTY_SEED=random or a number, more of them with PROPERTY_SCALE.
import * as fc from 'fast-check';

const { PROPERTY_SEED: seed = '1', PROPERTY_SCALE: scale = '1' } = process.env;

/** How often a property is tried: the runs asked for in the deep tests, a part of them in others, but at least 10. */
export const runs = (count: number): number =>
  Math.max(Math.min(count, 10), Math.ceil(count * Number(scale)));

fc.configureGlobal({ ...(seed !== 'random' && { seed: Number(seed) }), numRuns: runs(100) });
