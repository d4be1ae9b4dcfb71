// A language without a reader → program: its model IDs, ARNs, Regions and buckets, and nothing of what it does.
import {
  newProgram,
  addTo,
  bind,
  callResource,
  type CodeProgram,
  type Expression,
} from '#deepseek/code/program.ts';
import { textWithHoles } from './tree.ts';
import { isRegion } from '#iam/facts/regions.ts';

const MODEL =
  /(?<![\w.-])(?:us\.)?deepseek\.[vr]\d[\w.:-]*\w|arn:aws[\w-]*:(?:bedrock|bedrock-agentcore|sagemaker):[\w-]*:\d*:(?!guardrail\/)[\w/.:-]*\w/g;
const REGION = /(?<![\w.:-])[a-z]{2,4}(?:-[a-z]+)+-\d(?![\w-])/g;
const ADDRESS = /s3:\/\/[a-z0-9][\w./-]*/g;

/** Calls of Bedrock by their names in any spelling. */
const STREAMS = /\b(?:converse_?stream|invoke_?model_?with_?response_?stream)\b/i;
const CALLS = /\b(?:converse|invoke_?model)\b\s*[({]/i;

/** The address of the OpenAI-compatible endpoint, and no word about it. */
const ON_MANTLE = /\bbedrock-mantle\./;
const COMMENT = /^\s*(?:#(?!\[)|\/\/|\*|--)/;

/** A line of a properties or INI file. */
const SETTING = /^[ \t]*([\w.-]+)[ \t]*[=:][ \t]*["']?([^\s"'#;]+)/gm;

/** The head of a section in TOML and INI: `[chat]`, `[tool.chat]`. */
const SECTION = /^[ \t]*\[+(?:[\w-]+\.)*([\w-]+)\]+/gm;

/** The settings of each section of a file, and those above all sections. */
function bindSettings({ root }: CodeProgram, text: string): void {
  const heads = [
    { index: 0, name: '' },
    ...Array.from(text.matchAll(SECTION), ({ index, 1: name = '' }) => ({ index, name })),
  ];
  for (const [place, { index: start, name }] of heads.entries()) {
    const end = heads[place + 1]?.index ?? text.length;
    const entries = Array.from(
      text.slice(start, end).matchAll(SETTING),
      ({ 0: whole, 1: key = '', 2: value = '', index }) => {
        const last = start + index + whole.length;
        return { key, value: textWithHoles(value, root, { start: last - value.length, end: last }) };
      },
    );
    if (name !== '') bind(root, name, { kind: 'object', entries, start, end }, { at: 0 });
    else for (const { key, value } of entries) bind(root, key, value, { at: 0 });
  }
}

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
        !quotedOnly ||
        (/["'`]/.test(text[start - 1] ?? '') &&
          /["'`]/.test(text[end] ?? '') &&
          !COMMENT.test(text.slice(text.lastIndexOf('\n', start) + 1, start))),
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
    const isTold = streams !== undefined;
    const settings = ON_MANTLE.test(text) ? 'MantleSettings' : 'ModelSettings';
    callResource(program, settings, isTold ? [model, streaming] : [model], value);
  }
  if (!quotedOnly) bindSettings(program, text);
  // Nothing says in which direction files move.
  for (const value of found(ADDRESS)) callResource(program, 'Address in S3', [{ key: 'uri', value }], value);
  return program;
}
