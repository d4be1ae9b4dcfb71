// Which questions the permissions of a task still need an answer to; those about who uses the role do not show in them.
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { acceptedValues, exampleOf } from '#deepseek/recognize/candidate-values.ts';
import type { TaskFit } from './task-fit.ts';

/** An account that no placeholder is. */
const OTHER_ACCOUNT = '444455556666';

/** The permissions of these roles as text. */
const permissionsIn = (kit: RoleKit, ids: readonly string[]): string =>
  JSON.stringify(
    kit.roles
      .filter(({ id }) => ids.includes(id))
      .map(({ permissions }) => permissions.map(({ document }) => document.Statement)),
  );

/** The last letter or digit in another way: a placeholder may be the question’s own example. */
const varied = (text: string): string =>
  text.replace(/[a-z\d](?=[^a-z\d]*$)/i, (last) => (last === '1' ? '2' : '1'));

/** The answers with others for a question. */
function answered(answers: Answers, id: FieldId): readonly Answers[] {
  const view = viewOf(answers);
  const examples = id === 'account' ? [OTHER_ACCOUNT] : exampleOf(id, view);
  return [...examples, ...acceptedValues(id, examples.map(varied), view)].map((example) =>
    setAnswer(answers, id, fieldOf(id).kind === 'list' ? [example] : example),
  );
}

/** Those whose answer changes the permissions. */
export function openQuestions({ answers, kit, holders }: TaskFit): readonly FieldId[] {
  const ids = holders.map(({ role }) => role.id);
  const now = permissionsIn(kit, ids);
  return kit.placeholders.filter((id) =>
    answered(answers, id).some((other) => permissionsIn(compose(other), ids) !== now),
  );
}
