// What is said of a message that is no refusal by policies.
import type { Denial } from '#deepseek/denials/denial.ts';

export type NoticeWords = string | ((denial: Denial) => string);

export interface NoticeRow {
  /** What is so, in a line: what follows “Not a denial: ”. */
  readonly title: string;
  /** What is so, in a sentence or two. */
  readonly text: NoticeWords;
  /** One sentence more; else that it is not about IAM policies. */
  readonly advice?: string;
  /** Whether the message itself is repeated: it says what is wrong with the request. */
  readonly repeats?: true;
  /** What to do, in short. */
  readonly label: string;
  /** What to do. */
  readonly todo: NoticeWords;
  /** A command that helps. */
  readonly code?: (denial: Denial) => string | undefined;
  readonly page: string;
}

/** AWS’s guide to Bedrock, and its list of error codes. */
export const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';
export const ERRORS = `${BEDROCK}troubleshooting-api-error-codes.html`;

export const inRegion = ({ region }: Denial): string => (region === undefined ? '' : ` --region ${region}`);

export const whoAmI = (): string => 'aws sts get-caller-identity';
