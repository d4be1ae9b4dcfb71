// What the checks on sizes share.
import { atValue, type CheckFinding } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';

const format = (number: number): string => number.toLocaleString('en-US');

/** For IAM, which does not count white space. */
export function tooLongForIam({ size }: PolicyView, limit: number, advice: string): CheckFinding | undefined {
  if (size <= limit) return undefined;
  return {
    message: `The policy has ${format(size)} characters without white space, ${format(size - limit)} more than ${format(limit)}. ${advice}`,
    locations: [atValue([])],
  };
}

/** For those who count what they are sent. A text that is only too long by its white space is not to be split. */
export function tooLongAsSent(
  { size, length }: PolicyView,
  limit: number,
  spacious: 'warning' | 'suggestion',
  advice: string,
): CheckFinding | undefined {
  if (length <= limit) return undefined;
  if (size > limit) {
    return {
      message: `The policy has ${format(size)} characters even without white space; the limit is ${format(limit)}. ${advice}`,
      locations: [atValue([])],
    };
  }
  return {
    severity: spacious,
    message: `The policy has ${format(length)} characters, ${format(size)} without white space; the limit is ${format(limit)}. Remove the white space before you send it with the CLI or an SDK.`,
    locations: [atValue([])],
  };
}

/** Buckets, to make the examples long: about 43 characters each. */
export const buckets = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:s3:::amzn-s3-demo-bucket-${1000 + index}/*`);

/** Roles, to make the examples long: about 48 characters each. */
export const roles = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:iam::111122223333:role/Reader${1000 + index}`);
