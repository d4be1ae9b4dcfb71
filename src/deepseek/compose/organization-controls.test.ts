// The controls of an organization as one set: what each switch adds, their order, and how many fit on one target.
import { describe, expect, test } from 'vitest';
import { toArray } from '#iam/policy/policy.ts';
import { controlsOn, organizationControls } from '#deepseek/scenarios/organization/controls.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { documentsOf } from './role-kit.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { answersOf, kitOf, statementsOf, type Values } from './testing/kits.ts';

const OTHER_TYPES: Values = {
  enforceBedrock: true,
  keepWeights: true,
  declareEc2: true,
  endpointPolicies: true,
};
/** Every control of a service control policy, and with these every control. */
const SCPS: Values = { denyAccelerators: true, denyManagedModels: true, denySubscriptions: true };
const EVERY: Values = { ...SCPS, ...OTHER_TYPES };
/** How many policies a control gives, where it is not one. */
const COUNTS: Readonly<Record<string, number>> = { enforceBedrock: 2, endpointPolicies: 3 };
const allOn = (values: Values) => [...controlsOn(readAnswers(answersOf('organization', values)))];
const ALL = allOn(EVERY);

const noticesOf = (values: Values): readonly string[] =>
  kitOf('organization', values).notices.map(({ id }) => id);

const namesOf = (values: Values): readonly string[] =>
  documentsOf(kitOf('organization', values)).map(({ name }) => name.replace('DeepSeekControls', ''));

const roles = (count: number, length: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `arn:aws:iam::111122223333:role/${'p'.repeat(length)}/Role${i}`);

describe('each control is a switch', () => {
  test.each(ALL)('%s', (field) => {
    const parts = (values: Values) =>
      organizationControls(readAnswers(answersOf('organization', values))).flatMap(
        ({ id, type, statements }) =>
          type === 'scp' ? [...new Set(statements.map(({ part }) => part))] : [id],
      );
    const without = parts({ ...EVERY, [field]: false });
    expect(parts(EVERY).filter((part) => !without.includes(part))).toHaveLength(COUNTS[field] ?? 1);
    const off = Object.fromEntries(ALL.map((each) => [each, each === field]));
    expect(parts(off)).toHaveLength(COUNTS[field] ?? 1);
  });

  test('with all of them off, the one on models is shown, and that is said', () => {
    const off = Object.fromEntries(ALL.map((each) => [each, false]));
    expect(namesOf(off)).toEqual(['Calls']);
    expect(noticesOf(off)).toContain('no-controls');
    expect(noticesOf({ ...off, limitModels: true })).not.toContain('no-controls');
  });
});

test('what stops nothing that runs today comes first, what can stop callers last', () => {
  expect(namesOf({})).toEqual(['NewAccess', 'Calls']);
  const steps = kitOf('organization').nextSteps.map(({ id }) => id);
  expect(steps).toEqual([
    'inventory',
    'list-endpoints',
    'share-guardrails',
    'turn-on-logs',
    'validate-scp',
    'enable-scp',
    'create-scp',
    'attach-scp',
  ]);
});

describe('a target takes 10 policies, and FullAWSAccess is one of them', () => {
  const ALL_SCPS = allOn(SCPS);

  const placesIn = (values: Values, scenario: ScenarioId = 'organization') =>
    kitOf(scenario, values).notices.find(({ id }) => id === 'scp-places')?.text;

  test('eleven controls share two documents, and leave room for those of AWS Control Tower', () => {
    expect(ALL_SCPS).toHaveLength(11);
    expect(namesOf(SCPS)).toEqual(['NewAccess', 'Calls']);
    expect(placesIn(SCPS)).toMatch(/these are 2\. That leaves 7; .*Control Tower.*at most 5/);
  });

  test('a control that shares a document keeps its own statements', () => {
    const sids = statementsOf(kitOf('organization', SCPS), 'new-access').map(({ Sid }) => Sid);
    expect(sids).toEqual(expect.arrayContaining(['DenyNewModels', 'DenySubscriptions']));
  });

  test.each([
    ['approve-models', { requireGuardrail: true, requireVpce: true, noLongTermKeys: true }, 5],
    ['deny-deepseek', { sideDoors: true, denyServing: true }, 3],
  ] as const)('%s says how many it takes', (scenario, values, count) => {
    expect(placesIn(values, scenario)).toContain(`these are ${count}.`);
  });

  test('nothing that is denied is lost', () => {
    const said = (values: Values) =>
      statementsOf(kitOf('organization', values)).flatMap(({ Action, Condition, Resource, NotResource }) =>
        toArray(Action).map((action) => JSON.stringify([action, Resource, NotResource, Condition])),
      );
    const joined = said(SCPS);
    for (const field of ALL_SCPS)
      for (const denial of said(Object.fromEntries(ALL_SCPS.map((each) => [each, each === field]))))
        expect(joined).toContain(denial);
  });

  test('where they do not fit even so, it is said how many there are', () => {
    const values: Values = {
      ...SCPS,
      scpExemptRoles: [...roles(12, 400)],
      orgEndpoints: Array.from({ length: 50 }, (_, i) => `vpce-0123456789abcde${10 + i}`),
    };
    const documents = documentsOf(kitOf('organization', values)).length;
    expect(documents).toBeGreaterThan(9);
    expect(placesIn(values)).toMatch(new RegExp(`these are ${documents}\\..*higher up`));
  });
});

test('the guardrail is also required of imported models and throughput, and a batch has none', () => {
  const statements = statementsOf(kitOf('organization'), 'model-calls').filter(({ Sid }) =>
    Sid?.startsWith('DenyDeepSeek'),
  );
  const resources = statements.map(({ Resource }) => toArray(Resource).join(' '));
  expect(resources.slice(0, 2)).toEqual([
    'arn:aws:bedrock:*::foundation-model/deepseek.* arn:aws:bedrock:*:*:imported-model/* arn:aws:bedrock:*:*:provisioned-model/*',
    'arn:aws:bedrock:*::foundation-model/deepseek.* arn:aws:bedrock:*:*:imported-model/* arn:aws:bedrock:*:*:provisioned-model/* arn:aws:bedrock:*:*:custom-model/*',
  ]);
});

test('without an exempt role it is said that nobody can change what is protected', () => {
  expect(noticesOf({})).toContain('nobody-exempt');
  expect(noticesOf({ scpExemptRoles: ['BedrockAdmin'] })).not.toContain('nobody-exempt');
  expect(noticesOf({ protectControls: false, denyNewModels: false })).not.toContain('nobody-exempt');
});

describe('what service control policies cannot do is in documents of other types', () => {
  const typesOf = (values: Values) =>
    documentsOf(kitOf('organization', { ...OFF, ...values })).map(({ type, name }) => `${type} ${name}`);
  const OFF: Values = Object.fromEntries(ALL.map((field) => [field, false]));

  test('each has its own type and a name of the set', () => {
    expect(typesOf({ keepWeights: true })).toEqual(['rcp DeepSeekControlsWeights']);
    expect(typesOf({ enforceBedrock: true })).toEqual([
      'resource DeepSeekControls-sharing',
      'bedrock-policy DeepSeekControlsBedrock',
    ]);
    expect(typesOf({ declareEc2: true })).toEqual(['ec2-policy DeepSeekControlsHosts']);
    expect(typesOf({ endpointPolicies: true })).toEqual([
      'resource DeepSeekControls-runtime',
      'resource DeepSeekControls-mantle',
      'resource DeepSeekControls-control',
    ]);
  });

  test('they take no place of service control policies, exempt nobody, and say how they are turned on', () => {
    const kit = kitOf('organization', { ...EVERY, scpExemptRoles: ['BedrockAdmin'] });
    const others = kit.policies.flatMap(({ documents }) => documents).filter(({ type }) => type !== 'scp');
    expect(others).toHaveLength(7);
    expect(JSON.stringify(others.map(({ document }) => document))).not.toContain('BedrockAdmin');
    const steps = kit.nextSteps.map(({ id }) => id);
    for (const id of [
      'enable-scp',
      'enable-rcp',
      'create-rcp',
      'attach-rcp',
      'guardrail-version',
      'put-guardrail-policy',
      'enable-bedrock-policies',
      'create-bedrock-policy',
      'attach-bedrock-policy',
      'set-endpoint-policy',
      'enable-ec2-policies',
      'create-ec2-policy',
      'attach-ec2-policy',
    ])
      expect(steps, id).toContain(id);
    expect(new Set(steps).size).toBe(steps.length);
    // The policy that protects the endpoints would deny changing theirs.
    expect(steps.indexOf('set-endpoint-policy')).toBeLessThan(steps.indexOf('attach-scp'));
  });

  test('without service control policies, nothing is said of them', () => {
    const kit = kitOf('organization', { ...OFF, keepWeights: true });
    expect(kit.notices.map(({ id }) => id)).not.toContain('scp-reach');
    expect(kit.nextSteps.map(({ id }) => id)).not.toContain('enable-scp');
  });

  test('an answer of another scenario does not narrow what the guardrail checks', () => {
    const kit = kitOf('organization', { enforceBedrock: true, guardedModels: 'deepseek' });
    const policy = documentsOf(kit).find(({ type }) => type === 'bedrock-policy')?.document.bedrock;
    expect(JSON.stringify(policy)).not.toContain('model_enforcement');
  });

  test('a policy of an endpoint that nothing protects says who can replace it', () => {
    const left = (values: Values): string =>
      kitOf('organization', { endpointPolicies: true, ...values })
        .policies.filter(({ target }) => target.kind === 'endpoint')
        .flatMap(({ leaves }) => leaves)
        .join(' ');
    expect(left({})).not.toContain('modify the endpoint');
    expect(left({ requireVpce: false })).toContain('modify the endpoint');
    expect(left({ protectControls: false })).toContain('modify the endpoint');
  });

  test('endpoint policies let through what the policy on models approves, and imports only if they are open', () => {
    const resources = (values: Values, id: string) =>
      statementsOf(kitOf('organization', { endpointPolicies: true, ...values }), id);
    const values: Values = { otherModels: ['us.amazon.nova-pro-v1:0'], otherArns: ['imported-model'] };
    const [models] = resources(values, 'runtime-endpoint');
    const scp = statementsOf(kitOf('organization', values), 'model-calls').find(
      ({ Sid }) => Sid === 'DenyUnapprovedModels',
    );
    expect(models?.Resource).toEqual(scp?.NotResource);
    expect(JSON.stringify(resources({}, 'control-endpoint'))).not.toContain('CreateModelImportJob');
    expect(JSON.stringify(resources({ denyNewModels: false }, 'control-endpoint'))).toContain(
      'CreateModelImportJob',
    );
  });

  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  test('each chosen endpoint has a policy, also where none of the models is on it', () => {
    const kit = kitOf('organization', { endpointPolicies: true, approvedModels: ['r1'] });
    const made = statementsOf(kit, 'mantle-endpoint');
    expect(made.map(({ Condition }) => Condition?.['StringEquals']?.['aws:PrincipalOrgID'])).toEqual([
      'o-a1b2c3d4e5',
      'o-a1b2c3d4e5',
    ]);
    expect(JSON.stringify(made)).not.toContain('CreateInference');
  });

  test('short-term keys and tokens pass the endpoints of the models they call', () => {
    const services = ['runtime', 'mantle', 'sagemaker-runtime'];
    const kit = kitOf('organization', { endpointPolicies: true, orgEndpointServices: services });
    for (const id of services) {
      expect(JSON.stringify(statementsOf(kit, `${id}-endpoint`))).toContain('CallWithBearerToken');
    }
  });
});

test('an account can neither leave the organization nor accept the invitation of another', () => {
  const [first] = statementsOf(kitOf('organization'), 'new-access');
  expect(first?.Action).toEqual(
    expect.arrayContaining(['organizations:AcceptHandshake', 'organizations:LeaveOrganization']),
  );
});
