// The flowchart against the part of Mermaid's grammar that it uses, for kits and for texts meant to break out of a label.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import type { KitMap } from './kit-map.ts';
import { mapOf } from './map-of.ts';
import { mermaidOf } from './mermaid.ts';

const ID = String.raw`n\d+(?:d\d+)?`;
/** Letters, digits and harmless signs; anything else is an entity. Lines break at <br>. */
const LABEL = String.raw`"(?:[\p{L}\p{N} .,:;/()+=@*?!_-]|#\d+;|<br>)*"`;
const GRAMMAR: readonly RegExp[] = [
  /^flowchart LR$/,
  new RegExp(String.raw`^  more\[${LABEL}\]$`, 'u'),
  new RegExp(String.raw`^ {2,4}(?:subgraph )?(${ID})\[${LABEL}\]$`, 'u'),
  /^    direction TB$/,
  /^  end$/,
  new RegExp(String.raw`^  class ${ID} \w+$`),
  new RegExp(String.raw`^  (${ID}) (?:-->|-\.-o|--x|-\.->|==>)\|${LABEL}\| (${ID})$`, 'u'),
  /^  classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}$/,
  /^  linkStyle \d+(?:,\d+)* stroke:#\w{6},color:#\w{6}$/,
];

/** The lines that no rule of the grammar has, and links to ids that no line has. */
function faultsIn(text: string): readonly string[] {
  const known = new Set<string>();
  const faults: string[] = [];
  for (const line of text.split('\n')) {
    const match = GRAMMAR.map((rule) => rule.exec(line)).find(Boolean);
    if (!match) faults.push(line);
    else if (line.includes('|')) faults.push(...match.slice(1).filter((id) => id && !known.has(id)));
    else if (match[1]) known.add(match[1]);
  }
  return faults;
}

test('a grammar that finds faults', () => {
  expect(faultsIn('flowchart LR\n  n0["a"]\n  n0 -->|"x"| n1')).toEqual(['n1']);
  expect(faultsIn('  n0["a"b"]')).toHaveLength(1);
});

test('the import kit', () => {
  const text = mermaidOf(mapOf(compose(startAnswers('import'))));
  expect(text).toMatch(/n\d+ -->\|"AssumeRole"\| n\d+d0/);
  expect(text).toContain('["DeepSeekModelImportRole<br>Service role"]');
  expect(faultsIn(text)).toEqual([]);
});

test('any answers', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      expect(faultsIn(mermaidOf(mapOf(compose(answers))))).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
});

const mapWith = (text: string, arrows = 1): KitMap => ({
  nodes: [
    {
      id: 'a',
      kind: 'role',
      label: text,
      detail: text,
      documents: [{ id: 'd', title: text, statements: 1, edited: true, unreadable: false }],
    },
    { id: 'b', kind: 'resource', label: text },
  ],
  arrows: Array.from({ length: arrows }, (_, index) => ({
    id: `arrow ${index}`,
    from: 'a',
    to: 'b',
    state: 'denied' as const,
    verbs: ['is denied'],
    calls: [`s3:${text}`],
    document: 'd',
    statements: [],
    note: text,
    holds: 0,
  })),
});

test('a text in a label stays text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(faultsIn(mermaidOf(mapWith(text)))).toEqual([]);
    }),
  );
  const escaped = mermaidOf(mapWith('"]; click n0 "javascript:alert(1)" %%{init}%% <b>'));
  expect(faultsIn(escaped)).toEqual([]);
  expect(escaped).not.toMatch(/%|<b>/);
});

test('a map too large for Mermaid is cut, and says by how much', () => {
  const text = mermaidOf(mapWith('x'.repeat(300), 600));
  expect(text.length).toBeLessThan(50_000);
  expect(text).toMatch(/more\["\d+ more /);
  expect(faultsIn(text)).toEqual([]);
});
