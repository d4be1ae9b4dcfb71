// The laws of edits by hand, over random policies.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '#iam/json/json-value.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { handEditsOf, type HandEdit } from './hand-edit.ts';
import { matchStatements } from './match-statements.ts';
import { mergeHandEdits } from './merge.ts';
import { readPolicyMeaning, type PolicyMeaning } from './read-policy.ts';
import { changedFrom, policies, printed } from './testing/policies.arbitrary.ts';
import { undoHandEdit } from './undo.ts';

const read = (text: string): PolicyMeaning => readPolicyMeaning(text)!;
const textOf = (policy: JsonObject): string => JSON.stringify(policy, undefined, 2);

const editsOf = (composed: string, yours: string): readonly HandEdit[] =>
  handEditsOf(read(composed), read(yours)).edits;

/** What the statements of a policy say, in any order. */
const meaningOf = (text: string): readonly string[] =>
  read(text)
    .statements.map(({ meaning }) => meaning)
    .toSorted();

const pairs = policies.chain((policy) =>
  fc.tuple(fc.constant(textOf(policy)), changedFrom(policy).chain(printed)),
);

test('a document has no edits against itself, whatever its layout and order', () => {
  fc.assert(
    fc.property(
      policies.chain((policy) => fc.tuple(printed(policy), printed(policy))),
      ([one, other]) => {
        expect(editsOf(one, other)).toEqual([]);
      },
    ),
  );
});

test('undoing all edits one after the other leads back to what the wizard composed', () => {
  fc.assert(
    fc.property(pairs, ([composed, yours]) => {
      let text = yours;
      for (let left = 100; left > 0; left -= 1) {
        const [edit] = editsOf(composed, text);
        if (!edit) break;
        text = undoHandEdit(composed, text, edit)!;
      }
      expect(meaningOf(text)).toEqual(meaningOf(composed));
    }),
    // Each run undoes dozens of edits.
    { numRuns: runs(30) },
  );
});

test('undoing one edit takes it off the list and leaves the others', () => {
  fc.assert(
    fc.property(pairs, fc.nat(), ([composed, yours], which) => {
      const before = editsOf(composed, yours);
      const edit = before[which % Math.max(1, before.length)];
      if (!edit) return;
      const after = editsOf(composed, undoHandEdit(composed, yours, edit)!);
      const rest = before.filter((each) => each !== edit).map(({ id }) => id);
      expect(after.map(({ id }) => id).toSorted()).toEqual(rest.toSorted());
    }),
  );
});

test('each edit has an id of its own', () => {
  fc.assert(
    fc.property(pairs, ([composed, yours]) => {
      const ids = editsOf(composed, yours).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('where the wizard composes the same, the text stays character by character', () => {
  fc.assert(
    fc.property(pairs, ([composed, yours]) => {
      const layout = JSON.stringify(JSON.parse(composed));
      expect(mergeHandEdits({ base: composed, yours, now: composed })).toMatchObject({ text: yours });
      expect(mergeHandEdits({ base: composed, yours, now: layout })).toMatchObject({
        text: yours,
        conflicts: [],
      });
    }),
  );
});

test('what nobody edited becomes what the wizard composes now', () => {
  fc.assert(
    fc.property(pairs, ([base, now]) => {
      const { text, conflicts } = mergeHandEdits({ base, yours: base, now });
      expect(meaningOf(text)).toEqual(meaningOf(now));
      expect(conflicts).toEqual([]);
    }),
  );
});

const threes = policies.chain((policy) =>
  fc.tuple(fc.constant(textOf(policy)), changedFrom(policy).chain(printed), changedFrom(policy).map(textOf)),
);

/** Whether every statement is matched by its Sid: those with a new name are another matter. */
const isMatchedBySid = (first: string, second: string): boolean => {
  const [from, to] = [read(first).statements, read(second).statements];
  return [...matchStatements(from, to)].every(([one, other]) => from[one]!.sid === to[other]!.sid);
};

test('edits of statements that the wizard left alone are the same after its changes', () => {
  fc.assert(
    fc.property(threes, ([base, yours, now]) => {
      const untouched = new Set(
        read(base).statements.flatMap(({ sid, meaning }) =>
          read(now).statements.some((each) => each.meaning === meaning) ? [sid] : [],
        ),
      );
      const ids = (edits: readonly HandEdit[]): readonly string[] =>
        edits.flatMap(({ id, place }) => (untouched.has(place[0]) ? [id] : [])).toSorted();
      const { text, conflicts } = mergeHandEdits({ base, yours, now });
      fc.pre([yours, now].every((each) => isMatchedBySid(base, each)) && isMatchedBySid(now, text));
      expect(ids(editsOf(now, text))).toEqual(ids(editsOf(base, yours)));
      expect(conflicts.filter((id) => ids(editsOf(now, text)).includes(id))).toEqual([]);
    }),
  );
});

const actionsOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    read(text).statements.map(({ sid, statement }) => [
      sid ?? '',
      [(statement as JsonObject)['Action'] ?? []].flat().map((each) => String(each).toLowerCase()),
    ]),
  );

/** Actions that both took out of the same statement: the wizard may have moved them to another. */
function takenOutByBoth(base: string, yours: string, now: string): ReadonlySet<string> {
  const [own, wizards] = [actionsOf(yours), actionsOf(now)];
  return new Set(
    [...actionsOf(base)].flatMap(([sid, actions]) =>
      own.has(sid) && wizards.has(sid)
        ? actions.filter((each) => !own.get(sid)!.includes(each) && !wizards.get(sid)!.includes(each))
        : [],
    ),
  );
}

test('the text keeps every statement that only the person changed, and takes on every one that only the wizard did, without what the person took out', () => {
  fc.assert(
    fc.property(threes, ([base, yours, now]) => {
      fc.pre([yours, now].every((each) => isMatchedBySid(base, each)));
      const { text } = mergeHandEdits({ base, yours, now });
      const [was, own, wizards, merged] = [base, yours, now, text].map(
        (each) => new Map(read(each).statements.map(({ sid, meaning }) => [sid ?? '', meaning])),
      );
      const takenOut = takenOutByBoth(base, yours, now);
      const [actions, wizardsActions] = [actionsOf(text), actionsOf(now)];
      for (const sid of new Set([...was!.keys(), ...own!.keys(), ...wizards!.keys()])) {
        const before = was!.get(sid);
        const isLess = wizardsActions.get(sid)?.some((each) => takenOut.has(each));
        if (own!.get(sid) === before && isLess)
          expect((actions.get(sid) ?? []).filter((each) => !takenOut.has(each)).toSorted()).toEqual(
            wizardsActions
              .get(sid)!
              .filter((each) => !takenOut.has(each))
              .toSorted(),
          );
        else if (own!.get(sid) === before) expect(merged!.get(sid)).toBe(wizards!.get(sid));
        else if (wizards!.get(sid) === before) expect(merged!.get(sid)).toBe(own!.get(sid));
      }
    }),
  );
});

test('conflicts are edits against what the wizard composes now', () => {
  fc.assert(
    fc.property(threes, ([base, yours, now]) => {
      const { text, conflicts } = mergeHandEdits({ base, yours, now });
      const ids = editsOf(now, text).map(({ id }) => id);
      for (const id of conflicts) expect(ids).toContain(id);
    }),
  );
});

test('never throws, and keeps a text that is not a policy in valid JSON whole', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.json(),
    policies.map(textOf).chain((text) => fc.nat(text.length).map((at) => text.slice(0, at))),
  );
  fc.assert(
    fc.property(anyText, anyText, anyText, (base, yours, now) => {
      const { text, isRead } = mergeHandEdits({ base, yours, now });
      if (!isRead || !readPolicyMeaning(yours)) expect(text).toBe(yours);
    }),
  );
});
