// Roles that AWS services use, and the data and endpoints they work with.
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { documentsOf } from './role-kit.ts';
import {
  ACCOUNT,
  OTHER,
  answersOf,
  codeOf,
  idsOf,
  kitOf,
  statementsOf,
  textOf,
  writtenJson,
  type Values,
  conditionOf,
  bySid,
  keyIn,
} from './testing/kits.ts';

const guardrail = (region: string, account = ACCOUNT): string =>
  `arn:aws:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`;
const part = (region: string, id: string): string =>
  `arn:aws:ec2:${region}:${ACCOUNT}:${id.startsWith('sg-') ? 'security-group' : 'subnet'}/${id}`;

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
    modelKeys: [keyIn('us-east-1')],
    jobInVpc: true,
    subnets: [part('us-west-2', 'subnet-0aaaaaaa'), part('us-east-1', 'subnet-0bbbbbbb')],
    securityGroups: [part('us-west-2', 'sg-0aaaaaaa'), part('us-east-1', 'sg-0bbbbbbb')],
  });
  expect(codeOf(kit, 'start-import')).toContain('--region us-east-1');
  expect(codeOf(kit, 'start-import')).toContain(`--imported-model-kms-key-id ${keyIn('us-east-1')}`);
  expect(codeOf(kit, 'job-network')).toContain("cat > vpc.json <<'EOF'");
  expect(writtenJson(codeOf(kit, 'job-network'))).toEqual({
    subnetIds: ['subnet-0bbbbbbb'],
    securityGroupIds: ['sg-0bbbbbbb'],
  });
  const batch = kitOf('batch', {
    regions: ['us-east-2', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [keyIn('us-west-2'), keyIn('us-east-2')],
  });
  expect(codeOf(batch, 'start-batch')).toContain('--region us-east-2');
  expect(codeOf(batch, 'start-batch')).toContain(`"s3EncryptionKeyId":"${keyIn('us-east-2')}"`);
  const evaluation = kitOf('evaluation', {
    models: ['v3.1'],
    regions: ['us-east-1', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [keyIn('us-west-2')],
  });
  expect(codeOf(evaluation, 'start-evaluation')).toContain('--region us-west-2');
});

test('the operator of an evaluation reads encrypted prompts and results, and only buckets of its account', () => {
  const encrypted = { weightsEncryption: 'kms', weightsKeys: [keyIn('us-east-1')] };
  const kit = kitOf('evaluation', encrypted);
  const decrypt = bySid(kit, 'operator', 'DecryptEvaluationObjects');
  expect(decrypt?.Resource).toBe(keyIn('us-east-1'));
  expect(conditionOf(decrypt, 'StringEquals', 'kms:ViaService')).toBe('s3.us-east-1.amazonaws.com');
  for (const sid of ['SeeEvaluationBuckets', 'ReadEvaluationObjects'])
    expect(conditionOf(bySid(kit, 'operator', sid), 'StringEquals', 'aws:ResourceAccount')).toBe(ACCOUNT);
  expect(JSON.stringify(kitOf('evaluation').roles)).not.toContain('kms:');
});

test('an evaluation looks its keys up past S3, and says how Bedrock’s copy takes a key', () => {
  const kit = kitOf('evaluation', {
    regions: ['us-east-1', 'us-west-2'],
    weightsEncryption: 'kms',
    weightsKeys: [keyIn('us-east-1')],
  });
  const describe = bySid(kit, 'service.permissions', 'DescribeBucketKeys');
  expect([describe?.Action, describe?.Resource]).toEqual(['kms:DescribeKey', keyIn('us-east-1')]);
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

// https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-flows.html
test.each([
  ['agents', 'agent-key', 'policies of who builds and calls it'],
  ['flows', 'flow-key', 'the role and the policies of who'],
  ['invoke-prompts', 'prompt-key', 'the role and the author'],
] as const)('with a key of its own, %s need it: %s', (scenario, step, who) => {
  const kit = kitOf(scenario, { regions: ['us-east-1', 'us-west-2'] });
  expect(textOf(kit, step)).toContain(who);
  expect(JSON.parse(codeOf(kit, step))).toMatchObject({
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: ['us-east-1', 'us-west-2'].map((region) => `arn:aws:kms:${region}:${ACCOUNT}:key/KEY_ID`),
  });
});

// https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-kms.html
test.each(['agents', 'flows'] as const)('the role of %s decrypts a guardrail with a key', (scenario) => {
  const serviceGuardrails = [`arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`];
  expect(codeOf(kitOf(scenario, { serviceGuardrails }), 'guardrail-key')).toContain('kms:Decrypt');
  expect(codeOf(kitOf(scenario), 'guardrail-key')).toBe('');
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
  for (const region of regions)
    expect(jumpStart).toContain(`AWS_DEFAULT_REGION=${region} python deploy-${region}.py`);
  expect(jumpStart.split('deploy-af-south-1.py')[1]).toContain(
    'vpc_config={"Subnets":["subnet-0bbbbbbb"],"SecurityGroupIds":["sg-0bbbbbbb"]},',
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
  expect(idsOf(notices)).toContain('enforced-guardrail-region');
});

test.each(['agents', 'flows'] as const)('a guardrail of another account must be shared: %s', (scenario) => {
  const steps = (owner: string) =>
    kitOf(scenario, { account: ACCOUNT, serviceGuardrails: [guardrail('us-east-1', owner)] });
  expect(codeOf(steps(OTHER), 'share-guardrail')).toContain(`:${OTHER}:guardrail/`);
  expect(idsOf(steps(ACCOUNT).nextSteps)).not.toContain('share-guardrail');
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
