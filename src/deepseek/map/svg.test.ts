// The file of the map: well-formed whatever the texts, with a title and a description.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { mapOf } from './map-of.ts';
import { escapeXml, svgOf } from './svg.ts';
import { widthOf, wrap } from './wrap.ts';

/** What is left of a text after all that XML allows here: tags with quoted attributes, and characters without markup. */
function leftOver(svg: string): string {
  const open: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>/g,
    (tag, closes: string, name: string, _attributes: string, empty: string) => {
      if (closes === '' && empty === '') open.push(name);
      return closes !== '' && open.pop() !== name ? tag : '';
    },
  );
  return open.join(' ') + rest.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '').replaceAll(/[^<>&]/g, '');
}

test('the import kit has its names, its sentences and nothing from elsewhere', () => {
  const svg = svgOf(mapOf(compose(startAnswers('import'))), 'Map of A & B');
  expect(leftOver(svg)).toBe('');
  expect(svg).toContain('<title id="map-title">Map of A &amp; B</title>');
  expect(svg).toMatch(/<desc[^>]*>[^<]*Deployer[^<]* passes DeepSeekModelImportRole\./);
  expect(svg).toContain('>DeepSeekModelImportRole</text>');
  expect(svg).not.toMatch(/href|style=|<script|url\(|class=/);
});

test('any answers give a well-formed file', () => {
  fc.assert(
    fc.property(anyAnswers, fc.string({ unit: 'binary' }), (answers, title) => {
      expect(leftOver(svgOf(mapOf(compose(answers)), title))).toBe('');
    }),
    { numRuns: runs(30) },
  );
});

test('characters that XML does not allow become spaces', () => {
  expect(escapeXml('a\u0000b\ud800c<"\'&>😀\n')).toBe('a b c&lt;&quot;&#39;&amp;&gt;😀\n');
});

test('lines fit their room, and keep the text until there are too many', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 60, max: 400 }), (text, room) => {
      const lines = wrap(text, room, 12, 100);
      for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(room);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      expect(wrap(text, room, 12, 2).length).toBeLessThanOrEqual(2);
    }),
  );
  expect(wrap('R'.repeat(64), 200, 13, 2).at(-1)).toMatch(/…$/);
});
