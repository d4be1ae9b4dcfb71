// Which questions stand right below the switch or option that asks for them.
import type { AnswersView, Field, Opener } from './field.ts';
import { fieldOf, isFieldId, type FieldId } from './fields/fields.ts';

const isOn = ({ field, value }: Opener, view: AnswersView): boolean =>
  value === undefined ? view.flag(field) : view.text(field) === value;

/** The switch or option that asks for a question now, in the same step; undefined where the question stands for itself. */
export function openerOf(id: FieldId, view: AnswersView): Opener | undefined {
  const row: Field = fieldOf(id);
  return row.under?.find(
    (opener) =>
      isFieldId(opener.field) &&
      fieldOf(opener.field).step === row.step &&
      view.asks(opener.field) &&
      isOn(opener, view),
  );
}
