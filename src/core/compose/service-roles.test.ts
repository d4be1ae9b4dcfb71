// Roles that AWS services use, and the data and endpoints they work with.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import '#core/answers/register-all.ts';
import { startAnswers } from '#core/answers/answers.ts';
import { readBucket, type LocationUse } from '#core/answers/inputs/bucket.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import {
  ACCOUNT,
  OTHER,
  allowing,
  answersOf,
  codeOf,
  idsOf,
  kitOf,
  statementsOf,
  writtenJson,
  type Values,
} from './testing/kits.ts';

const bySid = (kit: RoleKit, id: string, sid: string): Statement | undefined =>
  statementsOf(kit, id).find((statement) => statement.Sid === sid);
const conditionOf = (statement: Statement | undefined, operator: string, key: string): unknown =>
  statement?.Condition?.[operator]?.[key];

const key = (region: string, account = ACCOUNT): string =>
  `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const guardrail = (region: string, account = ACCOUNT): string =>
  `arn:aws:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`;
const part = (region: string, id: string): string =>
  `arn:aws:ec2:${region}:${ACCOUNT}:${id.startsWith('sg-') ? 'security-group' : 'subnet'}/${id}`;

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

test('the role of an agent, a flow or an evaluation applies a guardrail that is enforced from outside', () => {
  const enforced = { enforcedGuardrail: true, enforcedGuardrails: [guardrail('us-east-1', OTHER)] };
  for (const scenario of ['agents', 'flows', 'evaluation'] as const) {
    const apply = bySid(kitOf(scenario, enforced), 'service.permissions', 'ApplyEnforcedGuardrail');
    expect(apply?.Action).toBe('bedrock:ApplyGuardrail');
    expect(apply?.Resource).toBe(enforced.enforcedGuardrails[0]);
    expect(JSON.stringify(kitOf(scenario).roles)).not.toContain('ApplyGuardrail');
  }
});

test('a batch job is not asked about enforced guardrails: no role of it calls InvokeModel', () => {
  const kit = kitOf('batch');
  expect(JSON.stringify(documentsOf(kit))).not.toContain('"bedrock:InvokeModel"');
  expect(viewOf(answersOf('batch', {})).asks('enforcedGuardrail')).toBe(false);
});

test('a guardrail of an agent or a flow with cross-Region inference comes with its profile everywhere', () => {
  const values = { serviceGuardrails: [guardrail('us-east-1')] };
  for (const scenario of ['agents', 'flows'] as const) {
    const kit = kitOf(scenario, { ...values, guardrailProfile: ['us.guardrail.v1:0'] });
    const apply = statementsOf(kit, 'service.permissions').find(
      ({ Action }) => Action === 'bedrock:ApplyGuardrail',
    );
    expect(apply?.Resource).toEqual([
      guardrail('us-east-1'),
      ...['us-east-1', 'us-east-2', 'us-west-2'].map(
        (region) => `arn:aws:bedrock:${region}:${ACCOUNT}:guardrail-profile/us.guardrail.v1:0`,
      ),
    ]);
    expect(viewOf(answersOf(scenario, {})).asks('guardrailProfile')).toBe(false);
  }
});

test('a job is started where its key and its subnets are', () => {
  const kit = kitOf('import', {
    regions: ['us-west-2', 'us-east-1'],
    modelEncryption: 'kms',
    modelKeys: [key('us-east-1')],
    jobInVpc: true,
    subnets: [part('us-west-2', 'subnet-0aaaaaaa'), part('us-east-1', 'subnet-0bbbbbbb')],
    securityGroups: [part('us-west-2', 'sg-0aaaaaaa'), part('us-east-1', 'sg-0bbbbbbb')],
  });
  expect(codeOf(kit, 'start-import')).toContain('--region us-east-1');
  expect(codeOf(kit, 'start-import')).toContain(`--imported-model-kms-key-id ${key('us-east-1')}`);
  expect(codeOf(kit, 'job-network')).toContain("cat > vpc.json <<'EOF'");
  expect(writtenJson(codeOf(kit, 'job-network'))).toEqual({
    subnetIds: ['subnet-0bbbbbbb'],
    securityGroupIds: ['sg-0bbbbbbb'],
  });
  const batch = kitOf('batch', {
    regions: ['us-east-2', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [key('us-west-2'), key('us-east-2')],
  });
  expect(codeOf(batch, 'start-batch')).toContain('--region us-east-2');
  expect(codeOf(batch, 'start-batch')).toContain(`"s3EncryptionKeyId":"${key('us-east-2')}"`);
  const evaluation = kitOf('evaluation', {
    models: ['v3.1'],
    regions: ['us-east-1', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [key('us-west-2')],
  });
  expect(codeOf(evaluation, 'start-evaluation')).toContain('--region us-west-2');
});

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
      const values = { syncUploads: true, weightsEncryption: 'kms', weightsKeys: [key('us-east-1')] };
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
    expect.stringContaining('files are written below it'),
  ]);
  expect(words('acme/out.json/', 'write')).toEqual(['bucket acme, only below out.json/', undefined]);
  expect(words('s3://acme/ds/model.tar.gz', 'import')).toContain('Type the folder, s3://acme/ds/');
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

test('the operator of an evaluation reads encrypted prompts and results, and only buckets of its account', () => {
  const encrypted = { weightsEncryption: 'kms', weightsKeys: [key('us-east-1')] };
  const kit = kitOf('evaluation', encrypted);
  const decrypt = bySid(kit, 'operator', 'DecryptEvaluationObjects');
  expect(decrypt?.Resource).toBe(key('us-east-1'));
  expect(conditionOf(decrypt, 'StringEquals', 'kms:ViaService')).toBe('s3.us-east-1.amazonaws.com');
  for (const sid of ['SeeEvaluationBuckets', 'ReadEvaluationObjects'])
    expect(conditionOf(bySid(kit, 'operator', sid), 'StringEquals', 'aws:ResourceAccount')).toBe(ACCOUNT);
  expect(JSON.stringify(kitOf('evaluation').roles)).not.toContain('kms:');
});

test('an evaluation looks its keys up past S3, and says how Bedrock’s copy takes a key', () => {
  const kit = kitOf('evaluation', {
    regions: ['us-east-1', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [key('us-east-1')],
  });
  const describe = bySid(kit, 'service.permissions', 'DescribeBucketKeys');
  expect([describe?.Action, describe?.Resource]).toEqual(['kms:DescribeKey', key('us-east-1')]);
  expect(describe?.Condition).toBeUndefined();
  const [encrypt, look] = JSON.parse(`[${codeOf(kit, 'evaluation-copy-key')}]`) as readonly Statement[];
  const jobs = ['us-east-1', 'us-west-2'].map(
    (region) => `arn:aws:bedrock:${region}:${ACCOUNT}:evaluation-job/*`,
  );
  expect(encrypt?.Condition).toEqual({
    ArnLike: { 'kms:EncryptionContext:evaluationJobArn': jobs, 'aws:SourceArn': jobs },
  });
  // DescribeKey carries no encryption context: a condition on one would deny it.
  expect(look?.Condition).toEqual({ ArnLike: { 'aws:SourceArn': jobs } });
  expect(idsOf(kitOf('evaluation').nextSteps)).not.toContain('evaluation-copy-key');
});

test('commands hand over folders whatever they are called', () => {
  const folder = `it's, a=$(id) & \\x`;
  const given: readonly (readonly [ScenarioId, Values, string])[] = [
    ['evaluation', { evaluationResults: [`acme/${folder}`] }, 'start-evaluation'],
    ['import', { weights: [`acme/${folder}`] }, 'start-import'],
    ['batch', { batchInput: [`acme/${folder}`], batchOutput: [`acme/${folder}`] }, 'start-batch'],
    ['upload-weights', { entity: 'ec2', weights: [`acme/${folder}`] }, 'upload'],
    ['logging', { logDestination: 's3', logBuckets: [`acme/${folder}`] }, 'turn-on-logging'],
  ];
  for (const [scenario, values, step] of given) {
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
  expect(upload([key('us-east-1', OTHER)])).toContain(
    `--sse aws:kms --sse-kms-key-id ${key('us-east-1', OTHER)}`,
  );
  expect(upload([key('us-east-1'), key('us-west-2')])).not.toContain('--sse');
  expect(codeOf(kitOf('upload-weights', { entity: 'ec2' }), 'upload')).not.toContain('--sse');
});

test('who calls an agent or a flow may do so in every Region of it', () => {
  const regions = ['us-east-1', 'us-west-2'];
  const resourcesOf = (scenario: 'agents' | 'flows', step: string) =>
    (JSON.parse(codeOf(kitOf(scenario, { regions }), step)) as Statement).Resource;
  expect(resourcesOf('agents', 'agent-caller')).toEqual(
    regions.map((region) => `arn:aws:bedrock:${region}:${ACCOUNT}:agent-alias/AGENT_ID/ALIAS_ID`),
  );
  expect(resourcesOf('flows', 'flow-caller')).toEqual(
    regions.map((region) => `arn:aws:bedrock:${region}:${ACCOUNT}:flow/FLOW_ID/alias/ALIAS_ID`),
  );
  const functions = codeOf(kitOf('agents', { regions }), 'agent-functions');
  for (const region of regions) {
    expect(functions).toContain(`aws lambda add-permission --region ${region} `);
    expect(functions).toContain(`--source-arn arn:aws:bedrock:${region}:${ACCOUNT}:agent/AGENT_ID`);
  }
});

test('an endpoint is deployed in every Region, in the network and with the image of that Region', () => {
  const regions = ['us-east-1', 'af-south-1'];
  const network = {
    endpointVpc: true,
    subnets: [part('us-east-1', 'subnet-0aaaaaaa'), part('af-south-1', 'subnet-0bbbbbbb')],
    securityGroups: [part('us-east-1', 'sg-0aaaaaaa'), part('af-south-1', 'sg-0bbbbbbb')],
  };
  const own = codeOf(kitOf('host-sagemaker', { regions, servedFrom: 'aws-image', ...network }), 'deploy');
  const models = own.split('\n\n').filter((command) => command.includes('create-model '));
  expect(models.map((command) => /--region (\S+)/.exec(command)?.[1])).toEqual(regions);
  expect(models[0]).toContain('763104351884.dkr.ecr.us-east-1.');
  expect(models[0]).toContain('"Subnets":["subnet-0aaaaaaa"],"SecurityGroupIds":["sg-0aaaaaaa"]');
  expect(models[1]).toContain('626614931356.dkr.ecr.af-south-1.');
  expect(models[1]).toContain('"Subnets":["subnet-0bbbbbbb"],"SecurityGroupIds":["sg-0bbbbbbb"]');
  for (const call of ['create-endpoint-config', 'create-endpoint'])
    for (const region of regions) expect(own).toContain(`aws sagemaker ${call} --region ${region}`);

  const jumpStart = codeOf(
    kitOf('host-sagemaker', { regions, servedFrom: 'jumpstart', ...network }),
    'deploy',
  );
  for (const region of regions) expect(jumpStart).toContain(`AWS_DEFAULT_REGION=${region} python deploy.py`);
  expect(jumpStart).toContain(
    '"af-south-1": {"Subnets":["subnet-0bbbbbbb"],"SecurityGroupIds":["sg-0bbbbbbb"]},',
  );

  const marketplace = codeOf(kitOf('host-marketplace', { regions: ['us-east-1', 'us-west-2'] }), 'deploy');
  for (const region of ['us-east-1', 'us-west-2']) {
    expect(marketplace).toContain(`create-marketplace-model-endpoint --region ${region} `);
    expect(marketplace).toContain(`arn:aws:sagemaker:${region}:aws:hub-content/`);
  }
});

test('a guardrail of account B is its own: nobody has to share it, and one of account A must be', () => {
  const values = (owner: string, region = 'us-east-1'): Values => ({
    domains: [`arn:aws:es:us-east-1:${ACCOUNT}:domain/deepseek-rag`],
    modelAccount: OTHER,
    enforcedGuardrail: true,
    enforcedGuardrails: [guardrail(region, owner)],
  });
  expect(idsOf(kitOf('opensearch-accounts', values(OTHER)).nextSteps)).not.toContain('share-guardrail');
  expect(codeOf(kitOf('opensearch-accounts', values(ACCOUNT)), 'share-guardrail')).toContain(ACCOUNT);
  const { notices } = kitOf('opensearch-accounts', values(OTHER, 'us-west-2'));
  expect(idsOf(notices)).toContain('guardrail-gap-enforced-us-east-1');
});

test('collections of several Regions each get their data access policy', () => {
  const code = codeOf(
    kitOf('opensearch-serverless', {
      collections: ['us-east-1', 'eu-west-1'].map(
        (region) => `arn:aws:aoss:${region}:${ACCOUNT}:collection/a1b2c3d4e5f6g7h8i9j0`,
      ),
    }),
    'data-access',
  );
  for (const region of ['us-east-1', 'eu-west-1'])
    expect(code).toContain(`create-access-policy --region ${region}`);
});

test('endpoints of several Regions have a placeholder each', () => {
  const regions = ['us-east-1', 'us-west-2'];
  const code = codeOf(kitOf('endpoint-policy', { regions }), 'set-endpoint-policy');
  const ids = [...code.matchAll(/--vpc-endpoint-id (\S+)/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(regions.length);
});

test('a log in S3 alone names its bucket policy after the bucket, and asks for no name', () => {
  const values = { logDestination: 's3', logBuckets: ['acme-logs'] };
  expect(kitOf('logging', values).policies.map(({ name }) => name)).toEqual(['log-bucket-acme-logs']);
  expect(viewOf(answersOf('logging', values)).asks('policyName')).toBe(false);
  expect(viewOf(answersOf('logging', {})).asks('policyName')).toBe(true);
});

test('in China, the role of an instance is passed to either name of EC2', () => {
  const passedTo = (regions: readonly string[]) => {
    const kit = kitOf('host-ec2', { regions: [...regions], deployerPolicy: true });
    const [pass] = statementsOf(kit, 'deployer').filter(({ Action }) =>
      toArray(Action).includes('iam:PassRole'),
    );
    return conditionOf(pass, 'StringEquals', 'iam:PassedToService');
  };
  expect(passedTo(['cn-north-1'])).toEqual(['ec2.amazonaws.com', 'ec2.amazonaws.com.cn']);
  expect(passedTo(['us-east-1'])).toBe('ec2.amazonaws.com');
});
