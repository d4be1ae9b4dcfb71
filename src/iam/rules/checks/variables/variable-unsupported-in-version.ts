// Policy variables in a policy of the version that has none.
import { show } from '#iam/text/quote.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import { ALL_TYPES, atValue, defineCheck, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import { textsWithVariables, VARIABLES_VERSION } from './faults.ts';

const statementOf = (resource: string) => [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }];
const HOME = 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*';

export default defineCheck({
  id: 'variable-unsupported-in-version',
  code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable in a policy of an older version',
  why: 'Only policies of version 2012-10-17 have variables. In one of 2008-10-17, or with no Version, which means the same, `${…}` is matched as plain text.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  bad: [
    {
      policy: { Version: '2008-10-17', Statement: statementOf(HOME) },
      at: ['Statement.0.Resource'],
      fixedPolicy: { Version: '2012-10-17', Statement: statementOf(HOME) },
    },
    {
      policy: {
        Statement: {
          ...statementOf('arn:aws:s3:::amzn-s3-demo-bucket/*')[0]!,
          Condition: { StringEquals: { 's3:ExistingObjectTag/owner': ['${aws:userid}'] } },
        },
      },
      at: ['Statement.Condition.StringEquals.s3:ExistingObjectTag/owner.0'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
          Condition: { StringEquals: { 's3:ExistingObjectTag/owner': ['${aws:userid}'] } },
        },
      },
    },
  ],
  good: [
    { with: { Resource: HOME } },
    { policy: { Version: '2008-10-17', Statement: statementOf('arn:aws:s3:::amzn-s3-demo-bucket/$user/*') } },
    {
      policy: {
        Version: '2008-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username',
          },
        ],
      },
    },
  ],
  on: 'statement',
  check(statement, _statement, { policy }): CheckFindings {
    // The grammar check reports any other version.
    const older = policy.version === '2008-10-17';
    if (!older && (policy.version !== undefined || Object.hasOwn(policy.source, 'Version'))) return undefined;
    const fix: Fix = {
      title: `Set Version to ${VARIABLES_VERSION}`,
      safe: false,
      edits: [{ kind: older ? 'replace' : 'insert', path: ['Version'], value: VARIABLES_VERSION }],
    };
    return textsWithVariables(statement).flatMap(({ value, path }) => {
      const variable = readTemplate(value).find(({ kind }) => kind === 'variable' || kind === 'escape');
      if (!variable) return [];
      const shown = show(value.slice(variable.start, variable.end));
      const is = older ? 'Version is 2008-10-17' : 'there is no Version';
      return [
        {
          message: `${shown} is plain text here, because ${is}. Set Version to \`${VARIABLES_VERSION}\` to have it replaced.`,
          locations: [atValue(path)],
          fix,
        },
      ];
    });
  },
});
