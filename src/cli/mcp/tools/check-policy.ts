// check_policy: the findings on a policy, or on every policy of a template.
import { z } from 'zod';
import { ATTACHED_TO, POLICY_TYPES } from '#iam/policy/index.ts';
import { checkInTurn, resultOf } from '#cli/check/check-files.ts';
import { asJson } from '#cli/check/as-json.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { MAX_TEXT } from '#cli/mcp/inputs.ts';
import { configuration, expiredIn, readConfiguration } from '#cli/mcp/configuration.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

/** Stands for the name of a file. It has no ending, so that no files of a Terraform module are looked for. */
const NAME = 'policy';

export const checkPolicy = defineTool({
  name: 'check_policy',
  title: 'Check a policy',
  description:
    'Finds what is wrong, unsafe or redundant in an IAM policy, with the checks of IAM Access Analyzer and others. Also finds the policies in a CloudFormation, SAM or Terraform text and in what the AWS CLI prints. Lines and columns are those of the text.',
  input: z.strictObject({
    policy: z
      .union([z.string().min(1).max(MAX_TEXT), z.record(z.string(), z.unknown())])
      .describe(
        'The policy as text or as an object, or the text of a template, of at most 1,000,000 characters.',
      ),
    type: z.enum(POLICY_TYPES).optional().describe('The type of the policy, if the text does not show it.'),
    attachedTo: z
      .enum(ATTACHED_TO)
      .optional()
      .describe('The type of resource that a resource policy is attached to.'),
    configuration,
    file: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'With configuration: the path of the policy, relative to the folder of the configuration, for what it says by path. Nothing is read from there.',
      ),
  }),
  output: () => SCHEMAS['check']!(),
  async run({ policy, type, attachedTo, configuration: given, file }) {
    if (file !== undefined && given === undefined) throw new ToolError('Send file with configuration only.');
    const own = given === undefined ? undefined : readConfiguration(given, file);
    const text = typeof policy === 'string' ? policy : JSON.stringify(policy, undefined, 2);
    const options = {
      type: type ?? own?.type,
      attachedTo: attachedTo ?? own?.attachedTo,
      configs: own ? [own.loaded] : [],
      today: new Date().toISOString().slice(0, 10),
      judgesAws: true,
      isPlaced: false,
    };
    const input = { path: NAME, named: true, ...(own && { config: 0 }) };
    const outcomes = await checkInTurn([input], options, () => Promise.resolve(text));
    const ended = own ? await expiredIn(own.loaded, options.today) : [];
    const result = resultOf([...outcomes, ...ended]);
    const [failure] = result.failures;
    if (failure !== undefined)
      throw new ToolError(
        `${failure.replace(`${NAME}: `, '')} Send a policy document with a Statement, or the text of a template.`,
      );
    return JSON.parse(asJson(result)) as object;
  },
});
