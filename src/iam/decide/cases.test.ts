// Decisions that AWS's pages document, as data in cases/*.json.
import { readdirSync, readFileSync } from 'node:fs';
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { IndexFile } from '#iam/reference/files.ts';
import pages from './cases/pages.json' with { type: 'json' };
import { decide } from './evaluate/decide.ts';
import { requestOf } from './testing/builders.ts';
import { casesIn, type DecisionCase } from './testing/read-cases.ts';

const folder = new URL('cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'pages.json');
const facts = { rcpServices: new Set((readReference('index') as IndexFile).rcp) };

const decideCase = ({ request, policies }: DecisionCase) => decide(requestOf(request), policies, facts);

for (const file of files) {
  const cases = casesIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  test.each(cases)(`${file}: $name`, (each) => {
    const { decision, possible } = decideCase(each);
    expect(decision, JSON.stringify(each.policies)).toBe(each.expected);
    if (each.possible) expect(possible.toSorted()).toEqual(each.possible.toSorted());
  });
}

test('every case cites an AWS page, and names are unique within a file', () => {
  for (const file of files) {
    const cases = casesIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(new Set(cases.map(({ name }) => name)).size, file).toBe(cases.length);
    for (const { name, page } of cases) expect(Object.keys(pages), `${file}: ${name}`).toContain(page);
  }
});
