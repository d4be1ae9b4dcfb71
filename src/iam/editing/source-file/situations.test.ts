// What is offered and explained in the situations that the tests of aws-iam-language-server are about, with our own
// policies: 208 of completions and 57 of hovers there, and those of Terraform's blocks. A row is a text with the cursor.
import { describe, expect, test } from 'vitest';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import situations from './cases/situations.json';
import { completionsInFile, hoverInFile, readSourceFile, servicesFor, type SourceLanguage } from './index.ts';

const CURSOR = '█';

interface Situation {
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

function read({ text, language }: Situation): {
  readonly file: ReturnType<typeof readSourceFile>;
  readonly offset: number;
} {
  const file = readSourceFile(text.replace(CURSOR, ''), language as SourceLanguage);
  for (const prefix of servicesFor(file, reference)) loadService(prefix);
  return { file, offset: text.indexOf(CURSOR) };
}

const named = <T extends Situation>(rows: readonly T[]): readonly (readonly [string, T])[] =>
  rows.map((row, index) => [`${row.language}: ${row.place} (${index + 1})`, row]);

for (const prefix of ['sqs', 'dynamodb', 's3', 'iam', 'sns', 'lambda', 'kms']) loadService(prefix);

describe('completions', () => {
  test.each(named(situations.completions))('%s', (_name, row) => {
    const { file, offset } = read(row);
    const labels = completionsInFile(file, offset, reference).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...row.offers]));
    if (row.offers.length === 0) expect(labels).toEqual([]);
    for (const label of row.lacks ?? []) expect(labels).not.toContain(label);
  });
});

describe('hovers', () => {
  test.each(named(situations.hovers))('%s', (_name, row) => {
    const { file, offset } = read(row);
    const hover = hoverInFile(file, offset, reference);
    expect(hover?.title ?? null).toBe(row.title);
    const said = JSON.stringify(hover ?? '');
    for (const words of row.says ?? []) expect(said).toContain(words);
  });
});
