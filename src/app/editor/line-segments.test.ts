// Cut and joined again, a line must be itself, with each mark where its finding is.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocatedFinding, Severity } from '#iam/findings/finding.ts';
import { tokenizeLine } from './json-tokens.ts';
import { lineSegments, marksByLine } from './line-segments.ts';
import { positionAt, splitLines } from './text-lines.ts';

const finding = (start: number, end: number, severity: Severity = 'error'): LocatedFinding => ({
  id: 'example',
  severity,
  message: 'Example.',
  locations: [],
  start,
  end,
});

const marked = (text: string, ...findings: LocatedFinding[]) => {
  const lines = splitLines(text);
  const marks = marksByLine(lines, findings);
  return lines.map((line, index) =>
    lineSegments(line.text, tokenizeLine(line.text), marks.get(index) ?? [])
      .map(({ text, severity }) => (severity ? `<${severity} ${text}>` : text))
      .join(''),
  );
};

test('a changed stretch is a segment for itself, within tokens too', () => {
  const line = '"arn:aws:s3:::new/*"';
  const segments = lineSegments(line, tokenizeLine(line), [], [{ start: 14, end: 17, look: 'code-changed' }]);
  expect(segments.map(({ text, looks }) => (looks.length > 0 ? `<${text}>` : text)).join('')).toBe(
    '"arn:aws:s3:::<new>/*"',
  );
});

test('marks a stretch of one line', () => {
  expect(marked('{ "a": 1 }', finding(7, 8))).toEqual(['{ "a": <error 1> }']);
});

test('marks a stretch of several lines without their indentation', () => {
  expect(marked('[\n  1,\n  2\n]', finding(0, 10))).toEqual([
    '<error [>',
    '  <error 1><error ,>',
    '  <error 2>',
    ']',
  ]);
});

test('marks a place without length on the character at hand', () => {
  expect(marked('{}', finding(1, 1))).toEqual(['{<error }>']);
  expect(marked('{}', finding(2, 2))).toEqual(['{<error }>']);
});

test('shows the severity AWS lists first where findings overlap', () => {
  expect(marked('12', finding(0, 2, 'warning'), finding(0, 2, 'security'))).toEqual(['<security 12>']);
});

test('segments join up to their line, whatever the findings', () => {
  fc.assert(
    fc.property(fc.json(), fc.array(fc.tuple(fc.nat(80), fc.nat(80))), (json, ranges) => {
      const lines = splitLines(json);
      const marks = marksByLine(
        lines,
        ranges.map(([start, end]) => finding(start, end)),
      );
      for (const [index, { text }] of lines.entries()) {
        const segments = lineSegments(text, tokenizeLine(text), marks.get(index) ?? []);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }
    }),
  );
});

test('finds lines and columns for every kind of line end', () => {
  const lines = splitLines('a\r\nbc\rd\n');
  expect(lines.map(({ text }) => text)).toEqual(['a', 'bc', 'd', '']);
  expect(positionAt(lines, 4)).toEqual({ line: 2, column: 2 });
  expect(positionAt(lines, 2)).toEqual({ line: 1, column: 2 });
  expect(positionAt(lines, 99)).toEqual({ line: 4, column: 1 });
});
