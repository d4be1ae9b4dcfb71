import { describe, expect, test } from 'vitest';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { FORMS } from './cases/forms.ts';
import { OFFERED } from './cases/offered-rows.ts';
import { TEXTS } from './cases/texts.ts';
import { completionsInFile, readSourceFile, type SourceLanguage } from './index.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'kms', 'dynamodb']) loadService(prefix);

/** The labels offered where the mark stands. */
function offeredAt(marked: string, language: SourceLanguage): readonly string[] {
  const offset = marked.indexOf('█');
  const file = readSourceFile(marked.replace('█', ''), language);
  return completionsInFile(file, offset, reference).map(({ label }) => label);
}

describe.each(FORMS)('$name', ({ language, write }) => {
  test.each(
    OFFERED.map((row) => [`${row.element} ${(row.within ?? []).join(' ')} ${row.typed}`, row] as const),
  )('%s', (_name, row) => {
    const offered = offeredAt(write(row), language);
    expect(offered).toEqual(expect.arrayContaining([...row.offers]));
    for (const label of row.lacks ?? []) expect(offered).not.toContain(label);
    if (row.first) expect(offered[0]).toBe(row.offers[0]);
  });
});

test.each(TEXTS.map((row) => [row.text.slice(Math.max(0, row.text.indexOf('█') - 60)), row] as const))(
  '%s',
  (_name, { text, language, offers, lacks = [] }) => {
    const offered = offeredAt(text, language);
    expect(offered).toEqual(expect.arrayContaining([...offers]));
    if (offers.length === 0) expect(offered).toEqual([]);
    for (const label of lacks) expect(offered).not.toContain(label);
  },
);
