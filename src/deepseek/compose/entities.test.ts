// Trust policies and next steps of every trusted entity.
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { checkEntry } from '#deepseek/answers/read-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { documentsOf, otherAccountOf, type RoleKit } from './role-kit.ts';
import { ACCOUNT, OTHER, codeOf, idsOf, mainRole, textOf, type Values } from './testing/kits.ts';

const entityAnswers = (entity: string, values: Values, scenario: ScenarioId = 'invoke'): Answers => ({
  ...startAnswers(scenario),
  values: { account: ACCOUNT, entity, ...values },
});

const entityKit = (entity: string, values: Values, scenario?: ScenarioId): RoleKit =>
  compose(entityAnswers(entity, values, scenario));

const statementsOf = (kit: RoleKit, id: string): readonly Statement[] =>
  documentsOf(kit).find((document) => document.id === id)?.document.Statement ?? [];

const trustOf = (kit: RoleKit): Statement => mainRole(kit).trust.document.Statement[0]!;

/** The values of a condition key, whatever its operator. */
const valuesOf = (statement: Statement, key: string): readonly string[] =>
  Object.values(statement.Condition ?? {}).flatMap((keys) => toArray(keys[key]).map(String));

const principals = ({ Principal }: Statement, kind: 'AWS' | 'Service' | 'Federated'): readonly string[] =>
  typeof Principal === 'object' ? toArray(Principal[kind]) : [];

describe('EKS', () => {
  const pod = { namespace: 'inference', serviceAccount: 'deepseek-client' };
  const cluster = (account: string, region = 'us-east-1') => `arn:aws:eks:${region}:${account}:cluster/c1`;

  test('the checklist of Pod Identity is there', () => {
    const kit = entityKit('eks-pods', { ...pod, clusters: [cluster(ACCOUNT, 'eu-central-1')] });
    expect(textOf(kit, 'pod-identity-agent')).toMatch(/Fargate .*IRSA/);
    expect(codeOf(kit, 'pod-identity-agent')).toContain('--region eu-central-1');
    expect(textOf(kit, 'pod-identity-association')).toMatch(/not set disableSessionTags/);
    expect(codeOf(kit, 'pod-identity-association')).toBe(
      `aws eks create-pod-identity-association --cluster-name c1 --region eu-central-1 --namespace inference --service-account deepseek-client --role-arn arn:aws:iam::${ACCOUNT}:role/DeepSeekInvoke`,
    );
    expect(mainRole(kit).maxSessionSeconds).toBeUndefined();
  });

  test('a cluster of another account gets a pod role there, with or without tags', () => {
    const values = { ...pod, clusters: [cluster(OTHER)], sessionDuration: '7200' };
    const tagged = entityKit('eks-pods', values);
    expect(tagged.roles.map((role) => [role.id, otherAccountOf(role)])).toEqual([
      ['app', undefined],
      ['pod', OTHER],
    ]);
    expect(trustOf(tagged).Action).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    expect(principals(trustOf(tagged), 'AWS')).toEqual([`arn:aws:iam::${OTHER}:role/DeepSeekPodRole`]);
    expect(textOf(tagged, 'role-chaining')).toContain('at most 1 hour');
    const plain = entityKit('eks-pods', { ...values, podSessionTags: false });
    expect(valuesOf(trustOf(plain), 'sts:ExternalId')).toEqual([
      `us-east-1/${OTHER}/c1/inference/deepseek-client`,
    ]);
    // Tags that are not sent cannot be asked for: the account of the cluster is all that is left.
    const guard = { StringEquals: { 'aws:SourceAccount': OTHER } };
    expect(statementsOf(plain, 'pod.trust')[0]?.Condition).toEqual(guard);
    const open = entityKit('eks-pods', { ...values, podSessionTags: false, sourceConditions: false });
    expect(statementsOf(open, 'pod.trust')[0]).not.toHaveProperty('Condition');
    expect(codeOf(plain, 'pod-identity-association')).toContain('--disable-session-tags');
    expect(codeOf(plain, 'pod-identity-association')).toContain(
      `--target-role-arn arn:aws:iam::${ACCOUNT}:role/DeepSeekInvoke`,
    );
  });

  test('session tags are disabled for clusters of other accounts alone', () => {
    const kit = entityKit('eks-pods', {
      ...pod,
      clusters: [cluster(ACCOUNT), cluster(OTHER)],
      podSessionTags: false,
    });
    const commands = codeOf(kit, 'pod-identity-association').split('\n');
    expect(commands.map((each) => each.includes('--disable-session-tags'))).toEqual([false, true]);
    expect(textOf(kit, 'pod-identity-association')).toMatch(
      /Leave session tags on .*clusters of this account.*another account, the command disables/,
    );
  });

  test('the source account is that of the cluster, though the account of the role is not known', () => {
    for (const account of ['', 'abc']) {
      const kit = entityKit('eks-pods', {
        ...pod,
        account,
        sourceConditions: true,
        clusters: [cluster(OTHER)],
      });
      expect(valuesOf(trustOf(kit), 'aws:SourceAccount')).toEqual([OTHER]);
    }
  });

  test('clusters of several accounts are trusted each in its own way', () => {
    const kit = entityKit('eks-pods', {
      ...pod,
      clusters: [cluster(ACCOUNT), cluster(OTHER), cluster('777788889999')],
    });
    const [own, foreign] = mainRole(kit).trust.document.Statement;
    expect(valuesOf(own!, 'aws:RequestTag/eks-cluster-arn')).toEqual([cluster(ACCOUNT)]);
    expect(principals(foreign!, 'AWS')).toHaveLength(2);
    expect(valuesOf(foreign!, 'aws:RequestTag/eks-cluster-arn')).toEqual([
      cluster(OTHER),
      cluster('777788889999'),
    ]);
    expect(kit.roles.map(({ id }) => id)).toEqual(['app', 'pod', 'pod-2']);
    expect(kit.notices).toEqual([]);
  });

  test('the cluster’s account counts once the role’s account is given', () => {
    const kit = compose({ ...startAnswers(), values: { entity: 'eks-pods', clusters: [cluster(OTHER)] } });
    expect(kit.roles.map(({ id }) => id)).toEqual(['app']);
  });

  test('IRSA says what a rebuilt cluster breaks, and annotates the service account', () => {
    const kit = entityKit('eks-irsa', {
      ...pod,
      eksIssuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
    });
    expect(textOf(kit, 'irsa-issuer')).toMatch(/new cluster .*OIDC provider/);
    expect(codeOf(kit, 'irsa-issuer')).toContain('--region eu-west-1');
    expect(codeOf(kit, 'irsa-annotation')).toContain(
      `eks.amazonaws.com/role-arn=arn:aws:iam::${ACCOUNT}:role/DeepSeekInvoke`,
    );
    expect(kit.problems).toEqual([]);
  });

  test('a dual-stack issuer is refused with its own message', () => {
    const raw = 'https://oidc-eks.us-east-1.api.aws/id/0123456789ABCDEF0123456789ABCDEF';
    const checked = checkEntry('eksIssuer', raw, viewOf(entityAnswers('eks-irsa', {})));
    expect(checked).toMatchObject({ ok: false, message: expect.stringContaining('dual-stack') });
    const kit = entityKit('eks-irsa', { eksIssuer: raw });
    expect(JSON.stringify(kit.roles)).not.toContain('oidc-eks');
  });
});

describe('GitHub', () => {
  const repository = {
    githubRepository: 'example-org/deepseek-app',
    githubOwnerId: '1',
    githubRepositoryId: '2',
  };
  const sub = (values: Values) =>
    Object.entries(
      trustOf(entityKit('github', { ...repository, ...values })).Condition!['StringEquals']!,
    ).find(([key]) => key.endsWith(':sub'))![1];

  test('both forms of the subject are trusted from the start', () => {
    expect(sub({})).toEqual([
      'repo:example-org/deepseek-app:ref:refs/heads/main',
      'repo:example-org@1/deepseek-app@2:ref:refs/heads/main',
    ]);
  });

  test('an environment takes the place of the branch, and the words say so', () => {
    expect(sub({ githubTail: 'environment', githubRef: 'a:b', githubSubject: 'name' })).toBe(
      'repo:example-org/deepseek-app:environment:a%3Ab',
    );
    const kit = entityKit('github', { ...repository, githubTail: 'environment', githubRef: 'production' });
    expect(codeOf(kit, 'workflow')).toContain('environment: "production"');
    expect(codeOf(kit, 'workflow')).toContain('id-token: write');
    for (const word of ['instead of the branch', 'reusable workflow', 'its own subject template'])
      expect(textOf(kit, 'workflow')).toContain(word);
  });

  test('pull requests are warned of', () => {
    const kit = entityKit('github', { ...repository, githubTail: 'pull_request' });
    expect(textOf(kit, 'github-pull-request')).toContain('push a branch');
    expect(sub({ githubTail: 'pull_request', githubSubject: 'name' })).toBe(
      'repo:example-org/deepseek-app:pull_request',
    );
    expect(entityKit('github', repository).notices).toEqual([]);
  });

  test('provider, keys and commands follow another issuer', () => {
    const issuer = 'github.example.com/_services/token';
    const kit = entityKit('github', { githubRepository: 'example-org/deepseek-app', githubIssuer: issuer });
    expect(kit.problems).toEqual([]);
    expect(trustOf(kit)).toMatchObject({
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
      Condition: {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: 'repo:example-org/deepseek-app:ref:refs/heads/main',
        },
      },
    });
    expect(codeOf(kit, 'github-subject')).toContain('gh api --hostname github.example.com repos/');
  });

  test('China has its own audience in the condition, the provider and the workflow', () => {
    const kit = entityKit('github', { ...repository, regions: ['cn-north-1'] }, 'invoke-sagemaker');
    expect(valuesOf(trustOf(kit), 'token.actions.githubusercontent.com:aud')).toEqual([
      'sts.amazonaws.com.cn',
    ]);
    expect(codeOf(kit, 'oidc-provider')).toContain('--client-id-list sts.amazonaws.com.cn');
    expect(codeOf(kit, 'workflow')).toContain('audience: sts.amazonaws.com.cn');
  });
});

describe('people and roles', () => {
  test('a permission set is named with sixteen question marks, under both paths', () => {
    const patterns = valuesOf(
      trustOf(entityKit('identity-center', { permissionSets: ['A', 'B'] })),
      'aws:PrincipalArn',
    );
    expect(patterns).toHaveLength(4);
    for (const pattern of patterns) expect(pattern).toMatch(/AWSReservedSSO_[AB]_\?{16}$/);
  });

  test('a user of another account is sent to the entity for that', () => {
    const kit = entityKit('mfa-user', { mfaUsers: [`arn:aws:iam::${OTHER}:user/alice`] });
    expect(kit.problems[0]?.message).toContain(`“${findEntity('account')?.name}”`);
  });

  test('the words on MFA say what gives no code, and what a low age breaks', () => {
    const kit = entityKit('mfa-user', { mfaUsers: ['alice'], mfaAge: '900' });
    expect(textOf(kit, 'mfa-session')).toContain('FIDO security keys');
    expect(valuesOf(trustOf(kit), 'aws:MultiFactorAuthAge')).toEqual(['900']);
    expect(checkEntry('mfaAge', '900', viewOf(entityAnswers('mfa-user', {})))).toMatchObject({
      advice: expect.stringMatching(/Switch Role[^.]* longer.*--token-code/),
    });
  });

  test('session tags are each asked for once, whatever their case', () => {
    const kit = entityKit('tagged-role', {
      callerRoles: ['App'],
      sessionTagKeys: ['team', 'Team', 'cost center'],
    });
    expect(trustOf(kit).Condition).toEqual({
      StringLike: { 'aws:RequestTag/team': '*', 'aws:RequestTag/cost center': '*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost center'] },
    });
    expect(toArray(statementsOf(kit, 'caller.permissions')[0]?.Action)).toContain('sts:TagSession');
  });

  test('a caller that is a role is told of the hour it gets at most', () => {
    const long: Values = { sessionDuration: '7200' };
    const chained = ['identity-center', 'tagged-role', 'account'];
    for (const entity of chained) expect(idsOf(entityKit(entity, long).notices)).toContain('role-chaining');
    for (const entity of chained) expect(idsOf(entityKit(entity, {}).notices)).not.toContain('role-chaining');
    for (const entity of ['mfa-user', 'github', 'eks-irsa']) {
      const kit = entityKit(entity, long);
      expect(idsOf(kit.notices)).not.toContain('role-chaining');
      expect(mainRole(kit).maxSessionSeconds).toBe(7200);
    }
  });

  test('names too long for Switch Role are told to people only', () => {
    const path = `/${'x'.repeat(60)}/`;
    for (const entity of ['account', 'identity-center', 'mfa-user'])
      expect(idsOf(entityKit(entity, { path }).notices)).toContain('switch-role-length');
    expect(idsOf(entityKit('github', { path }).notices)).not.toContain('switch-role-length');
  });
});

describe('ECS', () => {
  test('the task execution role is where the tasks are, and the deployer passes both', () => {
    const kit = entityKit('ecs', {
      executionRole: true,
      taskImages: ['chat'],
      regions: ['eu-north-1'],
      elsewhere: true,
      callerRegions: ['eu-central-1'],
      sourceConditions: false,
    });
    expect(JSON.stringify(statementsOf(kit, 'task-execution.permissions'))).toContain(
      `arn:aws:ecr:eu-central-1:${ACCOUNT}:repository/chat`,
    );
    expect(statementsOf(kit, 'task-execution.trust')[0]).not.toHaveProperty('Condition');
    expect(codeOf(kit, 'deployer')).toContain('role/DeepSeekEcsExecutionRole');
    expect(idsOf(kit.nextSteps)).not.toContain('execution-role');
  });

  test('switches that are off leave nothing', () => {
    const kit = entityKit('ecs', {});
    expect(idsOf(kit.roles)).toEqual(['app']);
    expect(idsOf(kit.nextSteps)).toEqual(['deployer', 'execution-role']);
    // An execution role that the kit does not make is passed too.
    expect(kit.nextSteps[1]?.text).toMatch(/\bARN\b.*statement that passes/);
  });
});

describe('whose questions are answered', () => {
  test('a switch of one entity says nothing for another', () => {
    const left: Values = { executionRole: true, deployerPolicy: true, podSessionTags: false };
    expect(entityKit('github', left)).toEqual(entityKit('github', {}));
  });
});

test('the instance profile is made under the path of its role, where a delegated admin may make it', () => {
  const [below, plain] = ['/deepseek/', '/'].map((path) =>
    codeOf(entityKit('ec2', { path }), 'instance-profile'),
  );
  expect(below).toMatch(/create-instance-profile --instance-profile-name \S+ --path \/deepseek\/$/m);
  expect(plain).not.toContain('--path');
});

test('the profile of IAM Roles Anywhere is named with the signs that it may have', () => {
  const command = codeOf(
    entityKit('roles-anywhere', { roleName: 'DeepSeek.App@prod' }),
    'roles-anywhere-profile',
  );
  expect(command).toMatch(/ --name [\w-]+ --enabled /);
  expect(command).toMatch(/:role\/DeepSeek\.App@prod$/);
});
