// Resolves one question: its checked value or the placeholder for it, and a problem for each entry that fails.
import type {
  CheckedInput,
  ChoiceField,
  ChoicesField,
  ListField,
  Option,
  TextField,
  AnswersView,
} from './field.ts';
import { fieldOf, type FieldId } from './fields/fields.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** One entry of an answer that cannot be used, and what to type instead. */
export interface AnswerProblem {
  readonly field: FieldId;
  /** Which entry of a list; 0 for a single input. */
  readonly index: number;
  readonly raw: string;
  readonly message: string;
  /** What would do in its place, where one thing is nearest. */
  readonly instead?: string;
}

export interface ResolvedAnswer {
  readonly value: unknown;
  readonly placeholder: boolean;
  readonly problems: readonly AnswerProblem[];
}

/** Chosen values are few; the rest of a longer list is refused. */
const MAX_CHOICES = 50;

function checkOption(options: readonly Option[], raw: string, label: string): CheckedInput<string> {
  const option = options.find((row) => row.value === raw);
  if (option && !option.disabled) return { ok: true, value: raw };
  const open = options.filter((row) => !row.disabled).map((row) => row.value);
  return {
    ok: false,
    ...(open[0] === undefined ? {} : { instead: open[0] }),
    message:
      option?.disabled ?? `“${excerpt(raw)}” is not a choice for “${label}”. Choose ${open.join(', ')}.`,
  };
}

/** Every entry of a list is compared with the same options. */
const knownOptions = new WeakMap<AnswersView, Map<ChoiceField | ChoicesField, readonly Option[]>>();

function optionsOf(field: ChoiceField | ChoicesField, view: AnswersView): readonly Option[] {
  const known = knownOptions.get(view) ?? new Map<ChoiceField | ChoicesField, readonly Option[]>();
  knownOptions.set(view, known);
  const options = known.get(field) ?? field.options(view);
  known.set(field, options);
  return options;
}

/**
 * CloudFormation and CDK would put a secret in its place, in any string, and there is no way to escape it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
const DYNAMIC_REFERENCE = /\{\{\s*resolve:/i;

/** A raw entry checked on its own, as for the line under an input. */
export function checkEntry(id: FieldId, raw: string, view: AnswersView): CheckedInput<unknown> {
  if (DYNAMIC_REFERENCE.test(raw))
    return {
      ok: false,
      message:
        'CloudFormation would replace {{resolve:…}} with a value of the account. Write it another way.',
    };
  const field = fieldOf(id);
  switch (field.kind) {
    case 'text':
    case 'list':
      return field.check(raw, view);
    case 'choices':
      return field.check?.(raw, view) ?? checkOption(optionsOf(field, view), raw, field.label);
    case 'choice':
      return checkOption(optionsOf(field, view), raw, field.label);
    case 'switch':
      return { ok: true, value: raw };
  }
}

const refusal = ({ message, instead }: CheckedInput<unknown> & { ok: false }) => ({
  message,
  ...(instead === undefined ? {} : { instead }),
});

interface Entries {
  readonly values: readonly unknown[];
  readonly problems: readonly AnswerProblem[];
}

function checkEntries(id: FieldId, entries: readonly string[], view: AnswersView, limit: number): Entries {
  const values: unknown[] = [];
  const problems: AnswerProblem[] = [];
  for (const [index, raw] of entries.slice(0, limit).entries()) {
    const result = checkEntry(id, raw, view);
    if (result.ok) values.push(result.value);
    else problems.push({ field: id, index, raw, ...refusal(result) });
  }
  const beyond = entries[limit];
  if (beyond !== undefined) {
    const message = `This takes at most ${limit} entries. Remove the rest.`;
    problems.push({ field: id, index: limit, raw: beyond, message });
  }
  return { values: distinct(values), problems };
}

/** Most answers are strings, which are their own key. */
const keyOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Equal for equal answers, and seldom equal for others. */
const hintOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.values(value).join(' ') : value;

function distinct(values: readonly unknown[]): readonly unknown[] {
  if (values.length < 2 || new Set(values.map(hintOf)).size === values.length) return values;
  const known = new Set<string>();
  return values.filter((value) => known.size < known.add(keyOf(value)).size);
}

function resolveText(id: FieldId, field: TextField<unknown>, view: AnswersView): ResolvedAnswer {
  const raw = view.text(id);
  if (raw.trim() === '') return { value: field.placeholder(view), placeholder: field.required, problems: [] };
  const { values, problems } = checkEntries(id, [raw], view, 1);
  const none = values.length === 0;
  return { value: none ? field.placeholder(view) : values[0], placeholder: none, problems };
}

function resolveList(id: FieldId, field: ListField<unknown>, view: AnswersView): ResolvedAnswer {
  const { values, problems } = checkEntries(id, view.list(id), view, field.limit);
  if (values.length > 0) return { value: values, placeholder: false, problems };
  return { value: field.placeholder(view), placeholder: field.required || problems.length > 0, problems };
}

function resolveChoices(id: FieldId, field: ChoicesField, view: AnswersView): ResolvedAnswer {
  const { values, problems } = checkEntries(id, view.list(id), view, MAX_CHOICES);
  if (values.length > 0 || field.optional) return { value: values, placeholder: false, problems };
  return { value: field.placeholder?.(view) ?? field.initial(view), placeholder: true, problems };
}

/** A choice that cannot be used for now: the field's starting value is used, and the problem says why. */
function refusedChoice(id: FieldId, field: ChoiceField, view: AnswersView): readonly AnswerProblem[] {
  const raw = view.given(id);
  const option = field.options(view).find((row) => row.value === raw);
  if (typeof raw !== 'string' || !option?.disabled) return [];
  return [{ field: id, index: 0, raw, message: option.disabled, instead: view.text(id) }];
}

/** The answer to one question. */
export function resolveAnswer(id: FieldId, view: AnswersView): ResolvedAnswer {
  const field = fieldOf(id);
  switch (field.kind) {
    case 'text':
      return resolveText(id, field, view);
    case 'list':
      return resolveList(id, field, view);
    case 'choices':
      return resolveChoices(id, field, view);
    case 'choice':
      return { value: view.text(id), placeholder: false, problems: refusedChoice(id, field, view) };
    case 'switch':
      return { value: view.flag(id), placeholder: false, problems: [] };
  }
}
