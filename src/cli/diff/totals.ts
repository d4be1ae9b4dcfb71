// How many actions the policies of a change gain and lose, counted for each policy and principal.
import type { ChangedPolicy } from './git-difference.ts';

export interface Totals {
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
}

export function totalOf(policies: readonly Pick<ChangedPolicy, 'access'>[]): Totals {
  const all = policies.flatMap(({ access }) => access);
  const sum = (of: 'gained' | 'lost' | 'changed'): number =>
    all.reduce((total, found) => total + found[of].length, 0);
  return { gained: sum('gained'), lost: sum('lost'), changed: sum('changed') };
}

export const totalWords = ({ gained, lost, changed }: Totals): string =>
  `${gained} gained, ${lost} lost, ${changed} changed`;
