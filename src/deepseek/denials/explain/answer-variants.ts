// Other answers that may let a call through: each changes one question, with values that the refused call names.
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, Field, FieldValue, Option } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { acceptedValues, evidenceIn } from '#deepseek/recognize/candidate-values.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Denial } from '#deepseek/denials/denial.ts';

export interface AnswerVariant {
  readonly answers: Answers;
  readonly field: FieldId;
  readonly value: FieldValue;
  readonly label: string;
  readonly question: string;
  /** The change that came before, if it takes two. */
  readonly after: AnswerVariant | undefined;
}

/** Values of one question that are tried. */
const MAX_VALUES = 6;
/** A list of options up to this length is tried as a whole. */
const FEW = 14;

/** Parts of an ARN that name nothing of the reader's. */
function commonParts(text: string): readonly string[] {
  const arn = parseArn(text);
  return arn ? ['arn', arn.partition, arn.service, arn.resource.split(/[:/]/)[0] ?? ''] : [];
}

/** The folder of an object, and its bucket, as people write them. */
function s3Addresses(resource: string): readonly string[] {
  const [, bucket, key = ''] = /^arn:aws[a-z-]*:s3:::([^/*?]+)(?:\/(.*))?$/.exec(resource) ?? [];
  if (bucket === undefined) return [];
  const folder = key.slice(0, key.lastIndexOf('/') + 1);
  return [...(folder === '' ? [] : [`s3://${bucket}/${folder}`]), `s3://${bucket}/`];
}

/** The strings of the call that answers may be made of. */
export function evidenceOf({ resource, principalArn, principal, model, context }: Denial): readonly string[] {
  const texts = [resource, model, principalArn, principal, ...Object.values(context)].filter(
    (text) => text !== undefined,
  );
  const common = new Set(texts.flatMap(commonParts));
  const pieces = evidenceIn(texts).filter((text) => text.length > 2 && !common.has(text));
  return [...(resource === undefined ? [] : s3Addresses(resource)), ...pieces];
}

const openOptions = (field: Extract<Field, { options: unknown }>, view: AnswersView): readonly Option[] =>
  field.options(view).filter(({ disabled }) => disabled === undefined);

/** The values that are tried, each with what the button says. */
function valuesFor(
  id: FieldId,
  view: AnswersView,
  evidence: readonly string[],
): readonly (readonly [value: FieldValue, label: string])[] {
  const field = fieldOf(id);
  switch (field.kind) {
    case 'switch':
      return [[!view.flag(id), `Turn ${view.flag(id) ? 'off' : 'on'} “${field.label}”`]];
    case 'text':
      return acceptedValues(id, evidence, view, MAX_VALUES)
        .filter((value) => value !== view.text(id))
        .map((value) => [value, `Enter ${value} under “${field.label}”`]);
    case 'list': {
      const now = view.list(id);
      return acceptedValues(id, evidence, view, MAX_VALUES)
        .filter((value) => !now.includes(value))
        .map((value) => [[...now, value], `Add ${value}`]);
    }
    case 'choice': {
      const now = view.text(id);
      return openOptions(field, view)
        .filter(({ value }) => value !== now)
        .slice(0, FEW)
        .map(({ value, label }) => [value, `Choose “${label}”`]);
    }
    case 'choices': {
      const now = view.list(id);
      const options = openOptions(field, view).filter(({ value }) => !now.includes(value));
      const named = options.filter(({ value }) => evidence.includes(value));
      const tried = named.length > 0 || (options.length > FEW && id !== 'also') ? named : options;
      return tried.map(({ value, label }) => [
        [...now, value],
        field.style === 'search' ? `Add ${value}` : `Add “${label}”`,
      ]);
    }
  }
}

/** All variants of the answers at the questions that `isVaried` takes. */
export function variantsOf(
  answers: Answers,
  evidence: readonly string[],
  isVaried: (id: FieldId) => boolean,
  after?: AnswerVariant,
): readonly AnswerVariant[] {
  const view = viewOf(answers);
  return askedFields(view)
    .filter((id) => isVaried(id))
    .flatMap((id) =>
      valuesFor(id, view, evidence).map(([value, label]) => ({
        answers: setAnswer(answers, id, value),
        field: id,
        value,
        label,
        question: fieldOf(id).label,
        after,
      })),
    );
}
