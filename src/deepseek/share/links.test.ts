// Every released link opens with the same result in every later version. Links are added to e2e/links.json, never changed or removed.
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isFieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { valueOf, viewOf } from '#deepseek/answers/answers-view.ts';
import { shortestAnswers } from '#deepseek/answers/normalize-answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { readCases } from './read-case.ts';
import { decodeLink, encodeComparison, encodeLink, type Codec, type Draft } from './link.ts';

interface ShippedDraft {
  /**
   * The raw answer to every question it leads to, the starting values too: a link does not hold those.
   * When one changes, the reader of older versions has to fill in the old one. The description alone follows the chosen
   * models: it allows and denies nothing.
   */
  readonly expect: Readonly<Record<string, unknown>>;
  /** Which of them it states, in alphabetical order; absent in links that state whatever differs from the start. */
  readonly stated?: readonly string[];
  readonly edits?: Readonly<Record<string, string>>;
  /** As links carry them. */
  readonly cases?: readonly unknown[];
}

interface ShippedLink extends ShippedDraft {
  readonly scenario: string;
  readonly note: string;
  readonly fragment: string;
  /** What is said when it opens, where an answer is no longer right because AWS's facts changed: it stays to be corrected. */
  readonly notes?: readonly string[];
  /** The version that was shared, where the link is a comparison. */
  readonly shared?: ShippedDraft;
}

const file = new URL('../../../e2e/links.json', import.meta.url);
const links = JSON.parse(readFileSync(file, 'utf8')) as readonly ShippedLink[];

const codec: Codec = {
  deflate: async (bytes) => deflateRawSync(bytes, { level: 9 }),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

test('there is one for every scenario, and every version, one with edits and one with added expectations', () => {
  const linked = links.map(({ scenario }) => scenario);
  expect(linked).toEqual(expect.arrayContaining(scenarios.all().map(({ id }) => id)));
  expect(links.some(({ edits }) => edits !== undefined)).toBe(true);
  expect(links.some(({ cases }) => cases !== undefined)).toBe(true);
  const versions = new Set(links.map(({ fragment }) => fragment.slice(0, 4)));
  expect([...versions].toSorted()).toEqual(['v=1&', 'v=2&', 'v=3&', 'v=4&']);
});

function expectDraft(draft: Draft, { expect: recorded, edits, cases, stated }: ShippedDraft): void {
  expect({ ...draft, answers: undefined }).toEqual({
    overrides: edits ?? {},
    ...(cases && { cases: readCases(cases) }),
  });
  const view = viewOf(draft.answers);
  const raw = Object.keys(recorded).map((id) => [id, isFieldId(id) ? valueOf(id, view) : undefined]);
  expect(Object.fromEntries(raw)).toEqual(recorded);
  expect(Object.keys(recorded)).toEqual(expect.arrayContaining(Object.keys(draft.answers.values)));
  const kept = Object.keys(draft.answers.values).toSorted();
  if (stated) expect(kept).toEqual(stated);
  else expect(draft.answers).toEqual(shortestAnswers(draft.answers));
}

test.each(links)('$scenario: $note', async ({ scenario, fragment, notes: said = [], ...shipped }) => {
  const reading = await decodeLink(fragment, codec);
  if (!reading.ok) throw new Error(reading.message);
  const { draft, shared, notes } = reading;
  expect(notes).toEqual(said);
  expect(draft.answers.scenario).toBe(scenario);
  expect(readAnswers(draft.answers).problems.length > 0).toBe(said.length > 0);
  expectDraft(draft, shipped);
  expect(shared !== undefined).toBe(shipped.shared !== undefined);
  if (shared && shipped.shared) expectDraft(shared, shipped.shared);
});

test.each(links)('$scenario, $note: written again, it opens as the same draft', async ({ fragment }) => {
  const first = await decodeLink(fragment, codec);
  if (!first.ok) throw new Error(first.message);
  const { draft, shared } = first;
  const again = await (shared
    ? encodeComparison({ shared, changed: draft }, codec, { identities: true })
    : encodeLink(draft, codec, { identities: true }));
  // What was left out is not there to be left out again.
  const notes = first.notes.filter((note) => !note.endsWith('so it was left out.'));
  expect(await decodeLink(again, codec)).toEqual({ ...first, notes });
});
