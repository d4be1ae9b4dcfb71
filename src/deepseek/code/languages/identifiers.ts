// A language without a reader → program: its model IDs, ARNs, Regions and buckets, and nothing of what it does.
import {
  newProgram,
  addTo,
  callResource,
  type CodeProgram,
  type Expression,
} from '#deepseek/code/program.ts';
import { isRegion } from '#iam/facts/regions.ts';

const MODEL =
  /(?<![\w.-])(?:us\.)?deepseek\.[vr]\d[\w.:-]*\w|arn:aws[\w-]*:(?:bedrock|sagemaker):[\w-]*:\d*:(?!guardrail\/)[\w/.:-]*\w/g;
const REGION = /(?<![\w.:-])[a-z]{2,4}(?:-[a-z]+)+-\d(?![\w-])/g;
const ADDRESS = /s3:\/\/[a-z0-9][\w./-]*/g;

/** `quotedOnly`: only what is a text of its own, and not a word of a comment. */
export function identifiersProgram(text: string, quotedOnly = false): CodeProgram {
  const program = newProgram();
  const found = (pattern: RegExp): readonly (Expression & { readonly kind: 'text' })[] =>
    Array.from(text.matchAll(pattern), ({ 0: value, index }) => ({
      kind: 'text' as const,
      value,
      start: index,
      end: index + value.length,
    })).filter(
      ({ start, end }) =>
        !quotedOnly || (/["'`]/.test(text[start - 1] ?? '') && /["'`]/.test(text[end] ?? '')),
    );
  for (const value of found(REGION))
    if (isRegion(value.value)) addTo(program.environment, 'AWS_REGION', value);
  for (const value of found(MODEL)) callResource(program, 'ModelSettings', [{ key: 'model', value }], value);
  // Nothing says in which direction files move.
  for (const value of found(ADDRESS)) callResource(program, 'Address in S3', [{ key: 'uri', value }], value);
  return program;
}
