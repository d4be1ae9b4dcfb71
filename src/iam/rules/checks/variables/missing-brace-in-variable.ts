// A policy variable that is not closed.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { faultsIn } from './faults.ts';

export default defineCheck({
  id: 'missing-brace-in-variable',
  code: 'MISSING_BRACE_IN_VARIABLE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable without its closing brace',
  why: 'A policy variable ends with `}`. Without it, the name is not replaced, and the text does not match what it should.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}' },
    },
    {
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/${aws:username/*'] },
      at: ['Statement.0.Resource.0'],
    },
    {
      with: {
        Condition: { StringEquals: { 'aws:ResourceTag/owner': '${aws:PrincipalTag/a${aws:username}' } },
      },
      at: ['Statement.0.Condition.StringEquals.aws:ResourceTag/owner'],
    },
    {
      with: {
        Effect: 'Deny',
        Resource: undefined,
        NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username',
      },
      at: ['Statement.0.NotResource'],
      fixed: { NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}' },
    },
  ],
  good: [
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/$aws:username' } },
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/shape': "${aws:PrincipalTag/shape, '{}'}" } } } },
  ],
  on: 'statement',
  check: (statement, _statement, context): CheckFindings =>
    faultsIn(
      statement,
      context,
      'brace',
      (shown) => `The variable in ${shown} is not closed. Add \`}\` after its name.`,
      // Elsewhere, where the name ends is not known.
      (part) => (/^\$\{[a-z0-9-]+:[a-z0-9]+$/i.test(part) ? `${part}}` : undefined),
    ),
});
