// The states of kits, and what brings them nearer to ready.
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { readinessOf } from './readiness-of.ts';
import type { Readiness, ReadinessDocument } from './readiness.ts';

const GUARDRAIL = 'arn:aws:bedrock:eu-west-2:923030274270:guardrail/gr1a2b3c4d5e';
const BASE = { account: '923030274270', entity: 'ec2', regions: ['us-east-1'], models: ['v3.2'] };

const answersOf = (scenario: ScenarioId, values: Answers['values']): Answers => ({
  ...startAnswers(scenario),
  values: { ...BASE, ...values },
});

const readinessFor = (
  scenario: ScenarioId,
  values: Answers['values'] = {},
  documents: readonly ReadinessDocument[] = [],
): Readiness => {
  const answers = answersOf(scenario, values);
  return readinessOf({ answers, kit: compose(answers), documents });
};

const told = ({ state, causes }: Readiness) => ({ state, causes: causes.map(({ text }) => text) });

describe('what stops the calls that a kit is for', () => {
  test('nothing, where all is stated and fits', () => {
    expect(told(readinessFor('invoke'))).toEqual({ state: 'ready', causes: [] });
  });

  test.each<[ScenarioId, Answers['values'], RegExp]>([
    [
      'invoke',
      { guardrailRule: 'required', guardrails: [GUARDRAIL] },
      /^guardrail-region: .*eu-west-2, calls .*us-east-1/,
    ],
    [
      'invoke',
      { guardrailRule: 'required', guardrails: [GUARDRAIL], regions: ['us-east-1', 'eu-west-2'] },
      /^guardrail-region: No .*us-east-1/,
    ],
    [
      'invoke',
      { enforcedGuardrail: true, enforcedGuardrails: [GUARDRAIL] },
      /^enforced-guardrail-region: .*eu-west-2, calls .*us-east-1/,
    ],
    [
      'import',
      {
        weights: ['s3://acme/r1/'],
        weightsEncryption: 'kms',
        weightsKeys: ['arn:aws:kms:us-west-2:923030274270:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
      },
      /^region-weightsKeys: .*us-west-2, jobs .*us-east-1/,
    ],
    ['host-sagemaker', { weights: ['s3://acme/r1/'] }, /^no-image: .*endpoint/],
    [
      'invoke',
      {
        entity: 'lambda',
        functionNames: ['chat'],
        functionInVpc: false,
        network: 'vpce',
        vpcEndpoints: ['vpce-0abc123def4567890'],
      },
      /^function-outside-vpc: /,
    ],
    [
      'invoke',
      {
        entity: 'ec2',
        network: 'vpce',
        vpcEndpoints: ['vpce-0abc123def4567890'],
        regions: ['us-east-1', 'us-west-2'],
      },
      /^too-few-endpoints: 1 VPC endpoint .*need 2/,
    ],
    [
      'invoke-imported',
      { importedModels: ['arn:aws:bedrock:us-west-2:923030274270:imported-model/a1b2c3d4e5f6'] },
      /^region-importedModels: .*us-west-2, calls .*us-east-1/,
    ],
  ])('%s %j', (scenario, values, text) => {
    const { state, causes } = readinessFor(scenario, values);
    expect(state).toBe('wontWork');
    const stops = causes
      .filter((cause) => cause.state === 'wontWork')
      .map((cause) => `${cause.id}: ${cause.text}`);
    expect(stops).toEqual([expect.stringMatching(text)]);
  });
});

test('what is missing or wrong is one cause for each question, worse than a guess', () => {
  const answers: Answers = { ...startAnswers('invoke'), values: { account: '12' } };
  const { state, causes } = readinessOf({ answers, kit: compose(answers), documents: [] });
  expect(state).toBe('answersLeft');
  expect(causes.filter((cause) => cause.state === 'answersLeft').map(({ text }) => text)).toContain(
    'AWS account',
  );
  expect(causes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['guess-entity', 'guess-regions', 'guess-models']),
  );
});

test('a guess is confirmed by writing it', () => {
  const { regions: _, ...values } = { ...BASE };
  const answers: Answers = { ...startAnswers('invoke'), values };
  const { state, causes } = readinessOf({ answers, kit: compose(answers), documents: [] });
  expect({ state, texts: causes.map(({ text }) => text) }).toEqual({
    state: 'guesses',
    texts: ['us-east-1'],
  });
  const kept = causes[0]?.cures[0]?.answers;
  expect(kept?.values['regions']).toEqual(['us-east-1']);
  expect(readinessOf({ answers: kept!, kit: compose(kept!), documents: [] }).state).toBe('ready');
});

describe('documents', () => {
  const POLICY =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:us-east-1:111122223333:accesspoint/a"}]}';

  test('an account of AWS’s documentation, where a policy was pasted or edited', () => {
    const pasted = readinessFor('invoke', {}, [{ id: 'p1', type: 'identity', text: POLICY }]);
    expect(told(pasted)).toEqual({
      state: 'wontWork',
      causes: [expect.stringContaining('111122223333')],
    });
    expect(pasted.causes[0]?.places).toEqual([{ document: 'p1', path: ['Statement', 0, 'Resource'] }]);
    const edited: ReadinessDocument = {
      id: 'app.permissions',
      type: 'identity',
      text: POLICY,
      composed: '{}',
    };
    const { causes } = readinessFor('invoke', {}, [edited]);
    expect(causes[0]?.cures[0]?.documents?.['app.permissions']).toContain('923030274270');
    expect(readinessFor('invoke', {}, [{ ...edited, composed: POLICY }]).state).toBe('ready');
  });

  test('what AWS refuses to save', () => {
    const broken: ReadinessDocument = {
      id: 'app.trust',
      type: 'trust',
      text: '{}',
      composed: '{"a":1}',
      findings: [
        { severity: 'error', message: 'The policy has no statements.', refusal: 'Syntax errors in policy.' },
      ],
    };
    const { state, causes } = readinessFor('invoke', {}, [broken]);
    expect(state).toBe('wontWork');
    expect(causes[0]?.text).toMatch(/trust policy .*AWS/);
    expect(causes[0]?.cures).toEqual([{ label: expect.any(String), documents: { 'app.trust': null } }]);
  });
});
