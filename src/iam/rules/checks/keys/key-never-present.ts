// A key that none of the statement's actions carries.
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { allLack, isLinked } from '#iam/rules/carried-keys.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { namespaceOf } from '#iam/rules/key-type.ts';
import type { ActionView, ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { unsupportedActions } from './unsupported-action-for-condition-key.ts';

const isRequestTag = (keyName: string): boolean =>
  keyName.startsWith('aws:requesttag/') || keyName === 'aws:tagkeys';

/** Whether AWS's reference says where the key belongs, so that its silence elsewhere means something. */
function isPlaced(keyName: string, { actions }: StatementView, reference: Reference): boolean {
  const owners = isRequestTag(keyName)
    ? new Set(actions.map(({ prefix }) => prefix))
    : new Set(reference.ownersOf(namespaceOf(keyName)));
  const tells = (owner: string): boolean => {
    const service = reference.service(owner);
    return service !== undefined && isLinked(service, keyName);
  };
  return isRequestTag(keyName) ? [...owners].every(tells) : [...owners].some(tells);
}

/** An action of the key's own service without any key of that service: the reference may leave some out. */
function isThin({ prefix, name }: ActionView, keyName: string, reference: Reference): boolean {
  const service = reference.service(prefix);
  const action = service?.actions.get(name);
  if (!action || service?.keys.findAll(keyName).length === 0) return false;
  return ![...action.keys].some(({ key }) => namespaceOf(key.toLowerCase()) === namespaceOf(keyName));
}

function consequence({ effect }: StatementView, condition: ConditionView): string {
  if (trueWithoutKey(condition)) return 'the condition is always true';
  return effect === 'Deny' ? 'this Deny never applies' : 'this Allow never matches';
}

/** A plain test that cannot turn out otherwise; IfExists and ForAllValues may be there for that very reason. */
const isPlain = ({ operator }: ConditionView): boolean =>
  operator?.ifExists === false && operator.set !== 'ForAllValues';

export default defineCheck({
  id: 'key-never-present',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Condition key that none of the actions supports',
  why: 'Each action has its own condition keys. If none of a statement’s actions supports the key, the condition is never true, or always true with negated operators and IfExists. Where AWS’s reference may be incomplete, this is a suggestion.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: ['ec2:DescribeInstances', 'ec2:DescribeVpcs'],
        Resource: '*',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
      at: ['#Statement.0.Condition.StringEquals.ec2:InstanceType'],
      says: ['this Allow never matches'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'iam:CreateRole',
        Resource: '*',
        Condition: { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      },
      at: ['#Statement.0.Condition.StringNotEquals.iam:PassedToService'],
      says: ['the condition is always true'],
    },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
        Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } },
      },
      severity: 'suggestion',
    },
    {
      type: 'scp',
      with: { Action: 'kms:ListKeys', Condition: { StringEqualsIfExists: { 'ec2:Region': 'us-east-1' } } },
      severity: 'suggestion',
    },
    {
      with: {
        Effect: 'Deny',
        Action: ['ec2:DescribeInstances', 's3:ListAllMyBuckets'],
        Resource: '*',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
      at: ['#Statement.0.Condition.StringEquals.ec2:InstanceType'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'ec2:DescribeInstances',
        Resource: '*',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
      says: ['this Deny never applies'],
    },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
      },
      severity: 'suggestion',
    },
    // It may be there for that very reason.
    {
      with: {
        Action: 'ec2:DescribeInstances',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'ec2:InstanceType': 't3.micro' } },
      },
      severity: 'suggestion',
    },
    // An action without any key of its service: the reference may leave some out.
    {
      with: {
        Action: ['ec2:DescribeInstances', 'iam:ListRoles'],
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      },
      severity: 'suggestion',
    },
  ],
  good: [
    {
      with: {
        Action: ['ec2:DescribeInstances', 'ec2:RunInstances'],
        Resource: '*',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
    },
    { with: { Action: 'ec2:Describe*', Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } } } },
    { with: { Action: 'ec2:CreateVpc', Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } } } },
    // Keys that requests from sessions have for every service.
    {
      with: {
        Action: 's3:GetObject',
        Condition: { ArnLike: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:111122223333:instance/*' } },
      },
    },
    // Another of AWS's checks reports this one.
    { with: { Action: 's3:GetObject', Condition: { StringLike: { 's3:prefix': 'home/*' } } } },
    // Another check reports the operator.
    {
      with: {
        Action: 'ec2:DescribeVpcs',
        Resource: '*',
        Condition: { StringEqualz: { 'ec2:InstanceType': 't3.micro' } },
      },
    },
    // A service that says of no action which tags it takes.
    {
      with: {
        Action: ['kms:Decrypt', 'compute-optimizer:GetEnrollmentStatus'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } },
      },
    },
    {
      type: 'trust',
      with: {
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App' },
        Action: 'sts:TagSession',
        Condition: { StringEquals: { 'sts:RoleSessionName': 'app' } },
      },
    },
    // Another check reports the effect.
    {
      with: {
        Effect: 'allow',
        Action: 'ec2:DescribeInstances',
        Resource: '*',
        Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const { keyName, key, path } = condition;
    const isTag = isRequestTag(keyName);
    if (statement.effect === undefined || trueWithoutKey(condition) === undefined) return undefined;
    // Keys of STS depend on how a role is taken, which one action does not tell.
    if (keyName.startsWith('sts:') || (reference.globalKey(keyName) && !isTag)) return undefined;
    if (!allLack(statement, keyName, reference) || !isPlaced(keyName, statement, reference)) return undefined;
    if (unsupportedActions(condition, statement, reference).length > 0) return undefined;
    const isSure =
      !isTag && isPlain(condition) && !statement.actions.some((action) => isThin(action, keyName, reference));
    const says = isSure
      ? `None of the statement’s actions supports ${show(key)}`
      : `AWS’s reference lists ${show(key)} for none of the statement’s actions`;
    return {
      message: `${says}, so ${isSure ? '' : 'it seems '}${consequence(statement, condition)}. Use a key that they support, or remove the condition.`,
      locations: [atKey(path)],
      ...(!isSure && { severity: 'suggestion' }),
    };
  },
});
