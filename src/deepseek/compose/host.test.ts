// Hosts on SageMaker and Marketplace: what no answers may compose, and what the checked blocks do not pin.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { MAX_POLICY_SIZES, QUOTAS } from '#iam/facts/quotas.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { RUNTIME_REGIONS } from '#deepseek/facts/runtime-regions.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { compose } from './compose.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';

const answersOf = (scenario: ScenarioId, values: Partial<Record<FieldId, FieldValue>>): Answers =>
  Object.entries(values).reduce(
    (answers, [id, value]) => setAnswer(answers, id as FieldId, value),
    setAnswer(startAnswers(scenario), 'account', '111122223333'),
  );

const composed = (scenario: ScenarioId, values: Partial<Record<FieldId, FieldValue>> = {}): RoleKit =>
  compose(answersOf(scenario, values));

const statementsOf = (kit: RoleKit, role?: string): readonly Statement[] =>
  (role === undefined
    ? documentsOf(kit)
    : (kit.roles.find(({ id }) => id === role)?.permissions ?? [])
  ).flatMap(({ document }) => document.Statement);

const allowing = (statements: readonly Statement[], action: string): readonly Statement[] =>
  statements.filter((statement) => toArray(statement.Action).includes(action));

const stepCode = (kit: RoleKit): string => kit.nextSteps.find(({ id }) => id === 'deploy')?.code ?? '';

const resourcesOf = (statements: readonly Statement[]): readonly string[] =>
  statements.flatMap(({ Resource }) => toArray(Resource));

const anyStatements = fc
  .sample(anyAnswers, 300)
  .flatMap((answers) => statementsOf(compose(answers)).map((statement) => ({ statement, answers })));

/** Holds for every statement of many kits, of every scenario. */
function always(law: (statement: Statement) => void): void {
  for (const { statement, answers } of anyStatements) {
    try {
      law(statement);
    } catch (error) {
      throw new Error(JSON.stringify({ answers, statement }), { cause: error });
    }
  }
}

describe('whatever the answers', () => {
  test('the source of a SageMaker trust is the whole account in a Region or its training jobs, never one endpoint or model', () => {
    always(({ Principal, Condition }) => {
      if (!JSON.stringify(Principal ?? '').includes('sagemaker.amazonaws.com')) return;
      for (const arn of toArray(Condition?.['ArnLike']?.['aws:SourceArn']))
        expect(String(arn)).toMatch(/^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:(?:training-job\/)?\*$/);
    });
  });

  test('buckets, images and models that AWS owns are under no condition on an account', () => {
    always((statement) => {
      const owned = /:s3:::jumpstart-|:aws:hub|:ecr:[\w-]+:\d{12}:repository\/\*$|::foundation-model\//;
      if (!toArray(statement.Resource).some((arn) => owned.test(arn))) return;
      expect(JSON.stringify(statement.Condition ?? {})).not.toMatch(/aws:Resource(Account|Org)/);
    });
  });

  test('a role changes models and endpoints of any name through Bedrock or by its tags only', () => {
    always((statement) => {
      // Application Auto Scaling looks at a configuration whose name it makes up.
      if (statement.Sid === 'SeeScalingAlarms') return;
      // The policy of a VPC endpoint allows nothing by itself: it caps what roles are allowed.
      if (statement.Principal !== undefined) return;
      const any = /:sagemaker:[\w-]+:\d{12}:(?:endpoint|endpoint-config|model|inference-component)\/\*$/;
      if (statement.Effect !== 'Allow' || !toArray(statement.Resource).some((arn) => any.test(arn))) return;
      expect(JSON.stringify(statement.Condition)).toMatch(/aws:CalledViaLast|aws:TagKeys/);
    });
  });

  test('an EC2 role is trusted without a condition', () => {
    always(({ Principal, Condition }) => {
      if (JSON.stringify(Principal) === '{"Service":"ec2.amazonaws.com"}') expect(Condition).toBeUndefined();
    });
  });

  test('an endpoint in a policy is lower case', () => {
    always(({ Resource }) => {
      for (const arn of toArray(Resource))
        if (/:sagemaker:.*:endpoint\//.test(arn)) expect(arn).toBe(arn.toLowerCase());
    });
  });
});

describe('Marketplace', () => {
  test('keys of one’s own tags join both lists of tag keys', () => {
    const kit = composed('host-marketplace', {
      extraTagKeys: ['team', 'cost center', 'sagemaker-sdk:bedrock'],
    });
    const operator = statementsOf(kit, 'operator');
    for (const action of ['sagemaker:AddTags', 'sagemaker:DeleteTags']) {
      const [statement] = allowing(operator, action);
      expect(statement?.Condition?.['ForAllValues:StringEquals']?.['aws:TagKeys']).toEqual([
        'sagemaker-sdk:bedrock',
        'bedrock:marketplace-registration-status',
        'sagemaker-studio:hub-content-arn',
        'team',
        'cost center',
      ]);
    }
    expect(stepCode(kit)).toContain('{"key":"cost center"');
  });

  test('the operator’s policy is split by size and loses nothing', () => {
    const regions = REGIONS.filter(({ partition }) => partition === 'aws')
      .map(({ code }) => code)
      .filter((code) => RUNTIME_REGIONS.includes(code))
      .filter((code) => servingRegistry(code) !== undefined && JUMPSTART_REGIONS.includes(code))
      .slice(0, 10);
    const kit = composed('host-marketplace', { regions });
    const operator = kit.roles.find(({ id }) => id === 'operator');
    expect(operator?.permissions.length).toBeLessThanOrEqual(QUOTAS.managedPoliciesPerRole);
    for (const { document } of operator?.permissions ?? [])
      expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.identity);
    const creates = allowing(statementsOf(kit, 'operator'), 'sagemaker:CreateEndpoint');
    for (const region of regions) {
      const arn = `arn:aws:sagemaker:${region}:111122223333:endpoint/*`;
      const model = `arn:aws:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/deepseek-*/*`;
      const both = creates.filter(
        ({ Resource, Condition }) =>
          toArray(Resource).includes(arn) &&
          toArray(Condition?.['StringLike']?.['aws:ResourceTag/sagemaker-studio:hub-content-arn']).includes(
            model,
          ),
      );
      expect(both.length, region).toBeGreaterThan(0);
    }
  });

  test('the role’s name fits AWS’s managed policy, or a notice says that it does not', () => {
    const idsOf = (kit: RoleKit) => kit.notices.map(({ id }) => id);
    expect(idsOf(composed('host-marketplace'))).not.toContain('marketplace-role-name');
    expect(idsOf(composed('host-marketplace', { roleName: 'SagemakerForBedrock' }))).toContain(
      'marketplace-role-name',
    );
  });

  test('it is of the commercial partition only', () => {
    for (const scenario of ['host-marketplace', 'invoke-marketplace'] as const) {
      const kit = composed(scenario, { regions: ['cn-north-1'] });
      expect(kit.problems.map(({ field }) => field)).toEqual(['regions']);
      expect(JSON.stringify(statementsOf(kit))).not.toContain('aws-cn');
    }
  });

  test('the call opens the fixed ARN in the Regions of the endpoints, and those endpoints alone', () => {
    const endpoints = ['us-east-1', 'eu-west-1'].map(
      (region) => `arn:aws:sagemaker:${region}:111122223333:endpoint/deepseek`,
    );
    const kit = composed('invoke-marketplace', {
      entity: 'ec2',
      marketplaceEndpoints: endpoints,
      streaming: false,
    });
    const statements = statementsOf(kit, 'app');
    expect(resourcesOf(allowing(statements, 'bedrock:InvokeModel'))).toEqual(
      ['us-east-1', 'eu-west-1'].map(
        (region) => `arn:aws:bedrock:${region}:111122223333:marketplace/model-endpoint/all-access`,
      ),
    );
    expect(resourcesOf(allowing(statements, 'sagemaker:InvokeEndpoint'))).toEqual(endpoints);
    expect(JSON.stringify(statements)).not.toContain('ResponseStream');
  });
});

describe('SageMaker', () => {
  test('AWS’s image comes from the registry account of each Region', () => {
    const kit = composed('host-sagemaker', {
      servedFrom: 'aws-image',
      weights: ['acme-models'],
      regions: ['us-east-1', 'ap-southeast-3', 'eu-south-2'],
    });
    expect(resourcesOf(allowing(statementsOf(kit, 'execution'), 'ecr:BatchGetImage'))).toEqual([
      'arn:aws:ecr:us-east-1:763104351884:repository/*',
      'arn:aws:ecr:ap-southeast-3:907027046896:repository/*',
      'arn:aws:ecr:eu-south-2:503227376785:repository/*',
    ]);
    expect(kit.placeholders).toEqual([]);
  });

  test('where AWS lists no registry account, it is asked for', () => {
    const weights = ['acme-models/ds/'];
    const values = { servedFrom: 'aws-image', weights, regions: ['us-east-1', 'me-west-1'] };
    expect(composed('host-sagemaker', values).placeholders).toEqual(['registryAccount']);
    const kit = composed('host-sagemaker', { ...values, registryAccount: '999988887777' });
    expect(kit.placeholders).toEqual([]);
    expect(resourcesOf(allowing(statementsOf(kit, 'execution'), 'ecr:BatchGetImage'))).toEqual([
      'arn:aws:ecr:us-east-1:763104351884:repository/*',
      'arn:aws:ecr:me-west-1:999988887777:repository/*',
    ]);
  });

  test('a JumpStart model asks for no bucket and no repository, and its deployer reads the hub', () => {
    const kit = composed('host-sagemaker', { servedFrom: 'jumpstart' });
    expect(kit.placeholders).toEqual([]);
    expect(resourcesOf(allowing(statementsOf(kit, 'operator'), 'sagemaker:DescribeHubContent'))).toContain(
      'arn:aws:sagemaker:us-east-1:aws:hub/SageMakerPublicHub',
    );
    expect(allowing(statementsOf(kit, 'operator'), 'sagemaker:AddTags')).toHaveLength(1);
  });

  test('the deployer makes only what begins as asked, components too', () => {
    const kit = composed('host-sagemaker', {
      weights: ['acme-models'],
      namePrefix: 'chat-',
      deployComponents: true,
    });
    const named = resourcesOf(statementsOf(kit, 'operator')).filter((arn) => arn.includes(':sagemaker:'));
    for (const arn of named) expect(arn).toMatch(/:(?:[a-z-]+)\/chat-\*$/);
    expect(named).toContain('arn:aws:sagemaker:us-east-1:111122223333:inference-component/chat-*');
    const code = stepCode(kit);
    expect(code).toContain('--endpoint-name chat-r1');
    expect(code).toContain('create-inference-component');
    expect(code.split('--execution-role-arn')).toHaveLength(3);
  });

  test('a component is allowed beside its endpoint, with the doubt said', () => {
    const endpoint = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/shared';
    const component = 'arn:aws:sagemaker:us-east-1:111122223333:inference-component/DeepSeek';
    const kit = composed('invoke-sagemaker', {
      entity: 'ec2',
      endpoints: [endpoint],
      inferenceComponents: [component],
    });
    expect(resourcesOf(allowing(statementsOf(kit, 'app'), 'sagemaker:InvokeEndpoint'))).toEqual([
      endpoint,
      component,
    ]);
    expect(kit.roles[0]?.permissions[0]?.whys.flat()[0]?.doubt).toContain('shared endpoint');
  });

  test('network interfaces come with a model in a VPC only, in its subnets', () => {
    const values = { weights: ['acme-models'], regions: ['eu-west-1'] };
    expect(JSON.stringify(composed('host-sagemaker', values))).not.toContain('"ec2:');
    const kit = composed('host-sagemaker', {
      ...values,
      endpointVpc: true,
      subnets: ['subnet-0123456789abcdef0'],
      securityGroups: ['sg-0123456789abcdef0'],
    });
    const statements = statementsOf(kit, 'execution');
    expect(resourcesOf(allowing(statements, 'ec2:CreateNetworkInterface'))).toEqual([
      'arn:aws:ec2:eu-west-1:111122223333:network-interface/*',
      'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0123456789abcdef0',
      'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdef0',
    ]);
    expect(allowing(statements, 'ec2:DeleteNetworkInterface')[0]?.Condition).toEqual({
      ArnEquals: { 'ec2:Subnet': 'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0123456789abcdef0' },
    });
    // Its request may name no interface, so a condition on the subnet could deny it.
    expect(resourcesOf(allowing(statements, 'ec2:DeleteNetworkInterfacePermission'))).toEqual(['*']);
    expect(allowing(statements, 'ec2:DeleteNetworkInterfacePermission')[0]?.Condition).toBeUndefined();
    expect(stepCode(kit)).toContain('"Subnets":["subnet-0123456789abcdef0"]');
  });

  test('commands hold whatever a folder is called', () => {
    const kit = composed('host-sagemaker', { weights: [`s3://acme-models/l'été $(x)`] });
    const code = stepCode(kit);
    expect(code).toContain(String.raw`s3://acme-models/l'\''été $(x)/`);
  });
});

test('JumpStart is refused in Regions for which AWS lists no bucket, and no bucket name is made up for them', () => {
  for (const { code } of REGIONS) {
    const kit = composed('host-sagemaker', { regions: [code], servedFrom: 'jumpstart' });
    const listed = JUMPSTART_REGIONS.includes(code);
    expect(kit.problems.some(({ field }) => field === 'regions')).toBe(!listed);
    for (const [, named = ''] of JSON.stringify(kit).matchAll(/jumpstart-cache-prod-([a-z0-9-]+)/g))
      expect(JUMPSTART_REGIONS).toContain(named);
    const own = composed('host-sagemaker', { regions: [code], servedFrom: 'aws-image' });
    expect(own.problems.filter(({ field }) => field === 'regions')).toEqual([]);
  }
  const missing = composed('host-marketplace', { regions: ['me-west-1'] });
  expect(missing.problems.map(({ field }) => field)).toContain('regions');
});

test('logs of inference components are written where a deployment has components', () => {
  const groups = (values: Partial<Record<FieldId, FieldValue>>) =>
    resourcesOf(allowing(statementsOf(composed('host-sagemaker', values)), 'logs:PutLogEvents')).join();
  expect(groups({ deployComponents: true })).toContain(':log-group:/aws/sagemaker/InferenceComponents/*');
  expect(groups({})).not.toContain('InferenceComponents');
});

test('a shared endpoint has the role and the VPC of its models, and JumpStart makes it with components', () => {
  const vpc = {
    endpointVpc: true,
    subnets: ['subnet-0123456789abcdef0'],
    securityGroups: ['sg-0123456789abcdef0'],
  };
  const own = stepCode(composed('host-sagemaker', { deployComponents: true, ...vpc }));
  const config = /create-endpoint-config[\s\S]*?\n\n/.exec(own)?.[0] ?? '';
  expect(config).toContain('--execution-role-arn');
  expect(config).toContain('--vpc-config');
  const jumpStart = stepCode(composed('host-sagemaker', { deployComponents: true, servedFrom: 'jumpstart' }));
  expect(jumpStart).toContain('endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED');
  expect(jumpStart).toContain('inference_component_name="deepseek-r1"');
});

test('each endpoint has one token and one base URL for an OpenAI-compatible client, in its Region', () => {
  const endpoints = ['us-east-1', 'cn-north-1'].map(
    (region) =>
      `arn:${region.startsWith('cn') ? 'aws-cn' : 'aws'}:sagemaker:${region}:111122223333:endpoint/r1`,
  );
  const urls = endpoints.map((endpoint) => {
    const kit = composed('invoke-sagemaker', {
      regions: [endpoint.split(':')[3] ?? ''],
      endpoints: [endpoint, `${endpoint}-b`],
      endpointTokens: true,
    });
    const steps = kit.nextSteps.filter(({ id }) => id.startsWith('endpoint-token'));
    expect(steps).toHaveLength(2);
    for (const { code } of steps) expect(code?.match(/OPENAI_BASE_URL/g)).toHaveLength(1);
    return /OPENAI_BASE_URL=(\S+)/.exec(steps[0]?.code ?? '')?.[1];
  });
  expect(urls).toEqual([
    'https://runtime.sagemaker.us-east-1.amazonaws.com/endpoints/r1/openai/v1',
    'https://runtime.sagemaker.cn-north-1.amazonaws.com.cn/endpoints/r1/openai/v1',
  ]);
  const plain = composed('invoke-sagemaker', { endpoints: endpoints.slice(0, 1) });
  expect(plain.nextSteps.map(({ id }) => id)).not.toContain('endpoint-token');
  // A state machine signs its calls, and has no client that makes tokens.
  const workflow = composed('invoke-sagemaker', { entity: 'step-functions', endpointTokens: true });
  expect(JSON.stringify(workflow.roles)).not.toContain('CallWithBearerToken');
});

/** https://docs.aws.amazon.com/bedrock/latest/userguide/setup-amazon-bedrock-marketplace.html */
test('whoever deploys in the Marketplace console is told of the reads in S3 that AWS asks for', () => {
  const step = composed('host-marketplace').nextSteps.find(({ id }) => id === 'console-operator');
  for (const action of [
    'GetObject',
    'GetBucketCORS',
    'GetBucketLocation',
    'ListBucket',
    'ListBucketVersions',
  ])
    expect(step?.text).toContain(`s3:${action}`);
});

describe('clusters on EKS in other accounts', () => {
  const named = (...accounts: readonly string[]): RoleKit =>
    composed('host-eks', {
      entity: 'eks-pods',
      clusters: accounts.map((account) => `arn:aws:eks:us-east-1:${account}:cluster/gpu`),
      deployerPolicy: true,
      eksNodes: 'existing',
    });
  const passes = (kit: RoleKit): string => kit.nextSteps.find(({ id }) => id === 'deployer')?.code ?? '';

  test('the deployer’s policy is for the own ones, and a step for the others', () => {
    const kit = named('111122223333', '444455556666');
    expect(kit.roles.map(({ id }) => id)).toContain('deployer');
    expect(passes(kit)).toContain('::444455556666:role/');
    expect(passes(kit)).not.toContain('::111122223333:role/');
    expect(kit.notices.map(({ id }) => id)).not.toContain('foreign-nodes');
  });

  test('the kit says why it has no policy of a deployer', () => {
    const kit = named('444455556666');
    expect(kit.roles.map(({ id }) => id)).not.toContain('deployer');
    expect(kit.notices.map(({ id }) => id)).toContain('foreign-nodes');
  });
});
