// Policies, and what a template around them says → the answers that make them.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { openPoliciesInSteps } from '#deepseek/recognize/open-policies.ts';
import { readPolicies } from '#iam/import/read-policies.ts';
import { isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { codeAnswers } from './code-answers.ts';
import { areCalls } from './code-tasks.ts';
import { deniedModelsIn, deniesAllowed, deniesModels, statementsOf } from './denied-models.ts';
import type { Conflict } from './conflicts.ts';
import type { Understood } from './understanding.ts';

interface RecognizedAnswers {
  readonly documents: readonly JsonValue[];
  /** Absent where no task here is like the policies. */
  readonly answers?: Answers;
  /** They make less than half of the policies, which are only likely for this. */
  readonly isFar: boolean;
  /** They only say who assumes a role. */
  readonly isTrust?: boolean;
}

export interface TemplateReading extends Understood {
  /** Whether words may choose another task. */
  readonly isFar: boolean;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** What a role is not given, no policy of its own need deny. */
function withoutNeedlessDenials(text: string, document: JsonValue | undefined): string {
  const statements = statementsOf(document ?? {});
  const kept = statements.filter(
    (each) => !deniesModels(each) || own(each, 'Condition') !== undefined || deniesAllowed(each, statements),
  );
  return isObject(document) &&
    kept.length < statements.length &&
    kept.some((each) => own(each, 'Effect') === 'Allow')
    ? JSON.stringify({ ...document, Statement: kept })
    : text;
}

/** The answers that the policies in the text are closest to. Undefined: no policy can be read. */
export async function answersOfPolicies(text: string): Promise<RecognizedAnswers | undefined> {
  const { policies } = await readPolicies(text);
  const read = policies.map(({ text: own }) => parsed(own));
  const documents = read.filter((document) => document !== undefined);
  const steps = openPoliciesInSteps(
    policies.map(({ type, text: own }, index) => ({ type, text: withoutNeedlessDenials(own, read[index]) })),
  );
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value) return policies.length > 0 ? { documents, isFar: true } : undefined;
    const { answers, isFar } = step.value;
    // Without a trust policy, who assumes the role is not said.
    const isTrust = policies.every(({ type }) => type === 'trust');
    if (policies.some(({ type }) => type === 'trust')) return { documents, answers, isFar, isTrust };
    const { entity: _entity, ...values } = answers.values;
    return { documents, answers: { ...answers, values }, isFar };
  }
}

/** “Deny” of a model that the same policies allow. */
function contradicted(text: string, documents: readonly JsonValue[]): readonly Conflict[] {
  const statements = documents.flatMap(statementsOf);
  if (!statements.some((each) => deniesAllowed(each, statements))) return [];
  const parts = ['Allow', 'Deny'].map((word) => {
    const start = Math.max(0, text.indexOf(word));
    return { text: word, start, end: start + word.length, value: [] };
  });
  return [{ field: 'models', parts, message: 'A model is allowed and denied: “Allow” or “Deny”?' }];
}

/** What policies of an organization deny, and what of it nothing here says. */
function deniedIn(
  text: string,
  documents: readonly JsonValue[],
): Pick<Understood, 'answers' | 'open'> | undefined {
  const denial = deniedModelsIn(documents);
  if (!denial) return undefined;
  const { scenario, values, limits } = denial;
  const [first] = limits;
  if (first === undefined) return { answers: { scenario, values } };
  const start = Math.max(0, text.indexOf(first));
  const quoted = [...new Set(limits)].map((word) => `“${word}”`).join(', ');
  const message = `The policy made here denies everyone in its accounts, whatever ${quoted} says: which roles are exempt?`;
  const open = [{ text: first, start, end: start + first.length, field: 'scpExemptRoles' as const, message }];
  return { answers: { scenario, values }, open };
}

/** Policies, and what a template around them says: who assumes the role, and what it calls; for the task `told`, if it is. */
export async function readTemplate(text: string, told?: ScenarioId): Promise<TemplateReading> {
  const found = await answersOfPolicies(text);
  const isFar = found?.answers === undefined || found.isFar;
  const denied = isFar ? deniedIn(text, found?.documents ?? []) : undefined;
  // What a template names counts for what its policies are for.
  const first = await codeAnswers(text, true, told);
  // A Deny of less than all calls is none that is made here.
  const isOther = isFar && found?.answers?.scenario === 'deny-deepseek';
  const recognized =
    denied?.answers ?? ((found?.isTrust && first.answers) || isOther ? undefined : found?.answers);
  const second = first.answers || !recognized ? first : await codeAnswers(text, true, recognized.scenario);
  const { answers, understood, ...rest } = second.understood.length > 0 ? second : first;
  const { outside } = rest;
  const conflicts = [...rest.conflicts, ...contradicted(text, found?.documents ?? [])];
  const isAsked = (id: string): boolean => conflicts.some(({ field }) => field === id);
  const withoutAsked = (values: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(values).filter(([id]) => !isAsked(id)));
  const isSame = recognized?.scenario === answers?.scenario;
  // A policy that allows all is for whatever the template calls.
  const bothCall =
    answers &&
    (recognized?.scenario === 'discover' || areCalls(recognized?.scenario ?? 'invoke', answers.scenario));
  if (answers && (!recognized || told !== undefined || isSame || bothCall)) {
    const values = withoutAsked({ ...(isSame && recognized?.values), ...answers.values });
    const open = [...(rest.open ?? []), ...(denied?.open ?? [])];
    return { ...rest, open, conflicts, answers: { ...answers, values }, understood, isFar: isFar && !isSame };
  }
  const own = denied ?? (recognized && { answers: recognized });
  // What stays allowed is an answer.
  const others = [denied?.answers?.values.otherModels ?? []].flat();
  const left = outside.filter((part) => !others.some((id) => id === part.text));
  const values = withoutAsked(own?.answers?.values ?? {});
  return {
    understood: [],
    ...own,
    ...(own?.answers && { answers: { ...own.answers, values } }),
    outside: left,
    conflicts: denied ? rest.conflicts : conflicts,
    isFar,
  };
}
