// The one-line summary of a closed step: its answers, in words.
import {
  type CheckedAnswers,
  type FieldId,
  type StepId,
  fieldOf,
  isGuess,
  standingOf,
} from '#deepseek/answers/index.ts';
import { wholeSentence } from '#deepseek/sentence/index.ts';
import { count } from '#iam/text/index.ts';
import { remember } from '#app/selectors/remember.ts';
import { lowerFirst } from '#app/wizard/wording.ts';

/** What the sentence says of a question, if it says anything: of a longer list how many entries it has. */
const saidOf = remember(2, (checked: CheckedAnswers): ReadonlyMap<FieldId, string> => {
  const said = new Map<FieldId, string>();
  for (const { field: id, text, entries } of wholeSentence(checked)) {
    if (id === undefined) continue;
    const field = fieldOf(id);
    const isLong = field.kind === 'list' && (entries?.words.length ?? 0) > 2;
    const words = isLong ? count(entries!.words.length, field.noun) : text;
    said.set(id, [said.get(id), words].filter(Boolean).join(' '));
  }
  return said;
});

/** The name of an answer in “… not given yet”. */
function nameOf(id: FieldId): string {
  const field = fieldOf(id);
  if (id === 'account') return 'account';
  return field.kind === 'list' ? field.noun : lowerFirst(field.label);
}

/** More would be a paragraph that nobody reads. */
const SHOWN = 8;

/** What a sentence leaves out and a row does not: limits that are on by themselves, and what else has a name or tags. */
function unsaidOf(id: FieldId, { view }: CheckedAnswers): string | undefined {
  const field = fieldOf(id);
  if (field.step === 'limits')
    return field.kind === 'switch' && view.flag(id) ? lowerFirst(field.label) : undefined;
  if (field.step !== 'names') return undefined;
  return field.kind === 'list' ? count(view.list(id).length, field.noun) : view.text(id).trim();
}

/** What the role is for. */
function tasksOf({ view }: CheckedAnswers): string[] {
  const [only, ...others] = view.scenarios.slice(1);
  if (!only) return [view.scenario.title];
  return [
    view.scenario.title,
    others.length === 0 ? `also: ${only.title}` : `also ${count(others.length + 1, 'other task')}`,
  ];
}

/** Answers that a row begins with, also where nobody gave them. */
const HEADS: ReadonlySet<FieldId> = new Set<FieldId>(['entity', 'roleName']);

const NOTHING: Readonly<Partial<Record<StepId, string>>> = { limits: 'none yet', data: 'needs none' };

interface StepSummary {
  readonly summary: string;
  /** Nobody stated any of it. */
  readonly isAssumed: boolean;
}

/** Errors and what is needed come early: the end of a long line is left out. */
export function summaryOf(step: StepId, checked: CheckedAnswers): StepSummary {
  const first = step === 'scenario' ? tasksOf(checked) : [];
  const wrong: string[] = [];
  const missing: string[] = [];
  const given: string[] = [];
  let isAssumed = step !== 'scenario';
  const said = saidOf(checked);
  const own = checked.fields.filter((id) => fieldOf(id).step === step);
  for (const id of [...said.keys(), ...own.filter((each) => !said.has(each))]) {
    if (!own.includes(id)) continue;
    const standing = standingOf(checked, id);
    if (standing === 'wrong') wrong.push(`${nameOf(id)} to correct`);
    else if (standing === 'needed') missing.push(`${nameOf(id)} needed`);
    else {
      // The sentence has its chip: what was chosen here leaves it no room.
      if (standing === 'assumed' && said.has(id) && fieldOf(id).kind === 'switch') continue;
      const isHead = HEADS.has(id);
      const words =
        said.get(id) ?? (isHead || step !== 'names' || standing === 'stated' ? unsaidOf(id, checked) : '');
      if (!words) continue;
      (isHead ? first : given).push(words);
      if (standing === 'stated') isAssumed = false;
    }
  }
  const parts = [...first, ...wrong, ...missing, ...given];
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
const OPTIONAL: ReadonlySet<StepId> = new Set(['limits', 'names']);

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
