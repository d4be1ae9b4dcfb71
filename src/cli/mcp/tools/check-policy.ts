// check_policy: the findings on a policy, or on every policy of a template.
import { z } from 'zod';
import { ATTACHED_TO, POLICY_TYPES } from '#core/iam/policy.ts';
import { checkInTurn, resultOf } from '#cli/check/check-files.ts';
import { asJson } from '#cli/check/as-json.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { MAX_TEXT } from '#cli/mcp/inputs.ts';
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
  }),
  output: () => SCHEMAS['check']!(),
  async run({ policy, type, attachedTo }) {
    const text = typeof policy === 'string' ? policy : JSON.stringify(policy, undefined, 2);
    const options = {
      type,
      attachedTo,
      configs: [],
      today: new Date().toISOString().slice(0, 10),
      isPlaced: false,
    };
    const outcomes = await checkInTurn([{ path: NAME, named: true }], options, () => Promise.resolve(text));
    const result = resultOf(outcomes);
    const [failure] = result.failures;
    if (failure !== undefined)
      throw new ToolError(
        `${failure.replace(`${NAME}: `, '')} Send a policy document with a Statement, or the text of a template.`,
      );
    return JSON.parse(asJson(result)) as object;
  },
});
