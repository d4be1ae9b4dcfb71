// The documents of roles that call DeepSeek: guardrails, joined tasks, and answers that cannot be used.
import { describe, expect, test } from 'vitest';
import type { Option } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { findScenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { roleDocuments, type RoleKit, type Why } from './role-kit.ts';
import { kitOf, ACCOUNT, codeOf, mainRole, textOf, type Values } from './testing/kits.ts';

const GUARDRAIL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
const MARKETPLACE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:marketplace/model-endpoint/all-access`;
const V32 = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';

/** The kit of a role for EC2. */
const ec2Kit = (scenario: ScenarioId, values: Values): RoleKit =>
  kitOf(scenario, { entity: 'ec2', ...values });

const permissionsOf = (kit: RoleKit): readonly Statement[] =>
  (kit.roles[0]?.permissions ?? []).flatMap(({ document }) => document.Statement);

const actionsOf = (kit: RoleKit): readonly string[] =>
  permissionsOf(kit).flatMap(({ Action }) => toArray(Action));

const bySid = (kit: RoleKit, sid: string): Statement | undefined =>
  permissionsOf(kit).find((statement) => statement.Sid === sid);

const whysOf = (kit: RoleKit, sid: string): readonly Why[] => {
  const documents = kit.roles.flatMap(roleDocuments);
  return documents.flatMap(({ document, whys }) =>
    document.Statement.flatMap((statement, index) => (statement.Sid === sid ? (whys[index] ?? []) : [])),
  );
};

const trustOf = (kit: RoleKit): Statement | undefined => mainRole(kit).trust.document.Statement[0];

const problemsOf = (kit: RoleKit) => kit.problems.map(({ field, raw, message }) => ({ field, raw, message }));

/** The options of a question as the page shows them. */
function optionsOf(id: FieldId, scenario: ScenarioId, values: Values): readonly Option[] {
  const field = fieldOf(id);
  return 'options' in field ? field.options(viewOf({ scenario, values })) : [];
}

const labelOf = (id: FieldId, value: string, scenario: ScenarioId): string | undefined =>
  optionsOf(id, scenario, {}).find((option) => option.value === value)?.label;

const whyNot = (id: FieldId, value: string, scenario: ScenarioId, values: Values): string | undefined =>
  optionsOf(id, scenario, values).find((option) => option.value === value)?.disabled;

describe('a required guardrail', () => {
  const required: Values = { guardrailRule: 'required', guardrails: [GUARDRAIL] };

  test('keeps tasks without guardrails out of the role, and says so where they are joined', () => {
    for (const [task, fact] of [
      ['mantle', 'bedrock-mantle'],
      ['invoke-marketplace', 'ApplyGuardrail API'],
    ] as const) {
      const reason = whyNot('also', task, 'invoke', required);
      expect(reason).toContain(fact);
      expect(reason).toContain(`“${fieldOf('guardrailRule').label}”`);
      expect(reason).toContain(`“${labelOf('guardrailRule', 'none', 'invoke')}”`);
      expect(whyNot('also', task, 'invoke', {})).toBeUndefined();
    }
  });

  test('stands when a link brings both: the joined task gives way', () => {
    const kit = ec2Kit('invoke', { ...required, also: ['mantle', 'invoke-marketplace', 'invoke-r1'] });
    expect(problemsOf(kit).map(({ field, raw }) => [field, raw])).toEqual([
      ['also', 'mantle'],
      ['also', 'invoke-marketplace'],
    ]);
    expect(bySid(kit, 'DenyWithoutGuardrail')).toBeDefined();
    expect(bySid(kit, 'InvokeR1UsProfile')).toBeDefined();
    expect(actionsOf(kit).filter((action) => /^(?:bedrock-mantle|sagemaker):/.test(action))).toEqual([]);
  });

  test('stands against Marketplace among pasted ARNs and against keys for bedrock-mantle', () => {
    const pasted = ec2Kit('invoke-arns', { ...required, modelArns: [MARKETPLACE, V32] });
    expect(problemsOf(pasted).map(({ field, raw }) => [field, raw])).toEqual([['modelArns', MARKETPLACE]]);
    expect(JSON.stringify(pasted.roles)).not.toContain(':marketplace/');
    expect(bySid(pasted, 'DenyWithoutGuardrail')?.Resource).toBe(V32);
    const keys = ec2Kit('api-keys', { ...required, keyEndpoints: ['runtime', 'mantle'] });
    expect(problemsOf(keys).map(({ field, raw }) => [field, raw])).toEqual([['keyEndpoints', 'mantle']]);
    expect(actionsOf(keys)).not.toContain('bedrock-mantle:CreateInference');
    expect(bySid(keys, 'DenyWithoutGuardrail')).toBeDefined();
  });

  test('cannot be chosen while any of these is in the role', () => {
    const cases: readonly (readonly [ScenarioId, Values, string])[] = [
      ['invoke', { also: ['mantle'] }, `“${findScenario('mantle')?.title}”`],
      ['invoke', { also: ['invoke-marketplace'] }, `“${findScenario('invoke-marketplace')?.title}”`],
      ['api-keys', { keyEndpoints: ['runtime', 'mantle'] }, 'API keys'],
      ['invoke-arns', { modelArns: [MARKETPLACE, V32] }, 'its ARNs'],
    ];
    for (const [scenario, values, cause] of cases)
      expect(whyNot('guardrailRule', 'required', scenario, values)).toContain(cause);
    expect(whyNot('guardrailRule', 'required', 'invoke', {})).toBeUndefined();
  });

  test('of another scenario keeps nothing out where no call can carry one', () => {
    for (const also of ['mantle', 'invoke-marketplace'])
      expect(whyNot('also', also, 'invoke-sagemaker', required)).toBeUndefined();
    expect(ec2Kit('invoke-sagemaker', { ...required, also: ['mantle'] }).problems).toEqual([]);
    const agents = viewOf({ scenario: 'agents', values: required });
    expect(['guardrails', 'guardrailProfile'].map((id) => agents.asks(id))).toEqual([false, false]);
  });

  test('with a network, applying and reading it are explained apart', () => {
    const kit = ec2Kit('invoke', { ...required, network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'] });
    expect(whysOf(kit, 'ApplyTheGuardrail').map(({ calls }) => calls)).toEqual([['ApplyGuardrail']]);
    expect(whysOf(kit, 'ReadTheGuardrail').map(({ title }) => title)).toEqual(['Reads the guardrail']);
    expect(bySid(kit, 'ReadTheGuardrail')?.Condition).toBeUndefined();
  });

  test('under a customer managed key asks for kms:Decrypt as a next step', () => {
    const code = codeOf(ec2Kit('invoke', required), 'guardrail-key');
    expect(code).toContain('"kms:Decrypt"');
    expect(code).toContain(`arn:aws:kms:us-east-1:${ACCOUNT}:key/KEY_ID`);
    expect(codeOf(ec2Kit('invoke', {}), 'guardrail-key')).toBe('');
  });
});

describe('tasks joined to a role', () => {
  test('that its partition has not got are refused and left out', () => {
    for (const [region, name] of [
      ['cn-north-1', 'AWS China'],
      ['eusc-de-east-1', 'AWS European Sovereign Cloud'],
    ] as const) {
      const kit = ec2Kit('invoke-sagemaker', { regions: [region], also: ['api-keys'] });
      expect(problemsOf(kit).map(({ field }) => field)).toEqual(['also']);
      expect(kit.problems[0]?.message).toMatch(new RegExp(`API keys .*${name}.* own credentials`));
      expect(JSON.stringify(kit.roles)).not.toContain('CallWithBearerToken');
      expect(whyNot('also', 'invoke', 'invoke-sagemaker', { regions: [region] })).toContain(name);
    }
  });

  test('API keys that call DeepSeek are not said to be missing where only DeepSeek is', () => {
    const reason = whyNot('also', 'api-keys', 'invoke-sagemaker', {
      regions: ['us-gov-west-1'],
      keyEndpoints: ['runtime'],
    });
    expect(reason).toContain('AWS GovCloud');
    expect(reason).not.toContain('do not work');
  });

  test('API keys in GovCloud are made for the Region of the role', () => {
    const kit = ec2Kit('invoke-sagemaker', { regions: ['us-gov-west-1'], also: ['api-keys'] });
    expect(kit.problems).toEqual([]);
    expect(codeOf(kit, 'make-key')).toContain("region='us-gov-west-1'");
    expect(bySid(kit, 'UseShortTermKeyRuntime')).toBeDefined();
    expect(textOf(kit, 'key-calls')).toMatch(/SageMaker[^.]* not/);
  });

  test('keep what was pasted while the account is not given', () => {
    const project = 'arn:aws:bedrock-mantle:us-east-1:444455556666:project/proj_abc123';
    const kit = ec2Kit('invoke', { account: '', also: ['mantle'], mantleProjects: [project] });
    expect(kit.problems).toEqual([]);
    expect(bySid(kit, 'MantleDeepSeekInference')?.Resource).toContain(':project/proj_abc123');
  });

  test('keep their pasted ARNs when the chosen Regions are another task’s', () => {
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;
    const kit = ec2Kit('invoke-app-profiles', {
      also: ['invoke-marketplace'],
      regions: ['sa-east-1'],
      profileModels: ['r1'],
      appProfiles: [profile],
      marketplaceEndpoints: [`arn:aws:sagemaker:sa-east-1:${ACCOUNT}:endpoint/r1`],
    });
    expect(permissionsOf(kit).flatMap(({ Resource }) => toArray(Resource ?? []))).toContain(profile);
    expect(kit.notices.map(({ id }) => id)).not.toContain('nowhere-invoke-app-profiles');
  });
});

describe('what is typed and cannot be used', () => {
  test('leaves a limit in place instead of taking it off', () => {
    const trust = trustOf(ec2Kit('invoke', { entity: 'identity-center', principalOrg: 'acme' }));
    expect(trust?.Condition?.['StringEquals']?.['aws:PrincipalOrgID']).toBe('o-a1b2c3d4e5');
    const admin = ec2Kit('invoke-app-profiles', { profileTag: 'team' }).roles.find(
      ({ id }) => id === 'profile-admin',
    );
    expect(JSON.stringify(admin?.permissions)).toContain('"aws:ResourceTag/team":"TEAM"');
    expect(mainRole(ec2Kit('invoke', { boundary: 'RoleBoundary' })).boundary).toBe(
      `arn:aws:iam::${ACCOUNT}:policy/RoleBoundary`,
    );
    for (const values of [{ principalOrg: '' }, { boundary: '' }] as const)
      expect(ec2Kit('invoke', { entity: 'mfa-user', ...values }).placeholders).not.toContain(
        Object.keys(values)[0],
      );
    expect(mainRole(ec2Kit('invoke', { boundary: '' })).boundary).toBeUndefined();
  });

  test('stands in no notice', () => {
    const junk = `<img src=x>${'x'.repeat(2000)}`;
    const kit = ec2Kit('api-keys', { regions: [junk, 'ap-southeast-3'] });
    expect(textOf(kit, 'key-regions')).toContain('leaves out ap-southeast-3.');
    expect(kit.notices.every(({ text }) => !text.includes('<img') && text.length < 700)).toBe(true);
  });
});

describe('what is said of the documents', () => {
  test('the endpoints of a role that only holds API keys are those of its Regions', () => {
    const values: Values = { keyEndpoints: [], network: 'vpce', regions: ['us-west-2'] };
    const code = codeOf(ec2Kit('api-keys', values), 'vpc-endpoints');
    expect(code).toContain('Values=*.us-west-2.bedrock-runtime');
    expect(code).toContain('Values=*.us-west-2.bedrock-mantle');
    const runtime = codeOf(ec2Kit('api-keys', { ...values, keyEndpoints: ['runtime'] }), 'vpc-endpoints');
    expect(runtime).not.toContain('bedrock-mantle');
  });

  test('runners that GitHub hosts are outside every network', () => {
    for (const network of ['vpce', 'ip'])
      expect(textOf(ec2Kit('invoke', { entity: 'github', network }), 'network-runners')).toContain('denied');
    expect(textOf(ec2Kit('invoke', { entity: 'github' }), 'network-runners')).toBe('');
    expect(textOf(ec2Kit('invoke', { network: 'ip' }), 'network-runners')).toBe('');
  });

  test('a subject of names alone can match another owner after a rename', () => {
    const doubtOf = (values: Values) =>
      whysOf(ec2Kit('invoke', { entity: 'github', ...values }), 'GitHubAssume')[0]?.doubt ?? '';
    expect(doubtOf({ githubSubject: 'name' })).toMatch(/renamed.* someone else/);
    expect(doubtOf({ githubIssuer: 'github.example.com/_services/token' })).toMatch(/renamed.* someone else/);
    expect(doubtOf({ githubSubject: 'id' })).toBe('');
    expect(doubtOf({})).toBe('');
  });

  test('the us. profile beside application profiles stands in the reasons only where it is named', () => {
    const profileIn = (region: string) =>
      `arn:aws:bedrock:${region}:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;
    const values: Values = { profileModels: ['v3.2', 'r1'], profileFallback: true };
    const kit = ec2Kit('invoke-app-profiles', { ...values, appProfiles: [profileIn('us-east-1')] });
    expect(whysOf(kit, 'InvokeAppAndSystemProfile')[0]?.answers).toContain('profileFallback');
    const north = ec2Kit('invoke-app-profiles', { ...values, appProfiles: [profileIn('eu-north-1')] });
    expect(JSON.stringify(north.roles[0]?.permissions)).not.toContain('profileFallback');
    expect(textOf(north, 'profile-gap-r1')).toContain('us-east-1, us-east-2, us-west-2');
    expect(textOf(kit, 'profile-gap-r1')).toBe('');
  });
});
