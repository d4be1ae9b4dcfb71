// What the first lines of a file say of a kit that is not ready, so that nobody takes it for one that is.
import { joinAnd } from '#iam/text/words.ts';
import type { Cause, Readiness } from '#deepseek/readiness/readiness.ts';
import { oneLine } from './names.ts';
import type { HomeAccount, Parameter } from './parameters.ts';

export interface LeftToDo extends Pick<Cause, 'state' | 'text'> {
  /** A parameter of the files takes its place. */
  readonly isParameter: boolean;
}

/** The causes of a readiness, with what becomes a parameter marked. */
export function leftToDo(
  { causes }: Readiness,
  parameters: readonly Parameter[],
  { accountOpen }: Pick<HomeAccount, 'accountOpen'>,
): readonly LeftToDo[] {
  const open = new Set<string>(parameters.flatMap(({ fields }) => fields));
  if (accountOpen) open.add('account');
  return causes.map(({ state, text, fields }) => ({
    state,
    text,
    isParameter: state === 'answersLeft' && fields.every((id) => open.has(id)),
  }));
}

const MOST = 5;

const listed = (texts: readonly string[]): string =>
  joinAnd(texts.length > MOST ? [...texts.slice(0, MOST), `${texts.length - MOST} more`] : texts);

/** A sentence as a part of one: "the guardrail is in eu-west-2". */
const asPart = (text: string): string =>
  text.replace(/\.$/, '').replace(/^(?:The|No|None) /, (word) => word.toLowerCase());

/** How each state is said: sentences on what stops the calls, lists of answers. */
const WORDS: Readonly<Record<Cause['state'], (texts: readonly string[]) => string>> = {
  wontWork: (texts) => texts.slice(0, MOST).map(asPart).join('; '),
  // All who ride along are named in every file.
  tooBroad: (texts) => `too broad: ${texts.map(asPart).join('; ')}`,
  answersLeft: (texts) => `answers left: ${listed(texts)}`,
  guesses: (texts) => `assumed: ${listed(texts)}`,
};

/**
 * "Not ready: the guardrail is in eu-west-2, calls start in us-east-1." One line, or none.
 * @param has whether the files have parameters, or hold what stands in for open answers
 */
export function notReadyLines(
  left: readonly LeftToDo[],
  has: 'parameters' | 'placeholders',
): readonly string[] {
  const counts = left.filter(({ isParameter }) => has === 'placeholders' || !isParameter);
  const parts = (Object.keys(WORDS) as Cause['state'][]).flatMap((state) => {
    const texts = counts.filter((each) => each.state === state).map(({ text }) => text);
    return texts.length > 0 ? [WORDS[state](texts)] : [];
  });
  return parts.length === 0 ? [] : [oneLine(`Not ready: ${parts.join('; ')}.`)];
}
