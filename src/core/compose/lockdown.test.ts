// Lock-down switches: none ever widens the role, each is put only on what supports it, and none leaves a trace when off.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers } from '#core/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { normalizeAnswers } from '#core/answers/normalize-answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import { GUARDRAIL_PROFILES } from '#core/facts/guardrail-profiles.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { findRegion } from '#core/facts/regions.ts';
import { toArray, type Condition, type Statement } from '#core/iam/policy.ts';
import { compose } from './compose.ts';
import { roleDocuments, type RoleKit } from './role-kit.ts';
import { kitOf, ACCOUNT, mainRole, mainTrust, textOf, type Values } from './testing/kits.ts';

vi.setConfig({ testTimeout: 60_000 });

const GUARDRAIL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
const NORTH = `arn:aws:bedrock:eu-north-1:${ACCOUNT}:guardrail/gr9z8y7x6w5v`;

/** The kit of a role for EC2. */
const ec2Kit = (scenario: ScenarioId, values: Values): RoleKit =>
  kitOf(scenario, { entity: 'ec2', ...values });

const permissionsOf = (kit: RoleKit): readonly Statement[] =>
  (kit.roles[0]?.permissions ?? []).flatMap(({ document }) => document.Statement);

const bySid = (kit: RoleKit, sid: string): Statement | undefined =>
  permissionsOf(kit).find((statement) => statement.Sid === sid);

const keysOf = (condition: Condition = {}): readonly string[] =>
  Object.values(condition).flatMap((keys) => Object.keys(keys));

/** What one statement says of one action on one resource, for one holder. */
interface Line {
  readonly where: string;
  readonly effect: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: Condition;
}

const linesOf = (kit: RoleKit): readonly Line[] =>
  kit.roles.flatMap((role) =>
    roleDocuments(role).flatMap(({ type, document }) =>
      document.Statement.flatMap((statement) =>
        toArray(statement.Action).flatMap((action) =>
          (statement.Resource === undefined ? [''] : toArray(statement.Resource)).map((resource) => ({
            where: JSON.stringify([role.id, type, statement.Principal]),
            effect: statement.Effect,
            action,
            resource,
            condition: statement.Condition ?? {},
          })),
        ),
      ),
    ),
  );

const ANY_VALUE = ['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike', 'IpAddress'];

/** Whether `condition` holds only where each of `wider` holds: it may ask for more, and for fewer alternatives. */
function implies(condition: Condition, wider: Condition): boolean {
  return Object.entries(wider).every(([operator, keys]) =>
    Object.entries(keys).every(([key, value]) => {
      const mine = condition[operator]?.[key];
      if (mine === undefined) return false;
      const [some, all] = [toArray(mine), toArray(value)];
      return ANY_VALUE.includes(operator)
        ? some.every((each) => all.includes(each))
        : JSON.stringify(some) === JSON.stringify(all);
    }),
  );
}

const same = (a: Line, b: Line): boolean =>
  a.where === b.where && a.effect === b.effect && a.action === b.action && a.resource === b.resource;

/** The lines with the longest list of alternatives in halves: large statements are split by size, off and on alike. */
function halves(line: Line): readonly Line[] {
  const lists = Object.entries(line.condition)
    .filter(([operator]) => ANY_VALUE.includes(operator))
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => ({ operator, key, values: toArray(value) })),
    );
  const [longest] = lists.toSorted((a, b) => b.values.length - a.values.length);
  if (!longest || longest.values.length < 2) return [];
  const { operator, key, values } = longest;
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)].map((half) => ({
    ...line,
    condition: { ...line.condition, [operator]: { ...line.condition[operator], [key]: half } },
  }));
}

function covered(line: Line, by: readonly Line[]): boolean {
  const alike = by.filter((other) => same(line, other));
  if (alike.some((other) => implies(line.condition, other.condition))) return true;
  const parts = alike.length > 0 ? halves(line) : [];
  return parts.length > 0 && parts.every((part) => covered(part, alike));
}

/** What a switch lets the role do because it asks for it: use the guardrail. */
const GUARDRAIL_USE = /^bedrock:(?:Apply|Get)Guardrail$/;
const GUARDRAIL_ARN = /:guardrail(?:-profile)?\//;

const allows = (line: Line, where: string, action: string): boolean =>
  line.effect === 'Allow' && line.where === where && line.action === action;

interface Switch {
  readonly id: FieldId;
  readonly off: FieldValue;
  readonly on: FieldValue;
  /** Other answers, on either side, without which it is not asked. */
  readonly given?: Values;
  readonly addsGuardrail?: true;
}

const ALL_PROFILES = GUARDRAIL_PROFILES.map(({ id }) => id);

const SWITCHES: readonly Switch[] = [
  { id: 'enforcedGuardrail', off: false, on: true, addsGuardrail: true },
  { id: 'guardrailRule', off: 'none', on: 'required', addsGuardrail: true },
  {
    id: 'guardrailProfile',
    off: [],
    on: ALL_PROFILES,
    given: { enforcedGuardrail: true, guardrailRule: 'required' },
    addsGuardrail: true,
  },
  { id: 'noPriorityTier', off: false, on: true },
  // A network needs a function in a VPC, which is a question of the function.
  { id: 'network', off: 'any', on: 'vpce', given: { functionInVpc: true } },
  { id: 'network', off: 'any', on: 'ip', given: { functionInVpc: true } },
  { id: 'trustNetwork', off: false, on: true, given: { network: 'vpce', entity: 'account' } },
  { id: 'trustNetwork', off: false, on: true, given: { network: 'ip', entity: 'account' } },
  { id: 'principalOrg', off: '', on: 'o-a1b2c3d4e5' },
  { id: 'sourceConditions', off: false, on: true },
  { id: 'resourceAccount', off: false, on: true },
  { id: 'boundary', off: '', on: `arn:aws:iam::${ACCOUNT}:policy/RoleBoundary` },
];

describe('turning a switch on', () => {
  test.each(SWITCHES.map((row) => [`${row.id} ${String(row.on).slice(0, 12)}`, row] as const))(
    '%s never widens the role',
    (_, { id, off, on, given, addsGuardrail }) => {
      let asked = 0;
      fc.assert(
        fc.property(completeAnswers, ({ scenario, values }) => {
          const withValue = (value: FieldValue): Answers => ({
            scenario,
            values: { ...values, ...given, [id]: value },
          });
          if (!viewOf(withValue(off)).asks(id)) return;
          asked += 1;
          const before = linesOf(compose(withValue(off)));
          const after = linesOf(compose(withValue(on)));
          const wider = after
            .filter(({ effect }) => effect === 'Allow')
            .filter(
              ({ action, resource }) =>
                !(addsGuardrail && GUARDRAIL_USE.test(action) && GUARDRAIL_ARN.test(resource)),
            )
            .filter((line) => !covered(line, before));
          expect(wider).toEqual([]);
          // If a task is ruled out by the switch, the Deny is dropped together with its calls.
          const lost = before
            .filter(({ effect }) => effect === 'Deny')
            .filter(({ where, action }) => after.some((line) => allows(line, where, action)))
            .filter((line) => !covered(line, after));
          expect(lost).toEqual([]);
        }),
        { numRuns: 200 },
      );
      expect(asked).toBeGreaterThan(0);
    },
  );

  test('a task that is taken out of the role leaves no trace', () => {
    fc.assert(
      fc.property(completeAnswers, ({ scenario, values }) => {
        const { also: _also, ...others } = values;
        const out: Answers = { scenario, values: { ...values, also: [] } };
        const never = normalizeAnswers({ scenario, values: others });
        // What was set for it and has no effect now is still said.
        const kit = compose(out);
        const notices = kit.notices.filter(({ id }) => !id.startsWith('no-effect-'));
        expect({ ...kit, notices }).toEqual(compose(never));
      }),
      { numRuns: 300 },
    );
  });

  test('off, nothing of it is there', () => {
    for (const { id, entities } of scenarios.all()) {
      if (entities.length === 0) continue;
      const text = JSON.stringify(compose(startAnswers(id as ScenarioId)).roles);
      expect(text).not.toMatch(/GuardrailIdentifier|SourceVpce|aws:SourceIp|ServiceTier|"Deny"/);
    }
  });

  test('says what it prevents', () => {
    const silent = fieldIds().filter((id) => {
      const field = fieldOf(id);
      return field.step === 'lockdown' && field.kind === 'switch' && field.effect === '';
    });
    expect(silent).toEqual([]);
  });
});

describe('guardrails', () => {
  const required = (values: Values, scenario: ScenarioId = 'invoke') =>
    ec2Kit(scenario, { guardrailRule: 'required', guardrails: [GUARDRAIL], ...values });

  test('one for each Region; a Region without one is named', () => {
    const kit = required({ regions: ['us-east-1', 'eu-north-1'] });
    expect(textOf(kit, 'guardrail-gap-required-eu-north-1')).toContain('every call there is denied');
    const both = required({ regions: ['us-east-1', 'eu-north-1'], guardrails: [GUARDRAIL, NORTH] });
    expect(both.notices.map(({ id }) => id)).toEqual(['guardrail-required']);
    expect(bySid(both, 'DenyWithoutGuardrail')?.Condition).toEqual({
      ArnNotLike: {
        'bedrock:GuardrailIdentifier': [GUARDRAIL, `${GUARDRAIL}:*`, NORTH, `${NORTH}:*`],
      },
    });
  });

  test('of R1 only the Region that the call starts from needs one', () => {
    const kit = required({}, 'invoke-r1');
    expect(kit.notices.map(({ id }) => id)).toEqual(['guardrail-required']);
  });

  test('pinned and unpinned ones beside each other keep their own forms', () => {
    const kit = required({ guardrails: [`${GUARDRAIL}:3`, NORTH], regions: ['us-east-1', 'eu-north-1'] });
    expect(bySid(kit, 'DenyWithoutGuardrail')?.Condition).toEqual({
      ArnNotLike: { 'bedrock:GuardrailIdentifier': [`${GUARDRAIL}:3`, NORTH, `${NORTH}:*`] },
    });
  });

  test('what the Deny breaks is said', () => {
    const text = textOf(required({}), 'guardrail-required');
    for (const api of [
      'RetrieveAndGenerate',
      'InvokeAgent',
      'InvokeInlineAgent',
      'Chat Completions',
      'Batch',
      'asynchronous streaming',
      'reasoning content',
    ])
      expect(text).toContain(api);
  });

  test('the Deny names both actions even where the role does not stream', () => {
    expect(bySid(required({ streaming: false }), 'DenyWithoutGuardrail')?.Action).toHaveLength(2);
  });

  test('application profiles and the models behind them are guarded, imported models too', () => {
    const kit = required(
      {
        modelArns: [
          `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`,
          `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`,
        ],
      },
      'invoke-arns',
    );
    const calls = permissionsOf(kit).filter((each) => toArray(each.Action).includes('bedrock:InvokeModel'));
    expect(calls.filter((each) => !keysOf(each.Condition).includes('bedrock:GuardrailIdentifier'))).toEqual(
      [],
    );
    expect(toArray(bySid(kit, 'DenyWithoutGuardrail')?.Resource)).toHaveLength(3);
  });

  test('a SageMaker endpoint takes none: it is not asked, and stays as it is beside a model', () => {
    const endpoint = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/r1`;
    const alone: Answers = { scenario: 'invoke-arns', values: { modelArns: [endpoint] } };
    expect(viewOf(alone).asks('guardrailRule')).toBe(false);
    const kit = required({ also: ['invoke-sagemaker'], endpoints: [endpoint] });
    expect(bySid(kit, 'InvokeDeepSeekEndpoint')?.Condition).toBeUndefined();
  });

  test('what takes none cannot be required to have one, and does not undo the requirement either', () => {
    const marketplace = required(
      { modelArns: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:marketplace/model-endpoint/all-access`] },
      'invoke-arns',
    );
    expect(viewOf({ scenario: 'invoke-arns', values: {} }).asks('guardrailRule')).toBe(true);
    expect(JSON.stringify(marketplace.roles)).not.toContain('GuardrailIdentifier');
    const alone = required({ also: ['invoke'] }, 'mantle');
    expect(alone.problems.map(({ field }) => field)).toEqual(['guardrailRule']);
    expect(alone.problems[0]?.message).toContain('choose “Not required”');
  });

  test('calls with costs by team are guarded on the profile and on the model', () => {
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;
    const kit = required({ appProfiles: [profile] }, 'invoke-app-profiles');
    expect(toArray(bySid(kit, 'DenyWithoutGuardrail')?.Resource)).toEqual([
      profile,
      'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    ]);
  });

  test('a connector applies the enforced guardrail; it is asked for no network', () => {
    const values: Values = { entity: 'opensearch-domain', enforcedGuardrail: true };
    const enforced = bySid(ec2Kit('opensearch', values), 'ApplyEnforcedGuardrail');
    expect(enforced?.Action).toBe('bedrock:ApplyGuardrail');
    const asks = (id: string) => viewOf({ scenario: 'opensearch', values }).asks(id);
    expect(['guardrailRule', 'network', 'enforcedGuardrails'].map(asks)).toEqual([false, false, true]);
  });

  test('looking around calls nothing, so nothing of the kind is asked until the playground is on', () => {
    const asks = (playground: boolean) =>
      ['guardrailRule', 'enforcedGuardrail', 'network', 'noPriorityTier'].map((id) =>
        viewOf({ scenario: 'discover', values: { playground } }).asks(id),
      );
    expect([asks(false), asks(true)]).toEqual([Array(4).fill(false), Array(4).fill(true)]);
  });

  test('profiles of cross-Region guardrails are those of the guardrail’s Region and account', () => {
    const kit = ec2Kit('invoke', {
      regions: ['ap-southeast-3', 'eu-north-1'],
      enforcedGuardrail: true,
      enforcedGuardrails: ['arn:aws:bedrock:ap-southeast-3:444455556666:guardrail/g1'],
      guardrailProfile: ['apac.guardrail.v1:0'],
    });
    const resources = toArray(bySid(kit, 'ApplyEnforcedGuardrail')?.Resource);
    expect(resources).toHaveLength(10);
    for (const arn of resources.slice(1))
      expect(arn).toMatch(
        /^arn:aws:bedrock:ap-\w+-\d:444455556666:guardrail-profile\/apac\.guardrail\.v1:0$/,
      );
    expect(textOf(kit, 'guardrail-gap-enforced-eu-north-1')).toContain('If one is enforced there');
    expect(textOf(kit, 'share-guardrail')).toContain('444455556666');
  });

  test('every profile routes between Regions that exist, of its partition', () => {
    for (const { partition, routes } of GUARDRAIL_PROFILES)
      for (const { sources, destinations } of routes) {
        for (const code of [...sources, ...destinations]) expect(findRegion(code)?.partition).toBe(partition);
        expect(new Set(destinations).size).toBe(destinations.length);
        expect(destinations).toEqual(expect.arrayContaining([...sources]));
      }
    // AWS prints these numbers of destinations.
    const count = (id: string, region: string) =>
      GUARDRAIL_PROFILES.find((row) => row.id === id)?.routes.find(({ sources }) => sources.includes(region))
        ?.destinations.length;
    expect(
      ['ap-south-1', 'ap-southeast-3', 'ap-southeast-4', 'ap-east-2', 'ap-southeast-5', 'me-central-1'].map(
        (region) => count('apac.guardrail.v1:0', region),
      ),
    ).toEqual([6, 9, 8, 10, 10, 10]);
    expect([count('eu.guardrail.v1:0', 'eu-north-1'), count('us.guardrail.v1:0', 'us-west-1')]).toEqual([
      6, 4,
    ]);
  });
});

describe('the network', () => {
  test('limits only calls that the role’s holder makes itself, to models and to S3', () => {
    fc.assert(
      fc.property(completeAnswers, ({ scenario, values }) => {
        for (const network of ['vpce', 'ip']) {
          const kit = compose({ scenario, values: { ...values, network } });
          for (const { Effect, Action, Condition } of permissionsOf(kit)) {
            const keys = keysOf(Condition);
            const limited = keys.includes('aws:SourceVpce') || keys.includes('aws:SourceIp');
            expect(keys.includes('aws:SourceVpce') && keys.includes('aws:SourceIp')).toBe(false);
            if (!limited) continue;
            expect(Effect).toBe('Allow');
            expect(keys).not.toContain('aws:CalledViaLast');
            for (const action of toArray(Action))
              expect(action).toMatch(
                /^(?:bedrock:(?:InvokeModel|InvokeModelWithResponseStream|ApplyGuardrail|CallWithBearerToken)|bedrock-mantle:\w+|sagemaker:(?:InvokeEndpoint\w*|CallWithBearerToken)|s3:\w+)$/,
              );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('says what it leaves open, and where to look for the endpoints', () => {
    const kit = ec2Kit('invoke', {
      entity: 'lambda',
      functionNames: ['chat'],
      network: 'vpce',
      vpcEndpoints: ['vpce-0abc123def4567890'],
      guardrailRule: 'required',
      guardrails: [GUARDRAIL],
    });
    expect(bySid(kit, 'InvokeDeepSeekV32')?.Condition).toEqual({
      ArnLike: { 'bedrock:GuardrailIdentifier': [GUARDRAIL, `${GUARDRAIL}:*`] },
      StringEquals: { 'aws:SourceVpce': 'vpce-0abc123def4567890' },
    });
    expect(bySid(kit, 'WriteFunctionLogs')?.Condition).toBeUndefined();
    expect(textOf(kit, 'network-leaves')).toContain('logs:PutLogEvents');
    expect(kit.nextSteps.find(({ id }) => id === 'vpc-endpoints')?.code).toContain(
      'Values=*.us-east-1.bedrock-runtime',
    );
  });

  test('models behind a profile are limited with the profile', () => {
    const kit = ec2Kit('invoke-r1', { network: 'ip', sourceIps: ['203.0.113.0/24'] });
    expect(bySid(kit, 'InvokeR1UsProfile')?.Condition).toEqual({
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    });
    expect(keysOf(bySid(kit, 'InvokeR1ModelViaProfileOnly')?.Condition)).toEqual([
      'bedrock:InferenceProfileArn',
    ]);
  });

  test('with the trust policy limited too, the endpoint of STS is among those to look for', () => {
    const codeOf = (trustNetwork: boolean) =>
      ec2Kit('invoke', { entity: 'account', network: 'vpce', trustNetwork }).nextSteps.find(
        ({ id }) => id === 'vpc-endpoints',
      )?.code;
    expect(codeOf(true)).toContain('*.us-east-1.sts');
    expect(codeOf(false)).not.toContain('sts');
  });

  test('of a trust policy only where principals of IAM assume the role', () => {
    const trustKeys = (values: Values) =>
      keysOf(mainTrust(ec2Kit('invoke', { network: 'ip', trustNetwork: true, ...values })).Condition);
    expect(trustKeys({ entity: 'account' })).toContain('aws:SourceIp');
    for (const entity of ['lambda', 'ec2', 'github', 'eks-irsa'])
      expect(trustKeys({ entity })).not.toContain('aws:SourceIp');
  });
});

describe('organization and tier', () => {
  test('the organization stands in trust policies of IAM principals only', () => {
    const trustOf = (entity: string) =>
      mainRole(ec2Kit('invoke', { entity, principalOrg: 'o-a1b2c3d4e5' })).trust.document.Statement[0];
    for (const entity of ['mfa-user', 'identity-center', 'tagged-role'])
      expect(trustOf(entity)?.Condition?.['StringEquals']).toMatchObject({
        'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
      });
    for (const entity of ['lambda', 'ec2', 'github', 'eks-irsa', 'eks-pods'])
      expect(JSON.stringify(trustOf(entity))).not.toContain('PrincipalOrgID');
  });

  test.each([
    ['invoke', { models: ['v3.2', 'v3.1'] }],
    ['invoke', { models: ['v3.1'] }],
    ['invoke-r1', {}],
    ['invoke-imported', {}],
    ['invoke-app-profiles', {}],
    ['invoke-arns', {}],
    ['invoke-prompts', {}],
    ['discover', { playground: true }],
    ['api-keys', {}],
  ] as const)('the Priority tier is denied to %s with %j, whatever the model', (scenario, values) => {
    expect(
      bySid(kitOf(scenario, { ...values, entity: 'lambda', noPriorityTier: true }), 'DenyPriorityTier'),
    ).toEqual({
      Sid: 'DenyPriorityTier',
      Effect: 'Deny',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: '*',
      Condition: { StringEquals: { 'bedrock:ServiceTier': 'priority' } },
    });
  });

  test('with V3.1 alone, the denial of Priority says that its card does not list the tier today', () => {
    const kit = kitOf('invoke', { models: ['v3.1'], entity: 'lambda', noPriorityTier: true });
    const whys = mainRole(kit).permissions.flatMap((each) => each.whys.flat());
    const why = whys.find(({ title }) => title === 'No Priority tier');
    expect(why?.text).toContain('list Priority only for DeepSeek-V3.2');
    expect(why?.text).toContain('November 18, 2025');
  });

  test('the Priority tier of bedrock-mantle is denied by its own key', () => {
    const kit = kitOf('mantle', { models: ['v3.1'], noPriorityTier: true });
    expect(bySid(kit, 'DenyPriorityTierMantle')?.Condition).toEqual({
      StringEquals: { 'bedrock-mantle:ServiceTier': 'priority' },
    });
    expect(bySid(kit, 'DenyPriorityTier')).toBeUndefined();
  });

  test('a switch that was set and applies to nothing is said', () => {
    const locks: Values = { noPriorityTier: true, network: 'vpce', guardrailRule: 'required' };
    const ids = (values: Values) =>
      kitOf('discover', values).notices.filter(({ id }) => id.startsWith('no-effect-')).length;
    expect([ids({}), ids(locks), ids({ ...locks, playground: true })]).toEqual([0, 3, 0]);
    expect(textOf(kitOf('invoke-sagemaker', locks), 'no-effect-noPriorityTier')).toContain(
      'No Priority tier',
    );
  });
});

test('the account of a resource is asked for on buckets and keys only', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      for (const role of compose(answers).roles)
        for (const { Action, Resource, Condition } of role.permissions.flatMap(
          (each) => each.document.Statement,
        )) {
          if (!keysOf(Condition).some((key) => /^aws:Resource(?:Account|OrgID)$/.test(key))) continue;
          for (const action of toArray(Action)) expect(action).toMatch(/^(?:s3|kms):/);
          for (const resource of toArray(Resource)) expect(resource).not.toContain('jumpstart');
        }
    }),
    { numRuns: 300 },
  );
});
