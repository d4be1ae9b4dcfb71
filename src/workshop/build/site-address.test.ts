// What links to the page show, and that nothing names an address that nobody gave.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './fingerprint.mjs';
import { siteAddress, siteTags } from './site-address.ts';

const html = readFileSync(join(root, 'index.html'), 'utf8');

const said = (given: string | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    siteTags(html, given).map(({ attrs = {} }) => [
      attrs['property'] ?? attrs['rel'] ?? attrs['name'],
      attrs['content'] ?? attrs['href'],
    ]),
  );

test.each([undefined, ''])('without an address (%j) there is only the text', (given) => {
  expect(Object.keys(said(given))).toEqual(['og:type', 'og:title', 'og:description']);
  expect(said(given)['og:title']).toBe('Rolewright: the IAM role DeepSeek needs on AWS');
  expect(said(given)['og:description']).toMatch(/^The exact IAM policies .+\.$/);
});

test.each(['https://example.com/rolewright', 'https://example.com/rolewright/'])('%s is named', (given) => {
  expect(said(given)).toMatchObject({
    canonical: 'https://example.com/rolewright/',
    'og:url': 'https://example.com/rolewright/',
    'og:image': 'https://example.com/rolewright/preview.png',
    'twitter:card': 'summary_large_image',
  });
});

test('the picture has the size that previews show', () => {
  const bytes = readFileSync(join(root, 'public/preview.png'));
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(bytes.length).toBeLessThan(200_000);
});

test.each(['example.com', 'mailto:a@example.com', 'https://example.com/?a', 'https://example.com/#a', 'x'])(
  'refuses %s',
  (given) => {
    expect(() => siteAddress(given)).toThrow('SITE_URL is');
  },
);
