// The steps of the wizard for the present answers, and their titles.
import { type CheckedAnswers, STEPS, type StepId, fieldOf, hasRole } from '#deepseek/answers/index.ts';

type AskedFields = Pick<CheckedAnswers, 'fields' | 'view'>;

/** The first step chooses the scenario; the others are shown while they ask a question. A role says that it needs no data. */
export function shownSteps({ fields, view }: AskedFields): readonly StepId[] {
  const asked = new Set(fields.map((id) => fieldOf(id).step));
  return STEPS.map((step) => step.id).filter(
    (id) => id === 'scenario' || asked.has(id) || (id === 'data' && hasRole(view)),
  );
}

/** The open step; the one after the choice of the scenario where the answers no longer lead to it. */
export function openStepOf(step: StepId | null, checked: AskedFields): StepId | null {
  const steps = shownSteps(checked);
  return step === null || steps.includes(step) ? step : (steps[1] ?? null);
}

/** Questions in the step on models that are about Regions. */
const REGION_FIELDS: ReadonlySet<string> = new Set(['regions', 'elsewhere', 'callerRegions']);

interface StepWords {
  /** In its row, and in a sentence: “Model and Region”. */
  readonly name: string;
  /** Over its questions. */
  readonly title: string;
}

/** The words of a step with only this question. */
const WORDS_IF_ALONE: Readonly<Record<string, StepWords>> = {
  account: { name: 'Account', title: 'In which account?' },
  organizationId: { name: 'Organization', title: 'Which organization?' },
  governPartition: { name: 'Partition', title: 'Which partition?' },
  orgGuardrails: { name: 'Guardrails', title: 'Which guardrails?' },
};

/** The words of a step with this question, whatever else is asked. */
const WORDS_WITH: Readonly<Record<string, StepWords>> = {
  quotaServices: { name: 'Quotas and Regions', title: 'Which quotas, where?' },
};

/** The words of a step depend on its questions. */
function wordsOf(step: StepId, { fields }: AskedFields): StepWords {
  const asked = fields.filter((id) => fieldOf(id).step === step);
  const alone = asked.length === 1 ? WORDS_IF_ALONE[asked[0] ?? ''] : undefined;
  if (alone !== undefined) return alone;
  const named = asked.map((id) => WORDS_WITH[id]).find((words) => words !== undefined);
  if (named !== undefined) return named;
  if (step === 'models' && asked.length > 0 && asked.every((id) => REGION_FIELDS.has(id)))
    return { name: 'Region', title: 'In which Region?' };
  const { name, title } = STEPS.find(({ id }) => id === step)!;
  return { name, title };
}

export const nameOf = (step: StepId, checked: AskedFields): string => wordsOf(step, checked).name;
export const titleOf = (step: StepId, checked: AskedFields): string => wordsOf(step, checked).title;
