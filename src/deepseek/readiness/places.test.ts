// Answers that say where they are: in ARNs, in the addresses of images and in the names of buckets.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldsWithHomes } from '#deepseek/answers/fields/fields.ts';
import { homeInText } from '#deepseek/answers/inputs/arn-home.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { standingOf } from '#deepseek/answers/standing.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { Values } from '#deepseek/compose/testing/kits.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { curesOf } from './cures.ts';
import { readinessOf } from './readiness-of.ts';
import { effectOf } from './testing/effects.ts';

vi.setConfig({ testTimeout: 120_000 });

const ACCOUNT = '210987654321';
const OTHER = '444455556667';

const arn = (service: string, rest: string, region = 'eu-west-2') =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
const key = (region: string) => arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab', region);
const ISSUER = 'https://oidc.eks.eu-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';

const CLUSTER = arn('ecs', 'cluster/prod');
const MACHINE = arn('states', 'stateMachine:nightly');
const LOGS = arn('logs', 'log-group:/deepseek');

const BASE = { account: ACCOUNT, regions: ['us-east-1'] };
const HOST = { ...BASE, weights: ['s3://my-weights-77/r1/'] };
const POD = { namespace: 'inference', serviceAccount: 'deepseek', eksClusterName: 'gpu' };

/** What is apart, by its id and as a person reads it; nothing where the answers agree. */
function apart(scenario: ScenarioId, values: Values): readonly string[] {
  const answers = { scenario, values };
  return readinessOf({ answers, kit: compose(answers), documents: [] })
    .causes.filter(({ id }) => /^(?:region|owner)-|^mantle-projects$/.test(id))
    .map(({ id, text }) => `${id}: ${text}`);
}

const documentsIn = (scenario: ScenarioId, values: Values): string =>
  JSON.stringify(documentsOf(compose({ scenario, values })).map(({ document }) => document));

test.each<[string, ScenarioId, Values, readonly RegExp[]]>([
  [
    'an ECS cluster',
    'host-ecs',
    { ...HOST, ecsCluster: CLUSTER, taskImages: ['vllm'] },
    [/^region-ecsCluster: .*eu-west-2, .*model .*us-east-1/],
  ],
  [
    'a log group of a host',
    'host-ec2',
    { ...HOST, logGroups: [LOGS] },
    [/^region-logGroups: .*eu-west-2, .*model .*us-east-1/],
  ],
  [
    'the log group of invocations',
    'logging',
    { ...BASE, logDestination: 'cloudwatch', invocationLogGroup: LOGS },
    [/^region-invocationLogGroup: .*eu-west-2, calls .*us-east-1/],
  ],
  [
    'a state machine, where a person says that the caller is here',
    'invoke',
    { ...BASE, entity: 'step-functions', elsewhere: false, stateMachines: [MACHINE] },
    [/^region-stateMachines: .*eu-west-2, calls .*us-east-1/],
  ],
  [
    'one of two domains',
    'opensearch',
    {
      ...BASE,
      elsewhere: true,
      callerRegions: ['us-east-1'],
      domains: [arn('es', 'domain/rag'), arn('es', 'domain/rag2', 'us-east-1')],
    },
    [/^region-domains: .*eu-west-2, .*caller .*us-east-1/],
  ],
  [
    'an image of SageMaker',
    'host-sagemaker',
    { ...HOST, repositories: [`${ACCOUNT}.dkr.ecr.eu-west-2.amazonaws.com/vllm`] },
    [/^region-repositories: .*eu-west-2, .*model .*us-east-1/],
  ],
  ['an image that Docker pulls', 'host-ec2', { ...HOST, repositories: [arn('ecr', 'repository/vllm')] }, []],
  [
    'an image of another account that Docker pulls',
    'host-ec2',
    { ...HOST, sharedRepositories: [`arn:aws:ecr:eu-west-2:${OTHER}:repository/vllm`] },
    [],
  ],
  [
    'an image of another account that SageMaker pulls',
    'host-sagemaker',
    { ...HOST, sharedRepositories: [`arn:aws:ecr:eu-west-2:${OTHER}:repository/vllm`] },
    [/^region-sharedRepositories: .*eu-west-2, .*model .*us-east-1/],
  ],
  [
    'a bucket whose name has another account',
    'import',
    { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`] },
    [new RegExp(`^owner-weights: .*${OTHER}, .*${ACCOUNT}`)],
  ],
  [
    'such a bucket, with its owner',
    'import',
    { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`], ownerAccount: OTHER },
    [],
  ],
  [
    'such a bucket, where all buckets are open',
    'import',
    { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`], resourceAccount: false },
    [],
  ],
  [
    'a bucket whose name has another Region',
    'batch',
    { ...BASE, batchInput: [`s3://acme-${ACCOUNT}-eu-west-2-an/in/`], batchOutput: ['s3://acme/out/'] },
    [/^region-batchInput: .*eu-west-2, calls .*us-east-1/],
  ],
  [
    'the same, read by an instance',
    'host-ec2',
    { ...HOST, weights: [`s3://acme-${ACCOUNT}-eu-west-2-an/r1/`] },
    [],
  ],
  [
    'the bucket of a log',
    'logging',
    { ...BASE, logDestination: 's3', logBuckets: [`acme-${ACCOUNT}-eu-west-2-an`] },
    [/^region-logBuckets: .*eu-west-2, calls .*us-east-1/],
  ],
  [
    'buckets of logs in another order than the Regions',
    'logging',
    {
      ...BASE,
      regions: ['us-east-1', 'eu-west-2'],
      logDestination: 's3',
      logBuckets: [`acme-${ACCOUNT}-eu-west-2-an`, `acme-${ACCOUNT}-us-east-1-an`],
    },
    [/^region-logBuckets: .*eu-west-2 and us-east-1, calls .*us-east-1 and eu-west-2/],
  ],
  [
    'the issuer of a cluster that runs the model',
    'host-eks',
    { ...HOST, ...POD, entity: 'eks-irsa', eksIssuer: ISSUER },
    [/^region-eksIssuer: .*eu-west-2, .*model .*us-east-1/],
  ],
  [
    'the issuer of a cluster whose pods call over the internet',
    'invoke',
    { ...BASE, ...POD, entity: 'eks-irsa', eksIssuer: ISSUER },
    [],
  ],
  [
    'the project of an API key',
    'api-keys',
    { ...BASE, keyEndpoints: ['mantle'], mantleProjects: [arn('bedrock-mantle', 'project/proj_a')] },
    [/^mantle-projects: .*us-east-1/],
  ],
  [
    'the key of a topic',
    'host-sagemaker',
    {
      ...HOST,
      repositories: ['vllm'],
      inferenceOption: 'async',
      asyncOutput: 's3://acme/out/',
      snsTopics: [arn('sns', 'done', 'us-east-1')],
      topicKeys: [key('eu-west-2')],
    },
    [/^region-topicKeys: .*eu-west-2, .*topics .*us-east-1/],
  ],
  [
    'the key of models in one of two Regions',
    'import',
    {
      ...HOST,
      regions: ['us-east-1', 'us-west-2'],
      modelEncryption: 'kms',
      modelKeys: [key('us-east-1')],
    },
    [/^region-modelKeys: No .*us-west-2, .*jobs/],
  ],
])('%s', (_, scenario, values, texts) => {
  expect(apart(scenario, values)).toEqual(texts.map((each) => expect.stringMatching(each)));
});

test('volumes need no key in each Region: AWS has one of its own', () => {
  const values = { ...HOST, regions: ['us-east-1', 'us-west-2'], volumeKeys: [key('us-east-1')] };
  expect(apart('host-sagemaker', values)).toEqual([]);
  const { notices } = compose({ scenario: 'host-sagemaker', values });
  expect(notices.find(({ id }) => id === 'region-volumeKeys')?.text).toMatch(/^No .*us-west-2, .*model/);
});

test('an image is named in its own Region', () => {
  const text = documentsIn('host-ec2', { ...HOST, repositories: [arn('ecr', 'repository/vllm')] });
  expect(text).toContain(`arn:aws:ecr:eu-west-2:${ACCOUNT}:repository/vllm`);
  expect(text).not.toContain('arn:aws:ecr:us-east-1');
});

test.each<[string, ScenarioId, Values]>([
  ['a cluster', 'host-ecs', { ecsCluster: CLUSTER }],
  ['a log group', 'logging', { logDestination: 'cloudwatch', invocationLogGroup: LOGS }],
  ['a state machine', 'invoke', { entity: 'step-functions', stateMachines: [MACHINE] }],
  ['an image', 'host-ec2', { repositories: [`${ACCOUNT}.dkr.ecr.eu-west-2.amazonaws.com/vllm`] }],
  ['a function', 'invoke', { entity: 'lambda', functionNames: [arn('lambda', 'function:chat')] }],
])('%s says the account and the Region of the role', (_, scenario, values) => {
  const checked = readAnswers({ scenario, values });
  expect(checked.view.home).toMatchObject({ regions: ['eu-west-2'], account: ACCOUNT, accountGiven: true });
  expect(standingOf(checked, 'regions')).toBe('stated');
  expect(standingOf(checked, 'account')).toBe('stated');
});

test('a caller that is in another Region than the model is there without a question', () => {
  const values = { ...BASE, entity: 'step-functions', stateMachines: [MACHINE] };
  const checked = readAnswers({ scenario: 'invoke', values });
  expect(checked.answer('callerRegions')).toEqual(['eu-west-2']);
  expect(standingOf(checked, 'callerRegions')).toBe('stated');
  expect(documentsIn('invoke', values)).toContain(`:eu-west-2:${ACCOUNT}:stateMachine:nightly`);
  expect(documentsIn('invoke', values)).toContain('arn:aws:bedrock:us-east-1::foundation-model/');
  expect(apart('invoke', values)).toEqual([]);
});

test('what the model needs beside it decides before what calls it', () => {
  const values = { entity: 'lambda', functionNames: [arn('lambda', 'function:chat', 'us-west-2')] };
  const { view } = readAnswers({
    scenario: 'invoke-arns',
    values: { ...values, modelArns: ['arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2'] },
  });
  expect(view.home.regions).toEqual(['us-east-1']);
});

/** What the cures of what is apart change and open. */
function offered(scenario: ScenarioId, values: Values): readonly object[] {
  const input = { answers: { scenario, values }, kit: compose({ scenario, values }), documents: [] };
  const [cause] = readinessOf(input).causes;
  return cause ? curesOf(input, cause).map((cure) => effectOf(cure, input.answers)) : [];
}

test('the Region that an answer names is offered, whatever kind of answer that is', () => {
  expect(offered('host-ecs', { ...HOST, ecsCluster: CLUSTER, taskImages: ['vllm'] })).toEqual([
    { regions: ['eu-west-2'] },
    { opens: 'ecsCluster' },
  ]);
  expect(
    offered('batch', { ...BASE, batchInput: [`acme-${ACCOUNT}-us-west-2-an`], batchOutput: ['b77'] }),
  ).toEqual([{ regions: ['us-west-2'] }, { opens: 'batchInput' }]);
  expect(offered('import', { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`] })).toEqual([
    { ownerAccount: OTHER },
    { opens: 'weights' },
    { resourceAccount: false, widens: true },
  ]);
});

/** The answers with the Region of one ARN changed. */
function moved({ scenario, values }: Answers, id: keyof Answers['values']) {
  const [first, ...others] = [values[id] ?? []].flat();
  const home = typeof first === 'string' ? homeInText(first) : undefined;
  if (typeof first !== 'string' || !home) return undefined;
  const used = viewOf({ scenario, values }).home.regions;
  const to = REGIONS.find(
    ({ code, partition }) => partition === home.partition && !used.includes(code),
  )?.code;
  if (to === undefined || JSON.stringify(values).includes(to)) return undefined;
  const entry = first.replace(home.region, to);
  const value = Array.isArray(values[id]) ? [entry, ...others.map(String)] : entry;
  return { to, answers: { scenario, values: { ...values, regions: used, [id]: value } } };
}

test('the Region of an ARN is in the documents, or the kit is not ready', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const view = viewOf(answers);
      for (const id of fieldsWithHomes().filter((each) => view.asks(each))) {
        const made = moved(answers, id);
        if (!made) continue;
        const kit = compose(made.answers);
        const text = JSON.stringify(documentsOf(kit).map(({ document }) => document));
        const { state } = readinessOf({ answers: made.answers, kit, documents: [] });
        expect(text.includes(made.to) || (state !== 'ready' && state !== 'guesses'), `${id} ${made.to}`).toBe(
          true,
        );
      }
    }),
    { numRuns: runs(300) },
  );
});

test('without account and Regions, those of the ARNs are read and nothing throws', () => {
  fc.assert(
    fc.property(completeAnswers, ({ scenario, values }) => {
      const {
        account: _account,
        regions: _regions,
        elsewhere: _elsewhere,
        callerRegions: _callers,
        ...others
      } = values;
      const { view } = compose({ scenario, values: others }) && readAnswers({ scenario, values: others });
      expect(view.home.regions.length).toBeGreaterThan(0);
    }),
    { numRuns: runs(200) },
  );
});
