// Where questions stand, whichever file they are in.
import { expect, test } from 'vitest';
import { fieldIds, fieldOf } from './fields.ts';

test('no two questions have the same place, but those on the deployer, which stand together', () => {
  const places = fieldIds()
    .map(fieldOf)
    .filter(({ askedWith }) => askedWith?.includes('deployer') !== true)
    .map(({ rank }) => rank);
  expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
});
