// Several JSON values in one text are read one by one, and a faulty policy is not taken for two.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonParts } from './json-sequence.ts';
import { readPolicies } from './read-policies.ts';
import { BUCKET, laidOut, READ, TRUST } from './testing/policies.ts';

const line = (value: unknown): string => JSON.stringify(value);
const found = async (text: string) =>
  (await readPolicies(text)).policies.map(({ title, type, text: own }) => [title, type, own]);

describe('lines of JSON', () => {
  test('500 policies in 500 lines are 500 policies, each with its own text', async () => {
    const lines = Array.from({ length: 500 }, (_, index) =>
      line({ ...READ, Statement: [{ ...READ.Statement[0], Sid: `S${index}` }] }),
    );
    const { policies, unread } = await readPolicies(lines.join('\n'));
    expect(policies.map(({ text }) => text)).toEqual(lines);
    expect(policies[499]).toMatchObject({ title: 'Policy, line 500', line: 500, type: 'identity' });
    expect(unread).toEqual([]);
  });

  test.each([
    ['empty lines and carriage returns', `\n${line(READ)}\r\n\r\n${line(TRUST)}\r\n`, [2, 4]],
    ['a comma after each, as out of a list', `${line(READ)},\n${line(TRUST)},`, [1, 2]],
    ['a byte order mark', `\ufeff${line(READ)}\n${line(TRUST)}`, [1, 2]],
    ['a record separator before each', `\u{1e}${line(READ)}\n\u{1e}${line(TRUST)}\n`, [1, 2]],
  ])('%s', async (_what, text, [first, second]) => {
    expect(await found(text)).toEqual([
      [`Policy, line ${first}`, 'identity', line(READ)],
      [`Policy, line ${second}`, 'trust', line(TRUST)],
    ]);
  });

  test('a policy within the object of its line is found under its name', async () => {
    const text = [READ, TRUST].map((policy, index) => line({ PolicyName: `p${index}`, policy })).join('\n');
    expect(await readPolicies(text)).toMatchObject({
      policies: [
        { title: 'p0', where: 'p0 › policy', line: 1 },
        { title: 'p1', where: 'p1 › policy', line: 2 },
      ],
    });
  });

  test('a line with a fault is a policy for the checks, a line of something else is left out', async () => {
    const faulty = line(READ).replace('"Action":', '"Action"');
    const text = [line(READ), faulty, '{"level":"info"}', '{"level" "info"}', line(TRUST)].join('\n');
    const { policies, unread } = await readPolicies(text);
    expect(policies.map(({ text: own }) => own)).toEqual([line(READ), faulty, line(TRUST)]);
    expect(unread).toEqual([{ where: 'Policy, line 4', message: expect.stringContaining('not valid JSON') }]);
  });
});

test('documents that are laid out and stand one after another', async () => {
  const text = [READ, TRUST, BUCKET].map((value) => laidOut(value)).join('\n');
  const height = laidOut(READ).split('\n').length;
  expect(await found(text)).toEqual([
    ['Policy, line 1', 'identity', laidOut(READ)],
    [`Policy, line ${height + 1}`, 'trust', laidOut(TRUST)],
    [`Policy, line ${height + laidOut(TRUST).split('\n').length + 1}`, 'resource', laidOut(BUCKET)],
  ]);
});

test.each([
  ['one policy', laidOut(READ)],
  ['one policy in one line', line(READ)],
  ['a bracket too many', `${laidOut(READ)}\n}`],
  ['an object that is closed too early', `{"Version":"2012-10-17"}\n"Statement": []}`],
  ['statements without a policy', `${line(READ.Statement[0])}\n${line(READ.Statement[0])}`],
  ['a missing bracket', `${laidOut(READ).slice(0, -1)}\n`],
])('%s stays one text', async (_what, text) => {
  expect((await readPolicies(text)).policies.map((policy) => policy.text)).toEqual([text]);
});

test('any text is split into parts of it, or not at all', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', ',', ' '),
    fc.string(),
    fc.json(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const parts = jsonParts(text);
      for (const part of parts)
        expect(text.slice(part.offset, part.offset + part.text.length)).toBe(part.text);
      expect(parts).not.toHaveLength(1);
    }),
  );
});
