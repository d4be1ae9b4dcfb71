// Answers that say where they are: in ARNs, in the addresses of images and in the names of buckets.
import '#deepseek/answers/register-all.ts';
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

/** What is apart, as a person reads it; nothing where the answers agree. */
function apart(scenario: ScenarioId, values: Values): readonly string[] {
  const answers = { scenario, values };
  return readinessOf({ answers, kit: compose(answers), documents: [] })
    .causes.filter(({ id }) => /^(?:region|owner)-|^mantle-projects$/.test(id))
    .map(({ text }) => text);
}

const documentsIn = (scenario: ScenarioId, values: Values): string =>
  JSON.stringify(documentsOf(compose({ scenario, values })).map(({ document }) => document));

test.each<[string, ScenarioId, Values, readonly string[]]>([
  [
    'an ECS cluster',
    'host-ecs',
    { ...HOST, ecsCluster: CLUSTER, taskImages: ['vllm'] },
    ['The ECS cluster is in eu-west-2, the model runs in us-east-1.'],
  ],
  [
    'a log group of a host',
    'host-ec2',
    { ...HOST, logGroups: [LOGS] },
    ['The log group is in eu-west-2, the model runs in us-east-1.'],
  ],
  [
    'the log group of invocations',
    'logging',
    { ...BASE, logDestination: 'cloudwatch', invocationLogGroup: LOGS },
    ['The log group is in eu-west-2, calls start in us-east-1.'],
  ],
  [
    'a state machine, where a person says that the caller is here',
    'invoke',
    { ...BASE, entity: 'step-functions', elsewhere: false, stateMachines: [MACHINE] },
    ['The state machine is in eu-west-2, calls start in us-east-1.'],
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
    ['The domain is in eu-west-2, the caller is in us-east-1.'],
  ],
  [
    'an image of SageMaker',
    'host-sagemaker',
    { ...HOST, repositories: [`${ACCOUNT}.dkr.ecr.eu-west-2.amazonaws.com/vllm`] },
    ['The repository is in eu-west-2, the model runs in us-east-1.'],
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
    ['The repository is in eu-west-2, the model runs in us-east-1.'],
  ],
  [
    'a bucket whose name has another account',
    'import',
    { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`] },
    [`The bucket is in account ${OTHER}, the role uses only buckets of ${ACCOUNT}.`],
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
    ['The bucket is in eu-west-2, calls start in us-east-1.'],
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
    ['The bucket is in eu-west-2, calls start in us-east-1.'],
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
    ['The buckets are in eu-west-2 and us-east-1, calls start in us-east-1 and eu-west-2.'],
  ],
  [
    'the issuer of a cluster that runs the model',
    'host-eks',
    { ...HOST, ...POD, entity: 'eks-irsa', eksIssuer: ISSUER },
    ['The EKS cluster is in eu-west-2, the model runs in us-east-1.'],
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
    ['None of the projects is in us-east-1, where calls start.'],
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
    ['The KMS key of the topics is in eu-west-2, the topics are in us-east-1.'],
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
    ['No KMS key of the model is in us-west-2, where jobs run too.'],
  ],
])('%s', (_, scenario, values, texts) => {
  expect(apart(scenario, values)).toEqual(texts);
});

test('volumes need no key in each Region: AWS has one of its own', () => {
  const values = { ...HOST, regions: ['us-east-1', 'us-west-2'], volumeKeys: [key('us-east-1')] };
  expect(apart('host-sagemaker', values)).toEqual([]);
  const { notices } = compose({ scenario: 'host-sagemaker', values });
  expect(notices.find(({ id }) => id === 'region-volumeKeys')?.text).toBe(
    'No KMS key of the volumes is in us-west-2, where the model runs too.',
  );
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

/** The cures of what is apart. */
function offered(scenario: ScenarioId, values: Values): readonly string[] {
  const answers = { scenario, values };
  const input = { answers, kit: compose(answers), documents: [] };
  const [cause] = readinessOf(input).causes;
  return cause ? curesOf(input, cause).map(({ label }) => label) : [];
}

test('the Region that an answer names is offered, whatever kind of answer that is', () => {
  expect(offered('host-ecs', { ...HOST, ecsCluster: CLUSTER, taskImages: ['vllm'] })).toEqual([
    'Run the model in eu-west-2',
    'Change “ECS cluster”',
  ]);
  expect(
    offered('batch', { ...BASE, batchInput: [`acme-${ACCOUNT}-us-west-2-an`], batchOutput: ['b77'] }),
  ).toEqual(['Call from us-west-2', 'Choose another input bucket']);
  expect(offered('import', { ...BASE, weights: [`s3://acme-${OTHER}-us-east-1-an/r1/`] })).toEqual([
    `Account that owns the buckets: ${OTHER}`,
    'Choose another bucket',
    'Turn off “Only buckets in this account”',
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
