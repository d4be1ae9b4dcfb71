// The one-line summary of a closed step: its answers, in words.
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { StepId } from '#core/answers/field.ts';
import { isGuess, standingOf } from '#core/answers/standing.ts';
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

/** More would be a paragraph that nobody reads. */
const SHOWN = 8;

const NOTHING: Readonly<Partial<Record<StepId, string>>> = { lockdown: 'none yet', data: 'needs none' };

export interface StepSummary {
  readonly summary: string;
  /** Nobody stated any of it. */
  readonly isAssumed: boolean;
}

/** Errors and what is needed come early: the end of a long line is left out. */
export function summaryOf(step: StepId, checked: CheckedAnswers): StepSummary {
  const first: string[] = [];
  const wrong: string[] = [];
  const missing: string[] = [];
  const given: string[] = [];
  let isAssumed = step !== 'scenario';
  for (const id of checked.fields.filter((field) => fieldOf(field).step === step)) {
    const summarize = summaries[id];
    const standing = standingOf(checked, id);
    if (standing === 'wrong') wrong.push(`${nameOf(id)} to correct`);
    else if (standing === 'needed') missing.push(`${nameOf(id)} needed`);
    else {
      const words = (summarize ? summarize(checked) : plainSummary(id, checked)) ?? '';
      (id === 'entity' ? first : given).push(words);
      if (standing === 'stated' && words !== '') isAssumed = false;
    }
  }
  if (step === 'scenario') first.push(checked.view.scenario.title);
  const parts = [...first, ...wrong, ...missing, ...given].filter((part) => part !== '');
  const more = parts.length - SHOWN;
  if (more > 1) parts.splice(SHOWN, more, `and ${more} more`);
  return parts.length > 0
    ? { summary: parts.join(', '), isAssumed: isAssumed && wrong.length + missing.length === 0 }
    : { summary: NOTHING[step] ?? 'nothing added', isAssumed: false };
}

/** What a row shows: a number while nobody answered it, a tick, a dashed number, or an octagon. */
export type StepState = 'open' | 'done' | 'needed' | 'conflict';

export interface StepContext {
  /** Steps that were opened and left. */
  readonly seen: ReadonlySet<StepId>;
  /** Questions whose answers contradict one another. */
  readonly conflicts: ReadonlySet<FieldId>;
}

/** Steps that nobody has to answer. */
const OPTIONAL: ReadonlySet<StepId> = new Set(['lockdown', 'names']);

export function stateOf(step: StepId, checked: CheckedAnswers, { seen, conflicts }: StepContext): StepState {
  const own = checked.fields.filter((id) => fieldOf(id).step === step);
  if (own.some((id) => conflicts.has(id))) return 'conflict';
  const standings = own.map((id) => standingOf(checked, id));
  if (standings.some((standing) => standing === 'needed' || standing === 'wrong')) return 'needed';
  if (step === 'scenario') return 'done';
  const isStated = standings.includes('stated');
  if (OPTIONAL.has(step)) return isStated || seen.has(step) ? 'done' : 'open';
  return own.some((id) => isGuess(checked, id)) && !seen.has(step) ? 'open' : 'done';
}
