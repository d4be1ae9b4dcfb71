// Changes of a text: what a person’s hand, a broken copy or an attacker does to it.
import { wellFormed } from '#deepseek/share/link-escapes.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import type { FuzzKind } from './kind.ts';
import type { Random } from './random.ts';

const CHARACTERS =
  '"\'`\\{}[]()<>:;,.=+-*/%&|!?#$@~^_ \t\n\r\0\u00a0\u200b\u202e\u2028\ufeff\ud83e\udc00aZ09é漢';
const NUMBERS = ['-1', '0', '1e999', '9007199254740993', '-0', '0x10', '1_000', '٣', 'NaN', '2147483648'];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', ''];
const BRACKETS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{"a":', '}'],
  ['(', ')'],
  ['${', '}'],
  ['"', '"'],
  ['<', '>'],
  ['/*', '*/'],
];

/** Most texts stay short, so that many are tried; a few get as long as somebody may paste. */
function limitOf(random: Random): number {
  if (random.once(100)) return 120_000;
  return random.once(25) ? 12_000 : 1500;
}

interface Mutation {
  readonly text: string;
  readonly random: Random;
  readonly kind: FuzzKind;
  readonly limit: number;
}

type Mutate = (mutation: Mutation) => string;

/** A part of the text, shorter ones more often. */
function rangeIn({ text, random }: Mutation): readonly [from: number, to: number] {
  const from = random.below(text.length + 1);
  const most = Math.min(text.length - from, random.pick([1, 4, 16, 80, 400, text.length]));
  return [from, from + random.below(most + 1)];
}

const insert = (mutation: Mutation, added: string): string => {
  const at = mutation.random.below(mutation.text.length + 1);
  return mutation.text.slice(0, at) + added + mutation.text.slice(at);
};

const replaceMatch = ({ text, random }: Mutation, pattern: RegExp, by: string): string => {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const { index, 0: found } = random.pick(matches);
  return text.slice(0, index) + by + text.slice(index + found.length);
};

const timesFor = ({ random, limit }: Mutation, length: number): number =>
  Math.min(random.pick([2, 3, 8, 64, 1000, 50_000]), Math.ceil(limit / Math.max(1, length)));

const MUTATIONS: readonly Mutate[] = [
  (each) => {
    const [from, to] = rangeIn(each);
    return each.text.slice(0, from) + each.text.slice(to);
  },
  (each) => {
    const [from, to] = rangeIn(each);
    const part = each.text.slice(from, to);
    return each.text.slice(0, to) + part.repeat(timesFor(each, part.length)) + each.text.slice(to);
  },
  (each) => {
    const [from, to] = rangeIn(each);
    const [open, close] = each.random.pick(BRACKETS);
    const times = timesFor(each, open.length + close.length);
    const ends = each.random.once(2) ? close.repeat(times) : '';
    return (
      each.text.slice(0, from) + open.repeat(times) + each.text.slice(from, to) + ends + each.text.slice(to)
    );
  },
  (each) => insert(each, CHARACTERS.charAt(each.random.below(CHARACTERS.length))),
  (each) => {
    const at = each.random.below(each.text.length);
    const other = CHARACTERS.charAt(each.random.below(CHARACTERS.length));
    return each.text.slice(0, at) + other + each.text.slice(at + 1);
  },
  (each) => insert(each, each.random.pick(HOSTILE_TEXTS)),
  (each) => insert(each, each.random.pick(each.kind.words)),
  (each) => insert(each, each.random.pick(each.kind.words).repeat(timesFor(each, 12))),
  (each) => replaceMatch(each, /\d+/g, each.random.pick(NUMBERS)),
  (each) => replaceMatch(each, /"[^"\n]{0,60}"/g, JSON.stringify(each.random.pick(NAMES))),
  (each) => replaceMatch(each, /"[^"\n]{0,60}"/g, JSON.stringify(each.random.pick(HOSTILE_TEXTS))),
  (each) => replaceMatch(each, /[A-Za-z]\w+/g, each.random.pick([...NAMES, ...each.kind.words])),
  (each) => {
    const other = each.random.pick(each.kind.seeds);
    const [from, to] = rangeIn({ ...each, text: other });
    return insert(each, other.slice(from, to));
  },
  (each) => each.text.slice(0, each.random.below(each.text.length)),
  (each) => {
    const [from, to] = rangeIn(each);
    const part = each.text.slice(from, to);
    const other = each.random.pick([
      part.toUpperCase(),
      encodeURIComponent(wellFormed(part)),
      JSON.stringify(part),
      Array.from(part).toReversed().join(''),
      part.replaceAll('\n', '\r\n'),
      part.replaceAll(' ', '\n'),
    ]);
    return each.text.slice(0, from) + other + each.text.slice(to);
  },
];

function mutate(text: string, kind: FuzzKind, random: Random, limit: number): string {
  let mutated = text;
  for (let left = random.pick([1, 1, 2, 3, 6]); left > 0; left -= 1)
    mutated = random.pick(MUTATIONS)({ text: mutated, random, kind, limit }).slice(0, limit);
  return mutated;
}

/** An input: a seed or a generated text, mostly changed. */
export function inputOf(kind: FuzzKind, random: Random): string {
  const limit = limitOf(random);
  const start = (random.once(3) ? kind.generate(random) : random.pick(kind.seeds)).slice(0, limit);
  const text = random.once(12) ? start : mutate(start, kind, random, limit);
  return kind.finish ? kind.finish(text, random) : text;
}
