// Every text begins as its prefixes: whatever is typed so far, every question has an answer.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import type { Completion } from '#iam/editing/completion/completion.ts';
import { FIXTURES } from './cases/fixtures.ts';
import { completionsInFile, findingsOf, fixOf, hoverInFile, linksOf, readSourceFile } from './index.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'kms']) loadService(prefix);

/** Names and actions that the whole file has elsewhere are not offered twice, so the prefix may offer more. */
const isIndependent = (kind: string): boolean => kind === 'action' || kind === 'service';

describe.each(FIXTURES)('$name', ({ text, language }) => {
  const whole = readSourceFile(text, language);
  const known = new Map<string, boolean>();
  /** What follows in the whole file puts others first, so a list of the prefix may end before: it comes with its letters. */
  const comesWhileTyped = ({ start, label, insert }: Completion): boolean => {
    const key = `${start} ${label}`;
    const typed = text.slice(0, start) + insert.slice(0, insert.indexOf(label) + label.length - 1);
    const comes =
      known.get(key) ??
      completionsInFile(readSourceFile(typed, language), typed.length, reference).some(
        (each) => each.label === label,
      );
    known.set(key, comes);
    return comes;
  };
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
      const missing = inWhole.filter(
        (each) => isIndependent(each.kind) && !labels.has(each.label) && !comesWhileTyped(each),
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
