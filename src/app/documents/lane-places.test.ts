// Notes are level with their statements and never overlap: where room is short, a note is cut, not moved.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, placeNotes, type LaneNote } from './use-lane-places.ts';

const note = (top: number | undefined, height: number, open = false): LaneNote => ({ top, height, open });

test('a long note is cut where the next statement begins, and both stay level', () => {
  expect(placeNotes([note(60, 400), note(260, 100)], 900)).toEqual([
    { top: 60, height: 188, cut: true },
    { top: 260, height: 100, cut: false },
  ]);
});

test('a note that was opened is whole, and the next one comes after it', () => {
  expect(placeNotes([note(60, 400, true), note(260, 100)], 900)).toEqual([
    { top: 60, height: 400, cut: false },
    { top: 472, height: 100, cut: false },
  ]);
});

test('the last note moves up where the lane ends, if there is room above it', () => {
  expect(placeNotes([note(60, 50), note(700, 300, true)], 900)).toEqual([
    { top: 60, height: 50, cut: false },
    { top: 588, height: 300, cut: false },
  ]);
});

test('a last note below the end of the lane is whole too', () => {
  expect(placeNotes([note(60, 50), note(700, 100)], 640)).toEqual([
    { top: 60, height: 50, cut: false },
    { top: 528, height: 100, cut: false },
  ]);
});

test('folded statements leave a line of each note', () => {
  expect(placeNotes([note(60, 200), note(80, 200), note(100, 200)], 600).map(({ top }) => top)).toEqual([
    60, 112, 164,
  ]);
});

test('whatever the statements and notes, none overlaps the one before', () => {
  const notes = fc.array(
    fc.record({
      top: fc.option(fc.nat(2000), { nil: undefined }),
      height: fc.integer({ min: 1, max: 600 }),
      open: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(notes, fc.nat(3000), (all, bottom) => {
      const places = placeNotes(all, bottom);
      places.forEach(({ top }, index) => {
        const before = places[index - 1];
        if (before) expect(top).toBeGreaterThanOrEqual(before.top + before.height + GAP);
      });
    }),
  );
});
