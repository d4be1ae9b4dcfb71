// Kit, answers and documents as they stand in, one state with its causes out. Pure, and at once.
import { answersLeft, guesses } from './answers-left.ts';
import { broadCauses } from './broad.ts';
import { READINESS_IDS, type Cause, type Readiness, type ReadinessInput } from './readiness.ts';
import { wontWork } from './wont-work.ts';

const FINDERS: readonly ((input: ReadinessInput) => readonly Cause[])[] = [
  wontWork,
  broadCauses,
  answersLeft,
  guesses,
];

export const rankOf = (state: Readiness['state']): number => READINESS_IDS.indexOf(state);

/** The state of a kit: that of its worst cause. */
export function readinessOf(input: ReadinessInput): Readiness {
  const causes = FINDERS.flatMap((find) => find(input)).toSorted((a, b) => rankOf(a.state) - rankOf(b.state));
  return { state: causes[0]?.state ?? 'ready', causes };
}
