// The same texts as other editors and systems write them: line breaks of Windows, a byte order mark, tabs, emoji.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { newReference } from '#iam/rules/testing/service-reference.ts';
import { TYPED_POLICIES } from './cases/typed-policies.ts';
import {
  completionsInFile,
  findingsOf,
  fixOf,
  heldBack,
  hoverInFile,
  linksOf,
  readSourceFile,
} from './index.ts';

const reference = newReference();

const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['line breaks of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['tabs', (text) => text.replaceAll(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2))],
  ['emoji in names', (text) => text.replaceAll('ReadReports', 'Read😀é').replaceAll('reader', 're😀der')],
];

describe.each(FORMS)('%s', (_name, change) => {
  test.each(TYPED_POLICIES)('$name, cut anywhere, has answers within the text', ({ text, language }) => {
    const changed = change(text);
    for (let offset = 0; offset <= changed.length; offset += 5) {
      const typed = changed.slice(0, offset);
      const file = readSourceFile(typed, language);
      const waits = heldBack(file, offset, reference, RULES);
      for (const finding of findingsOf(file, reference, RULES)) {
        expect(finding.end).toBeLessThanOrEqual(offset);
        expect(typeof waits(finding)).toBe('boolean');
        fixOf(file, finding);
      }
      for (const { start, end } of completionsInFile(file, offset, reference)) {
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeLessThanOrEqual(offset);
      }
      hoverInFile(file, Math.max(0, offset - 2), reference);
      linksOf(file, reference);
    }
  });
});

test('policies of several YAML documents are each read and checked', () => {
  const one = 'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:*\n    Resourc: "*"\n';
  const file = readSourceFile(`---\n${one}---\n${one}...\n# end\n`, 'yaml');
  expect(file.policies).toHaveLength(2);
  const starts = findingsOf(file, reference, RULES).map(({ start }) => start);
  expect(starts).toContain(file.text.indexOf('Resourc:'));
  expect(starts).toContain(file.text.lastIndexOf('Resourc:'));
});

test('a policy behind 10,000 lines is found where it is', () => {
  const before = 'Resources:\n' + '  # a line\n'.repeat(10_000);
  const text = `${before}  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Efect: Allow\n`;
  const starts = findingsOf(readSourceFile(text, 'yaml'), reference, RULES).map(({ start }) => start);
  expect(starts).toContain(text.indexOf('Efect'));
});
