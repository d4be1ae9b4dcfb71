// What was understood, in the words of the questions.
import { viewOf } from '#core/answers/answers-view.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { AnswersView, FieldValue } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { findScenario } from '#core/catalog/scenarios.ts';
import type { UnderstoodPart } from '#core/understand/read-sentence.ts';

/** The label of a chosen option, else what was chosen. */
function optionLabel(id: FieldId, value: string, view: AnswersView): string {
  const field = fieldOf(id);
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options(view) : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

function valueText(id: FieldId, value: FieldValue, view: AnswersView): string {
  if (value === true) return '';
  if (value === false) return 'no';
  const values = typeof value === 'string' ? [value] : value;
  return values.map((each) => optionLabel(id, each, view)).join(', ');
}

/** "Trusted entity: EKS pods, with Pod Identity", "Stream answers". */
export function understoodText({ field, value }: UnderstoodPart, answers: Answers): string {
  if (field === 'scenario') return findScenario(String(value))?.title ?? String(value);
  const text = valueText(field, value, viewOf(answers));
  const { label } = fieldOf(field);
  if (text === '') return label;
  return label.endsWith('?') ? `${label} ${text}` : `${label}: ${text}`;
}
