// The one-line summary of a closed step: its answers, in words.
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { StepId } from '#core/answers/field.ts';
import type { OpenStepId } from '#app/state/state.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { findModel } from '#core/facts/models.ts';
import { findRegion } from '#core/facts/regions.ts';
import { lowerFirst } from './wording.ts';
import { count } from '#core/text/words.ts';

/** What a question adds to its step's line; undefined when another question covers it. */
type Summarize = (checked: CheckedAnswers) => string | undefined;

export const noSummary: Summarize = () => undefined;

/** A single entry itself, else how many there are. */
export const oneOrCount = (entries: readonly string[], noun: string): string | undefined =>
  entries.length === 1 ? entries[0] : entries.length > 1 ? count(entries.length, noun) : undefined;

export const modelNames = (ids: readonly string[]): string =>
  ids.map((id) => findModel(id)?.name ?? id).join(', ');

/** A single Region by its code, with its name where the line has room for it. */
function regionsText({ answer, view }: CheckedAnswers): string {
  const [only = '', ...others] = answer('regions');
  if (others.length > 0) return count(others.length + 1, 'Region');
  const name = view.asks('streaming') || view.asks('connectorTarget') ? undefined : findRegion(only)?.name;
  return name ? `${only} (${name})` : only;
}

type SummaryByField = { [K in FieldId]?: Summarize };

const summaries: SummaryByField = {
  entity: ({ view }) => view.entity.name,
  functionLogs: ({ view }) => (view.flag('functionLogs') ? undefined : 'no logs'),
  functionInVpc: ({ view }) => (view.flag('functionInVpc') ? 'in a VPC' : undefined),
  functionNames: ({ answer, view }) =>
    `${view.flag('functionLogs') ? 'logs of ' : ''}${oneOrCount(answer('functionNames'), 'function')}`,
  account: ({ answer }) => answer('account').replace(/(\d{4})(?=\d)/g, '$1 '),
  regions: regionsText,
  models: ({ answer }) => modelNames(answer('models')),
  streaming: ({ view }) => (view.flag('streaming') ? 'streaming' : 'no streaming'),
  sourceConditions: ({ view }) => {
    if (!view.flag('sourceConditions')) return undefined;
    return view.entity.sourceArn === undefined ? 'source account' : 'source account and ARN';
  },
  boundary: ({ answer }) => {
    const arn = answer('boundary');
    return arn === '' ? undefined : `boundary ${arn.slice(arn.lastIndexOf('/') + 1)}`;
  },
  roleName: ({ answer }) => answer('roleName'),
  policyName: noSummary,
  path: ({ answer }) => (answer('path') === '/' ? undefined : answer('path')),
  description: noSummary,
  tags: ({ answer }) => (answer('tags').length === 0 ? undefined : count(answer('tags').length, 'tag')),
};

/** Adds the summaries of more questions. */
export function addSummaries(more: Readonly<SummaryByField>): void {
  Object.assign(summaries, more);
}

/** For a question without an entry in the table: what its row says. */
function plainSummary(id: FieldId, { view }: CheckedAnswers): string | undefined {
  const field = fieldOf(id);
  switch (field.kind) {
    case 'text':
      return view.text(id).trim() || undefined;
    case 'list':
      return oneOrCount(view.list(id), field.noun);
    case 'choice':
      return field.options(view).find((option) => option.value === view.text(id))?.label;
    case 'choices':
      return (
        view
          .list(id)
          .map((value) => field.options(view).find((option) => option.value === value)?.label ?? value)
          .join(', ') || undefined
      );
    case 'switch':
      return view.flag(id) ? lowerFirst(field.label) : undefined;
  }
}

/** The name of an answer in “… not given yet”. */
function nameOf(id: FieldId): string {
  const field = fieldOf(id);
  if (id === 'account') return 'account';
  return field.kind === 'list' ? field.noun : lowerFirst(field.label);
}

/** Not a tick: nothing here makes the role safer. */
const NOT_LOCKED = 'nothing locked down';

/** More would be a paragraph that nobody reads. */
const SHOWN = 8;

/** Errors and placeholders come early: the end of a long line is left out. */
export function summaryOf(step: StepId, checked: CheckedAnswers): string {
  const first: string[] = [];
  const wrong: string[] = [];
  const missing: string[] = [];
  const given: string[] = [];
  for (const id of checked.fields.filter((field) => fieldOf(field).step === step)) {
    const summarize = summaries[id];
    if (checked.problems.some((problem) => problem.field === id)) wrong.push(`${nameOf(id)} to correct`);
    else if (checked.placeholders.includes(id)) missing.push(`${nameOf(id)} not given yet`);
    else
      (id === 'entity' ? first : given).push(
        (summarize ? summarize(checked) : plainSummary(id, checked)) ?? '',
      );
  }
  if (step === 'scenario') first.push(checked.view.scenario.title);
  const parts = [...first, ...wrong, ...missing, ...given].filter((part) => part !== '');
  const more = parts.length - SHOWN;
  if (more > 1) parts.splice(SHOWN, more, `and ${more} more`);
  return parts.length > 0 ? parts.join(' · ') : step === 'lockdown' ? NOT_LOCKED : 'nothing added';
}

/**
 * What a closed step shows. `defaults`: nobody opened it, and all its answers are starting values. `not-locked`: somebody
 * did, and left every lock off.
 */
export type StepState = 'defaults' | 'not-locked' | 'done' | 'placeholders' | 'errors';

export interface StepVisits {
  /** Steps that were opened and left. */
  readonly seen: ReadonlySet<OpenStepId>;
  /** Somebody chose what to do. */
  readonly chosen: boolean;
}

/** Whether a person gave an answer here, or at least looked. */
function isTouched(step: StepId, { answers, fields }: CheckedAnswers, { seen, chosen }: StepVisits): boolean {
  if (step === 'scenario') return chosen;
  return seen.has(step) || fields.some((id) => fieldOf(id).step === step && answers.values[id] !== undefined);
}

export function stateOf(step: StepId, checked: CheckedAnswers, visits: StepVisits): StepState {
  const isHere = (id: FieldId): boolean => fieldOf(id).step === step;
  if (checked.problems.some((problem) => isHere(problem.field))) return 'errors';
  if (!isTouched(step, checked, visits)) return 'defaults';
  if (checked.placeholders.some(isHere)) return 'placeholders';
  return step === 'lockdown' && summaryOf(step, checked) === NOT_LOCKED ? 'not-locked' : 'done';
}
