// Pastes with words around them, what both state together, and pastes that no words are around.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '#deepseek/answers/register-all.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { understandingJson } from './as-json.ts';
import CASES from './paste.cases.json' with { type: 'json' };
import { saidIn } from './read-paste.ts';
import { understand } from './understand.ts';
import { partsOfPaste } from './words-around.ts';

const PASTES: Readonly<Record<string, readonly string[]>> = CASES.pastes;

/** “@policy” stands for that paste. */
const textOf = (lines: readonly string[]): string =>
  lines.map((line) => PASTES[line.slice(1)]?.join('\n') ?? line).join('\n');

interface PasteCase {
  readonly name: string;
  readonly text: readonly string[];
  readonly kind: string;
  readonly answers: unknown;
  /** The two places of each. */
  readonly conflicts?: readonly (readonly string[])[];
  readonly notRead?: readonly string[];
  readonly otherTasks?: readonly string[];
  readonly outside?: readonly string[];
  /** The words of open questions; absent where they do not matter. */
  readonly open?: readonly string[];
}

interface Told {
  readonly kind: string;
  readonly answers: unknown;
  readonly conflicts?: readonly { readonly values: readonly { readonly text: string }[] }[];
  readonly notRead?: readonly { readonly text: string }[];
  readonly otherTasks?: readonly { readonly scenario: string }[];
  readonly outside?: readonly { readonly text: string }[];
  readonly open?: readonly { readonly text: string }[];
}

const WORDS: readonly PasteCase[] = CASES.words;

describe('words around a paste', () => {
  test.each(WORDS)('$name', async ({ name: _name, text: lines, ...expected }) => {
    const text = textOf(lines);
    const {
      kind,
      answers,
      conflicts = [],
      notRead = [],
      otherTasks = [],
      outside = [],
      open = [],
    } = understandingJson(text, await understand(text)) as Told;
    expect({
      kind,
      answers,
      conflicts: conflicts.map(({ values }) => values.map((each) => each.text)),
      notRead: notRead.map((each) => each.text),
      otherTasks: otherTasks.map((each) => each.scenario),
      outside: outside.map((each) => each.text),
      ...(expected.open && { open: open.map((each) => each.text) }),
    }).toEqual({ conflicts: [], notRead: [], otherTasks: [], outside: [], ...expected });
  });

  test.each(WORDS)('$name: all is marked where it stands', async ({ text: lines }) => {
    const text = textOf(lines);
    const { understood, conflicts = [], notRead = [] } = await understand(text);
    for (const part of [...understood, ...conflicts.flatMap(({ parts }) => parts), ...notRead])
      expect(text.slice(part.start, part.end)).toContain(part.text);
  });
});

test('words that answer nothing are no reason to leave the checks', async () => {
  const [asks, answers] = ['Words that only ask about a policy', 'Policy, then words on the service'].map(
    (name) => textOf(WORDS.find((each) => each.name === name)!.text),
  );
  expect(saidIn(asks!, await understand(asks!))).toBe(false);
  expect(saidIn(answers!, await understand(answers!))).toBe(true);
});

test('words are read on both sides of a long paste', async () => {
  const code = `${textOf(['@python'])}\n${'x = [1, 2, 3]\n'.repeat(2000)}`;
  const text = `This runs on Lambda:\n\n${code}\nThe account is 111122223333.`;
  const { answers, understood } = await understand(text);
  expect(answers?.values).toMatchObject({ entity: 'lambda', account: '111122223333' });
  for (const part of understood) expect(text.slice(part.start, part.end)).toBe(part.text);
});

test.each(CASES.none)('no words: $name', ({ text }) => {
  expect(partsOfPaste(textOf(text))).toEqual({ words: '', paste: textOf(text) });
});

test('words and paste are the text, each letter once', () => {
  const lines = [...WORDS, ...CASES.none].flatMap(({ text }) => textOf(text).split('\n'));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines, '```', '---', ''), { maxLength: 12 }), (some) => {
      const text = some.join('\n');
      const { words, paste } = partsOfPaste(text);
      if (words === '') return paste === text;
      const both = Array.from({ length: text.length }, (_, at) =>
        words[at] === ' ' ? paste[at] : words[at],
      );
      return words.length === text.length && paste.length === text.length && both.join('') === text;
    }),
    { numRuns: runs(200) },
  );
});
