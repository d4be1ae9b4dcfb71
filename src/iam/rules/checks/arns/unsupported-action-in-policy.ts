// An action that has nothing to do with what the policy is attached to.
import { globsMeet } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckContext, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView } from '#iam/rules/policy-view.ts';
import { ATTACHED } from './attached-resources.ts';

/** The actions of STS that a trust policy decides on. */
const OF_TRUST = [
  'assumerole',
  'assumerolewithsaml',
  'assumerolewithwebidentity',
  'tagsession',
  'setsourceidentity',
  'setcontext',
];

function isOfTrust(action: ActionView): boolean {
  if (action.prefix !== 'sts') return false;
  return OF_TRUST.some((name) => globsMeet(action.name, name));
}

/** Whether the policy of such a resource can decide on the action. True where it is not known. */
function mayBeOf(
  action: ActionView,
  service: string,
  types: ReadonlySet<string>,
  context: CheckContext,
): boolean {
  if (action.prefix !== service) return false;
  if (action.wildcard) return true;
  const known = context.reference.service(service)?.actions.get(action.name);
  return !known || known.resourceTypes.some(({ name }) => types.has(name));
}

export default defineCheck({
  id: 'unsupported-action-in-policy',
  code: 'UNSUPPORTED_ACTION_IN_POLICY',
  severity: 'error',
  types: ['resource', 'trust'],
  title: 'Action that the policy cannot contain',
  why: 'A resource-based policy applies only to actions on its resource, and a trust policy only to assuming its role. AWS rejects other actions there.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-in-policy',
  bad: [
    { attachedTo: 'AWS::S3::Bucket', with: { Action: 'dynamodb:GetItem' }, at: ['Statement.0.Action'] },
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Action: ['s3:GetObject', 'S3:ListAllMyBuckets'] },
      at: ['Statement.0.Action.1'],
    },
    {
      attachedTo: 'AWS::S3ObjectLambda::AccessPoint',
      with: {
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/a',
      },
      at: ['Statement.0.Action'],
    },
    { type: 'trust', with: { Action: ['sts:AssumeRole', 's3:*'] }, at: ['Statement.0.Action.1'] },
    { type: 'trust', with: { Action: 'sts:GetCallerIdentity' }, at: ['Statement.0.Action'] },
  ],
  good: [
    { attachedTo: 'AWS::S3::Bucket', with: { Action: ['s3:Get*', 's3:listbucket'] } },
    { attachedTo: 'AWS::S3::Bucket', with: { Action: '*' } },
    // Without knowing where it is attached, nothing is foreign.
    { with: { Action: ['s3:GetObject', 'dynamodb:GetItem'] } },
    { type: 'trust', with: { Action: ['STS:AssumeRole', 'sts:TagSession', 'sts:SetContext'] } },
    { type: 'trust', with: { Action: 'sts:*' } },
    // Another check reports what is not an action at all.
    { type: 'trust', with: { Action: 'sts:AssumeRolle' } },
  ],
  on: 'action',
  check(action, _statement, context): CheckFindings {
    const { prefix, name, value, wildcard, path, excluded } = action;
    const { type, attachedTo } = context.policy;
    if (excluded || prefix === '') return undefined;
    const attached = attachedTo && ATTACHED[attachedTo];
    if (
      type === 'resource'
        ? !attached || mayBeOf(action, attached.service, attached.types, context)
        : isOfTrust(action)
    ) {
      return undefined;
    }
    const listed = context.reference.listed(prefix);
    if (!listed || (!wildcard && !listed.actions.has(name))) return undefined;
    const what = attached ? `the policy of ${attached.name}` : 'a trust policy';
    const instead = attached
      ? `actions of ${attached.service} on it`
      : '`sts:AssumeRole` and related actions';
    return {
      message: `${show(value)} is not an action that ${what} can contain, and AWS rejects it. Use only ${instead}; grant others in an identity policy.`,
      locations: [atValue(path)],
    };
  },
});
