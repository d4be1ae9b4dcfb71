// The checklist: grouped by caller and call, failures first, with the result in words.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import { startAnswers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import { expectationsOf } from '#core/expectations/index.ts';
import type { OwnCase } from '#core/request/call.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { ownExpectation } from '#core/verify/own-case.ts';
import { prove } from '#core/verify/prove.ts';
import { environmentOf } from '#core/verify/policy-environment.ts';
import { callWords, outcomeWords, ownOf, requestWords, sectionsOf } from './proof-groups.ts';

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

const titles = (proofs: Proofs) => sectionsOf(proofs).map(({ title }) => title);

test('calls by the role come before calls that assume it', () => {
  expect(titles(proofsOf('invoke'))).toEqual(['App role DeepSeekInvoke', 'Who can assume DeepSeekInvoke']);
  expect(titles(proofsOf('approve-models'))).toEqual(['Others']);
});

test('the controls of an organization are listed by the way to a model that they close', () => {
  const sections = titles(proofsOf('organization'));
  expect(sections.slice(0, 3)).toEqual([
    'Models on bedrock-runtime',
    'Models on bedrock-mantle',
    'Batch jobs',
  ]);
  for (const door of [
    'Agents, flows and prompts',
    'Knowledge bases',
    'Evaluation and prompt optimization',
    'AgentCore',
    'Imported and custom models',
    'Throughput and reservations',
    'Marketplace models',
    'SageMaker and JumpStart',
    'EC2, ECS and EKS',
    'API keys',
    'Changes to the controls',
  ])
    expect(sections).toContain(door);
  expect(sections).not.toContain('Others');
});

test('every expectation is in exactly one section', () => {
  const proofs = proofsOf('import');
  const shown = sectionsOf(proofs).flatMap(({ calls }) => calls.flatMap(({ entries }) => entries));
  expect(new Set(shown)).toEqual(new Set(proofs.all));
  expect(shown).toHaveLength(proofs.all.length);
});

test('a call is followed by its near misses', () => {
  const [call] = sectionsOf(proofsOf('invoke'))[0]?.calls ?? [];
  expect(call?.entries.map(({ expectation }) => expectation.difference ?? expectation.label)).toEqual([
    'Converse with DeepSeek-V3.2 in us-east-1',
    'in a batch',
    'in another Region',
    'another model',
    'a model that does not exist yet',
  ]);
  expect(call && callWords(call)).toBe('allowed, 4 similar calls denied');
});

test('a call that is only denied says why', () => {
  const [first] = sectionsOf(proofsOf('organization')).filter(({ title }) => title === 'Batch jobs');
  expect(first?.calls.map((call) => `${call.label}: ${callWords(call)}`)).toEqual([
    'Run a batch: denied: a batch has no guardrail',
    'Run a batch with another model: denied: not approved',
    'Run a batch from elsewhere: denied: not through your endpoints',
  ]);
});

test('failing calls come first and are marked', () => {
  const proofs = proofsOf('invoke', { 'app.permissions': WIDE });
  const [section] = sectionsOf(proofs);
  const [call] = section?.calls ?? [];
  expect(section?.broken).toBe(5);
  expect(call && callWords(call)).toBe('3 of 5 fail');
  expect(call?.entries.map(({ outcome }) => outcome)).toEqual(['fails', 'fails', 'fails', 'holds', 'holds']);
  expect(call?.entries.map(outcomeWords)).toEqual([
    'allowed, but must be denied',
    'allowed, but must be denied',
    'allowed, but must be denied',
    'allowed',
    'denied',
  ]);
});

test('a document that cannot be parsed leaves expectations open instead of failing them', () => {
  const proofs = proofsOf('invoke', { 'app.permissions': '{' });
  const [section] = sectionsOf(proofs);
  expect(section?.calls[0] && callWords(section.calls[0])).toBe('5 of 5 not proved');
  const first = section?.calls[0]?.entries[0];
  expect(first && outcomeWords(first)).toBe('not proved; it must be allowed');
});

test('own cases have a section of their own', () => {
  const own: OwnCase = {
    label: 'Read the weights',
    expect: 'allowed',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme/x',
    context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
  };
  const proofs = proofsOf('invoke', {}, [own]);
  const [mine] = ownOf(proofs);
  expect(mine?.own).toBe(own);
  expect(mine && outcomeWords(mine)).toBe('denied, but must be allowed');
  expect(sectionsOf(proofs).reduce((sum, { total }) => sum + total, 0)).toBe(proofs.all.length - 1);
  expect(requestWords(own)).toBe(
    's3:GetObject on arn:aws:s3:::acme/x · aws:SourceVpce = vpce-1 · aws:TagKeys = a, b',
  );
});
