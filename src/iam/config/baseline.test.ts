// By what a baseline knows findings again.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyBaseline,
  baselineText,
  findingsIn,
  placeInMeaning,
  readBaseline,
  type BaselineEntry,
} from './baseline.ts';

const at = (document: object, ...path: (string | number)[]) =>
  placeInMeaning({ locations: [{ path, target: 'value' }] }, document as never);

const read = { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjct'], Resource: '*' };
const other = { Effect: 'Deny', Action: 's3:*', Resource: '*' };

test('a place is the same wherever its statement and value stand', () => {
  const place = at({ Statement: [read] }, 'Statement', 0, 'Action', 1);
  expect(place).toBe('Statement Read › Action › s3:GetObjct');
  const moved = { ...read, Action: ['s3:GetObjct'] };
  expect(at({ Statement: [other, moved] }, 'Statement', 1, 'Action', 0)).toBe(place);
  expect(at({ Statement: moved }, 'Statement', 'Action', 0)).toBe(place);
});

test('a place is another where the value or the Sid is', () => {
  expect(at({ Statement: [read] }, 'Statement', 0, 'Resource')).toBe('Statement Read › Resource › *');
  expect(at({ Statement: [other] }, 'Statement', 0, 'Resource')).toBe('Statement › Resource › *');
  expect(at({ Statement: [read] }, 'Statement', 0)).toBe('Statement Read');
});

test('the order of members says nothing, and long values are told apart', () => {
  const [a, b] = [
    { A: 1, B: 'x' },
    { B: 'x', A: 1 },
  ];
  expect(at({ Statement: [{ Condition: a }] }, 'Statement', 0, 'Condition')).toBe(
    at({ Statement: [{ Condition: b }] }, 'Statement', 0, 'Condition'),
  );
  const long = (end: string) =>
    at({ Statement: [{ Action: 'a'.repeat(500) + end }] }, 'Statement', 0, 'Action');
  expect(long('x')).not.toBe(long('y'));
  expect(long('x').length).toBeLessThan(200);
});

const entry: BaselineEntry = { file: 'a.json', policy: '', rule: 'missing-sid', at: 'Statement' };
const found = <F>(finding: F, ...about: readonly BaselineEntry[]) => ({ finding, about, besides: [] });

test('one more of the same is fresh, and one less is gone', () => {
  const twice = [{ ...entry, count: 2 }];
  expect(applyBaseline(twice, [found(1, entry), found(2, entry), found(3, entry)])).toEqual({
    known: [1, 2],
    fresh: [3],
    gone: [],
  });
  expect(applyBaseline(twice, [found(1, entry)])).toEqual({ known: [1], fresh: [], gone: [entry] });
});

test('a finding about several paths stays known while each of them is, and one more makes it fresh', () => {
  const path = (at: string): BaselineEntry => ({ ...entry, rule: 'privilege-escalation', at });
  const [a, b, c] = [path('a'), path('b'), path('c')];
  const before = [a, b, c];
  expect(findingsIn(before)).toBe(1);
  expect(applyBaseline(before, [found(1, b)])).toEqual({ known: [1], fresh: [], gone: [a, c] });
  expect(applyBaseline(before, [found(1, b, path('d'))])).toEqual({ known: [], fresh: [1], gone: [a, c] });
  const text = JSON.parse(baselineText(before)) as { readonly findings: readonly unknown[] };
  expect(text.findings).toEqual([{ ...entry, rule: 'privilege-escalation', at: ['a', 'b', 'c'] }]);
  expect(readBaseline(JSON.stringify(text))).toEqual(before);
  const hiding = { finding: 1, about: [a], besides: [b, path('d')] };
  expect(applyBaseline(before, [hiding])).toEqual({ known: [1], fresh: [], gone: [c] });
});

test('a baseline is read as it was written', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.record({ file: text, policy: text, rule: text, at: text })), (entries) => {
      const again = readBaseline(baselineText(entries));
      expect(again).toBeDefined();
      expect(
        applyBaseline(
          again!,
          entries.map((each) => found(each, each)),
        ),
      ).toMatchObject({ fresh: [], gone: [] });
    }),
  );
});

test.each([
  '',
  '[]',
  '{"version": 2, "findings": []}',
  '{"version": 1}',
  '{"version": 1, "findings": [{"file": 1}]}',
  '{"version": 1, "findings": [{"file": "a", "policy": "", "rule": "x", "at": [1]}]}',
])('is no baseline: %s', (text) => {
  expect(readBaseline(text)).toBeUndefined();
});
