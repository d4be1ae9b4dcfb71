// explain_denial: why AWS refused calls, and what to change.
import '#deepseek/answers/register-all.ts';
import { z } from 'zod';
import {
  type DenialDocuments,
  explainDenials,
  parseDenials,
  servicesOfDenials,
} from '#deepseek/denials/index.ts';
import { policiesIn } from '#cli/check/policies-in.ts';
import { denialsJson } from '#cli/explain/as-json.ts';
import { referenceWith } from '#cli/reference.ts';
import { link, readDraft, scenario, text, values, MAX_TEXT } from '#cli/mcp/inputs.ts';
import { pageOf, paging } from '#cli/mcp/pages.ts';
import { answer, COUNT, FLAG, list, NEXT, object, OBJECTS, said, TEXT } from '#cli/mcp/shapes.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

/** In the words of an answer. */
const MAX_SAID = 3;

const TEXT_OR_NULL = { type: ['string', 'null'] };

const input = z.strictObject({
  text: text('Error messages among other text, or CloudTrail events as JSON.'),
  policies: z
    .array(z.union([z.string().max(MAX_TEXT), z.record(z.string(), z.unknown())]))
    .max(50)
    .optional()
    .describe('Policies that apply to the caller, or that limit it: documents, or texts of templates.'),
  scenario: scenario.optional().describe('Of the role, as compose_role takes it.'),
  values: values.optional().describe('As compose_role takes them.'),
  link: link.optional().describe('As compose_role takes it.'),
  ...paging,
});

async function policiesOf(given: readonly (string | object)[]): Promise<DenialDocuments> {
  const found = await Promise.all(
    given.map(async (each, index) => {
      const source = typeof each === 'string' ? each : JSON.stringify(each, undefined, 2);
      const { policies, isOther } = await policiesIn(source, 'policy');
      if (policies.length === 0 || isOther())
        throw new ToolError(
          `policies[${index}] has no policy. Send policy documents, or texts of templates.`,
        );
      return policies.map(({ title, where, type, text: own }, at) => ({
        id: `${index}#${at}`,
        title: where === '' ? `Policy ${index + 1}` : `${title}, ${where}`,
        type,
        text: own,
      }));
    }),
  );
  return { policies: found.flat() };
}

export const explainDenial = defineTool({
  name: 'explain_denial',
  title: 'Explain a denial',
  description:
    'Explains why AWS denied a call, out of an error message or a CloudTrail event, and what to change; errors that are no denials (throttling, expired credentials, quotas and more) come with `denied: false` and what to do. With policies, or with the scenario and values (or link) of a role made with Rolewright, it also proves which changes allow the call.',
  input,
  output: answer(
    {
      denials: list({
        denied: FLAG,
        principal: TEXT_OR_NULL,
        action: TEXT_OR_NULL,
        resource: TEXT_OR_NULL,
        layer: said('The kind of policy that denied.'),
        count: COUNT,
        cause: object({ id: TEXT, text: TEXT, page: TEXT }),
        comparison: said('With the policies that were sent.'),
        fixes: list({
          kind: TEXT,
          label: TEXT,
          text: TEXT,
          proved: said('The call is allowed afterwards.', FLAG),
          statements: OBJECTS,
        }),
      }),
    },
    NEXT,
  ),
  async run(args) {
    const hasDraft = args.scenario !== undefined || args.link !== undefined || args.values !== undefined;
    if (hasDraft && args.policies)
      throw new ToolError(
        'Send either policies, or the answers of a role: answers make policies of their own.',
      );
    const denials = parseDenials(args.text);
    if (denials.length === 0)
      throw new ToolError(
        'The text has no denied call. Send the whole error message, such as “User: arn:… is not authorized to perform: s3:GetObject on resource: …”, or the CloudTrail event as JSON.',
      );
    let documents: DenialDocuments = await policiesOf(args.policies ?? []);
    if (hasDraft) {
      const { answers, overrides } = await readDraft(args);
      documents = { answers: { answers, edits: overrides } };
    }
    const reference = referenceWith((known) => servicesOfDenials(denials, documents, known));
    const explained = explainDenials(denials, documents, reference, args.text);
    return pageOf(denialsJson(explained), args);
  },
  words: ({ denials }) =>
    denials
      .slice(0, MAX_SAID)
      .flatMap(({ denied, action, principal, cause, fixes }) => [
        `${denied ? 'Denied' : 'Not a denial'}: ${[action, principal && `by ${principal}`].filter(Boolean).join(' ')}. ${cause.text}`,
        ...fixes
          .slice(0, 1)
          .map(({ label, text: what, proved }) => `${proved ? 'Proved fix' : 'Fix'}: ${label}. ${what}`),
      ]),
});
