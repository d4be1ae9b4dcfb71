// The length of a policy text: as IAM's quotas count it, and the limit above which a text is not read.

import type { TextProblem } from './text-problem.ts';

/** IAM's largest policy is 20 KB (an S3 bucket policy); a text far beyond that is not a policy. */
export const MAX_TEXT_LENGTH = 262_144;

/**
 * The length of `text` as IAM measures it: white space does not count, inside strings or out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function nonWhitespaceLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) length += 1;
  }
  return length;
}

/** The one problem of a text that is too long to check, or undefined. */
export function lengthProblem(text: string): TextProblem | undefined {
  if (text.length <= MAX_TEXT_LENGTH) return undefined;
  return {
    id: 'text-too-long',
    severity: 'error',
    message:
      `This text has ${text.length.toLocaleString('en-US')} characters. IAM policies are a few thousand ` +
      'characters long, and Rolewright does not check texts above 262,144. Paste only the policy.',
    start: 0,
    end: 1,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  };
}
