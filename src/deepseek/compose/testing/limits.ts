// Parts of kits that limits narrow, for tests.
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { Condition, Statement } from '#iam/policy/policy.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { kitOf, ACCOUNT, type Values } from './kits.ts';

export const GUARDRAIL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;

/** The kit of a role for EC2. */
export const ec2Kit = (scenario: ScenarioId, values: Values): RoleKit =>
  kitOf(scenario, { entity: 'ec2', ...values });

export const permissionsOf = (kit: RoleKit): readonly Statement[] =>
  (kit.roles[0]?.permissions ?? []).flatMap(({ document }) => document.Statement);

export const bySid = (kit: RoleKit, sid: string): Statement | undefined =>
  permissionsOf(kit).find((statement) => statement.Sid === sid);

export const keysOf = (condition: Condition = {}): readonly string[] =>
  Object.values(condition).flatMap((keys) => Object.keys(keys));
