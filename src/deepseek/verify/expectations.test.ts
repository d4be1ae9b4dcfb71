// Every scenario's kit meets the scenario's expectations, near misses included.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { checkRegion } from '#deepseek/answers/check-region.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { areApart } from '#deepseek/compose/testing/apart.ts';
import { PARTITIONS, REGIONS } from '#iam/facts/regions.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { CHECKS } from '#deepseek/scenarios/checks.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { kitAccountOf } from './kit-account.ts';
import { prove, type Proof } from '#iam/environment/prove.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { environmentOf } from './kit-environment.ts';

function proofsOf(answers: Answers): readonly (Proof & { readonly expectation: Expectation })[] {
  const environment = environmentOf(compose(answers), kitAccountOf(answers));
  return expectationsOf(answers).map((expectation) => ({ ...prove(environment, expectation), expectation }));
}

const failures = (proofs: ReturnType<typeof proofsOf>) =>
  proofs
    .filter(({ passes }) => !passes)
    .map(({ expectation, decision, failure }) => ({ decision, failure, expectation }));

/** The scenario as it starts, in a partition; undefined where it is not offered. */
function startIn(scenario: ScenarioId, partition: string): Answers | undefined {
  const start = startAnswers(scenario);
  const view = viewOf(start);
  if (view.asks('governPartition')) return { ...start, values: { governPartition: partition } };
  const region = REGIONS.find(
    (each) => each.partition === partition && checkRegion(each.code, view, partition).ok,
  );
  return region && { ...start, values: { regions: [region.code] } };
}

const IDS = Object.keys(CHECKS) as ScenarioId[];

describe.each(IDS)('%s', (scenario) => {
  test.each(PARTITIONS.map(({ id }) => id))('as it starts, in %s', (partition) => {
    const answers = startIn(scenario, partition);
    if (!answers) return;
    const proofs = proofsOf(answers);
    expect(failures(proofs)).toEqual([]);
    expect(proofs.filter(({ expectation }) => expectation.expect === 'allowed').length).toBeGreaterThan(0);
    expect(proofs.filter(({ expectation }) => expectation.expect === 'denied').length).toBeGreaterThan(0);
  });
});

test('nobody is expected to assume the role of a deployer who has nothing to deploy in the chosen Regions', () => {
  const answers: Answers = {
    ...startAnswers('invoke-prompts'),
    values: {
      entity: 'eks-irsa',
      regions: ['sa-east-1', 'eu-west-1', 'eu-south-1'],
      modelArns: ['arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0'],
      servedModels: ['r1', 'v3.1'],
      also: ['invoke-arns', 'invoke-marketplace', 'download-weights'],
      marketplaceEndpoints: ['arn:aws:sagemaker:sa-east-1:111122223333:endpoint/deepseek-r1'],
      resourceAccount: false,
      prompts: ['aaaaaaaaaa'],
      weights: ['a.a/deepseek-r1-distill-8b'],

      deployer: 'mfa-user',
      deployerMfaUsers: ['alice'],
      deployerRoleName: 'Writer',
    },
  };
  expect(expectationsOf(answers).filter(({ label }) => label.includes('user/alice'))).toEqual([]);
  const offered: Answers = { ...answers, values: { ...answers.values, regions: ['us-east-1'] } };
  expect(expectationsOf(offered).filter(({ label }) => label.includes('user/alice'))).not.toEqual([]);
  expect([...failures(proofsOf(answers)), ...failures(proofsOf(offered))]).toEqual([]);
});

test('nobody is expected to assume the role of a deployer whose clusters are all in other accounts', () => {
  const inAccount = (account: string): Answers => ({
    ...startAnswers('host-eks'),
    values: {
      account: '111122223333',
      regions: ['us-east-1'],
      entity: 'eks-pods',
      clusters: [`arn:aws:eks:us-east-1:${account}:cluster/inference`],
      deployerPolicy: true,
      deployer: 'own-role',
      deployerCallerRoles: ['arn:aws:iam::111122223333:role/alice'],
      deployerRoleName: 'Writer',
    },
  });
  const byAlice = (answers: Answers) =>
    expectationsOf(answers).filter(({ label }) => label.includes('role/alice'));
  expect(byAlice(inAccount('111122223333'))).not.toEqual([]);
  expect(byAlice(inAccount('444455556666'))).toEqual([]);
  expect(failures(proofsOf(inAccount('444455556666')))).toEqual([]);
});

test('a task is not expected to be kept from files that the app reads itself', () => {
  const answers: Answers = {
    ...startAnswers('invoke-sagemaker'),
    values: {
      account: '925412190852',
      also: ['invoke'],
      endpoints: ['arn:aws:sagemaker:us-east-1:925412190852:endpoint/a'],
      endpointCalls: 'async',
      asyncInput: ['acme-models/requests'],
      appFiles: ['acme-models'],
      resourceAccount: false,
    },
  };
  expect(failures(proofsOf(answers))).toEqual([]);
});

test('kits meet their expectations for any answers, unless these are in each other’s way', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const isApart = areApart(answers);
      const failing = failures(proofsOf(answers)).filter(
        ({ expectation }) => !isApart || expectation.expect === 'denied',
      );
      expect(failing).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test('a call that starts in a Region without the required guardrail fails, and so does a job far from its key', () => {
  const account = '923030274270';
  const far = (scenario: ScenarioId, values: Answers['values']) =>
    failures(
      proofsOf({ ...startAnswers(scenario), values: { account, regions: ['us-east-1'], ...values } }),
    ).map(({ expectation }) => `${expectation.expect} ${expectation.action}`);
  const guardrails = [`arn:aws:bedrock:eu-west-2:${account}:guardrail/gr1a2b3c4d5e`];
  expect(far('invoke', { guardrailRule: 'required', guardrails })).toContain('allowed bedrock:InvokeModel');
  const weightsKeys = [`arn:aws:kms:us-west-2:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`];
  expect(far('import', { weights: ['acme/r1/'], weightsEncryption: 'kms', weightsKeys })).toEqual([
    'allowed kms:Decrypt',
  ]);
});
