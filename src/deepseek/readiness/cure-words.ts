// What the button of a cure says, by the kind of the question that it changes.
import type { AnswersView, Field, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { FamilyId } from '#deepseek/catalog/scenario.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { joinAnd } from '#iam/text/words.ts';

/** The one value of a question for which more can be said than its label. */
const ROWS: Readonly<Record<string, string>> = {
  'guardrailRule=none': 'Call without a guardrail',
  'network=any': 'Allow calls from any network',
  'functionInVpc=true': 'Run the function in your VPC',
  'servedFrom=aws-image': 'Use AWS’s image',
  'servedFrom=jumpstart': 'Use a JumpStart model',
};

const IN_REGIONS: Readonly<Record<FamilyId, string>> = {
  call: 'Call from',
  search: 'Call from',
  import: 'Run jobs in',
  host: 'Run the model in',
  govern: 'Choose',
};

/** The last part of an ARN; any other value as it is. */
const lastPart = (value: string): string =>
  value.startsWith('arn:') ? value.slice(value.lastIndexOf(value.includes('/') ? '/' : ':') + 1) : value;

/** The same, with Region and account where another value has the same last part. */
function short(value: string, all: readonly string[]): string {
  const last = lastPart(value);
  const { region = '', account = '' } = parseArn(value) ?? {};
  if (all.filter((each) => lastPart(each) === last).length < 2) return last;
  return [last, account && `of ${account}`, region && `in ${region}`].filter(Boolean).join(' ');
}

const list = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);

function optionLabel(field: Field, value: string, view: AnswersView): string {
  const options = 'options' in field ? field.options(view) : [];
  return options.find((row) => row.value === value)?.label ?? value;
}

/** "Call from eu-west-2". */
export function changeWords(id: FieldId, value: FieldValue, view: AnswersView): string {
  const row = ROWS[`${id}=${String(value)}`];
  if (row !== undefined) return row;
  const field = fieldOf(id);
  if (id === 'callerRegions') return `Let the caller be in ${joinAnd(list(value))}`;
  if (id === 'regions') return `${IN_REGIONS[view.scenario.family]} ${joinAnd(list(value))}`;
  if (field.kind === 'switch') return `Turn ${value === true ? 'on' : 'off'} “${field.label}”`;
  if (typeof value === 'string') return `${field.label}: ${lastPart(optionLabel(field, value, view))}`;
  const now = view.list(id);
  const gone = now.filter((each) => !list(value).includes(each));
  const added = list(value).filter((each) => !now.includes(each));
  const names = (added.length > 0 ? added : gone).map((each) => short(optionLabel(field, each, view), now));
  return `${added.length > 0 ? 'Also choose' : 'Remove'} ${joinAnd(names)}`;
}

/** "Choose another guardrail". */
export function openWords(id: FieldId, view: AnswersView): string {
  const field = fieldOf(id);
  if (id === 'regions') return 'Choose other Regions';
  if (field.kind === 'list')
    return view.list(id).length > 0
      ? `Choose another ${field.noun}`
      : `Name ${/^[aeiou]/i.test(field.noun) ? 'an' : 'a'} ${field.noun}`;
  return `Change “${field.label}”`;
}
