// What modules of the page must not do while they load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';

const FORMATTER_AT_LOAD = /^(?:export )?const \w+ = new Intl\./m;

test('no module makes an Intl formatter while it loads: the first costs a phone 30 ms before it hears a click', () => {
  const files = globSync('src/{app,iam,deepseek,worker}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.|[\\/]testing[\\/]/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => FORMATTER_AT_LOAD.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
