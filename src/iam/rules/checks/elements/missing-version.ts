// A policy that does not say which version of the policy language it is in.
import { own } from '#iam/json/json-value.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { DOCUMENT_ELEMENTS } from '#iam/policy/policy.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

/** Whether a string in it is so. Member names are never variables. */
function holds(value: JsonValue | undefined, isSo: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isSo(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each: JsonValue) => holds(each, isSo));
}

/** A policy variable; not what a template leaves open, such as `${Bucket.Arn}`. */
const KEY = /\$\{[A-Za-z][\w.-]*:(?!:)/;

const STATEMENT = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
};
const WITH_VARIABLE = { ...STATEMENT, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*' };

export default defineCheck({
  id: 'missing-version',
  code: 'MISSING_VERSION',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'No Version',
  why: 'Without Version, a policy uses the language of 2008, in which policy variables are plain text. IAM refuses to save such an identity policy, and Organizations such a control policy.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  bad: [
    {
      policy: { Statement: [STATEMENT] },
      at: [''],
      fixedPolicy: { Version: '2012-10-17', Statement: [STATEMENT] },
    },
    {
      policy: { Statement: WITH_VARIABLE },
      at: [''],
      says: ['the variables in this policy'],
      fixedPolicy: { Version: '2012-10-17', Statement: WITH_VARIABLE },
    },
    // What a template leaves open is no variable.
    {
      policy: { Statement: { ...STATEMENT, Resource: '${Bucket.Arn}' } },
      at: [''],
      says: ['without it policy variables do not work'],
      fixedPolicy: { Version: '2012-10-17', Statement: { ...STATEMENT, Resource: '${Bucket.Arn}' } },
    },
    {
      type: 'scp',
      policy: { Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }] },
      at: [''],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }],
      },
    },
    {
      policy: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': true } },
          },
        ],
      },
      at: [''],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': true } },
          },
        ],
      },
    },
  ],
  good: [
    { statements: [STATEMENT] },
    { policy: { Version: '2008-10-17', Statement: [STATEMENT] } },
    // The grammar check reports the spelling.
    { policy: { version: '2012-10-17', Statement: [STATEMENT] } },
    // The grammar check reports that it has no statement.
    { policy: { Id: 'Reader' } },
  ],
  on: 'policy',
  check({ source, type }): CheckFindings {
    if (own(source, 'Version') !== undefined) return undefined;
    // The grammar check reports a missing Statement and a misspelled Version.
    if (own(source, 'Statement') === undefined) return undefined;
    if (Object.keys(source).some((name) => nearest(name, DOCUMENT_ELEMENTS) === 'Version')) return undefined;
    const wakes = holds(source, hasVariable);
    const reason =
      type === 'scp' || type === 'rcp'
        ? 'AWS Organizations requires it'
        : holds(source, (text) => KEY.test(text))
          ? 'without it the variables in this policy are plain text'
          : 'without it policy variables do not work';
    return {
      message: `The policy has no \`Version\`. Add \`"Version": "2012-10-17"\`: ${reason}.`,
      locations: [atValue([])],
      fix: {
        title: 'Add Version 2012-10-17',
        // Where variables come alive, the policy says something else than before.
        safe: !wakes,
        edits: [{ kind: 'insert', path: ['Version'], value: '2012-10-17' }],
      },
    };
  },
});
