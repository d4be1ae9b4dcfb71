// A space in a policy variable.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import { faultsIn } from './faults.ts';

/** The variable without spaces around its name and its default; undefined where one is inside the name. */
function trimmed(part: string): string | undefined {
  const [, name = '', fallback] = /^\$\{\s*([^\s,]+)\s*(?:,\s*('[^']*')\s*)?\}$/.exec(part) ?? [];
  const whole = fallback === undefined ? `\${${name}}` : `\${${name}, ${fallback}}`;
  return readTemplate(whole)[0]?.kind === 'fault' ? undefined : whole;
}

export default defineCheck({
  id: 'unsupported-space-in-variable',
  code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Space in a variable',
  why: 'The name of a policy variable cannot contain spaces. One space is allowed before the default and any number inside it, so a tag key with a space cannot be a variable.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${ aws:username }/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*' },
    },
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/my team}' } } },
      at: ['Statement.0.Condition.StringEquals.aws:ResourceTag/team'],
    },
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag/team': "${aws:PrincipalTag/team , 'a b' }" } } },
      fixed: { Condition: { StringEquals: { 'aws:ResourceTag/team': "${aws:PrincipalTag/team, 'a b'}" } } },
    },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/team': "${aws:PrincipalTag/team, 'a b'}" } } } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a b/${aws:username}' } },
  ],
  on: 'statement',
  check: (statement, _statement, context): CheckFindings =>
    faultsIn(
      statement,
      context,
      'space',
      (shown) =>
        `${shown} contains a space where a variable cannot. Remove it; a tag key with a space cannot be a variable.`,
      trimmed,
    ),
});
