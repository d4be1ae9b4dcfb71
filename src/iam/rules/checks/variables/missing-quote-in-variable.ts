// The default of a policy variable without quotation marks.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { faultsIn } from './faults.ts';

/** Groups: the name and the default, with any quotation marks. */
const WITH_DEFAULT = /^\$\{([^\s,'{}]+),\s*['"‘’]?([^'"‘’{}]+?)['"‘’]?\s*\}$/;

export default defineCheck({
  id: 'missing-quote-in-variable',
  code: 'MISSING_QUOTE_IN_VARIABLE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Default of a variable without quotes',
  why: 'The default value of a policy variable, for requests without the key, is in single quotes.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, common}/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'common'}/*" },
    },
    {
      with: {
        Condition: { StringEquals: { 'aws:ResourceTag/team': ["${aws:PrincipalTag/team, 'common}"] } },
      },
      at: ['Statement.0.Condition.StringEquals.aws:ResourceTag/team.0'],
      fixed: {
        Condition: { StringEquals: { 'aws:ResourceTag/team': ["${aws:PrincipalTag/team, 'common'}"] } },
      },
    },
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team, "common"}' } } },
      fixed: {
        Condition: { StringEquals: { 'aws:ResourceTag/team': "${aws:PrincipalTag/team, 'common'}" } },
      },
    },
    { with: { Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:username, it's}" } },
  ],
  good: [
    { with: { Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'common'}/*" } },
    { with: { Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team,'two words'}/*" } },
  ],
  on: 'statement',
  check: (statement, _statement, context): CheckFindings =>
    faultsIn(
      statement,
      context,
      'quote',
      (shown) => `The default in ${shown} is not in single quotes. Write it like \`\${key, 'default'}\`.`,
      (part) => {
        const [, name, fallback] = WITH_DEFAULT.exec(part) ?? [];
        return name === undefined ? undefined : `\${${name}, '${fallback ?? ''}'}`;
      },
    ),
});
