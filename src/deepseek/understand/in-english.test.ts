// Terms of other languages stand for their English words, at their own places, and names stay as they are.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inEnglish } from './in-english.ts';
import { readSentence } from './read-sentence.ts';

const words = (text: string): string => inEnglish(text).english.replaceAll(/\s+/g, ' ').trim();

test.each([
  ['ECS-Aufgabe ohne VPC-Endpunkt', 'ECS task without VPC endpoint'],
  ['alle Gewichte unserer Modelle', 'all weights our model'],
  ['权重', 'weights'],
  ['モデルの重み', 'model weights'],
  ['Ｖ３．２', 'V3.2'],
])('“%s” is “%s”', (text, english) => {
  expect(words(text)).toBe(english);
});

test.each([
  's3://unsere-gewichte/alle/ohne.txt',
  'role ohne_Gewichte',
  'nurse and Nachos',
  'arn:aws:iam::111122223333:role/nur/Rolle',
  'No German word stands here.',
])('“%s” stays as it is', (text) => {
  expect(inEnglish(text).english).toBe(text);
});

test('what is understood stands at the words of the text', () => {
  const text = '東京リージョンの Lambda から DeepSeek V3.2 を呼び出す、ストリーミングなし';
  const { understood } = readSentence(text);
  expect(understood.map(({ field, text: said }) => [field, said])).toEqual(
    expect.arrayContaining([
      ['regions', '東京'],
      ['models', 'DeepSeek V3.2'],
      ['streaming', 'ストリーミング'],
    ]),
  );
  for (const { text: said, start, end } of understood) expect(text.slice(start, end)).toBe(said);
});

test('a contradiction is named in the words of the text', () => {
  const { conflicts } = readSentence('Lambda ruft V3.2 auf, Antworten streamen, kein Streaming');
  for (const { message } of conflicts) expect(message).not.toContain('no Streaming');
});

const TERMS = [
  '東京',
  '权重',
  'なし',
  '不',
  'ohne',
  'Gewichte',
  'ECS-Aufgabe',
  'V3.2',
  '、',
  ' ',
  'Ａ',
  '除外',
  's3://ab/',
];

test('a place in English is a place in the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...TERMS), { maxLength: 12 }),
      fc.nat(99),
      fc.nat(99),
      (parts, a, b) => {
        const text = parts.join('');
        const { english, placeOf } = inEnglish(text);
        const [from, to] = [Math.min(a, b, english.length), Math.min(Math.max(a, b), english.length)];
        const { start, end } = placeOf({ start: from, end: to });
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(placeOf({ start: 0, end: english.length })).toEqual({ start: 0, end: text.length });
      },
    ),
  );
});
