import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { readSentence } from './read-sentence.ts';
import { namesWho } from './entry-words.ts';
import { editableText, textOf } from './parts.ts';
import { MAX_WORDS, sentenceOf, wholeSentence } from './sentence.ts';

vi.setConfig({ testTimeout: 120_000 });

const partsOf = (answers: Answers) => sentenceOf(readAnswers(answers));
const wholeText = (answers: Answers) => editableText(partsOf(answers));
const documents = (answers: Answers) =>
  documentsOf(compose(answers)).map(({ name, document }) => [name, document]);

const saidIn = (answers: Answers) =>
  wholeSentence(readAnswers(answers)).flatMap(({ field, full, text }) =>
    field ? [`${field}: ${full ?? text}`] : [],
  );

const wordCount = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const CHAT: Answers = {
  scenario: 'invoke',
  values: { functionNames: ['chat-fn'], account: '123456789012', roleName: 'Chat' },
};

describe('a sentence edited as text', () => {
  const text = wholeText(CHAT);

  it('changes the answers that were edited, and keeps the others and what is assumed', () => {
    expect(readSentence(text, CHAT)).toEqual(CHAT);
    expect(readSentence(text.replace('us-east-1', 'us-east-1 and us-west-2'), CHAT)).toEqual({
      scenario: 'invoke',
      values: { ...CHAT.values, regions: ['us-east-1', 'us-west-2'] },
    });
  });

  it('states all that it says where it stands alone', () => {
    expect(readSentence(text)).toEqual({
      scenario: 'invoke',
      values: {
        entity: 'lambda',
        functionNames: ['chat-fn'],
        account: '123456789012',
        models: ['v3.2'],
        regions: ['us-east-1'],
        streaming: true,
      },
    });
  });

  it('takes back a limit that was deleted', () => {
    const limited: Answers = {
      scenario: 'invoke',
      values: { ...CHAT.values, network: 'ip', sourceIps: ['52.1.2.3/32'] },
    };
    expect(wholeText(limited)).toContain(', only from 52.1.2.3/32');
    expect(readSentence(text, limited)).toEqual(CHAT);
  });

  it('turns on what a limit that was added needs', () => {
    expect(readSentence(text.replace(/\.$/, ', only from 52.1.2.3/32.'), CHAT)?.values).toMatchObject({
      network: 'ip',
      sourceIps: ['52.1.2.3/32'],
    });
  });

  it('can change who calls', () => {
    const other = text.replace('A Lambda function named chat-fn', 'An ECS task');
    expect(readSentence(other, CHAT)?.values.entity).toBe('ecs');
  });

  it('leaves out what is needed', () => {
    expect(readSentence(text.replace('123456789012', 'needed'), CHAT)?.values).not.toHaveProperty('account');
  });

  it.each([
    '',
    'My Lambda calls DeepSeek',
    'A Lambda function in account 1 eats cheese.',
    'a, '.repeat(6000),
  ])('is no sentence of ours: %j', (other) => expect(readSentence(other.slice(0, 19_000))).toBeUndefined());
});

/** Who is let in is named, however long that makes the sentence. */
const withoutWho = (parts: ReturnType<typeof partsOf>): string =>
  parts
    .map(({ text, field }) =>
      field && namesWho(field) ? text.replaceAll(/ of \d{12}|, also of .*$/g, '') : text,
    )
    .join('');

it('every sentence has at most 40 words besides the accounts that are let in, whatever the answers', () => {
  fc.assert(
    fc.property(fc.oneof(completeAnswers, anyAnswers), (answers) => {
      const text = withoutWho(partsOf(answers));
      expect(wordCount(text), text).toBeLessThanOrEqual(MAX_WORDS);
    }),
    { numRuns: runs(80) },
  );
});

it.each(scenarios.all().map(({ id, entities }) => [id, entities] as const))(
  'the sentence of %s has at most 40 words while all is needed, and each chip has words',
  (scenario, entities) => {
    for (const entity of entities.length > 0 ? entities : [undefined]) {
      const parts = partsOf({ scenario, values: entity === undefined ? {} : { entity } });
      expect(wordCount(textOf(parts)), textOf(parts)).toBeLessThanOrEqual(MAX_WORDS);
      expect(textOf(parts)).not.toMatch(/ {2}| [,.;]|undefined|[[\]{}*]/);
      for (const { field, text } of parts) if (field) expect(text).not.toBe('');
    }
  },
);

it('is read back into answers with the same documents', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const text = wholeText(answers);
      const again = readSentence(text, answers);
      expect(again, text).toBeDefined();
      expect(documents(again!), text).toEqual(documents(answers));
    }),
    { numRuns: runs(30) },
  );
});

it('says the same again on any other answers, and on none', () => {
  fc.assert(
    fc.property(completeAnswers, fc.option(completeAnswers, { nil: undefined }), (answers, base) => {
      const text = wholeText(answers);
      const again = readSentence(text, base);
      expect(again?.scenario, text).toBe(answers.scenario);
      expect(saidIn(again!), text).toEqual(expect.arrayContaining([...saidIn(answers)]));
    }),
    { numRuns: runs(30) },
  );
});
