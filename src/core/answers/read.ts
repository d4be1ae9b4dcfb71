// Turns raw answers into checked ones: a value for every question, and what is missing or wrong.
import type { Answers } from './answers.ts';
import type { Checked, Field, View } from './field.ts';
import { askedFields, viewOf } from './view.ts';
import { fieldOf, type AnswerOf, type FieldId } from './fields/fields.ts';
import { checkRegion } from './regions.ts';

/** One entry of an answer that cannot be used, and what to type instead. */
export interface AnswerProblem {
  readonly field: FieldId;
  /** Which entry of a list; 0 for a single input. */
  readonly index: number;
  readonly raw: string;
  readonly message: string;
}

export interface Reading {
  readonly view: View;
  /** The questions asked, in order. */
  readonly fields: readonly FieldId[];
  /** The checked answer; the field's placeholder while there is none. */
  answer<K extends FieldId>(id: K): AnswerOf<K>;
  /** Questions whose answer is still a placeholder, in order. */
  readonly placeholders: readonly FieldId[];
  readonly problems: readonly AnswerProblem[];
}

/** A raw entry checked on its own, for the line under an input. */
export function checkEntry(id: FieldId, raw: string, view: View): Checked<unknown> {
  const field = fieldOf(id);
  switch (field.kind) {
    case 'text':
    case 'list':
      return field.check(raw, view);
    case 'choices':
      if (id === 'regions') return checkRegion(raw, view, view.place.partition);
      return checkOption(field.options(view), raw, field.label);
    case 'choice':
      return checkOption(field.options(view), raw, field.label);
    case 'switch':
      return { ok: true, value: raw };
  }
}

function checkOption(
  options: readonly { value: string; disabled?: string }[],
  raw: string,
  label: string,
): Checked<string> {
  const option = options.find((row) => row.value === raw);
  if (option && !option.disabled) return { ok: true, value: raw };
  const choices = options.filter((row) => !row.disabled).map((row) => row.value);
  return {
    ok: false,
    message: option?.disabled ?? `“${raw}” is no choice for “${label}”. Choose ${choices.join(', ')}.`,
  };
}

interface Resolved {
  readonly value: unknown;
  readonly placeholder: boolean;
  readonly problems: readonly AnswerProblem[];
}

function resolveEntries(
  id: FieldId,
  entries: readonly string[],
  view: View,
  limit: number,
): Resolved & { values: unknown[] } {
  const values: unknown[] = [];
  const problems: AnswerProblem[] = [];
  entries.forEach((raw, index) => {
    if (index >= limit) {
      if (index === limit)
        problems.push({
          field: id,
          index,
          raw,
          message: `At most ${limit} entries fit here. Remove the rest.`,
        });
      return;
    }
    const checked = checkEntry(id, raw, view);
    if (checked.ok) values.push(checked.value);
    else problems.push({ field: id, index, raw, message: checked.message });
  });
  return { value: values, values, placeholder: false, problems };
}

function dedupe(values: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function resolve(id: FieldId, field: Field, view: View): Resolved {
  if (field.kind === 'switch') return { value: view.flag(id), placeholder: false, problems: [] };
  if (field.kind === 'text') {
    const raw = view.text(id);
    if (raw.trim() === '')
      return { value: field.placeholder(view), placeholder: field.required, problems: [] };
    const { values, problems } = resolveEntries(id, [raw], view, 1);
    return {
      value: values.length > 0 ? values[0] : field.placeholder(view),
      placeholder: values.length === 0,
      problems,
    };
  }
  if (field.kind === 'list') {
    const { values, problems } = resolveEntries(id, view.list(id), view, field.limit);
    if (values.length > 0) return { value: dedupe(values), placeholder: false, problems };
    return { value: field.placeholder(view), placeholder: field.required || problems.length > 0, problems };
  }
  if (id === 'regions') {
    const { problems } = resolveEntries(id, view.list(id), view, 50);
    return { value: view.place.regions, placeholder: view.list(id).length === problems.length, problems };
  }
  if (id === 'entity') {
    const { problems } = resolveEntries(id, [view.text(id)], view, 1);
    return { value: view.entity.id, placeholder: false, problems };
  }
  const raw = field.kind === 'choice' ? [view.text(id)] : view.list(id);
  const { values, problems } = resolveEntries(id, raw, view, 50);
  const initial = field.initial(view);
  const chosen = values.length > 0 ? dedupe(values) : [initial].flat();
  const placeholder = values.length === 0;
  return { value: field.kind === 'choice' ? chosen[0] : chosen, placeholder, problems };
}

/** Reads all answers. Pure and total: whatever the answers hold, there is a value for each question. */
export function readAnswers(answers: Answers): Reading {
  const view = viewOf(answers);
  const fields = askedFields(view);
  const resolved = new Map<FieldId, Resolved>();
  const resolveOnce = (id: FieldId): Resolved => {
    const known = resolved.get(id);
    if (known) return known;
    const fresh = resolve(id, fieldOf(id), view);
    resolved.set(id, fresh);
    return fresh;
  };
  return {
    view,
    fields,
    answer: (id) => resolveOnce(id).value as AnswerOf<typeof id>,
    placeholders: fields.filter((id) => resolveOnce(id).placeholder),
    problems: fields.flatMap((id) => resolveOnce(id).problems),
  };
}
