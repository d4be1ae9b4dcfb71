// understand_text: what a person wrote or pasted → the answers that compose_role takes, and what they do not follow.
import '#deepseek/answers/register-all.ts';
import { z } from 'zod';
import { understand, understandingJson } from '#deepseek/understand/index.ts';
import { text } from '#cli/mcp/inputs.ts';
import { fitted, pageOf, paging } from '#cli/mcp/pages.ts';
import { answer, list, NEXT, said, TEXT } from '#cli/mcp/shapes.ts';
import { GENERAL_TOOLS } from '#cli/mcp/prompts.ts';
import { defineTool } from '#cli/mcp/tool.ts';

/** The lists of an understanding, with what a person has to answer or know first. */
const LISTS = {
  conflicts: list({ field: TEXT, message: TEXT, values: list({ text: TEXT }) }),
  outside: list({ text: TEXT, kind: TEXT, message: TEXT }),
  notRead: list({ text: TEXT }),
  open: list({ text: TEXT, message: TEXT }),
  needed: list({ field: TEXT, question: TEXT }),
  assumed: list({ field: TEXT }),
  otherTasks: list({ text: TEXT, scenario: TEXT }),
  closest: list({ scenario: TEXT, title: TEXT }),
  understood: list({ text: TEXT, field: TEXT }),
  calls: list({ service: TEXT, operation: TEXT }),
};

type Lists = Readonly<Record<keyof typeof LISTS, readonly object[]>>;

interface Read extends Partial<Lists> {
  readonly kind: string;
  readonly answers: object | null;
  readonly confidence?: number;
}

const SURE = 0.5;

/** What to do with texts that other tools are for. */
const OTHER_TOOLS: Readonly<Record<string, string>> = {
  denials: 'Call explain_denial with the text.',
  policies: 'Call check_policy with the text, and list_access for what it allows.',
};

/** What to do with a text, or a part of one, that is about what no role of ours is for. */
function adviceOn({ kind, answers, confidence = 1, outside = [] }: Read): string | undefined {
  const isOurs = answers !== null && confidence >= SURE && outside.length === 0;
  return (
    OTHER_TOOLS[kind] ?? (isOurs ? undefined : `Of what is no task with DeepSeek on AWS: ${GENERAL_TOOLS}`)
  );
}

/** Of each part the member, if it has it. */
const textsOf = (parts: readonly object[], member: string): readonly string[] =>
  parts.flatMap((part) => (part as Readonly<Record<string, string>>)[member] ?? []);

export const understandText = defineTool({
  name: 'understand_text',
  title: 'Understand a text',
  description:
    'Reads a sentence of a person, code that calls AWS, configuration, or identifiers as answers for compose_role. Ask the person about conflicts, and tell them what was assumed, left out (notRead) or outside, before composing; below a confidence of 0.5 choose among closest, or do as advice says.',
  input: z.strictObject({ text: text('The words of the person, or the code or file.'), ...paging }),
  output: answer(
    { kind: TEXT, answers: said('As compose_role takes them.', { type: ['object', 'null'] }) },
    { confidence: { type: 'number' }, advice: TEXT, ...LISTS, ...NEXT },
  ),
  async run({ text: given, from, limit }) {
    const read = understandingJson(given, await understand(given)) as Read;
    const lists = Object.fromEntries(
      Object.keys(LISTS).map((name) => [name, read[name as keyof Lists] ?? []]),
    ) as unknown as Lists;
    const { kind, answers, confidence } = read;
    const advice = adviceOn(read);
    return {
      kind,
      answers: fitted(answers, 3000),
      ...(confidence !== undefined && { confidence }),
      ...(advice !== undefined && { advice }),
      ...pageOf(lists, { from, limit }, 9000),
    };
  },
  words: ({ kind, answers, confidence, advice, conflicts, outside, assumed, closest }) => [
    answers === null
      ? `No answers for compose_role, kind: ${kind}.`
      : `Answers for ${String((answers as { scenario?: string }).scenario)}${confidence === undefined ? '' : `, confidence ${confidence}`}.`,
    ...(conflicts.length > 0 ? [`Ask: ${textsOf(conflicts, 'message').join(' ')}`] : []),
    ...(outside.length > 0 ? [`Outside: ${textsOf(outside, 'message').join(' ')}`] : []),
    ...(assumed.length > 0 ? [`Assumed: ${textsOf(assumed, 'field').join(', ')}.`] : []),
    ...(closest.length > 0 ? [`Closest: ${textsOf(closest, 'scenario').join(', ')}.`] : []),
    ...(advice === undefined ? [] : [advice]),
  ],
});
