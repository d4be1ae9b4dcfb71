// What the formats say alike about a case.
import type { CaseResult } from '#iam/cases/index.ts';
import type { Reason } from '#iam/decide/index.ts';

/** "cases/role.rolewright.yaml:14". */
export const placeOf = (file: string, line: number | undefined): string =>
  line === undefined ? file : `${file}:${line}`;

/** Statements about other actions say nothing to the reader. */
const isNear = ({ matched, because }: Reason): boolean => matched !== 'no' || !because.includes('action');

const MAX_REASONS = 12;

/** The statements that were considered, each with its document. */
export function reasonLines({ explanation, documentOf }: CaseResult): readonly string[] {
  const near = (explanation?.reasons ?? []).filter(isNear);
  const lines = near.slice(0, MAX_REASONS).map((reason) => {
    const title = documentOf(reason)?.title;
    return title === undefined ? reason.text : `${reason.text} [${title}]`;
  });
  const more = near.length - lines.length;
  return more > 0 ? [...lines, `${more} more statements.`] : lines;
}

/** What is not as expected, as a difference. */
export const differenceLines = ({ mismatches }: CaseResult): readonly string[] =>
  mismatches.flatMap(({ what, expected, actual }) => {
    const named = what === 'reason' ? 'reason ' : '';
    return [`- expected: ${named}${expected}`, `+ actual:   ${named}${actual}`];
  });

/** One line for lists: "expected denied, but it is allowed". */
export const shortFault = ({ mismatches, problems }: CaseResult): string =>
  problems[0] ??
  mismatches.map(({ what, expected, actual }) => `expected ${what} ${expected}, actual ${actual}`).join('; ');
