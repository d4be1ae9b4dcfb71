// Building blocks for the policies of buckets. One for each bucket, to merge into the policy that the bucket has.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn, type PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { shellWord } from '#deepseek/compose/shell.ts';
import { bucketArn, keyPatterns, objectsArn, patternsByBucket } from './bucket-locations.ts';
import { prefixCondition } from './bucket-access.ts';

/** What the policies of buckets with weights do not stop. */
export const BUCKET_LEAVES: readonly string[] = [
  'Access that other statements of the bucket’s policy, or IAM policies in its account, allow.',
  'Access points whose policies are too broad, if reads are delegated to access points.',
];

/** What the policies that let in the role of another account do not stop. */
export const OWNER_LEAVES: readonly string[] = [
  'Access that other statements of the bucket’s policy, or the owner’s IAM policies, allow.',
  'Use of the KMS key for encrypted files: the key policy decides that.',
];

interface Owner {
  /** Begins the ids of the policies: "owner-bucket". */
  readonly id: string;
  readonly account: string;
  readonly leaves: readonly string[];
}

/** One policy for each bucket that has statements. */
export function bucketPolicies(
  locations: readonly BucketLocation[],
  { id, account, leaves }: Owner,
  statementsFor: (bucket: string) => readonly PlannedStatement[],
): readonly PolicyPlan[] {
  return [...new Set(locations.map(({ bucket }) => bucket))].flatMap((bucket, index) => {
    const statements = statementsFor(bucket);
    if (statements.length === 0) return [];
    return [
      {
        id: index === 0 ? id : `${id}${index + 1}`,
        type: 'resource' as const,
        title: 'Bucket policy',
        name: `${id}-${bucket}`,
        attachTo: `the bucket ${bucket} in account ${account}, added to its current policy`,
        target: { kind: 'bucket', bucket, account },
        statements,
        leaves,
      },
    ];
  });
}

/** Adds the statements of the exported file to what the bucket has. A failed read changes nothing. */
function mergePolicy(name: string, bucket: string, account: string): string {
  const where = `--bucket ${bucket} --expected-bucket-owner ${shellWord(account)}`;
  return [
    `aws s3api get-bucket-policy ${where} --query Policy --output text > ${bucket}-current.json`,
    `jq -s '.[0].Statement += .[1].Statement | .[0]' ${bucket}-current.json ${name}.json > ${bucket}-merged.json`,
    `aws s3api put-bucket-policy ${where} --policy file://${bucket}-merged.json`,
  ].join(' &&\n');
}

/** How to add the policies to the buckets without losing the policies that these have. */
export function bucketPolicySteps(policies: readonly PolicyPlan[], account: string): readonly NextStep[] {
  if (policies.length === 0) return [];
  return [
    {
      id: 'bucket-policy',
      when: { instead: 'bucket' },
      title: 'Merge the bucket policies',
      text: 'A new bucket policy replaces the current one, so these commands add the exported statements to it. If a bucket has no policy yet (NoSuchBucketPolicy), run the last command with the exported file.',
      code: policies
        .map(({ name, target }) =>
          mergePolicy(name, target?.kind === 'bucket' ? target.bucket : 'BUCKET', account),
        )
        .join('\n\n'),
      page: PAGES.s3BucketAccess,
    },
  ];
}

interface Access {
  readonly sid: string;
  readonly actions: string | readonly string[];
  readonly locations: readonly BucketLocation[];
  readonly title: string;
  readonly calls: readonly string[];
}

interface RoleAccess {
  /** Begins the Sids: "ImportRole". */
  readonly who: string;
  readonly page: PageId;
  readonly asked: readonly FieldId[];
  readonly checked: CheckedAnswers;
  /** Statements on objects. */
  readonly access: readonly Access[];
  /** Folders it may list; empty where it lists nothing. */
  readonly lists: readonly BucketLocation[];
  readonly wholeBuckets?: boolean;
}

/**
 * Lets the role of another account into one bucket.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-account-access-cmi.html
 */
export function letRoleIn(
  bucket: string,
  { who, page, asked, checked, access, lists, wholeBuckets }: RoleAccess,
): readonly PlannedStatement[] {
  const { home } = checked.view;
  const principal = { AWS: roleArn(checked) };
  const here = (locations: readonly BucketLocation[]) => locations.filter((each) => each.bucket === bucket);
  const answers: readonly FieldId[] = ['ownerAccount', ...asked, 'roleName', 'path', 'account'];
  const listed = patternsByBucket(here(lists)).get(bucket);
  const listing = listed && [
    allow({
      sid: `${who}Lists`,
      principal,
      actions: 's3:ListBucket',
      resources: bucketArn(home, bucket),
      condition: wholeBuckets ? undefined : prefixCondition(listed),
      why: {
        title: 'Allows the role to list the bucket',
        text: 'The bucket owner must also allow a role from another account. The role must exist when you save this policy.',
        calls: ['ListObjectsV2'],
        answers,
        page,
      },
    }),
  ];
  const onObjects = access.flatMap(({ sid, actions, locations, title, calls }) => {
    const resources = [...new Set(here(locations).map((location) => objectsArn(home, location)))];
    if (resources.length === 0) return [];
    const text =
      'Allows only this role, and only what you named. Other roles in its account are not allowed.';
    return [allow({ sid, principal, actions, resources, why: { title, text, calls, answers, page } })];
  });
  return [...(listing ?? []), ...onObjects];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
export const httpsOnly = (home: RoleHome, bucket: string): PlannedStatement =>
  deny({
    sid: 'DenyInsecureTransport',
    principal: '*',
    actions: 's3:*',
    resources: [bucketArn(home, bucket), `${bucketArn(home, bucket)}/*`],
    condition: { Bool: { 'aws:SecureTransport': 'false' } },
    why: {
      title: 'HTTPS only',
      text: 'Denies every request to the bucket over plain HTTP, from any caller.',
      calls: ['every call over HTTP'],
      answers: ['bucketTls', 'weights'],
      page: 's3BucketAccess',
    },
  });

/** The access points that a bucket leaves reads to: those named, or all of the owner's account. */
export interface Delegation {
  readonly arns: readonly string[];
  readonly account: string;
}

/**
 * Leaves reads of the named folders to access points.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 */
export function delegateToAccessPoints(
  home: RoleHome,
  bucket: string,
  locations: readonly BucketLocation[],
  { arns, account }: Delegation,
): readonly PlannedStatement[] {
  const here = locations.filter((each) => each.bucket === bucket);
  const named = arns.length > 0;
  const through: Condition[string] = named
    ? { 's3:DataAccessPointArn': oneOrMany(arns) }
    : { 's3:DataAccessPointAccount': account };
  const text = named
    ? 'Matches only requests through the access points you named, and each access point still decides who reads. The * alone does not let anyone in.'
    : `Requests through any access point of account ${account} match, and each access point still decides who reads. To limit this, name the access points you read through. The * alone does not let anyone in.`;
  const answers: readonly FieldId[] = ['delegateAccessPoints', 'weights', named ? 'accessPoints' : 'account'];
  const page = 's3AccessPoints' as const;
  return [
    allow({
      sid: 'DelegateListsToAccessPoints',
      principal: { AWS: '*' },
      actions: 's3:ListBucket',
      resources: bucketArn(home, bucket),
      condition: { StringEquals: through, ...prefixCondition(keyPatterns(here)) },
      why: { title: 'Delegates listing to access points', text, calls: ['ListObjectsV2'], answers, page },
    }),
    allow({
      sid: 'DelegateToAccessPoints',
      principal: { AWS: '*' },
      actions: 's3:GetObject',
      resources: [...new Set(here.map((location) => objectsArn(home, location)))],
      condition: { StringEquals: through },
      why: { title: 'Delegates reads to access points', text, answers, page },
    }),
  ];
}
