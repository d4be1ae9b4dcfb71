// Hand edits one by one: what is listed, what stands next to each statement, and what a choice does.
import { expect, test } from 'vitest';
import { roleStore } from '#app/testing/fresh-store.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import {
  listedEdits,
  offsetOfEdit,
  statementNotes,
  undecidedEdits,
  undecidedLines,
  withoutEdit,
} from './hand-edits.ts';
import { selectReadiness } from './readiness.ts';

/** A kit whose first statement has another action and another Region, and after that another answer. */
function edited(then?: (actions: ReturnType<typeof roleStore>['actions']) => void) {
  const { store, actions } = roleStore();
  actions.setAnswer('regions', ['us-east-1']);
  const document = (): ShownDocument =>
    selectDocuments(store.getState()).find(({ source }) => source.type === 'identity')!;
  const { source, text, composed } = document();
  const changed = text
    .replace('"bedrock:InvokeModel",', '"bedrock:InvokeModel", "bedrock:GetFoundationModel",')
    .replace('us-east-1::', 'eu-west-1::');
  actions.editDocument(source.id, changed, composed);
  then?.(actions);
  return { store, actions, document };
}

const conflicting = () => edited((actions) => actions.setAnswer('regions', ['us-west-2']));

test('each edit is listed in words', () => {
  expect(listedEdits(edited().document()).map(({ words }) => words)).toEqual([
    'Added `bedrock:GetFoundationModel` to InvokeDeepSeekV32',
    expect.stringMatching(
      /^Changed the resource in InvokeDeepSeekV32 from `.*us-east-1.*` to `.*eu-west-1.*`$/,
    ),
  ]);
});

test('an edit is found in the text', () => {
  const document = edited().document();
  const [, resource] = listedEdits(document);
  expect(document.text.slice(offsetOfEdit(document, resource!.id))).toMatch(/^"arn:aws:bedrock:eu-west-1/);
});

test('reasons stay next to statements that nobody edited', () => {
  const document = edited().document();
  expect(statementNotes(document)).toMatchObject([
    { edited: true, whys: document.source.whys[0], undecided: [] },
    { edited: false, whys: document.source.whys[1], undecided: [] },
  ]);
});

test('a statement that the person added has no reason of the wizard', () => {
  const { actions, document } = edited();
  const { source, text, composed } = document();
  const added = text.replace(
    '"Statement": [',
    '"Statement": [{"Sid": "Mine", "Effect": "Deny", "Action": "a:b"},',
  );
  actions.editDocument(source.id, added, composed);
  expect(statementNotes(document())?.map(({ whys, edited: mine }) => [whys === undefined, mine])).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test('a text that is not JSON has no list and no notes', () => {
  const { actions, document } = edited();
  const { source, text, composed } = document();
  actions.editDocument(source.id, text.slice(1), composed);
  expect(listedEdits(document())).toEqual([]);
  expect(statementNotes(document())).toBeUndefined();
});

test('without its last edit a document is as the wizard composes it', () => {
  const { actions, document } = edited();
  for (const left of [1, 0]) {
    const [first] = listedEdits(document());
    const { source, composed } = document();
    const settled = withoutEdit(document(), first!.id)!;
    actions.putDocument(source.id, settled.text, composed, settled.undecided);
    expect(listedEdits(document())).toHaveLength(left);
  }
  expect(document().edited).toBe(false);
});

test('a place that both changed has both versions, in the list, next to its statement, and in what is left to do', () => {
  const { store, document } = conflicting();
  const [only, ...others] = undecidedEdits(document());
  expect(others).toEqual([]);
  expect(only?.versions).toEqual({
    subject: 'the resource in InvokeDeepSeekV32',
    yours: expect.stringContaining('eu-west-1'),
    wizards: expect.stringContaining('us-west-2'),
  });
  expect(statementNotes(document())?.map(({ undecided }) => undecided.length)).toEqual([1, 0]);
  const [line] = undecidedLines(document());
  expect(document().text.split('\n')[line!.startLine - 1]).toContain('eu-west-1');
  expect(selectReadiness(store.getState()).causes.map(({ id }) => id)).toContain(
    `undecided ${document().source.id}`,
  );
});

test('choosing the wizard’s version leaves the other edit', () => {
  const { actions, document } = conflicting();
  const [open] = undecidedEdits(document());
  const { text, undecided } = withoutEdit(document(), open!.id)!;
  actions.putDocument(document().source.id, text, document().composed, undecided);
  expect(document().text).toContain('us-west-2::');
  expect(listedEdits(document()).map(({ words, versions }) => [words, versions])).toEqual([
    ['Added `bedrock:GetFoundationModel` to InvokeDeepSeekV32', undefined],
  ]);
});
