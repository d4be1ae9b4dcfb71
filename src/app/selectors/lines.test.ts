// Lines of statements and answers.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import { composedStatements, positionOf } from './lines.ts';

test('an offset has a line and a column, both counted from 1', () => {
  expect(positionOf('ab\ncd\n', 0)).toEqual({ line: 1, column: 1 });
  expect(positionOf('ab\ncd\n', 4)).toEqual({ line: 2, column: 2 });
  expect(positionOf('ab\ncd\n', 6)).toEqual({ line: 3, column: 1 });
});

test('a composed document knows the lines of its statements', () => {
  const [trust] = documentsOf(compose(startAnswers('import')));
  const document = {
    ...trust!.document,
    Statement: [trust!.document.Statement[0]!, trust!.document.Statement[0]!],
  };
  const lines = print(document).split('\n');
  const ranges = composedStatements(document);
  expect(ranges).toHaveLength(2);
  for (const { startLine, endLine } of ranges) {
    expect(lines[startLine - 1]).toBe('    {');
    expect(lines[startLine]).toContain('"Sid"');
    expect(lines[endLine - 1]).toMatch(/^ {4}\},?$/);
  }
  expect(ranges[1]!.startLine).toBe(ranges[0]!.endLine + 1);
});
