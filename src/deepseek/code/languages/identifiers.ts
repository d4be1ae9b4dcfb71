// A language without a reader → program: its model IDs, ARNs, Regions and buckets, and nothing of what it does.
import {
  newProgram,
  addTo,
  bind,
  callResource,
  type CodeProgram,
  type Expression,
} from '#deepseek/code/program.ts';
import { isRegion } from '#iam/facts/regions.ts';

const MODEL =
  /(?<![\w.-])(?:us\.)?deepseek\.[vr]\d[\w.:-]*\w|arn:aws[\w-]*:(?:bedrock|bedrock-agentcore|sagemaker):[\w-]*:\d*:(?!guardrail\/)[\w/.:-]*\w/g;
const REGION = /(?<![\w.:-])[a-z]{2,4}(?:-[a-z]+)+-\d(?![\w-])/g;
const ADDRESS = /s3:\/\/[a-z0-9][\w./-]*/g;

/** Calls of Bedrock by their names in any spelling. */
const STREAMS = /\b(?:converse_?stream|invoke_?model_?with_?response_?stream)\b/i;
const CALLS = /\b(?:converse|invoke_?model)\b\s*[({]/i;

/** A line of a properties or INI file. */
const SETTING = /^[ \t]*([\w.-]+)[ \t]*[=:][ \t]*["']?([^\s"'#;]+)/gm;

/** A setting that is taken from the environment: `region = System.getenv("AWS_REGION")`. */
const FROM_ENVIRONMENT =
  /\b(region|model_?id)\w*["']?[ \t]*(?:[:=(]|=>)+[ \t]*[^\n,;]{0,40}?\$?(?:getenv|ENV(?:\.fetch)?|environ\w*|env)[ \t]*[[(:.]["']?(\w+)["']?[\])]?/gi;

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
  const streams = STREAMS.test(text) ? 'true' : CALLS.test(text) ? 'false' : undefined;
  for (const value of found(MODEL)) {
    const { start, end } = value;
    const streaming = {
      key: 'streaming',
      value: { kind: 'text', value: streams ?? '', start, end },
    } as const;
    const model = { key: 'model', value };
    const isTold = streams !== undefined && !quotedOnly;
    callResource(program, 'ModelSettings', isTold ? [model, streaming] : [model], value);
  }
  if (!quotedOnly)
    for (const { 0: whole, 1: setting = '', 2: name = '', index } of text.matchAll(FROM_ENVIRONMENT)) {
      const start = index + whole.lastIndexOf(name);
      const value = { kind: 'other', start, end: start + name.length } as const;
      if (/^region/i.test(setting)) addTo(program.environment, 'AWS_REGION', value);
      else callResource(program, 'OpenModelSettings', [{ key: 'model', value }], value);
    }
  if (!quotedOnly)
    for (const { 0: whole, 1: key = '', 2: value = '', index } of text.matchAll(SETTING)) {
      const end = index + whole.length;
      bind(program.root, key, { kind: 'text', value, start: end - value.length, end }, { at: 0 });
    }
  // Nothing says in which direction files move.
  for (const value of found(ADDRESS)) callResource(program, 'Address in S3', [{ key: 'uri', value }], value);
  return program;
}
