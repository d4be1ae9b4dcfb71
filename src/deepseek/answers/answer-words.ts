// An answer in words, to stand after its question.
import type { AnswersView } from './field.ts';
import { fieldOf, type FieldId } from './fields/fields.ts';

/** The label of a chosen option, else what was chosen. */
function optionWords(id: FieldId, value: string, view: AnswersView): string {
  const field = fieldOf(id);
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options(view) : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

/** The answer to a question, each entry of a list for itself; none where a list is empty. */
export function answerEntries(id: FieldId, view: AnswersView): readonly string[] {
  switch (fieldOf(id).kind) {
    case 'switch':
      return [view.flag(id) ? 'On' : 'Off'];
    case 'text':
      return [view.text(id).trim() || 'Not given'];
    case 'choice':
      return [optionWords(id, view.text(id), view)];
    case 'list':
    case 'choices':
      return view.list(id).map((each) => optionWords(id, each, view));
  }
}

/** The answer to a question, its starting value included: "On", "DeepSeek-V3.2, DeepSeek-R1", "Not given". */
export const answerWords = (id: FieldId, view: AnswersView): string =>
  answerEntries(id, view).join(', ') || 'None';
