// Kits of the traps, and what their tests read in them.
import * as fc from 'fast-check';
import { completeAnswers } from '#core/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import { readAnswers } from '#core/answers/read.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import { compose } from './compose.ts';
import { documentsOf, isCreated, type RoleKit } from './role-kit.ts';

export const ACCOUNT = '111122223333';
export const OTHER = '444455556666';

export type Values = { readonly [K in FieldId]?: FieldValue };

export const answersOf = (scenario: ScenarioId, values: Values): Answers => ({
  ...startAnswers(scenario),
  values: { account: ACCOUNT, ...values },
});

export const kitOf = (scenario: ScenarioId, values: Values): RoleKit => compose(answersOf(scenario, values));

/** A role that an app takes on. */
export const appOf = (entity: string, values: Values = {}): RoleKit => kitOf('invoke', { entity, ...values });

export const statementsOf = (kit: RoleKit, id: string): readonly Statement[] =>
  documentsOf(kit)
    .filter((document) => document.id.startsWith(id))
    .flatMap(({ document }) => document.Statement);

export const trustsOf = (kit: RoleKit): readonly Statement[] =>
  documentsOf(kit)
    .filter(({ type }) => type === 'trust')
    .flatMap(({ document }) => document.Statement);

export const allowing = (kit: RoleKit, action: string): readonly Statement[] =>
  kit.roles
    .flatMap(({ permissions }) => permissions)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Effect, Action }) => Effect === 'Allow' && toArray(Action).includes(action));

export const namesOf = (
  { Principal }: Statement,
  kind: 'AWS' | 'Service' | 'Federated',
): readonly string[] => (typeof Principal === 'object' ? toArray(Principal[kind]) : []);

/** The values of a condition key, whatever its operator. */
export const valuesOf = ({ Condition }: Statement, key: string): readonly string[] =>
  Object.values(Condition ?? {}).flatMap((keys) => toArray(keys[key]).map(String));

export const textOf = (kit: RoleKit, id: string): string =>
  [...kit.notices, ...kit.nextSteps].find((each) => each.id === id)?.text ?? '';

export const codeOf = (kit: RoleKit, id: string): string =>
  kit.nextSteps.find((each) => each.id === id)?.code ?? '';

/** What is said beside the trust policy of the first role. */
export const trustWords = (kit: RoleKit): string =>
  kit.roles
    .find(isCreated)!
    .trust.whys.flat()
    .map(({ text, doubt = '' }) => `${text} ${doubt}`)
    .join(' ');

/** Holds for the kits of many answers, each complete. */
export function always(
  law: (kit: RoleKit, answers: Answers) => void,
  some: (answers: Answers) => boolean = () => true,
): void {
  fc.assert(
    fc.property(completeAnswers.filter(some), (answers) => law(compose(answers), answers)),
    { numRuns: 100 },
  );
}

/** Kits of many answers for one trusted entity. */
export const entity =
  (...ids: readonly string[]) =>
  (answers: Answers) => {
    const { view } = readAnswers(answers);
    return ids.includes(view.entity.id) && view.scenario.entities.length > 0;
  };
