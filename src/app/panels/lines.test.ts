// Lines of statements, answers and changes.
import { expect, test } from 'vitest';
import { parse } from '#core/iam/parse.ts';
import { changedLines, positionOf, statementLines } from './lines.ts';

test('an offset has a line and a column, both counted from 1', () => {
  expect(positionOf('ab\ncd\n', 0)).toEqual({ line: 1, column: 1 });
  expect(positionOf('ab\ncd\n', 4)).toEqual({ line: 2, column: 2 });
  expect(positionOf('ab\ncd\n', 6)).toEqual({ line: 3, column: 1 });
});

test('statements know their first and last line', () => {
  const text = '{\n"Statement": [\n{\n"Effect": "Allow"\n},\n{}\n]\n}';
  expect(statementLines(parse(text))).toEqual([
    { startLine: 3, endLine: 5 },
    { startLine: 6, endLine: 6 },
  ]);
  expect(statementLines(parse('{"Statement": {}}'))).toEqual([{ startLine: 1, endLine: 1 }]);
  expect(statementLines(parse('{'))).toEqual([]);
});

test('only the lines between the common beginning and end have changed', () => {
  expect(changedLines('a\nb\nc', 'a\nB\nc')).toEqual({ startLine: 2, endLine: 2 });
  expect(changedLines('a\nc', 'a\nb1\nb2\nc')).toEqual({ startLine: 2, endLine: 3 });
  expect(changedLines('a\nb\nc', 'a\nc')).toBeNull();
  expect(changedLines('a', 'a')).toBeNull();
});
