// check_policy: the findings on a policy, or on every policy of a template.
import { z } from 'zod';
import { ATTACHED_TO, POLICY_TYPES } from '#iam/policy/index.ts';
import { checkInTurn, resultOf } from '#cli/check/check-files.ts';
import { BY_WEIGHT, type CheckResult, type FileFinding, countsOf, findingsIn } from '#cli/check/checked.ts';
import { groupBy } from '#iam/collections/index.ts';
import { count } from '#iam/text/index.ts';
import { MAX_TEXT } from '#cli/mcp/inputs.ts';
import { configuration, expiredIn, readConfiguration } from '#cli/mcp/configuration.ts';
import { pageOf, paging } from '#cli/mcp/pages.ts';
import { answer, COUNT, counts, FLAG, list, NEXT, object, OBJECT, said, TEXT } from '#cli/mcp/shapes.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

/** Stands for the name of a file. It has no ending, so that no files of a Terraform module are looked for. */
const NAME = 'policy';

/** In the words of an answer. */
const MAX_SAID = 3;

const SEVERITY_WORDS = {
  error: 'error',
  security: 'security warning',
  warning: 'warning',
  suggestion: 'suggestion',
} as const;

const worstFirst = (a: FileFinding, b: FileFinding): number =>
  BY_WEIGHT.indexOf(a.severity) - BY_WEIGHT.indexOf(b.severity);

/** A finding with the policy it is in; of further places only the lines. */
const findingJson = ({
  others,
  endLine: _line,
  endColumn: _column,
  refused: _is,
  ...finding
}: FileFinding) => ({
  ...finding,
  ...(others.length > 0 && { otherLines: [...new Set(others.map(({ line }) => line))] }),
});

function listsOf({ files }: CheckResult) {
  const inPolicies = files.flatMap(({ policies }) =>
    policies.flatMap(({ where, findings }) =>
      findings.map((finding) => ({ ...findingJson(finding), ...(where !== '' && { where }) })),
    ),
  );
  const onConfiguration = files.flatMap(({ file, notices }) =>
    notices.map((notice) => ({ ...findingJson(notice), ...(file !== NAME && { where: file }) })),
  );
  return {
    findings: [...inPolicies, ...onConfiguration].toSorted((a, b) => worstFirst(a as never, b as never)),
    ignored: files.flatMap((file) =>
      file.ignored.map(({ finding, ...why }) => ({ ...findingJson(finding), ...why })),
    ),
    unread: files.flatMap(({ unread }) => unread),
    policies: files.flatMap(({ policies }) =>
      policies.map(({ name, where, type, findings }) => ({ name, where, type, findings: findings.length })),
    ),
  };
}

const FINDING = {
  rule: TEXT,
  severity: TEXT,
  message: TEXT,
  line: COUNT,
  column: COUNT,
  where: said('The policy, in a template.'),
  refusal: said('What AWS answers on saving it.'),
  help: said('The AWS page.'),
  fix: object({ title: TEXT, safe: FLAG }),
};

export const checkPolicy = defineTool({
  name: 'check_policy',
  title: 'Check a policy',
  description:
    'Finds what is wrong, unsafe or redundant in an IAM policy of any service, with the checks of IAM Access Analyzer and others. Also finds the policies in a CloudFormation, SAM or Terraform text and in what the AWS CLI prints. Lines and columns are those of the text. The worst findings come first.',
  input: z.strictObject({
    policy: z
      .union([z.string().min(1).max(MAX_TEXT), z.record(z.string(), z.unknown())])
      .describe('The policy as text or as an object, or the text of a template.'),
    type: z.enum(POLICY_TYPES).optional().describe('If the text does not show it.'),
    attachedTo: z.enum(ATTACHED_TO).optional().describe('What a resource policy is attached to.'),
    configuration,
    file: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('With configuration: the path of the policy in its project. Nothing is read from there.'),
    ...paging,
  }),
  output: answer(
    {
      counts: counts(...BY_WEIGHT),
      rules: said('How often each rule is broken.', OBJECT),
      findings: list(FINDING),
      ignored: list({ rule: TEXT, line: COUNT, reason: TEXT, until: TEXT, in: TEXT }),
      unread: list({ where: TEXT, message: TEXT }),
      policies: list({ name: TEXT, where: TEXT, type: TEXT, findings: COUNT }),
    },
    NEXT,
  ),
  async run({ policy, type, attachedTo, configuration: given, file, from, limit }) {
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
    const byRule = groupBy(result.files.flatMap(findingsIn), ({ rule }) => rule);
    return {
      counts: countsOf(result),
      rules: Object.fromEntries([...byRule].map(([rule, all]) => [rule, all.length])),
      ...pageOf(listsOf(result), { from, limit }),
    };
  },
  words: ({ counts: number, findings, ignored, unread }) => [
    Object.values(number).every((each) => each === 0)
      ? 'No findings.'
      : `${BY_WEIGHT.flatMap((severity) => (number[severity] > 0 ? [count(number[severity], SEVERITY_WORDS[severity])] : [])).join(', ')}.`,
    ...findings
      .slice(0, MAX_SAID)
      .map(({ line, rule, message }) => `Line ${line}, ${rule}: ${message.slice(0, 200)}`),
    ...(ignored.length > 0 ? [`${count(ignored.length, 'finding')} ignored, each for its reason.`] : []),
    ...unread.slice(0, MAX_SAID).map(({ where, message }) => `Not read: ${where}: ${message}`),
  ],
});
