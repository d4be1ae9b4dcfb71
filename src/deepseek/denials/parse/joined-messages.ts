// Which messages belong together: a code and what it says, a refusal and the details behind it.
import type { Denial } from '#deepseek/denials/denial.ts';
import { isNotice } from './notices.ts';

/** A message in a text, with its place there. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly denial: Denial;
  /** Whether it is an error code alone, whose message may follow. */
  readonly isCode?: boolean;
}

/** What follows a refusal and belongs to it: encoded details, or that it is the block of public access that refuses. */
const ADDED: Readonly<Partial<Record<Denial['form'], (before: Denial, added: Denial) => Denial>>> = {
  encoded: (before, { encoded }) => ({ ...before, encoded }),
  'block-public-access': (before, { form }) => ({ ...before, form }),
};

/** Codes that a message of another kind comes with, before them. */
const SAID_BY: Readonly<Partial<Record<Denial['form'], Denial['form']>>> = { signature: 'clock' };

/** How far behind its code a message begins. */
const CODE_REACH = 240;

/** Whether one line of a log ends and another begins, or one error of a tool and another. */
const isNextLine = (text: string, code: Found, next: Found): boolean => {
  const between = text.slice(code.end, next.start);
  return (
    /\d\d:\d\d:\d\d/.test(between) || (text[code.start - 1] === '(' && between.includes('error occurred'))
  );
};

/** A code whose message is read too says nothing more. */
const saidByMessage = (text: string, code: Found, next: Found | undefined): boolean =>
  next !== undefined &&
  next.start - code.end < CODE_REACH &&
  !isNextLine(text, code, next) &&
  (code.isCode === true || code.denial.form === next.denial.form);

/** Of two notices that follow each other at once, the second explains the first. */
const areNotices = (...found: readonly Found[]): boolean =>
  found.every(({ denial }) => isNotice(denial.form));

/** A tool first says that it could not assume a role, then what AWS said. */
const isSameAssume = (first: Found | undefined, { start, denial }: Found): boolean =>
  first !== undefined &&
  first.denial.principal === undefined &&
  first.denial.action === 'sts:AssumeRole' &&
  denial.action === 'sts:AssumeRole' &&
  start - first.end < 900;

/** The messages with what belongs to each. */
export function joined(all: readonly Found[], text: string): readonly Found[] {
  const result: Found[] = [];
  const found = all.filter(
    (each, index) => !saidByMessage(text, each, all[index + 1]) || each.denial.form === 'authorization',
  );
  for (const each of found) {
    if (isSameAssume(result.at(-1), each)) result.pop();
    const before = result.at(-1);
    if (each.isCode === true && before && SAID_BY[each.denial.form] === before.denial.form) continue;
    const add = ADDED[each.denial.form];
    if (before?.denial.form === 'authorization' && add && each.start - before.end < 40)
      result[result.length - 1] = {
        start: before.start,
        end: each.end,
        denial: add(before.denial, each.denial),
      };
    else if (!before || each.start >= before.end + (areNotices(before, each) ? 3 : 0)) result.push(each);
  }
  return result;
}
