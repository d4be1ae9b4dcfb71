// Changes of a text: what a person’s hand, a broken copy or an attacker does to it.
import * as fc from 'fast-check';
import { wellFormed } from '#deepseek/share/link-escapes.ts';
import { hostile } from './grammar.ts';
import type { FuzzKind } from './kind.ts';

const CHARACTERS =
  '"\'`\\{}[]()<>:;,.=+-*/%&|!?#$@~^_ \t\n\r\0\u00a0\u200b\u202e\u2028\ufeff\ud83e\udc00aZ09é漢';
const NUMBERS = ['-1', '0', '1e999', '9007199254740993', '-0', '0x10', '1_000', '٣', 'NaN', '2147483648'];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', ''];
const BRACKETS = [
  ['[', ']'],
  ['{"a":', '}'],
  ['(', ')'],
  ['${', '}'],
  ['"', '"'],
  ['<', '>'],
  ['/*', '*/'],
] as const;

/** A change at a place of a text that is not known yet: numbers are taken by its length. */
interface Change {
  readonly at: number;
  readonly length: number;
  /** What is put in. */
  readonly text: string;
  readonly number: string;
  readonly brackets: readonly [string, string];
  readonly closes: boolean;
  readonly times: number;
  readonly rewrite: (part: string) => string;
  readonly how: (parts: Parts, change: Change) => string;
}

/** The text around the part that is changed, and as often as a part of a length may be repeated. */
interface Parts {
  readonly before: string;
  readonly part: string;
  readonly after: string;
  readonly repeated: (text: string) => string;
}

const replaceMatch = ({ before, part, after }: Parts, pattern: RegExp, by: string): string =>
  before + (part + after).replace(pattern, () => by);

const HOW: readonly Change['how'][] = [
  ({ before, after }) => before + after,
  ({ before, part, after, repeated }) => before + part + repeated(part) + after,
  ({ before, part, after, repeated }, { brackets: [open, close], closes }) =>
    before + repeated(open) + part + (closes ? repeated(close) : '') + after,
  ({ before, part, after }, { text }) => before + text + part + after,
  ({ before, part, after, repeated }, { text }) => before + repeated(text) + part + after,
  ({ before, after }, { text }) => before + text + after,
  ({ before, part, after }, { text }) => before + text + (part + after).slice(1),
  (parts, { number }) => replaceMatch(parts, /\d+/, number),
  (parts, { text }) => replaceMatch(parts, /"[^"\n]{0,60}"/, JSON.stringify(text)),
  (parts, { text }) => replaceMatch(parts, /[A-Za-z]\w+/, text),
  ({ before }) => before,
  ({ before, part, after }, { rewrite }) => before + rewrite(part) + after,
];

const REWRITES: readonly Change['rewrite'][] = [
  (part) => part.toUpperCase(),
  (part) => encodeURIComponent(wellFormed(part)),
  (part) => JSON.stringify(part),
  (part) => Array.from(part).toReversed().join(''),
  (part) => part.replaceAll('\n', '\r\n'),
  (part) => part.replaceAll(' ', '\n'),
];

/** The text with a change, no longer than the limit. */
function changed(text: string, change: Change, limit: number): string {
  const from = change.at % (text.length + 1);
  const to = from + (change.length % (text.length - from + 1));
  const times = (length: number) => Math.min(change.times, Math.ceil(limit / Math.max(1, length)));
  const parts = {
    before: text.slice(0, from),
    part: text.slice(from, to),
    after: text.slice(to),
    repeated: (part: string) => part.repeat(times(part.length)),
  };
  return change.how(parts, change).slice(0, limit);
}

/** Texts of the kind: valid or generated ones, mostly changed. They stay short, but for a few as long as somebody may paste. */
export function inputsOf({ seeds, words, generated, finish }: FuzzKind): fc.Arbitrary<string> {
  const seed = fc.constantFrom(...seeds);
  const start = fc.oneof({ weight: 2, arbitrary: seed }, { weight: 1, arbitrary: generated });
  const partOfSeed = fc
    .tuple(seed, fc.nat(), fc.nat(400))
    .map(([text, at, length]) => text.slice(at % text.length).slice(0, length));
  const change = fc.record<Change>({
    at: fc.nat(),
    length: fc.oneof(fc.nat(4), fc.nat(80), fc.nat()),
    text: fc.oneof(
      fc.constantFrom(...words),
      hostile,
      fc.constantFrom(...CHARACTERS),
      fc.constantFrom(...NAMES),
      partOfSeed,
    ),
    number: fc.constantFrom(...NUMBERS),
    brackets: fc.constantFrom(...BRACKETS),
    closes: fc.boolean(),
    times: fc.constantFrom(2, 3, 8, 64, 1000, 50_000),
    rewrite: fc.constantFrom(...REWRITES),
    how: fc.constantFrom(...HOW),
  });
  const limit = fc.oneof(
    { weight: 95, arbitrary: fc.constant(1500) },
    { weight: 4, arbitrary: fc.constant(12_000) },
    { weight: 1, arbitrary: fc.constant(120_000) },
  );
  return fc
    .tuple(start, fc.array(change, { maxLength: 6 }), limit, fc.nat(3))
    .map(([text, changes, most, chance]) => {
      const made = changes.reduce((now, each) => changed(now, each, most), text.slice(0, most));
      return finish && chance > 0 ? finish(made) : made;
    });
}
