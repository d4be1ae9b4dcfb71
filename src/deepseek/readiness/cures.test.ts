// What is offered to bring a kit nearer to ready: tried, best first, and what widens access never first.
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { curesOf } from './cures.ts';
import { readinessOf } from './readiness-of.ts';
import { effectOf } from './testing/effects.ts';
import type { Cure, ReadinessInput } from './readiness.ts';

const ACCOUNT = '923030274270';
const GUARDRAIL = `arn:aws:bedrock:eu-west-2:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
const BASE = { account: ACCOUNT, entity: 'ec2', regions: ['us-east-1'], models: ['v3.2'] };

const inputOf = (scenario: ScenarioId, values: Answers['values']): ReadinessInput => {
  const answers: Answers = { ...startAnswers(scenario), values: { ...BASE, ...values } };
  return { answers, kit: compose(answers), documents: [] };
};

/** The cures of the worst cause. */
function curesFor(scenario: ScenarioId, values: Answers['values']): readonly Cure[] {
  const input = inputOf(scenario, values);
  return curesOf(input, readinessOf(input).causes[0]!);
}

const offered = (scenario: ScenarioId, values: Answers['values']): readonly object[] =>
  curesFor(scenario, values).map((cure) => effectOf(cure, inputOf(scenario, values).answers));

describe('cures', () => {
  test('the Region that another answer names, another answer, and last to drop the limit', () => {
    expect(offered('invoke', { guardrailRule: 'required', guardrails: [GUARDRAIL] })).toEqual([
      { regions: ['eu-west-2'] },
      { opens: 'guardrails' },
      { guardrailRule: 'none', widens: true },
    ]);
  });

  test('the Region that has no guardrail is left out', () => {
    const values = {
      guardrailRule: 'required',
      guardrails: [GUARDRAIL],
      regions: ['us-east-1', 'eu-west-2'],
    };
    expect(offered('invoke', values)[0]).toEqual({ regions: ['eu-west-2'] });
  });

  test('jobs go where the key is', () => {
    const key = `arn:aws:kms:us-west-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const values = { weights: ['s3://acme/r1/'], weightsEncryption: 'kms', weightsKeys: [key] };
    expect(offered('import', values)).toEqual([{ regions: ['us-west-2'] }, { opens: 'weightsKeys' }]);
  });

  test('an endpoint without an image takes AWS’s, or asks for one', () => {
    expect(offered('host-sagemaker', { weights: ['s3://acme/r1/'] })).toEqual([
      { servedFrom: 'aws-image' },
      { opens: 'repositories' },
    ]);
  });

  test('a function joins the VPC before its limit is dropped', () => {
    const network = { network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'], functionInVpc: false };
    expect(offered('invoke', { entity: 'lambda', functionNames: ['chat'], ...network })).toEqual([
      { functionInVpc: true },
      { opens: 'network' },
      { network: 'any', widens: true },
    ]);
  });

  test('guardrails of two accounts: each by its account, and to drop the policy comes last', () => {
    const of = (account: string) => `arn:aws:bedrock:us-east-1:${account}:guardrail/abc123def456:1`;
    const policyGuardrails = [of(ACCOUNT), of('444455556667')];
    expect(offered('organization', { enforceBedrock: true, policyGuardrails })).toEqual([
      { policyGuardrails: [of(ACCOUNT)] },
      { opens: 'policyGuardrails' },
      { enforceBedrock: false, widens: true },
    ]);
    const [remove, , turnOff] = curesFor('organization', { enforceBedrock: true, policyGuardrails });
    for (const name of ['abc123def456:1', '444455556667', 'us-east-1']) expect(remove?.label).toContain(name);
    expect(turnOff?.label).toContain(`“${fieldOf('enforceBedrock').label}”`);
  });

  test('where a person must choose, the cure opens the question', () => {
    expect(offered('invoke', { account: '' })).toEqual([{ opens: 'account' }]);
    expect(offered('invoke', { account: '12' })).toEqual([{ opens: 'account' }]);
  });
});

describe('answers that cannot be used', () => {
  test.each<[string, ScenarioId, Answers['values'], readonly object[]]>([
    ['one of the options', 'invoke', { models: ['zz'] }, [{ models: ['v3.2'] }, { opens: 'models' }]],
    ['all of them at once', 'invoke', { models: ['zz', 'qq'] }, [{ models: ['v3.2'] }, { opens: 'models' }]],
    [
      'beside one that can',
      'invoke',
      { models: ['v3.1', 'zz'] },
      [{ models: ['v3.1'] }, { opens: 'models' }, { models: ['v3.1', 'v3.2'], widens: true }],
    ],
    [
      'not where that brings a worse state',
      'invoke-marketplace',
      {
        regions: ['me-south-1'],
        also: ['invok'],
        marketplaceEndpoints: [`arn:aws:sagemaker:me-south-1:${ACCOUNT}:endpoint/r1`],
      },
      [{ also: null }, { opens: 'also' }],
    ],
    ['a Region', 'invoke', { regions: ['eu-west-9'] }, [{ regions: ['eu-north-1'] }, { opens: 'regions' }]],
  ])('%s', (_, scenario, values, cures) => {
    expect(offered(scenario, values)).toEqual(cures);
  });
});

test('the answers of a cure make the kit ready', () => {
  const input = inputOf('invoke', { guardrailRule: 'required', guardrails: [GUARDRAIL] });
  const cures: readonly Cure[] = curesOf(input, readinessOf(input).causes[0]!);
  for (const { answers } of cures.filter((cure) => cure.answers !== undefined))
    expect(readinessOf({ answers: answers!, kit: compose(answers!), documents: [] }).state).toBe('ready');
});
