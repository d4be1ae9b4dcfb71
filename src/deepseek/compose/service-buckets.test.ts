// The buckets, folders and access points that roles of services read and write, and the commands that name them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { readBucket, type LocationUse } from '#deepseek/answers/inputs/bucket.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import {
  ACCOUNT,
  OTHER,
  allowing,
  answersOf,
  codeOf,
  kitOf,
  statementsOf,
  writtenJson,
  type Values,
  conditionOf,
  bySid,
  keyIn,
} from './testing/kits.ts';

/** The words of a command as a shell hands them over. Files that the code writes go to a folder of their own. */
function shellWords(code: string): readonly string[] {
  const cwd = mkdtempSync(join(tmpdir(), 'step-'));
  try {
    const script = `aws() { printf '%s\\0' "$@"; }\n${code}`;
    return execFileSync('sh', ['-c', script], { encoding: 'utf8', cwd }).split('\0');
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

test('a bucket leaves reads of the named folders to the named access points, or else to those of its owner', () => {
  const delegated = (values: Values, sid = 'DelegateToAccessPoints') =>
    bySid(kitOf('download-weights', { weights: ['acme-models/ds/'], ...values }), 'weights-bucket', sid);
  const mine = `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/weights-ap`;
  const theirs = `arn:aws:s3:us-east-1:${OTHER}:accesspoint/weights-ap`;
  const through = (values: Values) => delegated(values)?.Condition;
  const arnIs = (arns: unknown) => ({ StringEquals: { 's3:DataAccessPointArn': arns } });
  expect(through({ accessPoints: ['weights-ap'] })).toEqual(arnIs(mine));
  expect(through({ accessPoints: ['weights-ap'], ownerAccount: OTHER })).toEqual(arnIs(mine));
  expect(through({ accessPoints: ['weights-ap', theirs] })).toEqual(arnIs([mine, theirs]));
  const ofOwner = { StringEquals: { 's3:DataAccessPointAccount': OTHER } };
  expect(through({ ownerAccount: OTHER, delegateAccessPoints: true })).toEqual(ofOwner);
  expect(delegated({ accessPoints: [theirs] })?.Resource).toBe('arn:aws:s3:::acme-models/ds/*');
  expect(delegated({ accessPoints: [theirs] }, 'DelegateListsToAccessPoints')).toMatchObject({
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::acme-models',
    Condition: { ...arnIs(theirs), StringLike: { 's3:prefix': 'ds/*' } },
  });
});

test('an access point that cannot be used leaves a placeholder, never a statement without resources', () => {
  const kit = kitOf('download-weights', { accessPoints: ['ab'] });
  expect(kit.placeholders).toContain('accessPoints');
  for (const { Resource } of allowing(kit, 's3:GetObject'))
    expect(toArray(Resource).join()).toContain('accesspoint/deepseek-weights-ap');
});

test.each(['upload-weights', 'download-weights'] as const)(
  'in %s a network limits calls to S3, and its calls to KMS do not carry it',
  (scenario) => {
    const limits = [
      [{ network: 'vpce', vpcEndpoints: ['vpce-0abc'] }, 'StringEquals', 'aws:SourceVpce'],
      [{ network: 'ip', sourceIps: ['203.0.113.0/24'] }, 'IpAddress', 'aws:SourceIp'],
    ] as const;
    for (const [network, operator, name] of limits) {
      const values = { syncUploads: true, weightsEncryption: 'kms', weightsKeys: [keyIn('us-east-1')] };
      const kit = kitOf(scenario, { entity: 'ec2', ...values, ...network });
      for (const statement of statementsOf(kit, 'app.permissions')) {
        const toS3 = toArray(statement.Action).every((action) => action.startsWith('s3:'));
        expect(conditionOf(statement, operator, name) !== undefined).toBe(toS3);
      }
      if (name === 'aws:SourceVpce') expect(codeOf(kit, 'vpc-endpoints')).toContain('Values=*.us-east-1.s3,');
    }
  },
);

test('an access point of another account comes with the policy that lets the role in, and no wider', () => {
  const weights = ['acme-models/deepseek-v3'];
  const theirs = `arn:aws:s3:us-east-1:${OTHER}:accesspoint/weights-ap`;
  const code = codeOf(kitOf('download-weights', { weights, accessPoints: [theirs] }), 'access-point');
  expect(code).toContain(`--account-id ${OTHER} --name weights-ap`);
  const { Statement: statements } = writtenJson(code) as {
    Statement: readonly Statement[];
  };
  const principal = { AWS: `arn:aws:iam::${ACCOUNT}:role/DeepSeekWeightsReader` };
  expect(statements.map(({ Principal }) => Principal)).toEqual([principal, principal]);
  expect(statements.map(({ Resource }) => Resource)).toEqual([theirs, `${theirs}/object/deepseek-v3/*`]);
  expect(statements[0]?.Condition).toEqual({ StringLike: { 's3:prefix': 'deepseek-v3/*' } });
  expect(codeOf(kitOf('download-weights', { weights, accessPoints: ['own-ap'] }), 'access-point')).toBe('');
});

const LOCATIONS = [
  // what is typed, the object ARN it grants, what a listing may ask for
  ['s3://acme/ds/model.tar.gz', 'acme/ds/model.tar.gz', 'ds/model.tar.gz'],
  ['arn:aws:s3:::acme/ds/model.tar.gz', 'acme/ds/model.tar.gz', 'ds/model.tar.gz'],
  ['acme/prompts.jsonl', 'acme/prompts.jsonl', 'prompts.jsonl'],
  ['acme/ds/model.tar.gz/', 'acme/ds/model.tar.gz/*', 'ds/model.tar.gz/*'],
  ['acme/ds/model.tar.gz/*', 'acme/ds/model.tar.gz/*', 'ds/model.tar.gz/*'],
  ['acme/in', 'acme/in/*', 'in/*'],
  ['acme/in/', 'acme/in/*', 'in/*'],
  ['acme/deepseek-v3.2', 'acme/deepseek-v3.2/*', 'deepseek-v3.2/*'],
  ['acme', 'acme/*', undefined],
] as const;

const READERS = [
  ['download-weights', 'weights', 'app.permissions', 'ReadWeights', 'ListWeights'],
  ['host-sagemaker', 'weights', 'execution.permissions', 'ReadWeights', 'ListWeights'],
  ['host-ec2', 'weights', 'instance.permissions', 'ReadWeights', 'ListWeights'],
  ['batch', 'batchInput', 'service.permissions', 'ReadBatchInput', 'ListBatchPrefixes'],
  ['evaluation', 'evaluationPrompts', 'service.permissions', 'ReadPromptDataset', undefined],
] as const;

test.each(READERS)(
  'in %s a file is granted as that file, and a folder as what is below its slash',
  (...row) => {
    const [scenario, field, document, reads, lists] = row;
    for (const [typed, objects, prefix] of LOCATIONS) {
      const output = { batchOutput: ['acme-results'], evaluationResults: ['acme-results'] };
      const kit = kitOf(scenario, { ...output, [field]: [typed] });
      expect(bySid(kit, document, reads)?.Resource).toBe(`arn:aws:s3:::${objects}`);
      const list = lists && statementsOf(kit, document).find(({ Sid }) => Sid?.startsWith(lists));
      if (list) expect(conditionOf(list, 'StringLike', 's3:prefix')).toBe(prefix);
    }
  },
);

test('it is said whether an address was understood as a bucket, a folder or a file', () => {
  const { home } = viewOf(startAnswers('batch'));
  const words = (raw: string, use?: LocationUse) => {
    const read = readBucket(raw, home, use);
    return read.ok ? [read.words, read.advice] : read.message;
  };
  expect(words('acme')).toEqual(['all of bucket acme', undefined]);
  expect(words('acme/in')).toEqual(['bucket acme, only below in/', undefined]);
  expect(words('acme/in/a.jsonl')).toEqual(['bucket acme, only the file in/a.jsonl', undefined]);
  expect(words('acme/out.json', 'write')).toEqual([
    'bucket acme, only below out.json/',
    expect.stringMatching(/looks like a file.* out\.json\//),
  ]);
  expect(words('acme/out.json/', 'write')).toEqual(['bucket acme, only below out.json/', undefined]);
  expect(words('s3://acme/ds/model.tar.gz', 'folder')).toContain('Type the folder, s3://acme/ds/');
});

test('an imported model is read from a folder: a file is refused', () => {
  const { problems } = kitOf('import', { weights: ['s3://acme/ds/model.safetensors'] });
  expect(problems.map(({ field }) => field)).toEqual(['weights']);
});

test('SageMaker is given an archive as one compressed object, and a folder as a prefix', () => {
  const source = (weights: string) => codeOf(kitOf('host-sagemaker', { weights: [weights] }), 'deploy');
  expect(source('s3://acme/ds/model.tar.gz')).toContain(
    '"S3Uri":"s3://acme/ds/model.tar.gz","S3DataType":"S3Object","CompressionType":"Gzip"',
  );
  expect(source('s3://acme/ds/model.gguf')).toContain('"S3DataType":"S3Object","CompressionType":"None"');
  expect(source('acme/ds')).toContain(
    '"S3Uri":"s3://acme/ds/","S3DataType":"S3Prefix","CompressionType":"None"',
  );
});

test('commands hand over folders whatever they are called', () => {
  const named = `it's, a=$(id) & \\x`;
  // Jobs of Bedrock take fewer characters.
  const ofJob = `it's_(id)!`;
  const given: readonly (readonly [ScenarioId, Values, string, folder: string])[] = [
    ['evaluation', { evaluationResults: [`acme/${ofJob}`] }, 'start-evaluation', ofJob],
    ['import', { weights: [`acme/${ofJob}`] }, 'start-import', ofJob],
    ['batch', { batchInput: [`acme/${ofJob}`], batchOutput: [`acme/${ofJob}`] }, 'start-batch', ofJob],
    ['upload-weights', { entity: 'ec2', weights: [`acme/${named}`] }, 'upload', named],
    ['logging', { logDestination: 's3', logBuckets: [`acme/${named}`] }, 'turn-on-logging', named],
  ];
  for (const [scenario, values, step, folder] of given) {
    const words = shellWords(codeOf(kitOf(scenario, values), step));
    const inJson = JSON.stringify(folder).slice(1, -1);
    expect(words.some((word) => word.includes(folder) || word.includes(inJson))).toBe(true);
    // A shorthand value would end at the comma.
    for (const word of words.filter((each) => each.includes('s3Uri')))
      expect(word.startsWith('{')).toBe(true);
  }
});

test('what a key adds is said as it is: a key of the buckets’ owner has no limit to S3', () => {
  const effectOf = (scenario: ScenarioId, values: Values = {}) => {
    const field = fieldOf('weightsEncryption');
    const options = field.kind === 'choice' ? field.options(viewOf(answersOf(scenario, values))) : [];
    return options.find(({ value }) => value === 'kms')?.detail;
  };
  expect(effectOf('import')).toContain('through S3 only');
  expect(effectOf('import', { ownerAccount: OTHER })).not.toContain('through S3 only');
  expect(effectOf('batch', { ownerAccount: OTHER })).toContain('kms:DescribeKey');
  expect(effectOf('evaluation')).toContain('kms:DescribeKey');
  expect(effectOf('upload-weights', { ownerAccount: OTHER })).toContain('through S3 only');
});

test('an upload names its key, where there is one for all buckets', () => {
  const upload = (keys: readonly string[]) =>
    codeOf(
      kitOf('upload-weights', { entity: 'ec2', weightsEncryption: 'kms', weightsKeys: [...keys] }),
      'upload',
    );
  expect(upload([keyIn('us-east-1', OTHER)])).toContain(
    `--sse aws:kms --sse-kms-key-id ${keyIn('us-east-1', OTHER)}`,
  );
  expect(upload([keyIn('us-east-1'), keyIn('us-west-2')])).not.toContain('--sse');
  expect(codeOf(kitOf('upload-weights', { entity: 'ec2' }), 'upload')).not.toContain('--sse');
});

test('a log in S3 alone names its bucket policy after the bucket, and asks for no name', () => {
  const values = { logDestination: 's3', logBuckets: ['acme-logs'] };
  expect(kitOf('logging', values).policies.map(({ name }) => name)).toEqual(['log-bucket-acme-logs']);
  expect(viewOf(answersOf('logging', values)).asks('policyName')).toBe(false);
  expect(viewOf(answersOf('logging', {})).asks('policyName')).toBe(true);
});
