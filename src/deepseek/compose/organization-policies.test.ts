// Policies of organizations and boundaries: what they deny, what they let pass, and what their notices say.
import { describe, expect, test } from 'vitest';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { toArray } from '#iam/policy/policy.ts';
import { nodesById, sentenceOf } from '#deepseek/map/kit-map.ts';
import { mapOf } from '#deepseek/map/map-of.ts';
import { isDenied, type ScpRequest } from './testing/scp-matcher.ts';
import { boundaryOf, documentsOf, type RoleKit } from './role-kit.ts';
import { ACCOUNT, kitOf, statementsOf, textOf } from './testing/kits.ts';

type Values = Readonly<Record<string, FieldValue>>;

const leavesOf = (kit: RoleKit, id: string): string =>
  kit.policies.find((policy) => policy.id === id)?.leaves.join('\n') ?? '';
const call = (action: string, resources: string | readonly string[], context = {}): ScpRequest => ({
  action,
  resources: [resources].flat(),
  context: { 'aws:RequestedRegion': 'us-east-1', 'aws:ViaAWSService': 'false', ...context },
});
const denies = (kit: RoleKit, request: ScpRequest): boolean => isDenied(statementsOf(kit), request);

const owned = (resource: string) => `arn:aws:bedrock:us-east-1:${ACCOUNT}:${resource}`;
const model = (id: string) => `arn:aws:bedrock:us-east-1::foundation-model/${id}`;
const CLAUDE = 'anthropic.claude-sonnet-4-20250514-v1:0';
const REEL = 'amazon.nova-reel-v1:0';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** The map of the kit, one sentence for each arrow. */
function said(kit: RoleKit): readonly string[] {
  const map = mapOf(kit);
  const byId = nodesById(map);
  return map.arrows.map((arrow) => sentenceOf(arrow, byId));
}

describe('approved models', () => {
  test('an asynchronous call of an approved model passes: it is authorised on its job too', () => {
    const kit = kitOf('approve-models', { otherModels: [REEL], regions: ['us-east-1'] });
    const job = owned('async-invoke/a1b2c3d4e5f6');
    expect(denies(kit, call('bedrock:InvokeModel', [model(REEL), job]))).toBe(false);
    expect(denies(kit, call('bedrock:InvokeModel', [model(CLAUDE), job]))).toBe(true);
  });

  test.each(['in.anthropic.claude-sonnet-5', 'us-gov.amazon.nova-pro-v1:0', 'global.cohere.embed-v4:0'])(
    'a profile passes with the model behind it, whatever its geography: %s',
    (profile) => {
      const kit = kitOf('approve-models', { otherModels: [profile], regions: ['us-east-1'] });
      const behind = model(profile.slice(profile.indexOf('.') + 1));
      const through = owned(`inference-profile/${profile}`);
      expect(denies(kit, call('bedrock:InvokeModel', [through, behind]))).toBe(false);
      expect(denies(kit, call('bedrock:InvokeModel', [through, model(CLAUDE)]))).toBe(true);
    },
  );

  test.each(['moonshotai.kimi-k2.5', 'zai.glm-4.7', 'amazon.nova-2-lite-v1:0', 'ai21.jamba-1-5-mini-v1:0'])(
    'a model ID has no geography: %s',
    (id) => {
      const kit = kitOf('approve-models', { otherModels: [id], regions: ['us-east-1'] });
      expect(denies(kit, call('bedrock:InvokeModel', model(id)))).toBe(false);
    },
  );

  test('an approved model of another vendor may use its system tools, and no other model passes with them', () => {
    const kit = kitOf('approve-models', { otherModels: [REEL], regions: ['us-east-1'] });
    const tool = `arn:aws:bedrock::${ACCOUNT}:system-tool/amazon.nova_grounding`;
    expect(denies(kit, call('bedrock:InvokeModel', [model(REEL), tool]))).toBe(false);
    expect(denies(kit, call('bedrock:InvokeModel', [model(CLAUDE), tool]))).toBe(true);
    expect(denies(kitOf('approve-models'), call('bedrock:InvokeModel', tool))).toBe(true);
  });

  test('where custom models pass, throughput of a model that is not approved cannot be bought', () => {
    const kit = kitOf('approve-models', { otherArns: ['custom-model'], otherModels: [REEL] });
    const buys = (arn: string) => denies(kit, call('bedrock:CreateProvisionedModelThroughput', arn));
    expect([buys(model(CLAUDE)), buys(model(REEL)), buys(owned('custom-model/x/y'))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(leavesOf(kit, 'approved-models')).toMatch(/Provisioned Throughput .*before/);
  });

  test('what no list of models stops is said', () => {
    const kit = kitOf('approve-models', { requireGuardrail: true });
    expect(leavesOf(kit, 'approved-models')).toContain('Amazon Q');
    expect(leavesOf(kit, 'approved-regions')).toMatch(/Guardrails .*cross-Region/);
    for (const gap of ['Other vendors’ models', 'asynchronous screening', 'reasoning content'])
      expect(leavesOf(kit, 'require-guardrail')).toContain(gap);
    for (const { leaves } of kit.policies) expect(leaves.join()).toContain('outside the organization');
  });
});

describe('a VPC endpoint required', () => {
  const [exempt, admin] = [roleArn('bedrock-services/Batch'), roleArn('platform/Admin')];
  const kit = kitOf('approve-models', {
    requireVpce: true,
    orgEndpoints: ['vpce-0abc123def4567890'],
    exemptRoles: [exempt],
    exemptAdmins: [admin],
  });
  const by = (principal: string) => ({ 'aws:PrincipalArn': principal });

  test.each([
    'iam:CreateRole',
    'iam:UpdateAssumeRolePolicy',
    'iam:PutRolePolicy',
    'iam:AttachRolePolicy',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:DetachRolePolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:DeleteRolePermissionsBoundary',
  ])('%s: nobody makes or changes the exempt role, nor the role that may', (action) => {
    for (const target of [exempt, admin]) {
      expect(denies(kit, call(action, target, by(roleArn('IamAdmin'))))).toBe(true);
      expect(denies(kit, call(action, target, by(admin)))).toBe(false);
    }
    expect(denies(kit, call(action, roleArn('app'), by(roleArn('IamAdmin'))))).toBe(false);
  });

  test('the ways through a service are named', () => {
    const leaves = leavesOf(kit, 'require-vpce');
    for (const way of ['agent or flow', 'RetrieveAndGenerate', 'Managed policies on an exempt role'])
      expect(leaves).toContain(way);
  });
});

describe('side doors and serving', () => {
  const kit = kitOf('deny-deepseek', { sideDoors: true, denyServing: true });

  test('what else brings a model onto an endpoint is denied', () => {
    for (const action of [
      'CreateInferenceExperiment',
      'UpdateInferenceExperiment',
      'CreateInferenceRecommendationsJob',
      'DeployHubModel',
      'CreateAIRecommendationJob',
      'StartInferenceExperiment',
    ])
      expect(denies(kit, call(`sagemaker:${action}`, '*'))).toBe(true);
    expect(leavesOf(kit, 'deny-serving')).toMatch(
      /multi-model endpoint.*\n.*HyperPod.*\n.*validate a new model package/,
    );
  });

  test('training, notebooks and models of other vendors go on', () => {
    for (const action of ['sagemaker:CreateTrainingJob', 'sagemaker:CreateModel', 'sagemaker:InvokeEndpoint'])
      expect(denies(kit, call(action, '*'))).toBe(false);
    for (const action of ['bedrock:CreateModelInvocationJob', 'bedrock:InvokeModelWithResponseStream'])
      expect(denies(kit, call(action, model(CLAUDE)))).toBe(false);
  });

  test('it is said that Provisioned Throughput of every vendor goes too, and what stays on mantle', () => {
    expect(denies(kit, call('bedrock:InvokeModel', owned('provisioned-model/x')))).toBe(true);
    expect(leavesOf(kit, 'side-doors')).toMatch(/Provisioned Throughput .*every vendor/);
    expect(leavesOf(kit, 'side-doors')).toMatch(/Customized models .*bedrock-mantle/);
  });
});

test('every document of a policy that is split has its commands', () => {
  const long = (i: number) => roleArn(`${`${'p'.repeat(100)}/`.repeat(5)}${'r'.repeat(60)}${i}`);
  const kit = kitOf('approve-models', {
    requireVpce: true,
    exemptRoles: Array.from({ length: 10 }, (_, i) => long(i)),
    exemptAdmins: Array.from({ length: 3 }, (_, i) => long(i + 10)),
  });
  const names = documentsOf(kit).map(({ name }) => name);
  expect(names).toContain('ApprovedModelsEndpoint-2');
  for (const id of ['validate-scp', 'create-scp', 'attach-scp']) {
    const code = kit.nextSteps.find((step) => step.id === id)?.code ?? '';
    expect(code.split('\n').length).toBe(names.length);
    for (const name of names) expect(code).toContain(name);
  }
  const exempt = Array.from({ length: 10 }, (_, i) => long(i));
  for (const target of exempt)
    expect(denies(kit, call('iam:CreateRole', target, { 'aws:PrincipalArn': roleArn('x') }))).toBe(true);
});

describe('the boundary for app roles', () => {
  const boundary = (boundaryBlocks: readonly string[], more: Values = {}) =>
    kitOf('app-boundary', { boundaryBlocks, ...more });
  const resourcesOf = (kit: RoleKit, action: string) =>
    kit.policies[0]!.documents.flatMap(({ document }) => document.Statement)
      .filter((statement) => toArray(statement.Action).includes(action))
      .flatMap((statement) => toArray(statement.Resource));

  test('calls of inference components are within it, but not through Marketplace alone', () => {
    const components = `arn:aws:sagemaker:*:${ACCOUNT}:inference-component/*`;
    expect(resourcesOf(boundary(['sagemaker']), 'sagemaker:InvokeEndpoint')).toContain(components);
    expect(resourcesOf(boundary(['marketplace']), 'sagemaker:InvokeEndpoint')).not.toContain(components);
  });

  test('a profile without the models behind it is pointed out', () => {
    expect(textOf(boundary(['profiles']), 'boundary-models')).toContain('the model behind a profile');
    expect(textOf(boundary(['app-profiles', 'models']), 'boundary-models')).toBe('');
  });

  test('other vendors are out of reach only where no weights of anybody’s are in it', () => {
    const why = (blocks: readonly string[]) => boundary(blocks).policies[0]!.documents[0]!.whys[0]![0]!.text;
    expect(why(['models', 'imported'])).toContain('can hold any weights');
    expect(why(['models'])).not.toContain('can hold any weights');
  });

  test('one that does not fit into one policy is told: a role has one boundary', () => {
    const orgGuardrails = Array.from(
      { length: 20 },
      (_, i) => `arn:aws:bedrock:us-east-1:4444555566${10 + i}:guardrail/${'g'.repeat(62)}${10 + i}`,
    );
    const boundaryKeys = Array.from(
      { length: 10 },
      (_, i) => `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890${10 + i}`,
    );
    const every = [
      'models',
      'profiles',
      'app-profiles',
      'imported',
      'guardrails',
      'reads',
      'short-keys',
      'logs',
    ];
    const more = ['mantle', 'marketplace', 'sagemaker', 'shared-guardrails', 'keys'];
    const long = boundary([...every, ...more], { orgGuardrails, boundaryKeys });
    expect(long.problems).toEqual([]);
    expect(long.policies[0]!.documents.length).toBe(2);
    expect(textOf(long, 'boundary-size')).toContain('one boundary');
    expect(textOf(boundary(['models']), 'boundary-size')).toBe('');
  });

  test('it is said that other permissions of the admin go around it', () => {
    expect(textOf(boundary(['models']), 'boundary-admin')).toContain('bypass');
  });
});

describe('a boundary on the role', () => {
  const mine = { boundary: `arn:aws:iam::${ACCOUNT}:policy/Cap` };

  test('is not on the other roles of the kit, and that is said', () => {
    const kit = kitOf('invoke', { entity: 'ecs', executionRole: true, executionRoleName: 'Exec', ...mine });
    expect(kit.roles.map(boundaryOf)).toContain(undefined);
    expect(textOf(kit, 'boundary-one-role')).toContain('only on DeepSeekInvoke: Exec does other things');
  });

  test('nothing is said where there is no other role, or no boundary', () => {
    expect(textOf(kitOf('invoke', mine), 'boundary-one-role')).toBe('');
    expect(textOf(kitOf('invoke', { entity: 'ecs', executionRole: true }), 'boundary-one-role')).toBe('');
  });
});

test('what two tasks put on one bucket is one policy, with each Sid once', () => {
  const kit = kitOf('upload-weights', {
    entity: 'ec2',
    also: ['download-weights'],
    weights: ['acme-models/x'],
    ownerAccount: '444455556666',
    delegateAccessPoints: true,
  });
  expect(kit.policies.map(({ id }) => id)).toEqual(['bucket']);
  const statements = kit.policies[0]!.documents.flatMap(({ document }) => document.Statement);
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  const actions = statements.flatMap(({ Action }) => toArray(Action));
  expect(actions).toEqual(expect.arrayContaining(['s3:PutObject', 's3:GetObject', 's3:ListBucket']));
  const delegated = statements.filter(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}');
  expect(delegated.map(({ Sid }) => Sid)).toEqual(['DelegateListsToAccessPoints', 'DelegateToAccessPoints']);
});

test('2 roles of one name are a problem of the second name, whatever its case', () => {
  const kit = kitOf('invoke', {
    entity: 'ecs',
    executionRole: true,
    roleName: 'DeepSeek',
    executionRoleName: 'deepseek',
  });
  expect(kit.problems).toMatchObject([{ field: 'executionRoleName', raw: 'deepseek' }]);
  expect(kit.problems[0]?.message).toContain('2 roles are named DeepSeek');
});

describe('in context', () => {
  test('a service is never denied as a whole where some of its actions are', () => {
    const text = said(kitOf('deny-deepseek', { sideDoors: true, denyServing: true })).join('\n');
    expect(text).not.toMatch(/denies Amazon/);
    expect(text).toContain('DenyDeepSeekNoServing denies new endpoints');
    expect(text).toContain('DenyDeepSeekSideDoors denies new import jobs');
  });

  test('a Deny on batch jobs denies no other call', () => {
    const sentences = said(kitOf('approve-models', { requireGuardrail: true }));
    expect(sentences).toContain(
      'ApprovedModelsGuardrail denies every DeepSeek model in every Region, without guardrail gr1a2b3c4d5e',
    );
    expect(sentences).toContain(
      'ApprovedModelsGuardrail denies every DeepSeek model in every Region, in batch jobs',
    );
  });

  test('batch jobs neither pass nor fail as such: their models do', () => {
    expect(said(kitOf('approve-models', { otherModels: [REEL] })).join('\n')).not.toMatch(
      /ApprovedModels .*(?:batch jobs|async)/,
    );
  });

  test('denied profiles are those of the denied models', () => {
    const sentences = said(kitOf('deny-deepseek', { denyScope: 'some', deniedModels: ['v3.2'] }));
    expect(sentences).toContain('DenyDeepSeek denies inference profiles of DeepSeek-V3.2 in every Region');
  });

  test('a bucket that is left to access points is not open to anyone', () => {
    const kit = kitOf('upload-weights', { delegateAccessPoints: true, weights: ['acme-models'] });
    const text = said(kit).join('\n');
    expect(text).not.toContain('anyone');
    expect(JSON.stringify(kit).includes('DataAccessPointAccount')).toBe(true);
    expect(text).toContain(`access points of account ${ACCOUNT} reads through bucket-acme-models`);
  });

  test('a guardrail is shared with the organization', () => {
    const kit = kitOf('share-guardrail', {
      organizationId: 'o-a1b2c3d4e5',
      orgGuardrails: [owned('guardrail/gr1a2b3c4d5e')],
    });
    expect(said(kit)).toContain('DeepSeekGuardrailSharing opens guardrail gr1a2b3c4d5e');
    expect(said(kit)).toContain(
      'organization o-a1b2c3d4e5 applies and reads through DeepSeekGuardrailSharing',
    );
    expect(textOf(kit, 'enforce-guardrail')).toMatch(/management account.*Automated Reasoning/);
  });

  test('an endpoint behind Marketplace is called through Bedrock alone', () => {
    const kit = kitOf('invoke-marketplace', {
      entity: 'ec2',
      marketplaceEndpoints: [`arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/r1`],
    });
    expect(said(kit).join('\n')).toContain('calls endpoint r1, only through Bedrock');
  });

  test('a model that one task calls directly is not called only through a profile', () => {
    const appProfiles = [owned('application-inference-profile/a1b2c3d4e5f6')];
    const values = { entity: 'ec2', regions: ['us-east-1'], appProfiles };
    const alone = said(kitOf('invoke-app-profiles', values)).join('\n');
    expect(alone).toContain('DeepSeek-V3.2 in us-east-1, only through the profile');
    const joined = said(kitOf('invoke-app-profiles', { ...values, also: ['invoke'] })).join('\n');
    expect(joined).toContain('calls DeepSeek-V3.2 in us-east-1');
    expect(joined).not.toContain('DeepSeek-V3.2 in us-east-1, only');
  });
});
