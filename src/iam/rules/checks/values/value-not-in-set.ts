// A value that a condition key cannot have.
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { knownValues } from '#iam/facts/condition-values.ts';
import { MAX_FOUND, plainTexts, replaceWith } from './plain-values.ts';

const MAX_SHOWN = 5;

const listed = (values: readonly string[]): string => {
  const shown = values.slice(0, MAX_SHOWN).map((value) => `\`${value}\``);
  return values.length > MAX_SHOWN ? `${shown.join(', ')} and others` : shown.join(', ');
};

/** Some write the service before the value: "kms:Decrypt". */
const afterColon = (value: string): string => value.slice(value.lastIndexOf(':') + 1);

export default defineCheck({
  id: 'value-not-in-set',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Value that the condition key cannot have',
  why: 'Some condition keys have only a few values, which the API of the service fixes. A condition with another value never matches; values are case-sensitive unless the operator ignores case.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: 's3:PutObject',
        Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'aws-kms' } },
      },
      at: ['Statement.0.Condition.StringEquals.s3:x-amz-server-side-encryption'],
      fixed: { Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } } },
    },
    {
      with: {
        Action: 'ec2:RunInstances',
        Resource: '*',
        Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': ['Required'] } },
      },
      at: ['Statement.0.Condition.StringNotEquals.ec2:MetadataHttpTokens.0'],
      fixed: { Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': ['required'] } } },
    },
    {
      with: {
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'kms:Encrypt'] } },
      },
      at: ['Statement.0.Condition.ForAllValues:StringEquals.kms:GrantOperations.1'],
      fixed: {
        Condition: { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] } },
      },
    },
    { with: { Condition: { StringEquals: { 'kms:KeyUsage': 'Nothing in particular' } } } },
    { with: { Condition: { StringEquals: { 'kms:KeySpec': 'Nothing in particular' } } } },
  ],
  good: [
    {
      with: {
        Action: 's3:PutObject',
        Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      },
    },
    {
      with: {
        Action: 's3:PutObject',
        Condition: { StringLike: { 's3:x-amz-server-side-encryption': 'aws:*' } },
      },
    },
    {
      with: { Action: 's3:PutObject', Condition: { StringEqualsIgnoreCase: { 's3:x-amz-acl': 'Private' } } },
    },
    { with: { Action: 's3:PutObject', Condition: { Null: { 's3:x-amz-acl': 'false' } } } },
    // None of these lists is known to be complete.
    { with: { Action: 's3:ListBucket', Condition: { StringEquals: { 's3:prefix': 'home' } } } },
  ],
  on: 'condition',
  check(condition): CheckFindings {
    const known = knownValues(condition.keyName);
    if (!known?.closed) return undefined;
    const anyCase = condition.operator?.base.endsWith('IgnoreCase') === true;
    const values = anyCase ? known.values.map((value) => value.toLowerCase()) : known.values;
    const unknown = plainTexts(condition).filter(
      ({ value }) => !values.includes(anyCase ? value.toLowerCase() : value),
    );
    return unknown.slice(0, MAX_FOUND).map(({ value, path }) => {
      const fixed = nearest(value, known.values) ?? nearest(afterColon(value), known.values);
      const advice = fixed ? `Did you mean \`${fixed}\`?` : `It can be ${listed(known.values)}.`;
      return {
        message: `\`${known.key}\` is never ${show(value)}. ${advice}`,
        locations: [atValue(path)],
        ...(fixed !== undefined && { fix: replaceWith(path, fixed, false) }),
      };
    });
  },
});
