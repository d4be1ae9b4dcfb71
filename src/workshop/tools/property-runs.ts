// How property tests run: the same inputs each time, so that a change is judged by what it changed. Other inputs come with PROPERTY_SEED=random or a number, more of them with PROPERTY_RUNS.
import * as fc from 'fast-check';

const { PROPERTY_SEED: seed = '1', PROPERTY_RUNS: runs } = process.env;

fc.configureGlobal({
  ...(seed !== 'random' && { seed: Number(seed) }),
  ...(runs !== undefined && { numRuns: Number(runs) }),
});
