// Limits: turning one on narrows the role and touches nothing else.
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { GUARDRAIL_PROFILES } from '#deepseek/facts/guardrail-profiles.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Condition } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { roleDocuments, type RoleKit } from './role-kit.ts';
import { ACCOUNT, type Values } from './testing/kits.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';

vi.setConfig({ testTimeout: 60_000 });

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
            // A deployer who creates an agent in a VPC makes AWS's role for its network. The role itself gets nothing.
            .filter(
              ({ action, where }) =>
                !(action === 'iam:CreateServiceLinkedRole' && where.includes('deployer')),
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
        { numRuns: runs(200) },
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
      { numRuns: runs(300) },
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
      return field.step === 'limits' && field.kind === 'switch' && field.effect === '';
    });
    expect(silent).toEqual([]);
  });
});
