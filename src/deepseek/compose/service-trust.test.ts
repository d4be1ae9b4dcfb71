// Trust in AWS services, OpenSearch connectors, and who may pass the role.
import { describe, expect, test, vi } from 'vitest';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { always, alwaysFor, alwaysIn, trustWords } from './testing/kit-properties.ts';
import {
  ACCOUNT,
  OTHER,
  allowing,
  appOf,
  codeOf,
  createdRoles,
  kitOf,
  mainRole,
  namesOf,
  statementsOf,
  textOf,
  trustStatements,
  valuesOf,
} from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('source conditions', () => {
  /**
   * What AWS documents for aws:SourceArn by the service that assumes the role; undefined for none.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   */
  const DOCUMENTED: Readonly<Record<string, RegExp | undefined>> = {
    'bedrock.amazonaws.com':
      /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:(?:(?:model-import-job|model-invocation-job|agent|flow|evaluation-job)\/)?\*$/,
    'sagemaker.amazonaws.com': /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:(?:training-job\/)?\*$/,
    'opensearchservice.amazonaws.com': /^arn:[\w-]+:es:[\w-]+:\d{12}:domain\/[a-z0-9-]+$/,
    'es.amazonaws.com': /^arn:[\w-]+:es:[\w-]+:\d{12}:domain\/[a-z0-9-]+$/,
    'ecs-tasks.amazonaws.com': /^arn:[\w-]+:ecs:[\w-]+:\d{12}:\*$/,
    'ecs.amazonaws.com': undefined,
    'states.amazonaws.com': /^arn:[\w-]+:states:[\w-]+:\d{12}:stateMachine:(?:\*|[\w-]+)$/,
    'codebuild.amazonaws.com': /^arn:[\w-]+:codebuild:[\w-]+:\d{12}:project\/[\w-]+$/,
    'bedrock-agentcore.amazonaws.com': /^arn:[\w-]+:bedrock-agentcore:[\w-]+:\d{12}:\*$/,
    'rolesanywhere.amazonaws.com': /^arn:[\w-]+:rolesanywhere:[\w-]+:\d{12}:trust-anchor\/[0-9a-f-]{36}$/,
    'glue.amazonaws.com': undefined,
    'tasks.apprunner.amazonaws.com': undefined,
    'ml.opensearchservice.amazonaws.com': undefined,
    'lambda.amazonaws.com': undefined,
    'pods.eks.amazonaws.com': undefined,
    'ec2.amazonaws.com': undefined,
    'ec2.amazonaws.com.cn': undefined,
  };

  test('each service is asked for what AWS documents for it, in one account', () => {
    always((kit) => {
      for (const statement of trustStatements(kit)) {
        const sources = valuesOf(statement, 'aws:SourceArn');
        const accounts = valuesOf(statement, 'aws:SourceAccount');
        expect(accounts.length).toBeLessThanOrEqual(1);
        // A trust anchor is one resource, in the role's account: its ARN is enough.
        const anchors = namesOf(statement, 'Service').includes('rolesanywhere.amazonaws.com');
        for (const arn of anchors ? [] : sources) expect(arn.split(':')[4]).toBe(accounts[0]);
        for (const service of namesOf(statement, 'Service')) {
          expect(Object.keys(DOCUMENTED)).toContain(service);
          for (const arn of sources) expect(arn).toMatch(DOCUMENTED[service] ?? /never/);
          if (service === 'ec2.amazonaws.com') expect(statement.Condition).toBeUndefined();
        }
      }
    });
    for (const start of ['ec2', 'lambda', 'eks-pods', 'glue', 'app-runner'])
      expect(valuesOf(trustStatements(appOf(start))[0]!, 'aws:SourceAccount')).toEqual([]);
    for (const start of ['ecs', 'batch-job', 'step-functions', 'codebuild', 'sagemaker-studio'])
      expect(valuesOf(trustStatements(appOf(start))[0]!, 'aws:SourceAccount')).toEqual([ACCOUNT]);
  });

  test('of several statements that let the role be assumed each has a condition, and a role that exists is told', () => {
    // Tags alone do not let anybody in.
    const assumes = ({ Action: actions }: Statement): boolean =>
      toArray(actions ?? []).some((action) => action.startsWith('sts:AssumeRole'));
    always((kit) => {
      for (const role of createdRoles(kit)) {
        const statements = role.trust.document.Statement.filter(assumes);
        if (statements.length > 1) for (const each of statements) expect(each.Condition).toBeDefined();
      }
    });
    const cluster = (account: string) => `arn:aws:eks:us-east-1:${account}:cluster/c1`;
    const pods = appOf('eks-pods', { clusters: [cluster(ACCOUNT), cluster(OTHER)], podSessionTags: false });
    const trust = mainRole(pods).trust.document.Statement;
    expect(trust.filter(assumes).map(({ Condition }) => Condition !== undefined)).toEqual([true, true]);
    const lambda = appOf('lambda', { sourceConditions: true });
    expect(trustStatements(lambda).map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    ]);
    expect(trustWords(lambda)).toContain('replace the trust policy');
    expect(trustWords(appOf('lambda'))).not.toContain('replace the trust policy');
  });

  test('beside the bare trust of EC2 and Lambda stands that a finding is expected', () => {
    for (const id of ['ec2', 'lambda']) {
      const kit = appOf(id);
      expect(trustStatements(kit)[0]?.Condition).toBeUndefined();
      expect(trustWords(kit)).toMatch(/scanner[^.]* bare trust[^.]* expected/);
      expect(kit.notices.map((notice) => notice.id)).not.toContain('open-trust');
    }
    expect(trustWords(appOf('ec2'))).toContain('reports conflict');
    expect(trustWords(appOf('ecs'))).not.toContain('scanner');
  });
});

describe('OpenSearch', () => {
  const COLLECTION = `arn:aws:aoss:us-east-1:${ACCOUNT}:collection/a1b2c3d4e5f6g7h8i9j0`;
  const domain = kitOf('opensearch', { domains: ['rag'] });
  const collection = kitOf('opensearch-serverless', { collections: [COLLECTION] });
  const accounts = kitOf('opensearch-accounts', { domains: ['rag'], modelAccount: OTHER });

  test('the API is allowed below the domain, the creator is mapped, and each product has its principal', () => {
    for (const kit of [domain, accounts]) {
      expect(allowing(kit, 'es:ESHttpPost').map(({ Resource }) => Resource)).toEqual([
        `arn:aws:es:us-east-1:${ACCOUNT}:domain/rag/*`,
      ]);
      expect(textOf(kit, 'ml-full-access')).toMatch(/not the connector role.* ml_full_access/);
      expect(namesOf(trustStatements(kit)[0]!, 'Service')).toEqual([
        'opensearchservice.amazonaws.com',
        'es.amazonaws.com',
      ]);
    }
    expect(namesOf(trustStatements(collection)[0]!, 'Service')).toEqual([
      'ml.opensearchservice.amazonaws.com',
    ]);
    expect(allowing(collection, 'es:ESHttpPost')).toEqual([]);
  });

  test('every domain that is listed may assume the role and is open to the creator, and no other', () => {
    alwaysIn(
      ['opensearch'],
      (kit, answers) => {
        const { view, answer } = readAnswers(answers);
        const { partition, regions, account } = callerHome(view);
        const arns = regions.flatMap((region) =>
          answer('domains').map((name) => `arn:${partition}:es:${region}:${account}:domain/${name}`),
        );
        const [trust] = statementsOf(kit, 'connector.trust');
        if (answer('sourceConditions'))
          expect(valuesOf(trust!, 'aws:SourceArn').toSorted()).toEqual(arns.toSorted());
        const open = allowing(kit, 'es:ESHttpPost').flatMap(({ Resource }) => toArray(Resource));
        expect(open.toSorted()).toEqual(arns.map((arn) => `${arn}/*`).toSorted());
      },
      (answers) => viewOf(answers).asks('domains'),
    );
    expect(trustWords(domain)).toMatch(/renamed or replaced .*assume/);
  });

  test('the call that makes the connector is signed, and said to fail from Dashboards', () => {
    for (const [kit, service] of [
      [domain, 'es'],
      [collection, 'aoss'],
      [accounts, 'es'],
    ] as const) {
      const code = codeOf(kit, 'signed-create');
      expect(code).toContain(`--aws-sigv4 "aws:amz:us-east-1:${service}"`);
      expect(code).toContain('x-amz-security-token');
      expect(code).toContain('/_plugins/_ml/connectors/_create');
      expect(textOf(kit, 'signed-create')).toMatch(/cannot .*Dashboards/);
    }
    expect(textOf(domain, 'signed-create')).toContain('VPC');
  });
});

test('a model is allowed only where it is offered, and one that is not known is to be looked up', () => {
  const home = new Map(
    MODELS.map(({ runtimeId, regions, profile }) => [
      runtimeId,
      [...regions, ...(profile?.destinationRegions ?? [])],
    ]),
  );
  always((kit) => {
    for (const arn of allowing(kit, 'bedrock:InvokeModel').flatMap(({ Resource }) => toArray(Resource))) {
      const [before = '', id = ''] = arn.split('::foundation-model/');
      if (id.startsWith('deepseek.')) expect(home.get(id) ?? [], arn).toContain(before.split(':')[3]);
    }
  });
  const model = (region: string, id: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`;
  const lost = kitOf('invoke-arns', { entity: 'ec2', modelArns: [model('eu-west-1', 'deepseek.v3.2')] });
  expect(lost.problems[0]?.message).toMatch(/DeepSeek-V3\.2 .*eu-west-1/);
  const mantle = kitOf('invoke-arns', { entity: 'ec2', modelArns: [model('us-east-1', 'deepseek.v3.1')] });
  expect(mantle.problems[0]?.message).toContain(`write ${model('us-east-1', 'deepseek.v3-v1:0')}`);
  const misspelled = kitOf('invoke-arns', {
    entity: 'ec2',
    modelArns: [model('us-east-1', 'deepseek.v3-2'), model('us-east-1', 'deepseek.v3.2')],
  });
  expect(textOf(misspelled, 'look-up-models')).toMatch(/deepseek\.v3-2 .*Region/);
  expect(codeOf(misspelled, 'look-up-models')).toContain('list-foundation-models --region us-east-1');
  expect(
    textOf(kitOf('invoke-arns', { modelArns: [model('us-east-1', 'deepseek.v3.2')] }), 'look-up-models'),
  ).toBe('');
});

test('whoever deploys to Lambda, ECS or EC2 may pass this one role to this one service', () => {
  const deployers = ['lambda', 'ecs', 'ec2'];
  alwaysFor(
    deployers,
    (kit, answers) => {
      const { view, answer } = readAnswers(answers);
      const service = view.entity.services[0];
      const arns = createdRoles(kit)
        .filter(({ id }) => id === kit.roles[0]!.id || id === 'task-execution')
        .map(({ arn }) => arn);
      const given = statementsOf(kit, 'deployer.permissions');
      const written = answer('deployerPolicy')
        ? given
        : (JSON.parse(`[${codeOf(kit, 'deployer')}]`) as readonly Statement[]);
      expect(given).toEqual(answer('deployerPolicy') ? written : []);
      const [pass, ...attaching] = written;
      // Putting a function into a VPC needs to look at the VPC, and to change nothing there.
      expect(attaching.length).toBe(view.asks('functionInVpc') && answer('functionInVpc') ? 1 : 0);
      for (const action of attaching.flatMap(({ Action }) => toArray(Action)))
        expect(action).toMatch(/^ec2:(?:Describe|Get)/);
      expect(pass?.Action).toBe('iam:PassRole');
      expect(toArray(pass?.Resource)).toEqual(arns);
      expect(valuesOf(pass!, 'iam:PassedToService')[0]).toBe(service);
    },
    // Who deploys a server also passes the roles of its instances, and launches them.
    (answers) => !answers.scenario.startsWith('host-'),
  );
  for (const id of deployers) expect(textOf(appOf(id), 'deployer')).toContain('iam:PassRole');
});

test.each([
  ['us-east-1', 'ec2.amazonaws.com', undefined],
  ['us-gov-west-1', 'ec2.amazonaws.com', undefined],
  ['eusc-de-east-1', 'ec2.amazonaws.com', undefined],
  ['cn-north-1', 'ec2.amazonaws.com.cn', expect.stringContaining('In China')],
])('in %s, the role of an instance trusts %s', (region, service, doubt) => {
  for (const kit of [
    kitOf('host-ec2', { regions: [region] }),
    kitOf('invoke-sagemaker', { entity: 'ec2', regions: [region] }),
  ]) {
    const trust = mainRole(kit).trust;
    expect(trustStatements(kit)).toMatchObject([{ Principal: { Service: service } }]);
    expect(trust.whys[0]?.[0]?.doubt).toEqual(doubt);
  }
});

test.each(['lambda', 'ecs'])('in China, the role of %s trusts the global name', (entity) => {
  const [{ Principal } = {}] = trustStatements(
    kitOf('invoke-sagemaker', { entity, regions: ['cn-north-1'] }),
  );
  expect(JSON.stringify(Principal)).toMatch(/"(?:lambda|ecs-tasks)\.amazonaws\.com"/);
});
