// Texts, policies and links designed to take long. Each should be answered or refused within 200 ms on an idle machine.
import { inflateRawSync } from 'node:zlib';
import { RULES } from '#deepseek/rules/index.ts';
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import { globCodes, patternMatches, patternOf } from '#iam/policy/patterns/pattern.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import { parse } from '#iam/json/parse.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { fitOf } from '#iam/editing/completion/match.ts';
import { checkSchema } from '#iam/grammar/check-schema.ts';
import { checksum } from '#deepseek/share/checksum.ts';
import { decodeLink, type Codec } from '#deepseek/share/link.ts';
import { CORPUS_REFERENCE } from './corpus.ts';
import type { Task } from './task.ts';

type Inputs = Readonly<Record<string, string>>;

/** Where it is less than for all. */
const MOST: Readonly<Record<string, number>> = { '10,000 statements': 80, '10,000 patterns': 100 };

const tasksOf = (verb: string, inputs: Inputs, run: (text: string) => unknown): readonly Task[] =>
  Object.entries(inputs).map(([name, text]) => ({
    name: `${verb} ${name}`,
    run: () => run(text),
    goals: [{ of: 'p50', most: MOST[name] ?? 200 }],
    slow: true,
  }));

const policy = (Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

const one = (elements: object): string =>
  policy([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...elements }]);

const many = <T>(part: (index: number) => T, count = 10_000): readonly T[] =>
  Array.from({ length: count }, (_, index) => part(index));

const POLICIES: Inputs = {
  '36 times *a in a pattern': one({
    Action: `s3:${'*a'.repeat(36)}`,
    Resource: `arn:aws:s3:::${'*a'.repeat(36)}b`,
  }),
  '10,000 statements': policy(many(() => ({ Effect: 'Deny' }))),
  '10,000 actions': one({ Action: many((i) => `s3:Get${i}`) }),
  '10,000 patterns': one({ Action: many((i) => `s3:*${'GPLD'[i % 4]}*${i}`) }),
  '10,000 resources': one({ Resource: many((i) => `arn:aws:s3:::b${i}*`) }),
  '1 MB of text': one({ Resource: `arn:aws:s3:::${'a'.repeat(1_000_000)}` }),
  'nesting 10,000 deep': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
};

const TEXTS: Inputs = {
  '10 MB': 'x'.repeat(1e7),
  'five million levels': '{"a":'.repeat(5e6),
  'mismatched brackets': '[},'.repeat(80_000),
  'brackets behind a comment': `/* " */${'['.repeat(200_000)}`,
  'missing commas': `[${'1 '.repeat(100_000)}]`,
  'duplicate keys': `{${'"a":1,'.repeat(40_000)}"a":1}`,
  'bad escapes': '"\\x'.repeat(60_000),
  'white space': `${' '.repeat(250_000)}x`,
};

const GRAMMAR_FAULTS: Inputs = {
  'empty statements': `{"Statement":[${'{},'.repeat(60_000)}{}]}`,
  'unknown elements': `{"Statement":{${many((i) => `"a${i}":1`, 18_000).join()}}}`,
  'equal Sids': `{"Statement":[${'{"Sid":"a"},'.repeat(20_000)}{}]}`,
};

const seal = (body: string): string => `${body}&c=${checksum(body)}`;

const LINKS: Inputs = {
  'of 2 MB': `v=1&p=invoke&n=${'a'.repeat(2_000_000)}`,
  'of 16,000 names': seal(`v=1&p=invoke${'&n=a'.repeat(16_000)}`),
  'of 8,100 tags': seal(`v=1&p=invoke&tag=${','.repeat(8100)}`),
  'with 65,000 bad bytes': seal(`v=1&p=invoke&z=${'A'.repeat(65_000)}`),
};

const codec: Codec = {
  deflate: () => Promise.reject(new Error('Nothing here writes a link.')),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

const STARS = patternOf(globCodes(`${'*a'.repeat(2000)}b`));
const LONG_INPUT = `${'a-'.repeat(50_000)}!`;

const slow = (name: string, run: () => unknown): Task => ({ name, run, slow: true });

export const hostileTasks: readonly Task[] = [
  ...tasksOf('check', POLICIES, (text) => checkPolicy({ type: 'identity', text }, CORPUS_REFERENCE, RULES)),
  ...tasksOf('parse', TEXTS, parse),
  ...Object.entries(GRAMMAR_FAULTS).map(([name, text]): Task => {
    const parsed = parse(text);
    return slow(`find ${name}`, () => checkSchema('identity', parsed));
  }),
  ...tasksOf('open a link', LINKS, (fragment) => decodeLink(fragment, codec)),
  slow('match a pattern of 2,000 stars', () => patternMatches(STARS, 'a'.repeat(4000))),
  slow('all input rules on 100,000 characters', () =>
    Object.values(INPUT_RULES).map(({ pattern }) => pattern.test(LONG_INPUT)),
  ),
  slow('read 200,000 open variables', () => readTemplate(`${'${a'.repeat(200_000)}}`)),
  slow('complete from 10,000 letters', () => fitOf('a'.repeat(10_000), 'Aa'.repeat(200))),
];
