// Versions in words: when they were, what they are about, and what they differ in.
import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from '#app/state/state.ts';
import type { PageDraft } from '#app/state/pasted.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { differenceOf, differenceWords } from './difference.ts';
import { agoWords, momentWords, versionTitle } from './recent-dialog.tsx';

const draft = (values: object, rest: Partial<PageDraft> = {}): PageDraft => ({
  ...EMPTY_DRAFT,
  answers: { ...EMPTY_DRAFT.answers, values },
  ...rest,
});

const pasted = (text: string): Partial<PageDraft> => ({
  pasted: {
    open: true,
    policies: [{ id: 'pasted.1', title: 'Policy', type: 'identity', original: '{}', text }],
  },
});

const words = (one: PageDraft, other: PageDraft): string => differenceWords(differenceOf(one, other));

test('times are told by the clock, and from now where the clock was not set back', () => {
  const now = 100_000_000_000;
  expect(agoWords(now - 59_000, now)).toBe('just now');
  expect(agoWords(now - 5 * 60_000, now)).toBe('5 minutes ago');
  expect(agoWords(now - 26 * 3_600_000, now)).toBe('yesterday');
  expect(agoWords(now + 60_000, now)).toBe('');
  expect(momentWords(null)).toBe('On an earlier visit');
  expect(momentWords(now)).toMatch(/1973/);
});

test('a version is named by its goal, or by the policies that were pasted', () => {
  expect(versionTitle(EMPTY_DRAFT)).toBe(findScenario('invoke')?.title);
  expect(versionTitle(draft({}, pasted('{}')))).toBe('1 pasted policy');
});

test('what differs is named', () => {
  expect(words(draft({}), draft({}))).toBe('Same as now');
  expect(words(draft({ functionNames: ['a'] }), draft({ functionNames: ['b'] }))).toBe(
    'Differs in Function name',
  );
  expect(words(draft({}, pasted('{}')), draft({}, pasted('{ }')))).toBe('Differs in pasted policy “Policy”');
  expect(words(draft({}, pasted('{}')), draft({}))).toBe('Differs in pasted policy “Policy”');
  const other: PageDraft = { ...EMPTY_DRAFT, answers: { scenario: 'batch', values: {} } };
  expect(words(draft({ functionNames: ['a'] }), other)).toMatch(/^Differs in the goal/);
});
