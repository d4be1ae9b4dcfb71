// The lists of what has a folder of its own are as the folders are.
import { expect, test } from 'vitest';
import { registries } from './registry.mjs';

test.each(registries())('$path is what `npm run registry` writes', ({ text, there }) => {
  expect(there).toBe(text);
});
