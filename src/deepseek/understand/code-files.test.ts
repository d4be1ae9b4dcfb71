// Code and configuration of every kind that people bring, what each states and leaves open, and what in it is not ours.
import { describe, expect, test } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import FILES from './code-cases/files.json';
import OPEN_ENDS from './code-cases/open-ends.json';
import UNUSUAL_SPOTS from './code-cases/unusual-spots.json';
import { codeAnswers } from './code-answers.ts';
import { textKind } from './text-kind.ts';

const ALL = [...FILES, ...OPEN_ENDS, ...UNUSUAL_SPOTS];

describe.each(ALL)('$name', ({ code, name: _name, ...expected }) => {
  const text = code.join('\n');

  test('is what it is, states its answers, and asks and says the rest', async () => {
    const reading = await codeAnswers(text, expected.kind === 'policies');
    const { answers, calls, open, needed, conflicts, outside } = reading;
    expect({
      kind: textKind(text),
      answers: answers ?? null,
      calls: calls.map(({ line, service, operation }) => `${line} ${service} ${operation}`),
      open: open.map((question) => `${question.line} ${question.field ?? '-'}`),
      needed: needed.map(({ field }) => field),
      conflicts: conflicts.map(({ field }) => field),
      outside: outside.map((part) => `${part.kind}: ${part.text}`),
    }).toEqual(expected);
  });

  test('is no sentence, however it ends', () => {
    expect(textKind(`${text}\n\n`)).toBe(expected.kind);
  });

  test('ties everything to its place', async () => {
    const { understood, open, conflicts, outside } = await codeAnswers(text, expected.kind === 'policies');
    const parts = [...understood, ...open, ...outside, ...conflicts.flatMap((conflict) => conflict.parts)];
    for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text);
    for (const { line, start } of [...understood, ...open])
      expect(text.slice(0, start).split('\n').length).toBe(line);
  });

  test('gives answers that documents can be made of', async () => {
    const { answers } = await codeAnswers(text, expected.kind === 'policies');
    if (!answers) return;
    expect(readAnswers(answers).problems).toEqual([]);
    expect(documentsOf(compose(answers)).length).toBeGreaterThan(0);
  });
});

test('every file is there once, and a sixth is not about DeepSeek on AWS', () => {
  expect(new Set(ALL.map(({ code }) => code.join('\n'))).size).toBe(ALL.length);
  expect(FILES.filter(({ answers }) => answers === null).length).toBeGreaterThanOrEqual(FILES.length / 6);
});

test.each<[what: string, fields: readonly string[], found: readonly (readonly string[])[]]>([
  [
    'left open',
    [
      'models',
      'regions',
      'guardrails',
      'roleName',
      'weights',
      'batchInput',
      'endpoints',
      'modelKeys',
      'namespace',
    ],
    OPEN_ENDS.map(({ open }) => open.map((each) => each.slice(each.indexOf(' ') + 1))),
  ],
  [
    'contradicted',
    ['regions', 'models', 'account', 'roleName', 'entity'],
    OPEN_ENDS.map(({ conflicts }): readonly string[] => conflicts),
  ],
])('what is %s is asked for, whichever it is', (_what, fields, found) => {
  expect(fields.filter((field) => !found.some((each) => each.includes(field)))).toEqual([]);
});
