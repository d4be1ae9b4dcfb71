// When each next step of a kit is done: before its documents, with one of them, or afterwards.
import type { ItemKind, NextStep } from '#deepseek/compose/role-kit.ts';

export type { ItemKind } from '#deepseek/compose/role-kit.ts';

type Timed = Pick<NextStep, 'when'>;

export function timeOf({ when }: Timed): 'before' | 'follows' | 'instead' | 'after' {
  if (typeof when !== 'object') return when ?? 'after';
  return 'follows' in when ? 'follows' : 'instead';
}

/** Whether a step is a way to add an item of this kind: in the console, or on the command line. */
export const instead =
  (kind: ItemKind) =>
  ({ when }: Timed): boolean =>
    typeof when === 'object' && 'instead' in when && when.instead === kind;

/** Whether a step comes right after an item of this kind. */
export const follows =
  (kind: ItemKind) =>
  ({ when }: Timed): boolean =>
    typeof when === 'object' && 'follows' in when && when.follows === kind;
