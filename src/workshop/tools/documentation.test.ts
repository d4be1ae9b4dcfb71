// The files that the documentation for contributors names exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';

/** A path from the root of the project. ID, NAME and FAMILY are placeholders. */
const PATH = /\b(?:src|e2e)\/[\w./-]*\w/g;
const PLACEHOLDER = /\b(?:ID|NAME|FAMILY)\b/;

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('the paths in %s exist', (file) => {
  const paths = readFileSync(join(root, file), 'utf8').match(PATH) ?? [];
  expect(paths.filter((path) => !PLACEHOLDER.test(path) && !existsSync(join(root, path)))).toEqual([]);
});
