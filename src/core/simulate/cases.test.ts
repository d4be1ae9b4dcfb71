// Decisions that AWS's pages lead to, as data: cases/*.json, and the starter cases of the issue that asked for this.
import { readdirSync, readFileSync } from 'node:fs';
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { IndexFile } from '#core/reference/files.ts';
import { casesIn, type Case } from './case.arbitrary.ts';
import pages from './cases/pages.json' with { type: 'json' };
import { decide } from './evaluate/decide.ts';
import { readRequest } from '#core/request/request.ts';

const folder = new URL('cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'pages.json');
const facts = { rcpServices: new Set((readReference('index') as IndexFile).rcp) };

function outcomeOf({ request, policies }: Case) {
  const reading = readRequest(request);
  if (reading.problems) throw new Error(reading.problems.join(' '));
  return decide(reading.value, policies, facts);
}

for (const file of files) {
  const cases = casesIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  test.each(cases)(`${file}: $name`, (each) => {
    const { decision, possible } = outcomeOf(each);
    expect(decision, JSON.stringify(each.policies)).toBe(each.expected);
    if (each.possible) expect(possible.toSorted()).toEqual(each.possible.toSorted());
  });
}

test('every case cites a page of AWS’s, and no two of a file have one name', () => {
  for (const file of files) {
    const cases = casesIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(new Set(cases.map(({ name }) => name)).size, file).toBe(cases.length);
    for (const { name, page } of cases) expect(Object.keys(pages), `${file}: ${name}`).toContain(page);
  }
});
