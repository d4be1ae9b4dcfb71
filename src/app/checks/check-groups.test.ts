// The lists of checks: what must pass and what must be denied, failing ones first, a line each.
import { expect, test } from 'vitest';
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import type { OwnCase } from '#iam/request/call.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { ownExpectation } from '#iam/environment/own-case.ts';
import { NOBODY_ELSE } from '#iam/environment/riders-along.ts';
import { prove } from '#iam/environment/prove.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { listsOf, outcomeWords, type CheckList } from './check-groups.ts';

const WIDE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel*', Resource: '*' }],
});

function proofsOf(
  scenario: ScenarioId,
  overrides: Record<string, string> = {},
  cases: readonly OwnCase[] = [],
): Proofs {
  const answers = startAnswers(scenario);
  const environment = environmentOf(compose(answers), kitAccountOf(answers), overrides);
  const proved = (expectation: ProvedExpectation['expectation'], own?: OwnCase): ProvedExpectation => {
    const proof = prove(environment, expectation);
    const outcome = proof.passes ? 'holds' : proof.decision === undefined ? 'open' : 'fails';
    return { expectation, proof, outcome, ...(own && { own }) };
  };
  return {
    draft: { answers, overrides, cases },
    recognized: null,
    environment,
    all: [
      ...expectationsOf(answers).map((expectation) => proved(expectation)),
      ...cases.map((own, index) => proved(ownExpectation(own, index), own)),
    ],
  };
}

const lines = ({ groups }: CheckList) => groups.flatMap((group) => group.lines);
const titles = (list: CheckList | undefined) =>
  list ? lines(list).map(({ title, action }) => `${title} · ${action}`) : [];

test('what must pass and what must be denied, each by what differs', () => {
  const [pass, denied] = listsOf(proofsOf('invoke'));
  expect(pass?.title).toBe('Must pass');
  expect(titles(pass).slice(0, 2)).toEqual([
    'Converse with DeepSeek-V3.2 in us-east-1 · InvokeModel',
    'The same, streamed · InvokeModelWithResponseStream',
  ]);
  expect(denied?.title).toBe('Must be denied');
  expect(titles(denied)).toContain('Another model · InvokeModel');
  expect(titles(denied)).toContain(`${NOBODY_ELSE} · AssumeRole`);
});

test('one role needs no headings, several do, and the controls of an organization are listed by topic', () => {
  const headings = (...given: Parameters<typeof proofsOf>) =>
    listsOf(proofsOf(...given)).flatMap(({ groups }) => groups.map(({ title }) => title));
  expect(new Set(headings('invoke'))).toEqual(new Set([undefined]));
  expect(headings('import')).toContain('Who can assume DeepSeekModelImportRole');
  for (const route of [
    'Models on bedrock-runtime',
    'Batch jobs',
    'EC2, ECS and EKS',
    'Changes to the controls',
  ])
    expect(headings('organization')).toContain(route);
});

test('every check is in exactly one list', () => {
  for (const scenario of ['import', 'organization'] as const) {
    const proofs = proofsOf(scenario);
    const shown = listsOf(proofs).flatMap((list) => lines(list).map(({ proved }) => proved));
    expect(new Set(shown)).toEqual(new Set(proofs.all));
    expect(shown).toHaveLength(proofs.all.length);
  }
});

test('no two lines of a list read the same', () => {
  for (const scenario of ['invoke', 'import', 'invoke-app-profiles', 'host-sagemaker'] as const)
    for (const list of listsOf(proofsOf(scenario))) {
      const read = list.groups.flatMap((group) =>
        group.lines.map(({ title, action }) => `${group.title} ${title} ${action}`),
      );
      expect(read.filter((each, index) => read.indexOf(each) !== index)).toEqual([]);
    }
});

test('a call that is only denied says why', () => {
  const [, denied] = listsOf(proofsOf('organization'));
  const group = denied?.groups.find(({ title }) => title === 'Batch jobs');
  expect(group?.lines.map(({ title }) => title)).toEqual([
    expect.stringMatching(/batch: .*no guardrail/),
    expect.stringMatching(/batch with another model: .*approved/),
    expect.stringMatching(/batch from elsewhere: .*endpoints/),
  ]);
});

test('failing checks come first, with what is wrong', () => {
  const [, denied] = listsOf(proofsOf('invoke', { 'app.permissions': WIDE }));
  expect(denied?.failing).toBe(3);
  const [first] = denied?.groups ?? [];
  expect(first?.lines.map(({ proved }) => outcomeWords(proved))).toEqual([
    expect.stringMatching(/^Allowed.* denied/),
    expect.stringMatching(/^Allowed.* denied/),
    expect.stringMatching(/^Allowed.* denied/),
  ]);
});

test('a document that cannot be parsed leaves checks open instead of failing them', () => {
  const [pass] = listsOf(proofsOf('invoke', { 'app.permissions': '{' }));
  expect(pass?.failing).toBe(0);
  const first = pass && lines(pass)[0];
  expect(first?.proved.outcome).toBe('open');
  expect(first && outcomeWords(first.proved)).toMatch(/^Not decided.* allowed/);
});

test('own checks stand in the same lists', () => {
  const own: OwnCase = {
    label: 'Read the weights',
    expect: 'allowed',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme/x',
    context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
  };
  const [pass] = listsOf(proofsOf('invoke', {}, [own]));
  const first = pass && lines(pass)[0];
  expect(first?.proved.own).toBe(own);
  expect(first && outcomeWords(first.proved)).toMatch(/^Denied.* allowed/);
});
