// Tools in the terms of the protocol: short definitions, as agents read all of them before their first call, and answers.
import { toJSONSchema } from 'zod';
import type { Schema, Tool } from './tool.ts';

/** A wrong call gets the rule as a sentence; a right one does not need it. */
const UNSAID = new Set([
  '$schema',
  'propertyNames',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
]);

const mapped = (members: object): Schema =>
  Object.fromEntries(Object.entries(members).map(([name, each]) => [name, brief(each as Schema)]));

/** One type, or several of which none says more than its name and its items. */
function typesOf(choices: readonly Schema[]): Schema {
  const types = [...new Set(choices.flatMap(({ type }) => type as string | string[]))];
  const items = choices.map((each) => each['items'] as Schema | undefined).find((each) => each?.['type']);
  return { type: types, ...(items && { items }) };
}

function brief(schema: Schema): Schema {
  const { anyOf, properties, items, additionalProperties, ...rest } = schema;
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !UNSAID.has(name)));
  return {
    ...(Array.isArray(anyOf) && typesOf((anyOf as Schema[]).map(brief))),
    ...kept,
    ...(properties !== undefined && { properties: mapped(properties as object) }),
    ...(items !== undefined && { items: brief(items as Schema) }),
    ...(additionalProperties === false && { additionalProperties }),
  };
}

export const describeTool = ({ name, title, description, input, output }: Tool) => ({
  name,
  title,
  description,
  inputSchema: { ...brief(toJSONSchema(input, { io: 'input' })), type: 'object' as const },
  outputSchema: { ...output, type: 'object' as const },
  // What only reads destroys nothing, and can be done again.
  annotations: { readOnlyHint: true, openWorldHint: false },
});

/** More would be a copy of the content. */
const MAX_WORDS = 1800;

function wordsOf(tool: Tool, result: object): string {
  const words = tool.words(result as never).join('\n');
  const said = words.length <= MAX_WORDS ? words : `${words.slice(0, MAX_WORDS)}…`;
  const { next } = result as { readonly next?: number };
  return next === undefined ? said : `${said}\nThere is more: call again with from: ${next}.`;
}

export const answerOf = (tool: Tool, result: object) => ({
  content: [{ type: 'text', text: wordsOf(tool, result) }] as [{ type: 'text'; text: string }],
  structuredContent: result as Record<string, unknown>,
});
