// Regions of callers, documents that are split, and notices about names, sizes and conditions.
import { expect, test } from 'vitest';
import { setAnswer, startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { compose } from './compose.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { ACCOUNT, idsOf, kitOf, statementsOf, textOf, type Values } from './testing/kits.ts';

const allowing = (statements: readonly Statement[], action: string): readonly Statement[] =>
  statements.filter((statement) => toArray(statement.Action).includes(action));

const whyOf = (kit: RoleKit, id: string, sid: string) => {
  const document = documentsOf(kit).find((each) => each.id === id)!;
  return document.whys[document.document.Statement.findIndex((statement) => statement.Sid === sid)]![0]!;
};

const conditionOf = (statement: Statement | undefined, operator: string): unknown =>
  statement?.Condition?.[operator];

test('an app may be in a Region that has not got the model', () => {
  const values = { elsewhere: true, callerRegions: ['eu-central-1'], regions: ['eu-north-1'] };
  const ecs = statementsOf(kitOf('invoke', { ...values, entity: 'ecs' }), 'app');
  expect(conditionOf(ecs[0], 'ArnLike')).toEqual({
    'aws:SourceArn': `arn:aws:ecs:eu-central-1:${ACCOUNT}:*`,
  });
  expect(ecs[1]?.Resource).toBe('arn:aws:bedrock:eu-north-1::foundation-model/deepseek.v3.2');
  const lambda = kitOf('invoke', { ...values, functionNames: ['chat'] });
  expect(allowing(statementsOf(lambda, 'app'), 'logs:PutLogEvents')[0]?.Resource).toBe(
    `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/aws/lambda/chat:*`,
  );
  expect(lambda.nextSteps.find(({ id }) => id === 'log-group')?.code).toContain('--region eu-central-1');
});

test('an agent of another Region writes its logs there, also where its trust is not limited to its source', () => {
  for (const sourceConditions of [true, false]) {
    const kit = kitOf('mantle', {
      entity: 'agentcore',
      sourceConditions,
      agentNames: ['a'],
      elsewhere: true,
      callerRegions: ['ap-northeast-2'],
    });
    const [logs] = allowing(statementsOf(kit, 'app'), 'logs:PutLogEvents');
    expect(toArray(logs?.Resource).join()).toContain(':logs:ap-northeast-2:');
  }
});

test('a domain may be in a Region that has not got the model, for its trust and its creator alike', () => {
  const domains = [`arn:aws:es:eu-central-1:${ACCOUNT}:domain/deepseek-rag`];
  const kit = kitOf('opensearch', { domains, elsewhere: true, callerRegions: ['eu-central-1'] });
  const [trust] = statementsOf(kit, 'connector.trust');
  expect(conditionOf(trust, 'ArnLike')).toEqual({ 'aws:SourceArn': domains[0] });
  expect(allowing(statementsOf(kit, 'creator'), 'es:ESHttpPost')[0]?.Resource).toBe(`${domains[0]}/*`);
  expect(statementsOf(kit, 'connector.permissions')[0]?.Resource).toContain(':us-east-1::foundation-model/');
});

test('Regions of the caller count only while the question is asked', () => {
  const kit = kitOf('invoke', { entity: 'ecs', callerRegions: ['eu-central-1'], elsewhere: false });
  expect(JSON.stringify(kit)).not.toContain('eu-central-1');
});

test('many folders of one bucket are split over statements and policies without losing one', () => {
  const folders = Array.from({ length: 20 }, (_, i) => `d${i}/${'x'.repeat(700)}`);
  for (const scenario of ['host-ec2', 'import'] as const) {
    const kit = kitOf(scenario, {
      weights: folders.map((folder) => `acme-models/${folder}`),
      weightsEncryption: 'kms',
      weightsKeys: [`arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
    });
    const { permissions } = kit.roles[0]!;
    for (const { document } of permissions)
      expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.identity);
    const statements = permissions.flatMap(({ document }) => document.Statement);
    const listed = allowing(statements, 's3:ListBucket');
    for (const statement of listed)
      expect(conditionOf(statement, 'StringEquals')).toEqual({ 'aws:ResourceAccount': ACCOUNT });
    const prefixes = listed.flatMap((statement) =>
      toArray(statement.Condition?.['StringLike']?.['s3:prefix'] ?? []),
    );
    expect(prefixes.toSorted()).toEqual(folders.map((folder) => `${folder}/*`).toSorted());
  }
});

test('a chosen model that no chosen Region has is named, and its end of life is not', () => {
  const kit = kitOf('invoke', { entity: 'ec2', models: ['v3.2', 'v3.1'], regions: ['sa-east-1'] });
  expect(textOf(kit, 'gap-v3.1')).toMatch(/DeepSeek-V3\.1 .*sa-east-1/);
  expect(idsOf(kit.nextSteps)).not.toContain('end-of-life-v3.1');
  const both = kitOf('opensearch', { models: ['v3.2', 'v3.1'], regions: ['us-east-1', 'sa-east-1'] });
  expect(textOf(both, 'gap-v3.1')).toMatch(/only in us-east-1/);
  expect(idsOf(both.nextSteps)).toContain('end-of-life-v3.1');
});

test('a trust without source conditions does not speak of them, and says what it leaves open', () => {
  const open = kitOf('import', { sourceConditions: false });
  const why = whyOf(open, 'service.trust', 'BedrockImportAssume');
  expect(why.text).toContain('confused deputy');
  expect(why.text).not.toContain('Both conditions');
  expect(idsOf(open.notices)).toContain('open-trust');
  for (const closed of [kitOf('import', {}), kitOf('invoke', {}), kitOf('host-ec2', {})])
    expect(idsOf(closed.notices)).not.toContain('open-trust');
});

test('a trust names the questions its conditions rest on, and no others', () => {
  const answersOf = (values: { readonly [K in FieldId]?: FieldValue }) =>
    whyOf(kitOf('invoke', values), 'app.trust', 'LambdaAssume').answers;
  expect(answersOf({})).toEqual(['entity', 'sourceConditions']);
  expect(answersOf({ sourceConditions: true })).toEqual(['entity', 'sourceConditions', 'account']);
});

test('an application profile copied from R1 has the steps of R1', () => {
  const kit = kitOf('invoke-arns', {
    entity: 'ec2',
    modelArns: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`],
    profileModels: ['r1'],
  });
  expect(idsOf(kit.nextSteps)).toEqual(expect.arrayContaining(['profile-regions', 'end-of-life-r1']));
  const v32 = kitOf('invoke-arns', {
    entity: 'ec2',
    modelArns: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`],
  });
  expect(idsOf(v32.nextSteps)).not.toContain('profile-regions');
  expect(whyOf(v32, 'app.permissions', 'InvokeV32ModelViaAppProfile').doubt).not.toContain('copied');
});

test('Marketplace ARNs and the endpoints behind them are told when their Regions differ', () => {
  const kit = kitOf('invoke-arns', {
    entity: 'ec2',
    modelArns: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:marketplace/model-endpoint/all-access`],
    backingEndpoints: [`arn:aws:sagemaker:us-west-2:${ACCOUNT}:endpoint/r1`],
  });
  expect(textOf(kit, 'backing-us-west-2-r1')).toMatch(/ r1 .*us-west-2.* Marketplace ARN/);
  expect(textOf(kit, 'marketplace-us-east-1')).toContain('has no effect');
});

test('2 policies of one name, and 2 tags of one key, are problems of the answers, whatever their case', () => {
  const names = kitOf('import', { policyName: 'DeepSeek', operatorName: 'deepseek' });
  expect(names.problems).toEqual([
    {
      field: 'operatorName',
      index: 0,
      raw: 'deepseek',
      message: expect.stringMatching(/policies .*\bDeepSeek\b.*case/),
    },
  ]);
  const tags = kitOf('invoke', { tags: ['team=a', 'Team=b'] });
  expect(tags.problems).toMatchObject([{ field: 'tags', index: 1, raw: 'Team=b' }]);
  expect(tags.problems[0]?.message).toMatch(/tags .*key team\b/);
  const distinct = kitOf('import', { tags: ['team=a'] });
  expect(distinct.notices).toEqual(kitOf('import').notices);
  expect(distinct.problems).toEqual([]);
});

test('long sessions are told apart from role chaining, which AWS caps at one hour', () => {
  const caller = (arn: string, sessionDuration: string) =>
    idsOf(kitOf('invoke', { entity: 'account', trustedPrincipals: [arn], sessionDuration }).notices);
  expect(caller('arn:aws:iam::444455556666:role/PartnerApp', '7200')).toEqual(['role-chaining']);
  expect(caller('444455556666', '7200')).toEqual(['role-chaining']);
  expect(caller('arn:aws:iam::444455556666:user/deploy', '7200')).toEqual([]);
  expect(caller('arn:aws:iam::444455556666:role/PartnerApp', '3600')).toEqual([]);
});

test('the log group of a function is made in each of its Regions', () => {
  const kit = kitOf('invoke', { functionNames: ['chat'], regions: ['us-east-1', 'us-west-2'] });
  expect(kit.nextSteps.find(({ id }) => id === 'log-group')?.code?.split('\n')).toEqual([
    'aws logs create-log-group --region us-east-1 --log-group-name /aws/lambda/chat',
    'aws logs create-log-group --region us-west-2 --log-group-name /aws/lambda/chat',
  ]);
});

test('HeadBucket is claimed only where no prefix is asked for: it sends none', () => {
  const callsOf = (bucket: string) =>
    whyOf(kitOf('host-ec2', { weights: [bucket] }), 'instance.permissions', 'ListWeights').calls;
  expect(callsOf('acme-models')).toContain('HeadBucket');
  expect(callsOf('acme-models/deepseek')).not.toContain('HeadBucket');
});

test('the key of another account needs its key policy in any case', () => {
  const stepOf = (account: string) =>
    textOf(
      kitOf('host-ec2', {
        weightsEncryption: 'kms',
        weightsKeys: [`arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
      }),
      'weights-key-policy',
    );
  expect(stepOf('444455556666')).toContain('another account');
  expect(stepOf(ACCOUNT)).not.toContain('another account');
});

test('outside the commercial endings, both names of S3 are allowed to reach the key', () => {
  const viaOf = (partition: string, region: string) => {
    const kit = kitOf('host-ec2', {
      regions: [region],
      weightsEncryption: 'kms',
      weightsKeys: [`arn:${partition}:kms:${region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
    });
    const [decrypt] = allowing(statementsOf(kit, 'instance.permissions'), 'kms:Decrypt');
    return decrypt?.Condition?.['StringEquals']?.['kms:ViaService'];
  };
  expect(viaOf('aws-us-gov', 'us-gov-west-1')).toBe('s3.us-gov-west-1.amazonaws.com');
  expect(viaOf('aws-cn', 'cn-north-1')).toEqual([
    's3.cn-north-1.amazonaws.com.cn',
    's3.cn-north-1.amazonaws.com',
  ]);
});

test('a SageMaker role without a repository says that it can pull no image', () => {
  expect(idsOf(kitOf('host-sagemaker', {}).notices)).toEqual(['no-image']);
  expect(kitOf('host-sagemaker', { repositories: ['vllm'] }).notices).toEqual([]);
});

test('a trust policy past what the quota can be raised to says that raising does not help', () => {
  const domains = Array.from({ length: 10 }, (_, i) => `deepseek-rag-everywhere-${i}x`);
  const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-north-1', 'eu-west-2'];
  const more = [
    'ap-northeast-1',
    'ap-south-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'eu-central-1',
    'eu-west-1',
  ];
  const asia = ['ap-east-1', 'ap-northeast-2'];
  const values = { domains, connectorTarget: 'sagemaker' };
  const far = kitOf('opensearch', { ...values, regions: [...regions, ...more, ...asia] });
  expect(textOf(far, 'trust-size-connector.trust')).toContain('create several roles');
  const near = kitOf('opensearch', { ...values, regions });
  expect(textOf(near, 'trust-size-connector.trust')).not.toContain('create several roles');
});

test('an ARN that is refused does not decide where the role is', () => {
  const refused = 'arn:aws:bedrock:ca-west-1::foundation-model/deepseek.v3.2';
  const kit = compose(setAnswer(startAnswers('invoke-arns'), 'modelArns', [refused]));
  expect(kit.problems.map((problem) => problem.raw)).toEqual([refused]);
  expect(JSON.stringify(kit.roles)).not.toContain('ca-west-1');
});

test('a Region code without end is refused in a short sentence', () => {
  const kit = compose(setAnswer(startAnswers('invoke'), 'regions', [`ap-${'x'.repeat(2000)}-1`]));
  expect(kit.problems[0]?.message.length).toBeLessThan(200);
});

test('a legacy model is closed to new accounts: said where it is chosen, and in the kit', () => {
  const view = viewOf(startAnswers('invoke'));
  for (const id of ['models', 'servedModels', 'approvedModels', 'deniedModels'] as const) {
    const field = fieldOf(id);
    expect('options' in field, id).toBe(true);
    for (const { value, tag = '' } of 'options' in field ? field.options(view) : [])
      expect(tag.includes('no new accounts'), value).toBe(findModel(value)?.endOfLife !== undefined);
  }
  expect(textOf(kitOf('invoke', { models: ['v3.1'] }), 'legacy-v3.1')).toMatch(/accounts that have not used/);
  expect(textOf(kitOf('invoke'), 'legacy-v3.1')).toBe('');
});

// https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints-region-availability.html
test.each([
  ['invoke-marketplace', {}],
  ['invoke-arns', {}],
  ['logging', {}],
  ['quotas', { quotaServices: ['bedrock'] }],
] as const)('%s is not offered where Bedrock has no runtime endpoint', (scenario, values) => {
  const refused = (region: string) =>
    kitOf(scenario, { ...values, regions: [region] }).problems.some(({ field }) => field === 'regions');
  expect(['af-south-1', 'ap-east-1', 'me-west-1', 'ap-east-2'].map(refused)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('an endpoint of SageMaker is called by its ARN in any Region', () => {
  const modelArns = [`arn:aws:sagemaker:af-south-1:${ACCOUNT}:endpoint/deepseek`];
  expect(kitOf('invoke-arns', { regions: ['af-south-1'], modelArns }).problems).toEqual([]);
});

test('where AWS’s pages disagree on the Region of a model, that is said', () => {
  const said = (values: Values) => textOf(kitOf('invoke', values), 'unsure-v3.1');
  expect(said({ models: ['v3.1'], regions: ['us-east-1'] })).toContain('--region us-east-1');
  expect(said({ models: ['v3.1'], regions: ['us-west-2'] })).toBe('');
  expect(said({ models: ['v3.2'], regions: ['us-east-1'] })).toBe('');
  const built = (scenario: 'agents' | 'evaluation' | 'fine-tune-sagemaker', values: Values) =>
    textOf(kitOf(scenario, { regions: ['us-east-1'], ...values }), 'unsure-v3.1');
  expect(built('agents', { servedModels: ['v3.1'] })).toContain('--region us-east-1');
  expect(built('evaluation', { models: ['v3.1'] })).toContain('--region us-east-1');
  expect(built('fine-tune-sagemaker', { rewardJudge: true })).toContain('--region us-east-1');
});

test('a policy that is named as one of AWS is said to be another', () => {
  const named = (policyName: string) =>
    kitOf('invoke', { policyName }).notices.filter(({ id }) => id.startsWith('policy-of-aws-'));
  expect(named('administratorAccess')).toMatchObject([
    { text: expect.stringContaining('administratorAccess') },
  ]);
  expect(named('AdministratorAccess2')).toEqual([]);
});
