// A link that opens as the comparison of two versions.
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers, junkText } from '#deepseek/answers/answers.arbitrary.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { toBase64url } from './base64url.ts';
import type { ComparedDrafts, Draft } from './draft.ts';
import { linkAnswers } from './link-answers.ts';
import { decodeLink, encodeComparison, type LinkFault } from './link.ts';
import {
  CASE,
  codec,
  draftOf,
  edited,
  fault,
  open,
  overrides,
  richAnswers,
  seal,
  write,
} from './testing/links.ts';

vi.setConfig({ testTimeout: 30_000 });

const compare = (compared: ComparedDrafts, identities = true): Promise<string> =>
  encodeComparison(compared, codec, { identities });

const shared: Draft = { ...edited, cases: [CASE] };
const changed: Draft = {
  answers: { ...richAnswers, values: { ...richAnswers.values, account: '444455556666', tagJobs: false } },
  overrides: { 'trust-policy': '{"Version":"2012-10-17","Statement":[]}' },
  cases: [{ ...CASE, expect: 'allowed' }],
};

const cases = fc.constantFrom<NonNullable<Draft['cases']>>([], [CASE], [CASE, { ...CASE, label: 'é' }]);

const drafts: fc.Arbitrary<Draft> = fc
  .record({ answers: anyAnswers, overrides, cases })
  .map(({ cases: own, ...draft }) => ({ ...draft, ...(own.length > 0 && { cases: own }) }));

const carried = (draft: Draft): Draft => ({ ...draft, answers: linkAnswers(draft.answers, true) });

describe('round trip', () => {
  test('both versions come back: answers, edits and expectations', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, drafts, async (before, after) => {
        const fragment = await compare({ shared: before, changed: after });
        const { draft, shared: opened, notes } = await open(fragment);
        expect(opened).toEqual(carried(before));
        expect(draft).toEqual(carried(after));
        expect(notes).toHaveLength(readAnswers(draft.answers).problems.length);
        expect(await compare({ shared: opened!, changed: draft })).toBe(fragment);
        expect(fragment).toMatch(
          /^v=[24]&p=[a-z0-9-]+(&[a-z0-9]+=[A-Za-z0-9:/,._@+=%-]*)*&c=[A-Za-z0-9_-]{4}$/,
        );
      }),
      { numRuns: runs(60) },
    );
  });

  test('a change of one answer adds little to the link', async () => {
    const plain = await write(shared);
    const fragment = await compare({ shared, changed: { ...shared, answers: changed.answers } });
    expect(fragment.length - plain.length).toBeLessThan(100);
  });

  test('a document edited in both versions is held once, and its change', async () => {
    const { answers } = shared;
    const lines = Array.from({ length: 200 }, (_, i) => `"Action${i * 7919}": "s3:Get${i * 104_729}"`);
    const text = lines.join('\n');
    const alone = await write(draftOf(answers, { 'trust-policy': text }));
    const both = await compare({
      shared: draftOf(answers, { 'trust-policy': text }),
      changed: draftOf(answers, { 'trust-policy': text.replace('7919', '7920') }),
    });
    expect(both.length).toBeLessThan(alone.length * 1.15);
  });

  test('a draft alone is still written as before', async () => {
    expect(await write(shared)).toMatch(/^v=1&/);
  });

  test('a part of another version stays with the side that has it', async () => {
    const before: Draft = { ...edited, unknownParts: { zz: '1' } };
    const after: Draft = { ...edited, unknownParts: { qq: 'a' } };
    const { draft, shared: opened, notes } = await open(await compare({ shared: before, changed: after }));
    expect([opened, draft]).toEqual([before, after]);
    expect(notes[0]).toContain('“qq=a”');
  });

  test('a starting value that one version states is stated there alone', async () => {
    const plain = draftOf({ scenario: 'invoke', values: {} });
    const kept = draftOf({ scenario: 'invoke', values: { regions: ['us-east-1'] } });
    for (const [before, after] of [
      [plain, kept],
      [kept, plain],
    ] as const) {
      const fragment = await compare({ shared: before, changed: after });
      expect(fragment).toMatch(/^v=4&/);
      expect(await open(fragment)).toEqual({ ok: true, draft: after, shared: before, notes: [] });
    }
    expect(await compare({ shared: plain, changed: plain })).toMatch(/^v=2&/);
  });

  test('without identities, neither version has accounts, names, edits or expectations', async () => {
    const { draft, shared: opened } = await open(await compare({ shared, changed }, false));
    for (const each of [draft, opened!]) {
      expect(JSON.stringify(each)).not.toMatch(/\d{12}/);
      expect(each.overrides).toEqual({});
      expect('cases' in each).toBe(false);
    }
    expect(opened!.answers).not.toEqual(draft.answers);
  });
});

const pack = (json: string): string => toBase64url(deflateRawSync(Buffer.from(json)));
const withChanges = (json: string): string => seal(`v=2&p=invoke&x=${pack(json)}`);

describe('damage', () => {
  test('whatever is done to a link, it is refused or reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        completeAnswers,
        fc.nat(),
        fc.nat({ max: 30 }),
        fc.oneof(junkText, fc.constantFrom('&c=AAAA', '&', '%', '&v=2')),
        async (answers, start, length, text) => {
          const fragment = await compare({ shared, changed: draftOf(answers) });
          const at = start % (fragment.length + 1);
          const mutated = fragment.slice(0, at) + text + fragment.slice(at + length);
          expect((await decodeLink(mutated, codec)).ok).toBe(mutated === fragment);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('arbitrary changes never reject', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), junkText), async (json) => {
        const reading = await decodeLink(withChanges(json), codec);
        if (!reading.ok) expect(reading.message).toMatch(/\S/);
      }),
    );
  });

  test.each<[what: string, fragment: string, reason: LinkFault]>([
    ['without changes', seal('v=2&p=invoke'), 'changes'],
    ['a part of version 1', seal('v=2&p=invoke&z=AAAA'), 'unknown-key'],
    ['changes in version 1', seal(`v=1&p=invoke&x=${pack('{}')}`), 'unknown-key'],
    ['changes that are no bytes', seal('v=2&p=invoke&x='), 'changes'],
    ['changes that are no JSON', withChanges('{'), 'changes'],
    ['changes in a list', withChanges('[]'), 'changes'],
    ['a member nobody knows', withChanges('{"more":1}'), 'changes'],
    ['answers in a list', withChanges('{"answers":[]}'), 'changes'],
    ['a packed part as an answer', withChanges('{"answers":{"z":"1"}}'), 'changes'],
    ['the prototype as an answer', withChanges('{"answers":{"__proto__":"1"}}'), 'changes'],
    ['an answer that is no text', withChanges('{"answers":{"s":1}}'), 'changes'],
    ['a repeated answer', withChanges('{"answers":{"s":"0","s":"1"}}'), 'changes'],
    ['an answer that is none', withChanges('{"answers":{"s":"yes"}}'), 'value'],
    ['no scenario any more', withChanges('{"answers":{"p":null}}'), 'scenario'],
    ['a scenario that is none', withChanges('{"answers":{"p":"nonsense"}}'), 'scenario'],
    ['edits of one version', withChanges('{"edits":[{"a":"x"}]}'), 'changes'],
    ['a prototype among the edits', withChanges('{"edits":[{},{"__proto__":"x"}]}'), 'changes'],
    ['expectations that are none', withChanges('{"cases":[[],[null]]}'), 'changes'],
    ['members in another order', withChanges('{"edits":[{"a":"x"},{}],"answers":{"s":"0"}}'), 'changes'],
    ['JSON spaced otherwise', withChanges('{ "answers":{"s":"0"}}'), 'changes'],
    ['a bomb', seal(`v=2&p=invoke&x=${toBase64url(deflateRawSync(Buffer.alloc(40_000_000)))}`), 'changes'],
    [
      'too many edits',
      withChanges(
        JSON.stringify({
          edits: [
            {},
            Object.fromEntries(
              Array.from({ length: 21 }, (_, i) => [`a${String.fromCharCode(97 + i)}`, 'x']),
            ),
          ],
        }),
      ),
      'too-long',
    ],
  ])('%s is refused', async (_, fragment, reason) => {
    expect(await fault(fragment)).toBe(reason);
  });

  test('changes to nothing open as two equal versions', async () => {
    const { draft, shared: opened } = await open(withChanges('{}'));
    expect(opened).toEqual(draft);
  });
});
