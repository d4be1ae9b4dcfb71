// What the build adds for offline use: a version that names every byte, a full list, and the icons of the manifest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './fingerprint.mjs';
import { offlineFiles, publicFiles, versionOf } from './offline-files.ts';

const file = (path: string, text: string) => ({ path, content: Buffer.from(text) });
const FILES = [file('', '<p>'), file('assets/a-1.js', '1'), file('favicon.svg', '<svg/>')];

test('the version changes with every byte and name, and not with the order', () => {
  const version = versionOf(FILES);
  expect(versionOf(FILES.toReversed())).toBe(version);
  expect(versionOf([...FILES.slice(1), file('', '<b>')])).not.toBe(version);
  expect(versionOf([...FILES.slice(0, 2), file('favicon.png', '<svg/>')])).not.toBe(version);
});

test('the worker lists every file, the page last, with digests of those whose names do not hold one', async () => {
  const made = await offlineFiles(FILES, 'abc');
  const worker = made.get('sw.js') ?? '';
  const [, files = ''] = /files:\[([^\]]*)\]/.exec(worker) ?? [];
  expect(files.replaceAll(/["'`]/g, '')).toBe('assets/a-1.js,favicon.svg,');
  expect(worker.match(/sha256-/g)).toHaveLength(2);
  expect(made.get('version.js')).toContain('version = "abc"');
  expect(made.get('sw-remove.js')).toContain('unregister');
});

test('the icons of the manifest are there, in the sizes that it says', () => {
  const published = new Map(publicFiles().map(({ path, content }) => [path, content]));
  const manifest: { icons: { src: string; sizes: string; type: string }[] } = JSON.parse(
    readFileSync(join(root, 'public/manifest.webmanifest'), 'utf8'),
  );
  expect(manifest.icons.length).toBeGreaterThan(3);
  for (const { src, sizes, type } of manifest.icons) {
    const content = Buffer.from(published.get(src.replace('./', '')) ?? '');
    expect(content.length, src).toBeGreaterThan(0);
    if (type === 'image/png') expect(`${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`).toBe(sizes);
  }
});
