// The documents are ready, or every state they are in is named, from the worst, with the place to go to.
import '#core/answers/register-all.ts';
import { describe, expect, test } from 'vitest';
import { compose } from '#core/compose/compose.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { noFindings } from '#app/testing/fake-worker.ts';
import { withAnswer } from '#app/state/checks.ts';
import { withNewPolicies, type NewPastedPolicy } from '#app/state/pasted.ts';
import { EMPTY_DRAFT, type State } from '#app/state/state.ts';
import type { PolicyFinding } from '#worker/protocol.ts';
import { selectDocuments } from './documents.ts';
import { readinessOf, selectDocumentReadiness, selectReadiness } from './readiness.ts';
import type { ReadinessInput } from './readiness-states.ts';

const COMPLETE: Answers = {
  scenario: 'invoke',
  values: { account: '111122223333', functionNames: ['deepseek-chat'] },
};

const WRONG_ACCOUNT = { field: 'account', index: 0, raw: '12', message: 'Twelve digits' } as const;

const finding = (severity: PolicyFinding['severity'], more: Partial<PolicyFinding> = {}): PolicyFinding =>
  ({ id: 'some', severity, message: 'Some', start: 5, end: 9, others: [], ...more }) as PolicyFinding;

/** The state once the texts are checked: with these findings, by the title of their document. */
function checked(state: State, found: Readonly<Record<string, readonly PolicyFinding[]>> = {}): State {
  const documents = selectDocuments(state);
  const answer = noFindings(documents.length, {
    checks: documents.map(({ source }) => ({ findings: found[source.title] ?? [], statements: [] })),
  });
  const texts = documents.map(({ source: { id, type }, attachedTo, text }) => ({
    id,
    type,
    attachedTo,
    text,
  }));
  return { ...state, checks: withAnswer(state.checks, texts, answer) };
}

const kitState = (answers: Answers): State =>
  freshStore({ draft: { answers, overrides: {} } }).store.getState();

const policy = (title: string, original: string): NewPastedPolicy => ({ title, type: 'identity', original });
const pastedState = (...policies: readonly NewPastedPolicy[]): State =>
  freshStore({ draft: withNewPolicies(EMPTY_DRAFT, policies) }).store.getState();

const texts = (state: State): readonly string[] => selectReadiness(state).left.map(({ text }) => text);

/** An input with nothing left to do, with parts of it replaced. */
const input = (more: Partial<ReadinessInput> = {}): ReadinessInput => ({
  documents: selectDocuments(checked(kitState(COMPLETE))),
  placeholders: [],
  problems: [],
  proofs: { total: 14, failing: 0, open: 0, old: false },
  checks: { fault: null, missing: [] },
  ...more,
});

test('complete answers without findings are ready', () => {
  expect(selectReadiness(checked(kitState(COMPLETE)))).toMatchObject({
    ready: true,
    headline: { tone: 'ok', text: 'Ready' },
    left: [],
    text: 'Ready',
  });
});

test('missing and wrong answers are counted, and lead to the first question', () => {
  const missing = selectReadiness(kitState(startAnswers()));
  expect(missing).toMatchObject({ ready: false, headline: { text: '2 placeholders left', tone: 'neutral' } });
  const [field] = compose(startAnswers()).placeholders;
  expect(missing.headline.target).toEqual({ kind: 'question', field });
  const wrong = kitState({ scenario: 'invoke', values: { ...COMPLETE.values, account: '12' } });
  expect(texts(wrong)[0]).toBe('1 answer to correct');
  expect(selectReadiness(wrong).headline.target).toEqual({ kind: 'question', field: 'account' });
});

describe('the worst state comes first', () => {
  test.each<[string, Partial<ReadinessInput>]>([
    ['2 expectations fail', { proofs: { total: 14, failing: 2, open: 1, old: false } }],
    ['1 answer to correct', { problems: [WRONG_ACCOUNT] }],
    ['2 placeholders left', { placeholders: ['account', 'functionNames'] }],
    ['1 expectation not proved', { proofs: { total: 14, failing: 0, open: 1, old: false } }],
    ['Partly checked', { checks: { fault: null, missing: ['s3'] } }],
    ['Not checked', { checks: { fault: 'no worker', missing: [] } }],
    ['Nothing to check yet', { documents: [] }],
  ])('%s', (words, part) => {
    const worse = { placeholders: input().placeholders, ...part };
    expect(readinessOf(input(worse)).headline.text).toBe(words);
    expect(readinessOf(input(worse)).ready).toBe(false);
  });

  test('what AWS refuses, then errors, expectations, answers, warnings and placeholders', () => {
    const state = checked(kitState({ scenario: 'invoke', values: { account: '12' } }), {
      'Trust policy': [finding('error', { refusal: 'Syntax errors in policy.' }), finding('warning')],
      'Permissions policy': [finding('security'), finding('error')],
    });
    const documents = selectDocuments(state);
    const all = readinessOf(
      input({
        documents,
        placeholders: ['functionNames'],
        problems: [WRONG_ACCOUNT],
        proofs: { total: 3, failing: 1, open: 0, old: false },
      }),
      documents[1]?.source.id,
    );
    expect(all.left.map(({ text }) => text)).toEqual([
      'Trust policy: IAM will refuse this',
      '2 errors',
      '1 expectation fails',
      '1 answer to correct',
      '1 security warning',
      'Trust policy: 1 warning',
      '1 placeholder left',
    ]);
  });
});

test('a state of one document leads there, and names it unless it is open', () => {
  const state = checked(kitState(COMPLETE), { 'Trust policy': [finding('warning')] });
  const elsewhere = selectReadiness(state);
  expect(elsewhere.headline).toMatchObject({
    text: 'Trust policy: 1 warning',
    target: { kind: 'document', offset: 5 },
  });
  const trust = selectDocuments(state).find(({ source }) => source.type === 'trust')!.source.id;
  const here = selectReadiness({ ...state, documentId: trust });
  expect(here.headline.text).toBe('1 warning');
  expect(here.text).toBe(elsewhere.text);
});

test('the service that saves the document is named', () => {
  const scp: NewPastedPolicy = { ...policy('SCP', '{}'), type: 'scp' };
  const state = checked(pastedState(scp), { SCP: [finding('error', { refusal: 'x' })] });
  expect(texts(state)[0]).toBe('AWS Organizations will refuse this');
});

test('suggestions and hand edits do not keep documents from being ready', () => {
  const pasted = pastedState(policy('Mine', '{ }'));
  const edited: State = {
    ...pasted,
    draft: {
      ...pasted.draft,
      pasted: { open: true, policies: [{ ...pasted.draft.pasted!.policies[0]!, text: '{"Version": ""}' }] },
    },
  };
  const { ready, headline, asides } = selectReadiness(checked(edited, { Mine: [finding('suggestion')] }));
  expect([ready, headline.text]).toEqual([true, 'Ready']);
  expect(asides.map(({ text }) => text)).toEqual(['edited by hand', '1 suggestion']);
});

test('pasted text is not ready before it is checked, nor without any input', () => {
  expect(selectReadiness(pastedState(policy('Mine', '{ }'))).headline.text).toBe('Checking…');
  expect(selectReadiness(pastedState()).headline.text).toBe('Nothing to check yet');
  expect(selectReadiness(checked(pastedState(policy('Mine', ' \n')))).ready).toBe(false);
});

test('the answers of the wizard do not count while pasted policies are open', () => {
  expect(selectReadiness(checked(pastedState(policy('Mine', '{ }')))).ready).toBe(true);
});

test('expectations that failed before a change are not red any more', () => {
  const { headline } = readinessOf(input({ proofs: { total: 3, failing: 1, open: 0, old: true } }));
  expect(headline).toMatchObject({ text: '1 expectation failed', tone: 'neutral' });
});

test('a document has the states of its own statements only', () => {
  const state = checked(kitState(startAnswers()));
  const words = selectDocuments(state).map((document) => selectDocumentReadiness(state, document).text);
  expect(words).toEqual(['Ready', '2 placeholders left']);
});
