// Every question of the wizard with its answer, by step.
import { STEPS } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { bullets, code, prose } from './text.ts';

const codes = (entries: readonly string[]): string =>
  entries.length === 0 ? 'none' : entries.map(code).join(', ');

/** The answer as Markdown; "none" for an empty one. */
function answerWords(id: FieldId, { view }: CheckedAnswers): string {
  const field = fieldOf(id);
  const labelOf = (value: string): string =>
    (field.kind === 'choice' || field.kind === 'choices'
      ? field.options(view).find((option) => option.value === value)?.label
      : undefined) ?? value;
  switch (field.kind) {
    case 'switch':
      return view.flag(id) ? 'yes' : 'no';
    case 'choice':
      return prose(labelOf(view.text(id)));
    case 'choices':
      return (
        view
          .list(id)
          .map((value) => prose(labelOf(value)))
          .join(', ') || 'none'
      );
    case 'list':
      return codes(view.list(id));
    case 'text':
      return view.text(id).trim() === '' ? 'not given' : code(view.text(id));
  }
}

function sentence(id: FieldId, reading: CheckedAnswers): string {
  const label = prose(fieldOf(id).label.replace(/[:?]$/, ''));
  const problem = reading.problems.find(({ field }) => field === id);
  if (problem) return `${label}: **not valid**, replaced by a placeholder. ${prose(problem.message)}`;
  if (reading.placeholders.includes(id)) return `${label}: **placeholder**`;
  return `${label}: ${answerWords(id, reading)}`;
}

/** Empty for pasted policies, which have no answers. */
export function answersSection({ answers, title }: ExportKit): readonly string[] {
  if (!answers) return [];
  const reading = readAnswers(answers);
  const others = reading.view.scenarios.slice(1).map((scenario) => scenario.title);
  const steps = STEPS.flatMap((step): string[] => {
    const fields = reading.fields.filter((id) => fieldOf(id).step === step.id);
    if (fields.length === 0) return [];
    return [`**${prose(step.title)}**`, bullets(fields.map((id) => sentence(id, reading)))];
  });
  return [
    '## Answers',
    `${prose(title)}${others.length > 0 ? `, in one role with ${others.map(prose).join(', ')}` : ''}.`,
    ...steps,
  ];
}
