import { describe, expect, test } from 'vitest';
import { isAhead, readHead } from './head.ts';

const headOf = (kept: unknown) => readHead({ kept }, 'first');

describe('the head of a kept draft', () => {
  test('is read back as it was written', () => {
    const head = { work: 'a', revision: 7, page: 'p' };
    expect(headOf(head)).toEqual(head);
  });

  test.each([
    ['too large to count on from', { work: 'a', revision: Number.MAX_SAFE_INTEGER, page: 'p' }],
    ['negative', { work: 'a', revision: -1, page: 'p' }],
    ['no number', { work: 'a', revision: '7', page: 'p' }],
    ['missing', undefined],
  ])('starts anew where the revision is %s', (_what, kept) => {
    expect(headOf(kept)).toEqual({ work: 'first', revision: 0, page: '' });
  });

  test('a page is ahead by a revision more, or by another change at the same one', () => {
    const mine = { work: 'a', revision: 3, page: 'p' };
    expect(isAhead({ work: 'a', revision: 4, page: 'q' }, mine)).toBe(true);
    expect(isAhead({ work: 'a', revision: 3, page: 'q' }, mine)).toBe(true);
    expect(isAhead({ work: 'a', revision: 2, page: 'q' }, mine)).toBe(false);
    expect(isAhead({ work: 'b', revision: 9, page: 'q' }, mine)).toBe(false);
  });
});
