// Hand edits of two versions of a draft: each place is a change of its own, whatever the answers.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { changedFrom, policies, printed } from '#iam/hand-edits/testing/policies.arbitrary.ts';
import { print } from '#iam/policy/print.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import { draftOf } from '#deepseek/share/testing/links.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { acceptChange, compareDrafts, revertChange } from './compare.ts';
import { textWith, editedText } from './edited-texts.ts';
import type { DraftChange } from './change.ts';

vi.setConfig({ testTimeout: 60_000 });

const ID = 'app.permissions';
const answers: Answers = { scenario: 'invoke', values: { account: '111122223333', functionNames: ['chat'] } };
const more: Answers = { ...answers, values: { ...answers.values, regions: ['us-east-1', 'us-west-2'] } };

const composed = (of: Answers): string =>
  print(documentsOf(compose(of)).find(({ id }) => id === ID)!.document);
const GET = ['"bedrock:InvokeModel"', '"bedrock:InvokeModel", "bedrock:GetFoundationModel"'] as const;
const EFFECT = ['"Effect": "Allow"', '"Effect": "Deny"'] as const;
const withGet = (of: Answers): string => composed(of).replace(...GET);

const places = (changes: readonly DraftChange[]) =>
  changes.map((change) => (change.kind === 'edit' ? (change.place ?? 'whole') : change.kind));

const shown = (draft: Draft): string => textWith(editedText(draft, ID), ID, draft.answers) ?? '';

describe('one place each', () => {
  test('two edits of a document are two changes, to accept and revert alone', () => {
    const text = withGet(answers).replace(...EFFECT);
    const [shared, changed] = [draftOf(answers), draftOf(answers, { [ID]: text })];
    const changes = compareDrafts(shared, changed);
    expect(places(changes)).toEqual([
      'Changed Effect in InvokeDeepSeekV32 from `Allow` to `Deny`',
      'Added `bedrock:GetFoundationModel` to InvokeDeepSeekV32',
    ]);
    const accepted = acceptChange(shared, changes[1]!);
    expect(shown(accepted)).toContain('bedrock:GetFoundationModel');
    expect(shown(accepted)).not.toContain('Deny');
    expect(places(compareDrafts(accepted, changed))).toEqual(places(changes.slice(0, 1)));
    expect(compareDrafts(accepted, revertChange(changed, changes[0]!))).toEqual([]);
  });

  test('the same edit over other answers is not a change', () => {
    const shared = draftOf(answers, { [ID]: withGet(answers) });
    const changed = draftOf(more, { [ID]: withGet(more) });
    expect(places(compareDrafts(shared, changed))).toEqual(['answer']);
  });

  test('an edit that is kept while the answers change is not a change', () => {
    const shared = draftOf(answers, { [ID]: withGet(answers) });
    const changed = { ...shared, answers: more, editedAt: { [ID]: answers } };
    expect(places(compareDrafts(shared, changed))).toEqual(['answer']);
    expect(shown(changed)).toContain('us-west-2');
  });

  test('an accepted edit does not bring what follows from the answers', () => {
    const changed = draftOf(more, { [ID]: withGet(more) });
    const changes = compareDrafts(draftOf(answers), changed);
    expect(places(changes)).toEqual(['answer', 'Added `bedrock:GetFoundationModel` to InvokeDeepSeekV32']);
    const accepted = acceptChange(draftOf(answers), changes[1]!);
    expect(shown(accepted)).toContain('bedrock:GetFoundationModel');
    expect(shown(accepted)).not.toContain('us-west-2');
    expect(shown(acceptChange(accepted, changes[0]!))).toContain('us-west-2');
  });

  test('a reverted edit leaves a document as the wizard composes it', () => {
    const changed = draftOf(answers, { [ID]: withGet(answers) });
    const [change] = compareDrafts(draftOf(answers), changed);
    expect(revertChange(changed, change!).overrides).toEqual({});
  });

  test('an edit that was taken out is a change too', () => {
    const shared = draftOf(answers, { [ID]: withGet(answers) });
    const changes = compareDrafts(shared, draftOf(answers));
    expect(places(changes)).toEqual(['Removed `bedrock:GetFoundationModel` from InvokeDeepSeekV32']);
    expect(shown(revertChange(draftOf(answers), changes[0]!))).toContain('bedrock:GetFoundationModel');
  });

  test('a text that is not a policy is one change', () => {
    const changed = draftOf(answers, { [ID]: '{' });
    const [change, ...others] = compareDrafts(draftOf(answers), changed);
    expect(others).toEqual([]);
    expect(places([change!])).toEqual(['whole']);
    expect(acceptChange(draftOf(answers), change!).overrides).toEqual({ [ID]: '{' });
    expect(revertChange(changed, change!).overrides).toEqual({});
  });

  test('another layout is not a change', () => {
    const changed = draftOf(answers, { [ID]: JSON.stringify(JSON.parse(composed(answers))) });
    expect(compareDrafts(draftOf(answers), changed)).toEqual([]);
  });
});

/** Equal for documents that mean the same: order, and a list of one, do not count. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((each) => JSON.stringify(meaningOf(each))).toSorted();
    return parts.length === 1 ? JSON.parse(parts[0]!) : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  // AWS reads both forms of everybody alike.
  const everybody = (name: string, each: unknown): unknown =>
    name.endsWith('Principal') && each === '*' ? { AWS: each } : each;
  const members = Object.entries(value).map(
    ([name, each]) => [name, meaningOf(everybody(name, each))] as const,
  );
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const meaning = (draft: Draft): unknown => meaningOf(JSON.parse(shown(draft)));

const texts = policies.chain((policy) =>
  fc.tuple(printed(policy), changedFrom(policy).chain(printed), fc.constantFrom(answers, more)),
);

describe('laws', () => {
  test('all edits reverted give the shared version, all accepted the changed one, in any order', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), ([before, after, now], dice) => {
        const [shared, changed] = [draftOf(answers, { [ID]: before }), draftOf(now, { [ID]: after })];
        const changes = compareDrafts(shared, changed);
        const mixed = changes
          .map((change) => [change, dice.next().value ?? 0] as const)
          .toSorted(([, a], [, b]) => a - b)
          .map(([change]) => change);
        const [reverted, accepted] = [
          mixed.reduce(revertChange, changed),
          mixed.reduce(acceptChange, shared),
        ];
        expect(meaning(reverted)).toEqual(meaning(shared));
        expect(meaning(accepted)).toEqual(meaning(changed));
        expect(compareDrafts(shared, reverted)).toEqual([]);
        expect(compareDrafts(accepted, changed)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});
