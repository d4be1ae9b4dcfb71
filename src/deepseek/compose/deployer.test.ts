// Who runs what a kit is for: a policy, a permission set, or a role of their own with its trust.
import { describe, expect, test } from 'vitest';
import { DEPLOYERS } from '#deepseek/catalog/deployers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { compose } from './compose.ts';
import { answersOf, createdRole, kitOf, mainRole, roleOf, type Values } from './testing/kits.ts';

/** A state machine needs other rights than a person or a pipeline: see workflow-runs.test.ts. */
const ROLES = DEPLOYERS.filter((row) => 'entity' in row && row.id !== 'step-functions').map(({ id }) => id);

/** Every scenario that makes a policy for a deployer, and an app whose deployer gets one. */
const RUN: readonly (readonly [ScenarioId, Values])[] = [
  ...scenarios
    .all()
    .filter(({ id }) => viewOf(answersOf(id as ScenarioId)).asks('deployer'))
    .map(({ id }) => [id as ScenarioId, {}] as const),
  ['invoke', { deployerPolicy: true }],
  ['invoke', { entity: 'ecs', deployerPolicy: true, executionRole: true }],
  // Three of them: who deploys the function, who makes the profiles, who writes the prompts.
  [
    'invoke-prompts',
    { deployerPolicy: true, also: ['invoke-app-profiles'], profileAdmin: true, prompts: ['ABCDEFGHIJ'] },
  ],
];

const GITHUB: Values = {
  deployer: 'github',
  deployerGithubRepository: 'acme/ml-platform',
  deployerGithubOwnerId: '1234',
  deployerGithubRepositoryId: '5678',
};

const DEPLOYER_IDS = ['operator', 'creator', 'deployer', 'profile-admin', 'prompt-author'];

const deployerOf = (kit: ReturnType<typeof kitOf>) => kit.roles.find(({ id }) => DEPLOYER_IDS.includes(id))!;

test('who deploys, makes profiles and writes prompts for one app have a role each, with its own caller', () => {
  const kit = kitOf('invoke-prompts', {
    deployer: 'identity-center',
    deployerPermissionSets: ['Platform'],
    deployerPolicy: true,
    also: ['invoke-app-profiles'],
    profileAdmin: true,
  });
  const made = kit.roles.filter(({ kind }) => kind === 'further');
  expect(made).toHaveLength(3);
  const callers = kit.roles.filter(({ id }) => /^deployer(-\d)?-/.test(id));
  expect(
    callers.map(({ permissions }) => permissions[0]?.document.Statement[0]?.Resource).toSorted(),
  ).toEqual(made.map((role) => ('arn' in role ? role.arn : '')).toSorted());
});

test('hosting, importing, searching, agents, flows, jobs and logs ask who runs them', () => {
  expect(RUN.map(([id]) => id)).toEqual([
    'invoke-app-profiles',
    'invoke-prompts',
    'agents',
    'flows',
    'evaluation',
    'import',
    'batch',
    'logging',
    'fine-tune-sagemaker',
    'hyperpod',
    'host-sagemaker',
    'host-marketplace',
    'opensearch',
    'opensearch-serverless',
    'opensearch-accounts',
    'invoke',
    'invoke',
    'invoke-prompts',
  ]);
});

describe.each(RUN)('%s %j', (scenario, values) => {
  const before = kitOf(scenario, values);

  test('a policy only is what there was before the question', () => {
    expect(kitOf(scenario, { ...values, deployer: 'policy' })).toEqual(before);
    expect(deployerOf(before).kind).toBe('attachment');
  });

  test.each(ROLES)('the role of %s may do what the policy allows, and the other roles stay', (deployer) => {
    const kit = kitOf(scenario, { ...values, deployer });
    const role = createdRole(kit, deployerOf(before).id);
    expect(role.permissions.map(({ document }) => document)).toEqual(
      deployerOf(before).permissions.map(({ document }) => document),
    );
    expect(role.permissions.map(({ name }) => name)).toEqual(
      deployerOf(before).permissions.map(({ name }) => name),
    );
    expect(role.trust.document.Statement).toHaveLength(1);
    expect(role.name).not.toMatch(/Operator/);
    const others = ({ roles }: typeof kit) =>
      roles.filter(({ id }) => !DEPLOYER_IDS.includes(id) && !/^deployer.*caller$/.test(id));
    expect(others(kit)).toEqual(others(before));
    const made = kit.roles.filter(({ id }) => DEPLOYER_IDS.includes(id));
    expect(made.map(({ kind }) => kind)).toEqual(made.map(() => 'further'));
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
    expect(kit.problems).toEqual([]);
  });

  test.each(DEPLOYERS.map(({ id }) => id))('with %s, the kit does what it must and no more', (deployer) => {
    const answers = answersOf(scenario, { ...values, deployer });
    const environment = environmentOf(compose(answers), kitAccountOf(answers));
    const expectations = expectationsOf(answers);
    const failing = expectations.filter((each) => !prove(environment, each).passes);
    expect(failing).toEqual([]);
    const trusting = expectations.filter(({ resource }) => resource.includes(':role/'));
    if (deployer !== 'policy' && deployer !== 'permission-set')
      expect(trusting.some(({ action }) => action.startsWith('sts:AssumeRole'))).toBe(true);
  });
});

test('GitHub Actions deploys to SageMaker: its own subject, its own name, its own steps', () => {
  const kit = kitOf('host-sagemaker', GITHUB);
  const role = createdRole(kit, 'operator');
  expect(role).toMatchObject({
    title: 'Deployer',
    name: 'DeepSeekSageMakerDeployer',
    arn: 'arn:aws:iam::111122223333:role/DeepSeekSageMakerDeployer',
    maxSessionSeconds: 3600,
  });
  expect(role.trust.document.Statement[0]).toEqual({
    Sid: 'GitHubAssume',
    Effect: 'Allow',
    Principal: {
      Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:repository_id': '5678',
        'token.actions.githubusercontent.com:sub': [
          'repo:acme/ml-platform:ref:refs/heads/main',
          'repo:acme@1234/ml-platform@5678:ref:refs/heads/main',
        ],
      },
    },
  });
  expect(role.trust.whys[0]?.[0]?.answers).toContain('deployerGithubRepository');
  const workflow = kit.nextSteps.find(({ id }) => id === 'deployer-workflow');
  expect(workflow?.code).toContain(
    'role-to-assume: arn:aws:iam::111122223333:role/DeepSeekSageMakerDeployer',
  );
  expect(mainRole(kit).trust).toEqual(mainRole(kitOf('host-sagemaker')).trust);
});

test('GitLab, on gitlab.com and on an instance of one’s own', () => {
  const statement = (values: Values) =>
    createdRole(kitOf('import', { deployer: 'gitlab', ...values }), 'operator').trust.document.Statement[0];
  expect(statement({ deployerGitlabProject: 'acme/platform/app' })).toMatchObject({
    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' },
    Condition: {
      StringEquals: {
        'gitlab.com:aud': 'https://gitlab.com',
        'gitlab.com:sub': 'project_path:acme/platform/app:ref_type:branch:ref:main',
      },
    },
  });
  expect(
    statement({
      deployerGitlabProject: 'acme/app',
      deployerGitlabHost: 'gitlab.example.com',
      deployerGitlabTail: 'tag',
      deployerGitlabRef: 'v1.0',
    }),
  ).toMatchObject({
    Condition: {
      StringEquals: { 'gitlab.example.com:sub': 'project_path:acme/app:ref_type:tag:ref:v1.0' },
    },
  });
});

test('a permission set gets the policy: Identity Center makes and trusts the role', () => {
  const kit = kitOf('import', { deployer: 'permission-set', deployerPermissionSets: ['ModelOps'] });
  expect(roleOf(kit, 'operator')).toMatchObject({
    kind: 'attachment',
    target: { kind: 'permission-sets', names: ['ModelOps'] },
  });
  expect(kit.notices.find(({ id }) => id === 'deployer-permission-set')?.text).toContain(
    'AWSReservedSSO_ModelOps_',
  );
  expect(kit.nextSteps.map(({ id }) => id)).toContain('deployer-permission-set');
});

test('a company’s role needs the external ID, and its own side', () => {
  const kit = kitOf('batch', {
    deployer: 'account',
    deployerTrustedPrincipals: ['arn:aws:iam::444455556666:role/Ops'],
    deployerExternalId: 'b9f1c7e0',
  });
  expect(createdRole(kit, 'operator').trust.document.Statement[0]).toMatchObject({
    Principal: { AWS: 'arn:aws:iam::444455556666:role/Ops' },
    Condition: { StringEquals: { 'sts:ExternalId': 'b9f1c7e0' } },
  });
  expect(roleOf(kit, 'deployer-caller')).toMatchObject({
    kind: 'attachment',
    target: { kind: 'callers', arns: ['arn:aws:iam::444455556666:role/Ops'] },
  });
});

test('the model’s key and OpenSearch name the deployer’s role instead of asking for one', () => {
  const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const encrypted: Values = { modelEncryption: 'kms', modelKeys: [key] };
  const imported = kitOf('import', { ...encrypted, deployer: 'own-role' });
  expect(imported.nextSteps.find(({ id }) => id === 'model-key-policy')?.code).toContain(
    'arn:aws:iam::111122223333:role/DeepSeekImportDeployer',
  );
  expect(readAnswers(answersOf('import', encrypted)).fields).toContain('keyOperators');
  expect(readAnswers(answersOf('import', { ...encrypted, deployer: 'github' })).fields).not.toContain(
    'keyOperators',
  );
  const stepOf = (scenario: ScenarioId, id: string) =>
    kitOf(scenario, { deployer: 'own-role' }).nextSteps.find((step) => step.id === id)!;
  const creator = 'arn:aws:iam::111122223333:role/OpenSearchConnectorCreator';
  expect(stepOf('opensearch', 'ml-full-access').text).toContain(creator);
  expect(stepOf('opensearch-serverless', 'data-access').code).toContain(creator);
});

test('the boundary and the session of the deployer’s role are its own', () => {
  const boundary = 'arn:aws:iam::111122223333:policy/DeployerBoundary';
  const kit = kitOf('host-sagemaker', {
    ...GITHUB,
    deployerBoundary: boundary,
    deployerSessionDuration: '7200',
    boundary: 'arn:aws:iam::111122223333:policy/RoleBoundary',
  });
  expect(createdRole(kit, 'operator')).toMatchObject({ boundary, maxSessionSeconds: 7200 });
  expect(mainRole(kit).boundary).toBe('arn:aws:iam::111122223333:policy/RoleBoundary');
  expect(kit.notices.map(({ id }) => id)).not.toContain('boundary-one-role');
});

test('a boundary that the kit makes for the app does not cap a deployer who has another one', () => {
  const answers = answersOf('invoke-app-profiles', {
    ...GITHUB,
    appProfiles: ['arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6'],
    makeBoundary: true,
    deployerBoundary: 'arn:aws:iam::111122223333:policy/DeployerBoundary',
  });
  const environment = environmentOf(compose(answers), kitAccountOf(answers));
  expect(environment.roles.map(({ id, hasKitBoundary }) => [id, hasKitBoundary])).toEqual([
    ['app', true],
    ['profile-admin', false],
  ]);
  expect(expectationsOf(answers).filter((each) => !prove(environment, each).passes)).toEqual([]);
});

test('two roles of one name, and a trusted role that the kit only makes, are problems of the answers', () => {
  const fields = (values: Values) => kitOf('host-sagemaker', values).problems.map(({ field }) => field);
  expect(fields({ ...GITHUB, deployerRoleName: 'deepseeksagemakerrole' })).toEqual(['deployerRoleName']);
  expect(fields({ deployer: 'own-role', deployerCallerRoles: ['DeepSeekSageMakerRole'] })).toEqual([
    'deployerCallerRoles',
  ]);
});

test('an app asks for its deployer once it makes a policy for one', () => {
  const kit = kitOf('invoke', { deployer: 'github', deployerGithubRepository: 'acme/infra' });
  expect(kit.roles.map(({ id }) => id)).toEqual(['app']);
  const asked = kitOf('invoke', { ...GITHUB, deployerPolicy: true });
  expect(createdRole(asked, 'deployer').name).toBe('DeployDeepSeekInvoke');
});
