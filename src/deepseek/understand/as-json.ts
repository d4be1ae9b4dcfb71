// What was understood of a text as plain JSON, the same for programs, agents and the command line.
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { CONFIDENT } from './confidence.ts';
import type { Conflict } from './conflicts.ts';
import type { UnplacedPart } from './not-read.ts';
import type { OtherTask } from './other-tasks.ts';
import type { OutsidePart } from './outside.ts';
import { isSure } from './read-english.ts';
import { suggest } from './suggest.ts';
import type { Understanding } from './understanding.ts';

/** More do not help to choose. */
const MOST_CLOSEST = 3;

interface ClosestScenario {
  readonly scenario: string;
  readonly title: string;
}

/** What a sentence may mean, best first, where that is not sure. */
export function closestTo(text: string, { sentence }: Understanding): readonly ClosestScenario[] {
  if (!sentence) return [];
  const { conflicts, confidence, outside, answers } = sentence;
  const wanted = conflicts.find(({ field }) => field === 'scenario');
  if (wanted)
    return wanted.parts.map(({ value }) => {
      const scenario = String(value);
      return { scenario, title: findScenario(scenario)?.title ?? scenario };
    });
  const isOutside = answers === undefined && outside.length > 0;
  if (isOutside || confidence >= CONFIDENT) return [];
  return suggest(text)
    .slice(0, MOST_CLOSEST)
    .map(({ scenario, title }) => ({ scenario, title }));
}

const conflictsJson = (conflicts: readonly Conflict[]): object[] =>
  conflicts.map(({ field, message, parts }) => ({
    field,
    message,
    values: parts.map((part) => ({ text: part.text, value: part.value })),
  }));

const outsideJson = (outside: readonly OutsidePart[]): object[] =>
  outside.map(({ text, kind, message }) => ({ text, kind, message }));

const otherTasksJson = (tasks: readonly OtherTask[]): object[] =>
  tasks.map(({ text, scenario, isJoinable, answers }) => ({
    text,
    scenario,
    joined: isJoinable,
    ...(answers && { answers }),
  }));

const notReadJson = (parts: readonly UnplacedPart[]): object[] => parts.map(({ text }) => ({ text }));

/** What code contradicts itself in, names from elsewhere, and does not say, and what is not followed of the words around it. */
const codeRemarksJson = ({ conflicts, outside, needed, notRead, otherTasks }: Understanding): object => ({
  ...(conflicts && { conflicts: conflictsJson(conflicts) }),
  ...(outside && { outside: outsideJson(outside) }),
  ...(needed && { needed: needed.map(({ field, question }) => ({ field, question })) }),
  ...(notRead && { notRead: notReadJson(notRead) }),
  ...(otherTasks && { otherTasks: otherTasksJson(otherTasks) }),
});

/** How sure the reading of a sentence is, and what it does not follow. */
function remarksJson(text: string, reading: Understanding): object {
  const { sentence } = reading;
  if (!sentence) return codeRemarksJson(reading);
  const { confidence, assumed, conflicts, notRead, otherTasks, outside } = sentence;
  return {
    confidence,
    assumed,
    conflicts: conflictsJson(conflicts),
    notRead: notReadJson(notRead),
    otherTasks: otherTasksJson(otherTasks),
    outside: outsideJson(outside),
    closest: closestTo(text, reading),
  };
}

/** The understanding of `text` as JSON, without what its denials tell. */
export function understandingJson(text: string, reading: Understanding): object {
  const { kind, answers, understood, calls, open } = reading;
  return {
    kind,
    answers: answers ?? null,
    understood: understood.map((part) => ({
      text: part.text,
      field: part.field,
      ...('line' in part ? { line: part.line } : {}),
    })),
    ...remarksJson(text, reading),
    ...(calls && {
      calls: calls.map(({ service, operation, line }) => ({ service, operation, line })),
    }),
    ...(open && {
      open: open.map((question) => ({
        text: question.text,
        ...('line' in question ? { line: question.line } : {}),
        ...(question.field === undefined ? {} : { field: question.field }),
        message: question.message,
      })),
    }),
  };
}

/** Whether the answers can be taken as they are: nothing contradicts itself, and it is sure what is meant. */
export function isUnderstood({ kind, answers, sentence, conflicts = [], open = [] }: Understanding): boolean {
  if (kind === 'unknown' || conflicts.length > 0) return false;
  if ((kind === 'code' || kind === 'policies') && answers === undefined) return false;
  // Who or what a policy denies is for a person to say.
  if (kind === 'policies' && open.some(({ field }) => field === 'scpExemptRoles')) return false;
  return sentence === undefined || isSure(sentence);
}
