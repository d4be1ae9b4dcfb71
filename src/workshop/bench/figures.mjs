// Figures in words: medians with their spread, and whether a goal is met.

/** @param {string} text */
export const printLine = (text) => process.stdout.write(`${text}\n`);

/**
 * @param {readonly number[]} values
 * @param {number} share between 0 and 1
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function summary(values) {
  if (values.length === 0) return '–';
  const digits = values.every(Number.isInteger) || Math.max(...values) >= 10 ? 0 : 2;
  const show = (/** @type {number} */ value) => value.toFixed(digits);
  return `${show(quantile(values, 0.5))} [${show(Math.min(...values))}–${show(Math.max(...values))}]`;
}

/**
 * What is aimed at on two idle cores, for a figure such as “p50”.
 * @typedef {{ readonly of?: string, readonly most?: number, readonly least?: number, readonly unit?: string }} Goal
 */

/**
 * “ (goal: p50 ≤ 6 ms: met)”. A figure that is not there misses its goal.
 * @param {readonly Goal[] | undefined} goals
 * @param {(of: string) => number | undefined} figure
 */
export function verdicts(goals, figure) {
  if (!goals || goals.length === 0) return '';
  const words = goals.map(({ of = '', most, least, unit = ' ms' }) => {
    const value = figure(of) ?? Number.NaN;
    const isMet = (most === undefined || value <= most) && (least === undefined || value >= least);
    const bound =
      most === undefined ? `≥ ${(least ?? 0).toLocaleString('en')}` : `≤ ${most.toLocaleString('en')}`;
    return `${of === '' ? '' : `${of} `}${bound}${unit}: ${isMet ? 'met' : 'missed'}`;
  });
  return ` (goal: ${words.join(', ')})`;
}
