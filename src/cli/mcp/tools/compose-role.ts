// compose_role: the kit of answers, which is a resource of the connection from then on.
import '#deepseek/answers/register-all.ts';
import { z } from 'zod';
import { compose } from '#deepseek/compose/index.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { type Draft, encodeLink } from '#deepseek/share/index.ts';
import { show } from '#iam/text/index.ts';
import { linkCodec } from '#cli/link-codec.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { UsageError } from '#cli/usage.ts';
import { link, readDraft, scenario, values } from '#cli/mcp/inputs.ts';
import { kitUri } from '#cli/mcp/kit-uri.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

/** The kit as `compose --format json` prints it. */
export async function draftJson(draft: Draft): Promise<object> {
  const { kitJson } = await import('#cli/compose-formats.ts');
  return kitJson({ ...draft, kit: compose(draft.answers) });
}

const input = z.strictObject({
  scenario: scenario.optional(),
  values: values.optional(),
  link: link.optional(),
  format: z
    .string()
    .max(40)
    .optional()
    .describe(
      'Also returns files: documents, aws-cli, terraform, cloudformation, cdk, pulumi, markdown or cases.',
    ),
});

async function filesIn(id: string, draft: Draft): Promise<readonly object[]> {
  const { FORMATS } = await import('#cli/compose-formats.ts');
  const format = FORMATS.find((each) => each.id === id && id !== 'json');
  if (!format) {
    const ids = FORMATS.map((each) => each.id).filter((each) => each !== 'json');
    throw new ToolError(`${show(id)} is not a format. Formats: ${ids.join(', ')}.`);
  }
  try {
    const files = await format.files({ ...draft, kit: compose(draft.answers), choices: [] });
    return files.map(({ name, text }) => ({ name, text }));
  } catch (error) {
    if (error instanceof UsageError) throw new ToolError(error.message);
    throw error;
  }
}

export const composeRole = defineTool({
  name: 'compose_role',
  title: 'Compose a role',
  description:
    'Composes the IAM role kit that DeepSeek needs on AWS: roles with trust and permissions policies, policies for buckets, endpoints and organizations, and next steps. Placeholders stand in for answers that are missing: ask the person for these, do not invent them. The result has a link that people can open in Rolewright.',
  input,
  async output() {
    const kit = (await SCHEMAS['compose']!()) as { properties: object; required: readonly string[] };
    return {
      ...kit,
      required: [...kit.required, 'link', 'resource'],
      properties: {
        ...kit.properties,
        link: { type: 'string', description: 'What follows the # of a share link.' },
        resource: { type: 'string', description: 'The URI of this kit as a resource.' },
        files: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'text'],
            properties: { name: { type: 'string' }, text: { type: 'string' } },
          },
        },
      },
    };
  },
  async run(args, { keepKit }) {
    const draft = await readDraft(args);
    const files = args.format === undefined ? undefined : await filesIn(args.format, draft);
    const fragment = await encodeLink(draft, linkCodec, { identities: true });
    keepKit(fragment, findScenario(draft.answers.scenario)?.title ?? draft.answers.scenario);
    return {
      ...(await draftJson(draft)),
      link: fragment,
      resource: kitUri(fragment),
      ...(files && { files }),
    };
  },
});
