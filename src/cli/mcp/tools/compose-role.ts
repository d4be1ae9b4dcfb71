// compose_role: the kit of answers, which is a resource of the connection from then on.
import '#deepseek/answers/register-all.ts';
import { z } from 'zod';
import { compose, type serializeKit } from '#deepseek/compose/index.ts';
import type { curedReadiness } from '#deepseek/readiness/index.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { type Draft, encodeLink } from '#deepseek/share/index.ts';
import { count, show } from '#iam/text/index.ts';
import { linkCodec } from '#cli/link-codec.ts';
import { UsageError } from '#cli/usage.ts';
import { link, readDraft, scenario, values } from '#cli/mcp/inputs.ts';
import { kitUri } from '#cli/mcp/kit-uri.ts';
import { fitted, pageOf, paging, partsOf } from '#cli/mcp/pages.ts';
import { answer, COUNT, list, NEXT, OBJECT, said, TEXT, TEXTS } from '#cli/mcp/shapes.ts';
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
      'Returns files instead of documents: documents, aws-cli, terraform, cloudformation, cdk, pulumi, markdown or cases.',
    ),
  ...paging,
});

interface KitFile {
  readonly name: string;
  readonly text: string;
  /** Of a long file: "1 of 3". */
  readonly part?: string;
}

async function filesIn(id: string, draft: Draft): Promise<readonly KitFile[]> {
  const { FORMATS } = await import('#cli/compose-formats.ts');
  const format = FORMATS.find((each) => each.id === id && id !== 'json');
  if (!format) {
    const ids = FORMATS.map((each) => each.id).filter((each) => each !== 'json');
    throw new ToolError(`${show(id)} is not a format. Formats: ${ids.join(', ')}.`);
  }
  try {
    const files = await format.files({ ...draft, kit: compose(draft.answers), choices: [] });
    return files.flatMap(({ name, text }) => partsOf(text).map((part) => ({ name, ...part })));
  } catch (error) {
    if (error instanceof UsageError) throw new ToolError(error.message);
    throw error;
  }
}

type Kit = ReturnType<typeof serializeKit> & {
  readonly readiness: ReturnType<typeof curedReadiness>;
  readonly answers: object;
  readonly editedByHand?: Readonly<Record<string, string>>;
};

const documentsOf = ({ roles, policies }: Kit) => [
  ...roles.flatMap(({ id, trust, permissions }) =>
    [...(trust ? [trust] : []), ...permissions].map((document) => ({ of: id, ...document })),
  ),
  ...policies.flatMap(({ id, documents }) => documents.map((document) => ({ of: id, ...document }))),
];

/** Everything of a kit that can be long, with what a person has to know first in front. */
function listsOf(kit: Kit) {
  const documents = documentsOf(kit);
  return {
    causes: kit.readiness.causes,
    roles: kit.roles.map(({ trust: _trust, permissions: _permissions, ...role }) => role),
    policies: kit.policies.map(({ documents: _documents, ...policy }) => policy),
    documents: documents.map(({ whys: _whys, limit: _limit, ...document }) => document),
    editedByHand: Object.entries(kit.editedByHand ?? {}).map(([document, text]) => ({ document, text })),
    nextSteps: kit.nextSteps,
    whys: documents.flatMap(({ id, whys = [] }) =>
      whys.map((reasons, index) => ({
        document: id,
        statement: index + 1,
        reasons: reasons.map(({ title, text, page, doubt }) => ({ title, text, page, doubt })),
      })),
    ),
    notices: kit.notices,
  };
}

/** What is left to answer stands among the placeholders. */
const isWrong = ({ state }: { readonly state: string }): boolean =>
  state === 'wontWork' || state === 'tooBroad';

/** A longer link is left out: who sent its answers has them. */
const MAX_LINK = 1500;

export const composeRole = defineTool({
  name: 'compose_role',
  title: 'Compose a role',
  description:
    'Composes the IAM role kit that DeepSeek needs on AWS: roles with trust and permissions policies, policies for buckets, endpoints and organizations, and next steps. Placeholders stand in for answers that are missing: ask the person for these, do not invent them. The result has a link that people can open in Rolewright.',
  input,
  output: answer(
    {
      scenario: TEXT,
      state: said('ready, or the worst of causes.'),
      answers: OBJECT,
      placeholders: said('Questions still to be answered.', TEXTS),
      problems: { type: 'array' },
    },
    {
      link: TEXT,
      resource: said('The URI of the whole kit.'),
      causes: list({ text: TEXT, fields: TEXTS, cures: list({ label: TEXT, answers: OBJECT }) }),
      roles: list({ id: TEXT, name: TEXT, arn: TEXT }),
      policies: list({ id: TEXT, title: TEXT, attachTo: TEXT }),
      documents: list({
        of: said('Its role or policy.'),
        id: TEXT,
        title: TEXT,
        name: TEXT,
        document: OBJECT,
      }),
      editedByHand: list({ document: TEXT, text: TEXT }),
      nextSteps: list({ title: TEXT, text: TEXT, code: TEXT, page: TEXT }),
      whys: list({
        document: TEXT,
        statement: COUNT,
        reasons: list({ title: TEXT, text: TEXT, page: TEXT, doubt: TEXT }),
      }),
      notices: list({ text: TEXT }),
      files: list({ name: TEXT, part: TEXT, text: TEXT }),
      ...NEXT,
    },
  ),
  async run(args, { keepKit }) {
    const draft = await readDraft(args);
    const files = args.format === undefined ? undefined : await filesIn(args.format, draft);
    const fragment = await encodeLink(draft, linkCodec, { identities: true });
    keepKit(fragment, findScenario(draft.answers.scenario)?.title ?? draft.answers.scenario);
    const kit = (await draftJson(draft)) as Kit;
    const { scenario: id, placeholders, problems, readiness, answers } = kit;
    return {
      scenario: id,
      state: readiness.state,
      answers: fitted(answers, 1500),
      placeholders: fitted(placeholders, 500),
      problems: fitted(problems, 1000),
      ...(fragment.length <= MAX_LINK && { link: fragment, resource: kitUri(fragment) }),
      ...pageOf<Partial<ReturnType<typeof listsOf>> & { files?: readonly KitFile[] }>(
        files ? { files } : listsOf(kit),
        args,
        9000,
      ),
    };
  },
  words: ({ scenario: id, state, placeholders, problems, causes = [], documents = [], files = [] }) => [
    `${findScenario(id)?.title ?? id}: ${state}.`,
    ...causes
      .filter(isWrong)
      .slice(0, 3)
      .map(({ text }) => text),
    ...(problems.length > 0 ? [`${count(problems.length, 'answer')} could not be used: see problems.`] : []),
    ...(placeholders.length > 0 ? [`Ask the person for: ${placeholders.join(', ')}.`] : []),
    ...(documents.length > 0 ? [`Documents: ${documents.map(({ id: name }) => name).join(', ')}.`] : []),
    ...(files.length > 0 ? [`Files: ${[...new Set(files.map(({ name }) => name))].join(', ')}.`] : []),
  ],
});
