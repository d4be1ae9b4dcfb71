// Finds what cures a cause: composes the kit again, and searches. Loaded when the page first asks.
import { compose } from '#deepseek/compose/index.ts';
import { curesOf, readinessOf } from '#deepseek/readiness/index.ts';
import type { CauseToCure, Cure } from './protocol.ts';

/** None where the cause is gone. */
export function findCures({ cause: id, ...made }: CauseToCure): readonly Cure[] {
  const input = { ...made, kit: compose(made.answers) };
  const cause = readinessOf(input).causes.find((each) => each.id === id);
  return cause ? curesOf(input, cause) : [];
}
