// The editor shows, keeps and copies every text unchanged.
import * as fc from 'fast-check';
import {
  button,
  copyFromEditor,
  documentTab,
  open,
  openCell,
  openClipboard,
  openDocument,
  pasteOver,
  shownText,
  WHOLE_DOCUMENT,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

/** Lines that have broken editors, or the patches that let this one run under a strict policy. */
const nastyLines = [
  '{"style=": "a style=\\"b", "<b style=\\"x\\">": 1}',
  '<span style="color: red" class="x">not HTML</span>',
  ' style="',
  "' style='",
  '"style="x"',
  '<a style="',
  '<b style="">',
  '</div></div>',
  '<!-- -->',
  '&lt;&amp;&nbsp;&#x202E;',
  '${jndi:ldap://x}',
  '{{constructor.constructor}}',
  '\\u0000\\"\\\\',
  '// /* */ #',
  'data-monaco-style="x"',
  ' data-monaco-style="top: 0"',
  "$1 $& $` $'",
  '%E0%A4%A',
  '__proto__',
  ']]>',
  '-->',
  'arn:aws:iam::111122223333:role/\u0430dmin',
  'caf\u00E9 \u65E5\u672C\u8A9E \u{1F600}\u{1F469}\u200D\u{1F4BB}',
  'e\u0301 \u1E9B\u0323',
  '\u05D0\u05D1\u05D2 \u0627\u0644\u0639',
  '    deep',
  'trailing   ',
];

/** Monaco shows what could turn or hide text by its name. */
const named = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `[U+${code}]`;
  });

const piece = fc.oneof(
  fc.constantFrom(...nastyLines),
  fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    ' style="',
    ' ',
    '&',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '/*',
    '`',
  ),
  fc.constantFrom('\u202E', '\u2066', '\u2069', '\u200B', '\u00AD', '\u0435', '\u{1F600}'),
  fc.string({ maxLength: 8 }),
  fc.json({ maxDepth: 1 }),
);
const line = fc
  .array(piece, { maxLength: 6 })
  // By characters, so that no pair of surrogates is cut: the clipboard carries none of their halves.
  .map((pieces) => [...pieces.join('')].slice(0, 80).join(''));
const texts = fc.sample(
  fc.array(line, { minLength: 20, maxLength: 40 }).map((lines) => lines.join('\n')),
  { numRuns: 12, seed: 20_251_125 },
);

for (const [what, all] of Object.entries({
  'lines that break editors': [nastyLines.join('\n')],
  'generated text': texts,
})) {
  test(`${what}: shown, held and copied as they are`, async ({ page, baseURL }) => {
    const clipboard = await openClipboard(page, baseURL);
    await open(page);
    for (const text of all) {
      await pasteOver(page, clipboard, text);
      await expect.poll(() => shownText(page)).toBe(named(text));
      await expect.poll(() => copyFromEditor(page, clipboard)).toBe(text);
      // A text that ends in one line break is copied the same from both places: wait for the second copy, not the first.
      await clipboard.write('');
      await button(page, 'Copy policy').click();
      await expect.poll(() => clipboard.read()).toBe(`${text.replace(/^\uFEFF/, '').trimEnd()}\n`);
    }
    await expect(documentTab(page, 'Permissions')).toContainText('edited');
  });
}

test('characters that reorder or hide text are shown by name and are errors', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  const text = '{\n  "Sid": "a\u202Eb\u2066c",\n  "Id": "\u0430\u200B"\n}';
  await pasteOver(page, clipboard, text);
  await expect.poll(() => shownText(page)).toContain('"a[U+202E]b[U+2066]c"');
  await expect(openDocument(page).locator('.unicode-highlight').first()).toBeVisible();
  for (const name of ['U+202E', 'U+2066', 'U+0430', 'U+200B']) {
    await expect(
      page.getByRole('button', { name: new RegExp(name.replace('+', '\\+')) }).first(),
    ).toBeVisible();
  }
  await button(page, 'Copy policy').click();
  await expect.poll(() => clipboard.read()).toBe(`${text}\n`);
});

test('line breaks of every kind become line feeds', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, '{\r\n  "Version":\r  "2012-10-17",\n  "Id": "a\u2028b"\r\n}');
  const text = '{\n  "Version":\n  "2012-10-17",\n  "Id": "a\u2028b"\n}';
  await expect.poll(() => shownText(page)).toMatch(/^\{\n {2}"Version":\n {2}"2012-10-17",\n/);
  await expect.poll(() => copyFromEditor(page, clipboard)).toBe(text);
  await button(page, 'Copy policy').click();
  await expect.poll(() => clipboard.read()).toBe(`${text}\n`);
});
