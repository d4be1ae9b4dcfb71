// The readiness of a kit where nothing else has checked it: on the command line, for agents and in programs.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';
import { curesOf } from './cures.ts';
import { readinessOf } from './readiness-of.ts';
import type { Readiness, ReadinessInput } from './readiness.ts';

/** Document id → the text of its edit. */
export type Edits = Readonly<Record<string, string>>;

/** Hand edits with all that is known of them: `readEdits` makes it. */
export interface EditsRead extends Required<Pick<ReadinessInput, 'documents' | 'breadth'>> {
  readonly edits: Edits;
}

export const NO_EDITS: EditsRead = { edits: {}, documents: [], breadth: [] };

/** The calls that edits keep from being as they must. What is composed needs no proof. */
function failingWith(answers: Answers, kit: RoleKit, edits: Edits): NonNullable<ReadinessInput['failing']> {
  const environment = environmentOf(kit, kitAccountOf(answers), edits);
  return expectationsOf(answers)
    .filter((expectation) => !prove(environment, expectation).passes)
    .map(({ id, label, difference, expect }) => ({
      id,
      title: difference === undefined ? label : `${label}, ${difference}`,
      ...(expect === 'denied' && { denies: true }),
    }));
}

const inputOf = (
  answers: Answers,
  kit: RoleKit,
  { edits, documents, breadth }: EditsRead,
): ReadinessInput => ({
  answers,
  kit,
  documents,
  breadth,
  ...(documents.length > 0 ? { failing: failingWith(answers, kit, edits) } : {}),
});

/** The state of a kit with hand edits, and its causes. */
export const kitReadiness = (answers: Answers, kit: RoleKit, read: EditsRead = NO_EDITS): Readiness =>
  readinessOf(inputOf(answers, kit, read));

/** The same, with what cures each cause. */
export function curedReadiness(answers: Answers, kit: RoleKit, read: EditsRead = NO_EDITS): Readiness {
  const input = inputOf(answers, kit, read);
  const { state, causes } = readinessOf(input);
  return { state, causes: causes.map((cause) => ({ ...cause, cures: curesOf(input, cause) })) };
}
