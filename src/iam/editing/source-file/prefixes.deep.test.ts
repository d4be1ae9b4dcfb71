// Every text begins as its prefixes: whatever is typed so far, every question has an answer.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { FIXTURES } from './cases/fixtures.ts';
import { completionsInFile, findingsOf, fixOf, hoverInFile, linksOf, readSourceFile } from './index.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'kms']) loadService(prefix);

/** So many are offered at most: see completion/complete.ts. */
const MOST_OFFERED = 100;

/** Names and actions that the whole file has elsewhere are not offered twice, so the prefix may offer more. */
const isIndependent = (kind: string, typed: string): boolean =>
  kind === 'service' ||
  // Before a service is typed, actions of those that follow are offered, too.
  (kind === 'action' && typed.includes(':'));

describe.each(FIXTURES)('$name', ({ text, language }) => {
  const whole = readSourceFile(text, language);
  test('every prefix has answers, and offers what the whole file offers there', () => {
    for (let offset = 0; offset <= text.length; offset += 1) {
      const file = readSourceFile(text.slice(0, offset), language);
      const offered = completionsInFile(file, offset, reference);
      const labels = new Set(offered.map(({ label }) => label));
      for (const { start, end } of offered) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(start);
      }
      const inWhole = completionsInFile(whole, offset, reference).slice(0, 40);
      // What follows in the whole file puts others first, so of a long list each has its own beginning.
      const isCut = offered.length >= MOST_OFFERED;
      const missing = inWhole.filter(
        ({ kind, label, start }) =>
          !isCut && isIndependent(kind, text.slice(start, offset)) && !labels.has(label),
      );
      expect([text.slice(Math.max(0, offset - 40), offset), missing.map(({ label }) => label)]).toEqual([
        text.slice(Math.max(0, offset - 40), offset),
        [],
      ]);
      if (offset % 7 > 0) continue;
      hoverInFile(file, Math.max(0, offset - 3), reference);
      for (const finding of findingsOf(file, reference, RULES)) {
        expect(finding.end).toBeLessThanOrEqual(offset);
        fixOf(file, finding);
      }
      for (const { start, end } of linksOf(file, reference)) expect(end).toBeGreaterThan(start);
    }
  });

  test('the text without any one of its lines has answers', () => {
    const lines = text.split('\n');
    for (const index of lines.keys()) {
      const file = readSourceFile(lines.toSpliced(index, 1).join('\n'), language);
      const offset = lines.slice(0, index).join('\n').length;
      completionsInFile(file, offset, reference);
      for (const finding of findingsOf(file, reference, RULES)) fixOf(file, finding);
    }
  });
});
