// Hand edits and answers live together: each document shows what both made of it.
import { describe, expect, test } from 'vitest';
import { roleStore } from '#app/testing/fresh-store.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import { selectEnvironment } from './policy-environment.ts';
import { editedTextsOf, settledDraft } from './shown-edits.ts';

function editing() {
  const { store, actions } = roleStore();
  actions.setAnswer('regions', ['us-east-1']);
  const document = (): ShownDocument =>
    selectDocuments(store.getState()).find(({ source }) => source.type === 'identity')!;
  const edit = (from: string, to: string): void => {
    const { source, text, composed, undecided } = document();
    expect(text).toContain(from);
    actions.editDocument(source.id, text.replace(from, to), composed, undecided);
  };
  const region = (name: string): void => actions.setAnswer('regions', [name]);
  return { store, actions, document, edit, region, draft: () => store.getState().draft };
}

const ADDED = ['"bedrock:InvokeModel",', '"bedrock:InvokeModel", "bedrock:GetFoundationModel",'] as const;

test('a hand edit and a later answer are both in the document, and in what calls are decided with', () => {
  const { store, document, edit, region } = editing();
  edit(...ADDED);
  region('us-west-2');
  expect(document().text).toContain('"bedrock:GetFoundationModel"');
  expect(document().text).toContain('arn:aws:bedrock:us-west-2::foundation-model');
  expect(document().text).not.toContain('us-east-1');
  expect(document()).toMatchObject({ edited: true, undecided: [] });
  expect(JSON.stringify(selectEnvironment(store.getState()))).toContain('bedrock:GetFoundationModel');
});

test('with the answers from before, the text is character by character what the person typed', () => {
  const { document, edit, region } = editing();
  edit(...ADDED);
  const typed = document().text;
  region('us-west-2');
  region('us-east-1');
  expect(document().text).toBe(typed);
});

test('what is typed after an answer changed stands as it is typed, even where it is not JSON', () => {
  const { document, edit, region } = editing();
  edit(...ADDED);
  region('us-west-2');
  const merged = document().text;
  edit('"Version"', '"Ver');
  expect(document().text).toBe(merged.replace('"Version"', '"Ver'));
  expect(document().isRead).toBe(false);
  region('us-east-1');
  expect(document().text).toContain('us-west-2');
});

test('an edit that the wizard makes too is none', () => {
  const { draft, document, edit, region } = editing();
  edit('us-east-1', 'us-west-2');
  region('us-west-2');
  expect(document().edited).toBe(false);
  expect(editedTextsOf(draft())).toEqual({});
});

describe('a place that both changed', () => {
  function conflicting() {
    const all = editing();
    all.edit('us-east-1', 'eu-west-1');
    all.region('us-west-2');
    return all;
  }

  test('keeps the person’s version, and waits for a choice', () => {
    const { document } = conflicting();
    expect(document().text).toContain('eu-west-1');
    expect(document().text).not.toContain('us-west-2::foundation-model');
    expect(document().undecided).toHaveLength(1);
  });

  test('still waits after something else is typed, and after other answers', () => {
    const { document, edit, region } = conflicting();
    const [id] = document().undecided;
    edit(...ADDED);
    expect(document().undecided).toEqual([id]);
    region('ap-northeast-1');
    expect(document().undecided).toContain(id);
    expect(document().text).toContain('eu-west-1');
  });

  test('is settled by putting the text without it', () => {
    const { actions, document, draft } = conflicting();
    const { source, text, composed } = document();
    actions.putDocument(source.id, text, composed);
    expect(document()).toMatchObject({ text, undecided: [] });
    expect(draft().undecided).toBeUndefined();
  });

  test('comes along with the texts on screen when the draft is shared', () => {
    const { store, actions, document, draft } = conflicting();
    const { text, undecided, source } = document();
    const shared = settledDraft(draft());
    expect(shared).toEqual({
      answers: draft().answers,
      overrides: { [source.id]: text },
      undecided: { [source.id]: undecided },
    });
    actions.replaceDraft(shared, null);
    expect(document()).toMatchObject({ text, undecided });
    expect(store.getState().draft.editedAt).toEqual({ [source.id]: shared.answers });
  });
});

test('an old link’s text stands against what its own answers compose', () => {
  const { actions, document, draft, edit, region } = editing();
  edit(...ADDED);
  const { answers, overrides } = draft();
  actions.replaceDraft({ answers, overrides }, null);
  region('us-west-2');
  expect(document().text).toContain('"bedrock:GetFoundationModel"');
  expect(document().text).toContain('us-west-2');
});

test('one text in place of another is one step of undo, with what it was edited against', () => {
  const { actions, document, edit, region, draft } = editing();
  edit(...ADDED);
  region('us-west-2');
  const before = draft();
  actions.resetDocument(document().source.id, document().composed);
  expect(draft().overrides).toEqual({});
  expect(draft().editedAt).toEqual({});
  actions.undo();
  expect(draft()).toBe(before);
});
