// The facts that checks rest on are those that roles are composed from.
import { expect, test } from 'vitest';
import { IMPORT_REGIONS as COMPOSED_IMPORT_REGIONS, MODELS } from './models.ts';
import { DEEPSEEK_MODELS, IMPORT_REGIONS } from './deepseek-models.ts';

test('the models are those of the catalog', () => {
  const composed = MODELS.map(({ name, runtimeId, mantleId, regions, batchRegions, profile }) => ({
    name,
    id: runtimeId,
    mantleId,
    regions,
    batchRegions,
    ...(profile && { profile: { id: profile.id, regions: profile.destinationRegions } }),
  }));
  expect(DEEPSEEK_MODELS).toEqual(composed);
  for (const { profile } of MODELS) expect(profile?.sourceRegions).toEqual(profile?.destinationRegions);
});

test('models are imported in the same Regions', () => {
  expect(IMPORT_REGIONS).toEqual(COMPOSED_IMPORT_REGIONS);
});
