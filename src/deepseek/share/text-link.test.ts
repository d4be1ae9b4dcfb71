// A text link brings exactly the text that it was made of, and says what is wrong with it otherwise.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { asciiJson, packText } from './pack-text.ts';
import { codec } from './testing/links.ts';
import { decodeText, encodeText } from './text-link.ts';

test('any text comes back, from characters that no program changes in an address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), async (text) => {
      const fragment = await encodeText(text, codec);
      expect(fragment).toMatch(/^text\/[\w-]+$/);
      expect(await decodeText(fragment, codec)).toEqual({ ok: true, text });
    }),
    { numRuns: runs(100) },
  );
});

test.each([
  ['a link that was cut', async () => (await encodeText('{"Version": "2012-10-17"}', codec)).slice(0, -6)],
  ['nothing', async () => 'text/'],
  ['what is not base64url', async () => 'text/%7B%7D'],
  ['another value than a text', async () => `text/${await packText(asciiJson(['a']), codec)}`],
  ['more than 64 KB', async () => encodeText('a'.repeat(70_000), codec)],
])('%s is refused with words', async (_, fragment) => {
  expect(await decodeText(await fragment(), codec)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^The policies in the link /) as string,
  });
});

test.each(['v=1&p=invoke', 'rules/no-wildcard', 'atext/abc', ''])('%j is no text link', async (fragment) => {
  expect(await decodeText(fragment, codec)).toBeUndefined();
});

test('a link that was made once opens in every later version', async () => {
  const made = 'text/U6qOUQpLLSrOzM-LUbJSiFEyMjA00jU00DU0j1HSUYhRCi5JLEnNTc0rAUlHx9YqAQA';
  const text = '{"Version": "2012-10-17", "Statement": []}';
  expect(await decodeText(made, codec)).toEqual({ ok: true, text });
});
