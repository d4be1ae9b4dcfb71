// What reading a text tells about it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from '#iam/findings/locate.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { nodeAt, nonWhitespaceLength, parse, rangeOf, toValue, type ParsedText } from './parse.ts';

/** Each problem as its id and the text it marks. */
function marks(text: string): [id: string, marked: string][] {
  return parse(text).problems.map(({ id, start, end }) => [id, text.slice(start, end)]);
}

function value({ root }: ParsedText): unknown {
  return root && toValue(root);
}

describe('a syntax fault is told once, where it is', () => {
  // text, problem, marked text; `repaired` where the rest could be read
  test.each<[text: string, id: string, marked: string, syntax: 'repaired' | 'broken']>([
    ['', 'empty-text', '', 'broken'],
    [' \r\n\t', 'empty-text', '', 'broken'],
    ['{"a": 1,}', 'trailing-comma', ',', 'repaired'],
    ['{"a": [1, 2, ]}', 'trailing-comma', ',', 'repaired'],
    ['{"a": 1,, "b": 2}', 'extra-comma', ',', 'repaired'],
    ['{, "a": 1}', 'extra-comma', ',', 'repaired'],
    ['{"a": 1 // why\n}', 'comment', '// why', 'repaired'],
    ['/* why */ {"a": 1}', 'comment', '/* why */', 'repaired'],
    ['{"a": 1 # why\n}', 'comment', '# why', 'repaired'],
    ['{“a”: “b”}', 'smart-quotes', '“', 'repaired'],
    ['{"a”: "b"}', 'smart-quotes', '”', 'repaired'],
    ['{"a": "b”\n}', 'smart-quotes', '”', 'repaired'],
    ["{'a': 'b'}", 'single-quotes', "'", 'repaired'],
    ['{`a`: `b`}', 'single-quotes', '`', 'repaired'],
    [`{'a': 'say "b"'}`, 'single-quotes', "'", 'broken'],
    ['json\n{"a": 1}', 'text-before', 'json', 'repaired'],
    ['JSON\r\n\r\n{"a": 1}', 'text-before', 'JSON', 'repaired'],
    ['const policy = {"a": 1}', 'text-before', 'const policy =', 'repaired'],
    ['{"a": 1}\nFor General AWS Services', 'text-after', 'For General AWS Services', 'repaired'],
    ['{"a": 1};', 'text-after', ';', 'repaired'],
    ['{"a": 1}{"b": 2}', 'text-after', '{"b": 2}', 'repaired'],
    ['{"a": 1}, "b": 2}', 'text-after', ', "b": 2}', 'broken'],
    ['{"a": 1}}', 'extra-closing-bracket', '}', 'repaired'],
    ['{"a": {"b": [1]}', 'unclosed-bracket', '{', 'broken'],
    ['[', 'unclosed-bracket', '[', 'broken'],
    ['{"a": [1, 2}', 'bracket-mismatch', '}', 'broken'],
    [']', 'bracket-mismatch', ']', 'broken'],
    ['{"a": 1\n "b": 2}', 'missing-comma', '1', 'repaired'],
    ['["s3:GetObject" "s3:PutObject"]', 'missing-comma', '"', 'repaired'],
    ['["a""b"]', 'missing-comma', '"', 'broken'],
    ['{"a" "b"}', 'missing-colon', '"', 'broken'],
    ['{"a"}', 'missing-colon', '"', 'broken'],
    ['{"a"= 1}', 'stray-text', '=', 'repaired'],
    ['{"a": 1; "b": 2}', 'stray-text', ';', 'repaired'],
    ['{"a": "b"; "c": 2}', 'stray-text', ';', 'repaired'],
    ['{"a": }', 'missing-value', ':', 'broken'],
    ['{"a":', 'missing-value', ':', 'broken'],
    ['{"a": "b}', 'unclosed-string', '"b}', 'broken'],
    ['{"a": "say "b" c"}', 'stray-text', 'b', 'broken'],
    ['{a: 1}', 'missing-quotes', 'a', 'broken'],
    ['{a": [{"b": 1}]}', 'missing-quotes', 'a', 'broken'],
    ['{"a": arn:aws:s3:::b}', 'missing-quotes', 'arn:aws:s3:::b', 'broken'],
    ['{"a": True}', 'keyword-case', 'True', 'repaired'],
    ['{"a": None}', 'keyword-case', 'None', 'repaired'],
    ['{"a": ...}', 'placeholder', '...', 'broken'],
    ['{"a": 012345678901}', 'leading-zero', '012345678901', 'broken'],
    ['{"a": 1.}', 'not-a-number', '1.', 'broken'],
    ['{"a": "\\s"}', 'bad-escape', '\\s', 'repaired'],
    ['{"a": "\\u12"}', 'bad-escape', '\\u', 'repaired'],
    ['{"a": "\t"}', 'control-character', '\t', 'repaired'],
    ['{\u00a0"a":\u00a01}', 'odd-space', '\u00a0', 'repaired'],
    ['{"a": 1\u200b}', 'odd-space', '\u200b', 'repaired'],
    ['{"a": 1}\u00a0', 'odd-space', '\u00a0', 'repaired'],
    ['{"a": 1}\n\ufeff\n', 'odd-space', '\ufeff', 'repaired'],
    ['"a": 1', 'missing-braces', '"a"', 'broken'],
    ['\n"a": 1, "b": [{"c": 1}]}', 'missing-braces', '"a"', 'broken'],
    ['{"a": arn:aws:s3:::b/*}', 'missing-quotes', 'arn:aws:s3:::b/*', 'broken'],
  ])('%j: %s at %j', (text, id, marked, syntax) => {
    const problems = marks(text);
    expect(problems.map((problem) => problem[0])).toEqual([id]);
    expect(marked === '' ? '' : problems[0]?.[1]).toBe(marked);
    expect(parse(text).syntax).toBe(syntax);
  });

  test('and says what to do', () => {
    const message = (text: string) => parse(text).problems[0]?.message;
    expect(message('json\n{"a": 1}')).toMatch(/`json` names the language/);
    expect(message('```json\n{"a": 1}\n```')).toMatch(/code fence/);
    expect(message('{"a": {"b": [1')).toMatch(/Add `\]}}` at the end/);
    expect(message('{\n"a": [1, 2}')).toMatch(/`}` cannot close the `\[` of line 2/);
    expect(message('{"a": True}')).toMatch(/`true`/);
  });

  test('independent faults are told one by one, in the order of the text', () => {
    const text = 'json\n{ // why\n  “a”: [1, 2,],\n  "b": True\n}\nthe end';
    expect(marks(text).map(([id]) => id)).toEqual([
      'text-before',
      'comment',
      'smart-quotes',
      'trailing-comma',
      'keyword-case',
      'text-after',
    ]);
    expect(value(parse(text))).toEqual({ a: [1, 2], b: true });
  });

  test('a document is read from the middle of an article', () => {
    const article =
      'Snippet for you: ${name} [1]\n\njson\n{\n  "Version": "2012-10-17"\n}\n\nSee https://example.com/';
    expect(marks(article).map(([id]) => id)).toEqual(['text-before', 'text-after']);
    expect(value(parse(article))).toEqual({ Version: '2012-10-17' });
  });
});

describe('repeated names', () => {
  test('are an error on each of them', () => {
    const text = '{"Effect": "Deny", "a": {"Effect": 1}, "Effect": "Allow"}';
    expect(marks(text)).toEqual([
      ['duplicate-key', '"Effect"'],
      ['duplicate-key', '"Effect"'],
    ]);
    expect(parse(text).problems.map(({ start }) => start)).toEqual([1, 39]);
    expect(parse(text).syntax).toBe('valid');
  });

  test('are found behind escapes', () => {
    expect(marks('{"Effect": 1, "\\u0045ffect": 2}')).toHaveLength(2);
  });

  test('are not looked for where a lost bracket may have made them', () => {
    const text = '{"Statement": [{"Sid": "A", {"Sid": "B"}, "Sid": "C"}]}';
    expect(marks(text)).toEqual([['unclosed-bracket', '{']]);
  });

  test('of which the last one counts, as for JSON.parse', () => {
    const parsed = parse('{"a": 1, "a": 2}');
    expect(value(parsed)).toEqual({ a: 2 });
    expect(nodeAt(parsed.root, ['a'])?.value).toBe(2);
  });
});

describe('characters', () => {
  test.each<[text: string, id: string, marked: string, severity: string, says: RegExp]>([
    ['{"a": "аrn"}', 'character-lookalike', 'а', 'error', /U\+0430.*Type `a`/],
    ['{"a": "ａｂ"}', 'character-lookalike', 'ａｂ', 'error', /Type `ab`/],
    ['{"a": "s3–x"}', 'character-lookalike', '–', 'error', /Type `-`/],
    ['{"a": "日本"}', 'character-foreign', '日本', 'error', /2 such characters \(U\+65E5, U\+672C\)/],
    ['{"a": "😀"}', 'character-foreign', '😀', 'error', /U\+1F600/],
    ['{"a": "x\u202ey"}', 'character-bidi', '\u202e', 'error', /U\+202E/],
    ['{"a": "x\u200by"}', 'character-zero-width', '\u200b', 'error', /U\+200B/],
    ['{"a": "x\ufeffy"}', 'character-zero-width', '\ufeff', 'error', /U\+FEFF/],
    ['{"a": "x\ud83d"}', 'character-surrogate', '\ud83d', 'error', /U\+D83D/],
    ['{"a": "\\ud83d"}', 'character-surrogate', '\\ud83d', 'error', /U\+D83D/],
    ['{"a": "\\u0430rn"}', 'character-lookalike', '\\u0430', 'error', /Type `a`/],
    ['{"a": "\\ud83d\\ude00"}', 'character-foreign', '\\ud83d\\ude00', 'error', /U\+1F600/],
    ['{"a": "\\u0000"}', 'character-control', '\\u0000', 'error', /U\+0000/],
    ['{"a": "x\u00a0y"}', 'character-no-break-space', '\u00a0', 'warning', /ordinary space/],
    ['{"a": "x\u00ady"}', 'character-zero-width', '\u00ad', 'warning', /U\+00AD/],
  ])('%j: %s', (text, id, marked, severity, says) => {
    expect(marks(text)).toEqual([[id, marked]]);
    expect(parse(text).problems[0]).toMatchObject({
      severity,
      message: expect.stringMatching(says) as string,
    });
    expect(parse(text).syntax).toBe('valid');
  });

  test.each(['{"a": "é ÿ ~ ¥"}', '{"a": "\\\\u0430"}', '{"a": "\\u0041\\n\\t"}', '{\r\n\t"a": 1\r\n}'])(
    'IAM takes %j',
    (text) => expect(marks(text)).toEqual([]),
  );

  test('the 21st run of them is only counted', () => {
    const { problems } = parse(JSON.stringify(Array.from({ length: 30 }, () => 'я')));
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)?.message).toMatch(/And 10 more\.$/);
  });

  test('messages spell out what would hide or turn the message', () => {
    const { problems } = parse('{"\u202e\u200b": 1, "\u202e\u200b": 2}');
    const duplicate = problems.find(({ id }) => id === 'duplicate-key');
    expect(duplicate?.message).toContain('`[U+202E][U+200B]` occurs 2 times');
  });
});

describe('numbers', () => {
  test.each([
    '1234567890123456789012',
    '9007199254740993',
    '-9007199254740993',
    '1e999',
    '0.12345678901234567890',
  ])('%s loses digits', (literal) =>
    expect(marks(`{"a": ${literal}}`)).toEqual([['number-loses-digits', literal]]),
  );
  test.each(['111122223333', '-1', '0.5', '1e3', '9007199254740991'])('%s does not', (literal) => {
    expect(marks(`[${literal}]`)).toEqual([]);
  });
});

describe('offsets count from the start of the text as given', () => {
  test('with a byte order mark, which is left out on copy', () => {
    const parsed = parse('\ufeff{"a": "я"}');
    expect(parsed.problems.map(({ id, start }) => [id, start])).toEqual([
      ['byte-order-mark', 0],
      ['character-foreign', 8],
    ]);
    expect(parsed.problems[0]?.severity).toBe('suggestion');
    expect(value(parsed)).toEqual({ a: 'я' });
    expect(rangeOf(parsed, { path: ['a'], target: 'key' })).toEqual({ start: 2, end: 5 });
  });

  test('with CRLF, lone CR and U+2028', () => {
    const text = '{\r\n"a": "\u2028",\r"b": 2}';
    const { start, end } = rangeOf(parse(text), { path: ['b'], target: 'key' });
    expect(text.slice(start, end)).toBe('"b"');
  });
});

describe('a place in the tree', () => {
  const text = '{"Statement": [{"Action": "s3:GetObject", "Sid": "A"}]}';
  const parsed = parse(text);
  test.each<[path: (string | number)[], target: 'key' | 'value', marked: string]>([
    [['Statement', 0, 'Action'], 'value', '"s3:GetObject"'],
    [['Statement', 0, 'Action'], 'key', '"Action"'],
    [['Statement', 0], 'key', '{"Action": "s3:GetObject", "Sid": "A"}'],
    [['Statement', 0, 'Effect'], 'value', '{"Action": "s3:GetObject", "Sid": "A"}'],
    [['Statement', 7, 'Effect', 'x'], 'key', '[{"Action": "s3:GetObject", "Sid": "A"}]'],
    [['toString'], 'key', text],
    [[], 'value', text],
  ])('%j (%s) is %s', (path, target, marked) => {
    const { start, end } = rangeOf(parsed, { path, target });
    expect(text.slice(start, end)).toBe(marked);
  });

  test('is where a finding is shown; the first location counts', () => {
    const finding = {
      id: 'a',
      severity: 'error' as const,
      message: '',
      locations: [
        { path: ['Statement', 0, 'Sid'], target: 'key' as const },
        { path: [], target: 'value' as const },
      ],
    };
    expect(locate(parsed, finding)).toEqual({ ...finding, start: 42, end: 47 });
  });

  test('without a tree is the start', () => {
    expect(rangeOf(parse(''), { path: ['a'], target: 'value' })).toEqual({ start: 0, end: 0 });
  });
});

test('a member called __proto__ is a member like others', () => {
  const parsed = parse('{"__proto__": {"polluted": true}, "constructor": 1}');
  const plain = value(parsed) as object;
  expect(Object.keys(plain)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(nodeAt(parsed.root, ['__proto__', 'polluted'])?.value).toBe(true);
});

test('white space does not count, inside strings or out', () => {
  expect(nonWhitespaceLength('{\r\n\t"a b": "é"\n}')).toBe(10);
});

describe('hostile text', () => {
  const deep = (level: number) => '['.repeat(level) + ']'.repeat(level);

  test('64 levels are read, 65 are not', () => {
    expect(parse(deep(64)).syntax).toBe('valid');
    expect(parse(deep(65))).toMatchObject({
      root: undefined,
      problems: [{ id: 'nesting-too-deep', start: 64 }],
    });
  });

  test('up to 262,144 characters are read', () => {
    expect(parse(`"${'x'.repeat(262_142)}"`).syntax).toBe('valid');
    expect(parse(`"${'x'.repeat(262_143)}"`)).toMatchObject({
      root: undefined,
      problems: [{ id: 'text-too-long' }],
    });
  });

  test.each<[what: string, text: string]>([
    ['10 MB', 'x'.repeat(1e7)],
    ['five million levels', '{"a":'.repeat(5e6)],
    ['levels that a wrong bracket seems to close', '[},'.repeat(80_000)],
    ['levels behind a quotation mark in a comment', `/* " */${'['.repeat(200_000)}`],
    ['commas', ','.repeat(250_000)],
    ['missing commas', `[${'1 '.repeat(100_000)}]`],
    ['namesakes', `{${'"a":1,'.repeat(40_000)}"a":1}`],
    ['comments', '/**/'.repeat(60_000)],
    ['curly quotes', '“'.repeat(200_000)],
    ['escapes', '"\\x'.repeat(60_000)],
    ['foreign characters', `"${'я1'.repeat(100_000)}"`],
    ['white space', `${' '.repeat(250_000)}x`],
    ['one long number', `[${'9'.repeat(250_000)}]`],
  ])('a long text with problems is read to the end: %s', (_, text) => {
    expect(parse(text).problems).not.toEqual([]);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    ...'{}[],:"\'\\/*#-.“”\n\r\t 0a1е\ud800\u202e',
    'null',
    'true',
    '"a"',
    '//',
    '/*',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  test('parse does not throw, and marks only what is there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { problems, syntax } = parse(text);
        for (const { start, end, message } of problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(message).not.toMatch(/undefined|NaN/);
        }
        if (syntax !== 'valid') expect(problems).not.toEqual([]);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('it is valid exactly if JSON.parse takes it, with the same value', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(parse(text.replace(/^\ufeff/, '')).syntax).not.toBe('valid');
          return;
        }
        expect(parse(text).syntax).toBe('valid');
        expect(value(parse(text))).toEqual(expected);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('JSON comes back as the value it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(4), (json, indent) => {
        expect(value(parse(JSON.stringify(json, undefined, indent)))).toEqual(
          JSON.parse(JSON.stringify(json)),
        );
      }),
    );
  });
});
