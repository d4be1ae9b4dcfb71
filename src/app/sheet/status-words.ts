// What the status says of each state: its shape, its words, and what cures it.
import type { Cause, ReadinessId } from '#deepseek/readiness/index.ts';
import type { PageReadiness } from '#app/selectors/readiness.ts';
import { count } from '#iam/text/index.ts';
import type { ShapeState } from '#app/controls/state-shape.tsx';

interface StatusRow {
  readonly shape: ShapeState;
  /** The words before the causes, in the color of the state. */
  readonly head: (causes: readonly Cause[]) => string;
  /** More causes than this are counted. */
  readonly named: number;
  /** What is counted. */
  readonly noun: string;
}

export const STATUS: Readonly<Record<Exclude<ReadinessId, 'ready'>, StatusRow>> = {
  wontWork: { shape: 'wont', head: () => 'Won’t work:', named: 1, noun: 'problem' },
  tooBroad: { shape: 'broad', head: () => 'Too broad:', named: 1, noun: 'problem' },
  answersLeft: {
    shape: 'need',
    head: ({ length }) => `${count(length, 'answer')} left:`,
    named: 3,
    noun: 'answer',
  },
  guesses: {
    shape: 'guess',
    head: ({ length }) => `${count(length, 'guess')} to confirm:`,
    named: 3,
    noun: 'guess',
  },
};

/** Names with capitals inside stay as they are. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]+(?![A-Za-z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The causes after the head: “AWS account, function name and 2 more answers”. */
export function causeWords(
  causes: readonly Pick<Cause, 'text'>[],
  { named, noun }: Pick<StatusRow, 'named' | 'noun'>,
): string {
  const shown = causes.slice(0, named).map(({ text }) => lowerFirst(text.replace(/\.$/, '')));
  const more = causes.length - shown.length;
  if (more === 0) return shown.join(', ');
  // A cause with a comma in it would run into what follows.
  const comma = shown.at(-1)?.includes(',') ? ',' : '';
  return `${shown.join(', ')}${comma} and ${count(more, `more ${noun}`)}`;
}

export interface Headline {
  readonly shape: ShapeState;
  readonly head: string;
  readonly text?: string;
}

/** What a state that is not ready says first: “Won’t work: the guardrail is in eu-west-2”. */
export function headlineOf(state: Exclude<ReadinessId, 'ready'>, causes: readonly Cause[]): Headline {
  const { shape, head } = STATUS[state];
  const worst = causes.filter((cause) => cause.state === state);
  return { shape, head: head(worst), text: causeWords(worst, STATUS[state]) };
}

/** What is said of documents that are fit to use: also that nothing checked them, or that they do not have all that was asked for. */
export function readyLine({ fault, leftOut }: Pick<PageReadiness, 'fault' | 'leftOut'>): Headline {
  if (fault !== null) return { shape: 'need', head: 'Not checked:', text: fault };
  if (leftOut === 0) return { shape: 'ready', head: 'Ready' };
  const text = `but ${count(leftOut, 'thing')} you wrote ${leftOut === 1 ? 'is' : 'are'} left out`;
  return { shape: 'guess', head: 'Ready,', text };
}

/** What stands before everything else, also before changes to decide on: that calls fail, or that the role reaches too far. */
export const alarmOf = ({ state, causes }: PageReadiness): Headline | undefined =>
  state === 'wontWork' || state === 'tooBroad' ? headlineOf(state, causes) : undefined;

/** The state in one line: for the title, and for screen readers once it has settled. */
export function stateWords({ state, causes, ...more }: PageReadiness): string {
  const { head, text } = state === 'ready' ? readyLine(more) : headlineOf(state, causes);
  return text === undefined ? head : `${head} ${text}`;
}
