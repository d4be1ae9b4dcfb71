// What the note next to the code says of answers that contradict one another.
import { expect, test } from 'vitest';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { selectDocuments } from '#app/selectors/documents.ts';
import { selectKit } from '#app/selectors/kit.ts';
import { selectReadiness } from '#app/selectors/readiness.ts';
import { roleStore } from '#app/testing/fresh-store.ts';
import { causeLines } from './cause-lines.ts';

const GUARDRAIL = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e';

function notesWith(regions: readonly string[]) {
  const { store, actions } = roleStore();
  actions.setAnswer('account', '111122223333');
  actions.setAnswer('regions', regions);
  actions.setAnswer('guardrailRule', 'required');
  actions.setAnswer('guardrails', [GUARDRAIL]);
  const state = store.getState();
  return selectDocuments(state).flatMap((document) =>
    causeLines(document, selectReadiness(state), selectKit(state).notices, selectCheckedAnswers(state)).map(
      ({ head, lines }) => ({
        head,
        lines: lines.map(({ startLine }) => document.text.split('\n')[startLine - 1]),
      }),
    ),
  );
}

test('where no Region has the guardrail, no call can pass', () => {
  expect(notesWith(['us-west-2'])).toEqual([
    expect.objectContaining({ head: expect.stringMatching(/^No call/) }),
  ]);
});

test('where one of two Regions has the guardrail, only calls of the other cannot pass', () => {
  const [note, ...others] = notesWith(['us-east-1', 'us-west-2']);
  expect(others).toEqual([]);
  expect(note?.head).toMatch(/^Calls .*us-west-2 /);
  const lines = note?.lines.join('\n');
  expect(lines).toContain('us-west-2');
  expect(lines).toContain(GUARDRAIL);
});

test('where each Region has the guardrail, nothing is said', () => {
  expect(notesWith(['us-east-1'])).toEqual([]);
});
