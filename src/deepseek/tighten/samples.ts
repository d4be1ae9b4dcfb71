// Names that a policy says only in part, `endpoint/chat-*`: a sample of them is tried as an answer, and the policy’s own pattern
// is what stays.
import type { Answers } from '#deepseek/answers/answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { PolicyDocument } from '#iam/policy/policy.ts';

/** Stands for any letters: nobody calls anything so, and every name may have it. */
const ANY = 'zqanyqz';

/** What stands in an ARN next to a wildcard. A key in S3 may have any prefix, so only its bucket counts. */
function namePart(text: string): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  return arn.service === 's3' ? arn.resource.split('/', 1)[0] : arn.resource.split(/[/:]/).at(-1);
}

/** A name that the pattern matches; undefined for a name in full, or for one that may be any. */
export function sampleOf(text: string): string | undefined {
  const part = namePart(text);
  if (part === undefined || !part.includes('*') || /^[*?]*$/.test(part)) return undefined;
  const at = text.lastIndexOf(part);
  return text.slice(0, at) + part.replaceAll('*', ANY).replaceAll('?', 'a') + text.slice(at + part.length);
}

const isSample = (value: unknown): boolean => JSON.stringify(value).includes(ANY);

/** Without answers that are samples: nobody gave them. */
export function withoutSamples(answers: Answers): Answers {
  if (!isSample(answers)) return answers;
  const values = Object.entries(answers.values).flatMap(([id, value]) => {
    const kept = Array.isArray(value) ? value.filter((each) => !isSample(each)) : value;
    const isEmpty = isSample(kept) || (isSample(value) && Array.isArray(kept) && kept.length === 0);
    return isEmpty ? [] : [[id, kept] as const];
  });
  return { ...answers, values: Object.fromEntries(values) };
}

/** The patterns of the pasted policy in the place of samples: of a document, or of what is said of it. */
export const withPatterns = <T extends object>(value: T): T =>
  isSample(value) ? (JSON.parse(JSON.stringify(value).replaceAll(ANY, '*')) as T) : value;

/** Operators that read patterns. */
const READS_PATTERNS = /^(?:Arn(?:Like|Equals)|StringLike)(?:IfExists)?$/;

/** Whether a sample stands in a condition that would read the pattern as plain text. */
export const isSampleCompared = ({ Statement }: PolicyDocument): boolean =>
  Statement.some(({ Condition = {} }) =>
    Object.entries(Condition).some(([operator, tests]) => !READS_PATTERNS.test(operator) && isSample(tests)),
  );
