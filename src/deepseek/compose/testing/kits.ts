// Kits for tests, and the parts of a kit that tests look at.
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import {
  documentsOf,
  isCreated,
  type CreatedRole,
  type KitRole,
  type MainRole,
  type RoleKit,
} from '#deepseek/compose/role-kit.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';

/** The account of the kit. */
export const ACCOUNT = '111122223333';
/** An account that is not the account of the kit. */
export const OTHER = '444455556666';

export type Values = { readonly [K in FieldId]?: FieldValue };

/** Answers in ACCOUNT. */
export const answersOf = (scenario: ScenarioId, values: Values = {}): Answers => ({
  ...startAnswers(scenario),
  values: { account: ACCOUNT, ...values },
});

export const kitOf = (scenario: ScenarioId, values: Values = {}): RoleKit =>
  compose(answersOf(scenario, values));

/** A role for an app that calls DeepSeek-V3.2, assumed by this trusted entity. */
export const appOf = (entity: string, values: Values = {}): RoleKit => kitOf('invoke', { entity, ...values });

/** Fails where the kit has no main role. */
export function mainRole({ roles }: RoleKit): MainRole {
  const main = roles.find(({ kind }) => kind === 'main');
  if (main?.kind !== 'main') throw new Error('The kit has no main role');
  return main;
}

/** Fails where the kit has no role with this id that is created. */
export function createdRole({ roles }: RoleKit, id: string): CreatedRole {
  const role = roles.find((each) => each.id === id);
  if (!role || !isCreated(role)) throw new Error(`The kit creates no role ${id}`);
  return role;
}

export const createdRoles = ({ roles }: RoleKit): readonly CreatedRole[] => roles.filter(isCreated);

export const roleOf = ({ roles }: RoleKit, id: string): KitRole | undefined =>
  roles.find((role) => role.id === id);

/** Statements of the documents whose id begins with `id`; of all documents if none is given. */
export const statementsOf = (kit: RoleKit, id = ''): readonly Statement[] =>
  documentsOf(kit)
    .filter((document) => document.id.startsWith(id))
    .flatMap(({ document }) => document.Statement);

export const trustStatements = (kit: RoleKit): readonly Statement[] =>
  documentsOf(kit)
    .filter(({ type }) => type === 'trust')
    .flatMap(({ document }) => document.Statement);

/** The first statement of the main role's trust policy. */
export const mainTrust = (kit: RoleKit): Statement => mainRole(kit).trust.document.Statement[0]!;

/** The Allow statements of all permissions policies that name this action. */
export const allowing = (kit: RoleKit, action: string): readonly Statement[] =>
  kit.roles
    .flatMap(({ permissions }) => permissions)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Effect, Action }) => Effect === 'Allow' && toArray(Action).includes(action));

/** Names of one kind in the Principal of a statement. */
export const namesOf = (
  { Principal }: Statement,
  kind: 'AWS' | 'Service' | 'Federated',
): readonly string[] => (typeof Principal === 'object' ? toArray(Principal[kind]) : []);

/** The values of a condition key, whatever its operator. */
export const valuesOf = ({ Condition }: Statement, key: string): readonly string[] =>
  Object.values(Condition ?? {}).flatMap((keys) => toArray(keys[key]).map(String));

/** The text of a notice or next step; empty where the kit does not have it. */
export const textOf = (kit: RoleKit, id: string): string =>
  [...kit.notices, ...kit.nextSteps].find((each) => each.id === id)?.text ?? '';

/** The code of a next step; empty where the kit does not have it. */
export const codeOf = (kit: RoleKit, id: string): string =>
  kit.nextSteps.find((each) => each.id === id)?.code ?? '';

/** The first file that a command writes, read as JSON. */
export const writtenJson = (code: string): unknown =>
  JSON.parse(code.split("<<'EOF'\n")[1]!.split('\nEOF')[0]!);

export const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] =>
  entries.map(({ id }) => id);

/** The statement with this Sid in documents whose id begins with `id`. */
export const bySid = (kit: RoleKit, id: string, sid: string): Statement | undefined =>
  statementsOf(kit, id).find((statement) => statement.Sid === sid);

/** What a statement asks of a condition key with this operator. */
export const conditionOf = (statement: Statement | undefined, operator: string, key: string): unknown =>
  statement?.Condition?.[operator]?.[key];

/** A KMS key in a Region. */
export const keyIn = (region: string, account = ACCOUNT): string =>
  `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
