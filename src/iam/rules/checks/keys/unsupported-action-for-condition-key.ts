// Actions in a statement that never carry a key of its condition.
import { show } from '#iam/text/quote.ts';
import { count } from '#iam/text/words.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { isLinked, lackingActions } from '#iam/rules/carried-keys.ts';
import { ALL_TYPES, atKey, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { namespaceOf } from '#iam/rules/key-type.ts';
import type { ActionView, ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** AWS reports the keys of a few services only; for others its reference leaves too much out. */
const NAMESPACES = ['kms:encryptioncontext', 's3:', 'dynamodb:', 'sts:'];

function isReported(keyName: string, reference: Reference): boolean {
  if (reference.globalKey(keyName)) return false;
  // The claims of identity providers are keys of STS.
  const isClaim = keyName.slice(0, keyName.indexOf(':')).includes('.') || keyName.startsWith('saml:');
  if (!isClaim && !NAMESPACES.some((start) => keyName.startsWith(start))) return false;
  // Some keys AWS's reference lists without an action: it does not say who lacks them.
  return reference.ownersOf(namespaceOf(keyName)).some((owner) => {
    const service = reference.service(owner);
    return service !== undefined && isLinked(service, keyName);
  });
}

/** They come along with a call that takes a role, and with its keys. */
const isCompanion = ({ prefix, name }: ActionView): boolean =>
  prefix === 'sts' && (name === 'tagsession' || name === 'setsourceidentity' || name === 'setcontext');

/** The actions that AWS would report for the condition. */
export function unsupportedActions(
  { keyName, operator }: ConditionView,
  statement: StatementView,
  reference: Reference,
): readonly ActionView[] {
  if (!operator || operator.base === 'Null' || statement.actions.length === 0) return [];
  // What is true without the key is often meant for actions that do not carry it.
  if (operator.ifExists || operator.set === 'ForAllValues' || !isReported(keyName, reference)) return [];
  const lacking = lackingActions(statement, keyName, reference);
  return /^(?:sts|saml):/.test(keyName) ? lacking.filter((action) => !isCompanion(action)) : lacking;
}

function consequence({ effect }: StatementView, condition: ConditionView): string {
  const does = effect === 'Deny' ? 'denied' : 'allowed';
  return trueWithoutKey(condition) ? `always ${does}` : `never ${does}`;
}

export default defineCheck({
  id: 'unsupported-action-for-condition-key',
  code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Action that does not support the condition key',
  why: 'Each action has its own condition keys. For an action that does not support the key, the condition is never true, or always true with a negated operator. Only keys for which AWS’s reference is complete are checked.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
        Condition: { StringEquals: { 'kms:EncryptionContext:app': 'shop' } },
      },
      at: ['Statement.0.Action.1', '#Statement.0.Condition.StringEquals.kms:EncryptionContext:app'],
    },
    {
      with: {
        Action: ['s3:ListBucket', 's3:ListBucketMultipartUploads'],
        Condition: { StringLike: { 's3:prefix': 'home/*' } },
      },
      at: ['Statement.0.Action.1', '#Statement.0.Condition.StringLike.s3:prefix'],
      says: ['`s3:ListBucketMultipartUploads` does not', 'never allowed', 'Put it in'],
    },
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678' } },
      },
      at: ['Statement.0.Action.1', '#Statement.0.Condition.StringEquals.cognito-identity|amazonaws|com:aud'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 's3:GetObject',
        Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      },
      says: ['always denied', 'or remove the condition'],
    },
    {
      with: { Action: ['s3:GetObject', 's3:PutObject'], Condition: { StringLike: { 's3:prefix': 'a/*' } } },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1', '#Statement.0.Condition.StringLike.s3:prefix'],
    },
    {
      with: {
        Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
        Resource: '*',
        Condition: { StringLike: { 's3:prefix': 'a/*' } },
      },
      at: ['Statement.0.Action.1', 'Statement.0.Action.2', '#Statement.0.Condition.StringLike.s3:prefix'],
      says: ['`s3:GetObject` and 1 other action do not', 'Put them in'],
    },
  ],
  good: [
    {
      with: {
        Action: ['kms:Decrypt', 'kms:Encrypt'],
        Condition: { StringEquals: { 'kms:EncryptionContext:app': 'a' } },
      },
    },
    { with: { Action: 's3:*', Condition: { StringLike: { 's3:prefix': 'home/*' } } } },
    {
      with: {
        Action: ['s3:GetObject', 's3:PutObject'],
        Condition: { StringEqualsIfExists: { 's3:x-amz-acl': 'private' } },
      },
    },
    // Listed without an action.
    {
      with: {
        Action: 'dynamodb:Query',
        Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:SecondPartitionKeyValues': 'a' } },
      },
    },
    // AWS reports the keys of a few services only.
    {
      with: {
        Action: 'ec2:DescribeInstances',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
    },
    {
      type: 'trust',
      with: {
        Principal: { AWS: '111122223333' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: { StringEquals: { 'sts:ExternalId': 'a1b2c3' } },
      },
    },
    { with: { Action: 's3:GetObject', Condition: { Null: { 's3:prefix': 'true' } } } },
    // They come along with the call that carries the key.
    {
      type: 'trust',
      with: {
        Principal: { AWS: '111122223333' },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'],
        Condition: { StringEquals: { 'sts:ExternalId': 'a' } },
      },
    },
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
        Action: ['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const lacking = unsupportedActions(condition, statement, reference);
    const [first] = lacking;
    if (!first) return undefined;
    const one = lacking.length === 1;
    const names = one
      ? show(first.value)
      : `${show(first.value)} and ${count(lacking.length - 1, 'other action')}`;
    const advice =
      lacking.length === statement.actions.length
        ? 'Use a key that the action supports, or remove the condition.'
        : `Put ${one ? 'it' : 'them'} in a statement without this condition.`;
    return {
      message: `${names} ${one ? 'does' : 'do'} not support ${show(condition.key)}, so here ${one ? 'it is' : 'they are'} ${consequence(statement, condition)}. ${advice}`,
      locations: [...lacking.map(({ path }) => atValue(path)), atKey(condition.path)],
    };
  },
});
