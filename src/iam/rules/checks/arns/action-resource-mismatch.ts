// An action that takes none of its statement's resources, while others do.
import { show } from '#iam/text/quote.ts';
import {
  atValue,
  defineCheck,
  WITH_RESOURCES,
  type Edit,
  type Fix,
  type CheckFinding,
  type CheckFindings,
} from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import {
  bucketOf,
  isCertain,
  statementFit,
  typeNames,
  type ActionFit,
  type StatementFit,
} from './resource-fit.ts';

const takes = ({ action }: ActionFit, type: string): boolean =>
  action?.resourceTypes.some(({ name }) => name === type) ?? false;

/** The bucket of the statement's objects, where the action is on the bucket. */
function missingBucket(missed: ActionFit, { resources }: StatementFit): string | undefined {
  if (missed.view.prefix !== 's3' || !takes(missed, 'bucket')) return undefined;
  const buckets = new Set(resources.map(bucketOf));
  return buckets.size === 1 ? [...buckets][0] : undefined;
}

/** Adds the bucket next to its objects, if that allows only the action that did not match. */
function bucketFix(bucket: string, statement: StatementView, fit: StatementFit): Fix | undefined {
  if (fit.actions.some(({ action }) => action === undefined)) return undefined;
  const list = statement.source['Resource'];
  const path = [...statement.path, 'Resource'];
  const edit: Edit = Array.isArray(list)
    ? { kind: 'insert', path: [...path, list.length], value: bucket }
    : { kind: 'replace', path, value: [list ?? '*', bucket] };
  return { title: `Add ${bucket}`, safe: false, edits: [edit] };
}

function adviceFor(missed: ActionFit, fit: StatementFit, bucket: string | undefined): string {
  const [first] = fit.resources;
  if (bucket) return `Add ${show(bucket)}.`;
  if (missed.view.prefix === 's3' && takes(missed, 'object')) return `Add ${show(`${first.view.value}/*`)}.`;
  return 'Move it to a separate statement with such a resource.';
}

export default defineCheck({
  id: 'action-resource-mismatch',
  severity: 'suggestion',
  types: WITH_RESOURCES,
  title: 'Action that does not apply to any of the statement’s resources',
  why: 'Every action works on resources of certain types. An action listed with resources of others is neither allowed nor denied by the statement. It is a warning where AWS’s reference leaves no doubt, and a suggestion elsewhere.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
      at: ['Statement.0.Action.1'],
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket'] },
      severity: 'warning',
    },
    {
      with: { Action: ['s3:ListBucket', 's3:GetObject'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
      at: ['Statement.0.Action.1'],
      says: ['Add `arn:aws:s3:::amzn-s3-demo-bucket/*`.'],
      severity: 'warning',
    },
    {
      with: {
        Effect: 'Deny',
        Action: ['kms:Decrypt', 'kms:UpdateAlias'],
        Resource: 'arn:aws:kms:us-east-1:111122223333:alias/app',
      },
      at: ['Statement.0.Action.0'],
      severity: 'warning',
    },
    {
      with: {
        Action: ['s3:GetObject', 'sqs:*'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
      at: ['Statement.0.Action.1'],
      severity: 'warning',
    },
    // Which of the two buckets is not known.
    {
      with: {
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket1/*'],
      },
      at: ['Statement.0.Action.1'],
      severity: 'warning',
    },
    // What the pattern takes is not known.
    {
      with: { Action: ['s3:Get*', 's3:ListBucket'], Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'] },
      at: ['Statement.0.Action.1'],
      severity: 'warning',
    },
    {
      with: { Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Action.1'],
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket'] },
      severity: 'warning',
    },
    {
      with: {
        Action: ['ec2:DescribeInstanceAttribute', 'ec2:DeleteVpc'],
        Resource: 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0',
      },
      at: ['Statement.0.Action.0'],
    },
    {
      with: {
        Action: ['ec2:DeleteVpc', 'ec2:RunInstances'],
        Resource: 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0',
      },
      at: ['Statement.0.Action.1'],
    },
    // Which bucket is not known.
    {
      with: { Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::amzn-s3-*/a' },
      at: ['Statement.0.Action.1'],
      severity: 'warning',
    },
    // One fix for both.
    {
      with: {
        Action: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket'] },
      says: ['Add `arn:aws:s3:::amzn-s3-demo-bucket`.'],
      severity: 'warning',
    },
    // Neither on the bucket nor on objects.
    {
      with: {
        Action: ['s3:GetObject', 's3:GetAccessPointPolicy'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
      says: ['Move it'],
      severity: 'warning',
    },
    {
      with: {
        Action: ['s3:GetObject', 's3-outposts:GetBucket', 'ec2:CreateTags'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
      says: ['`s3-outposts:GetBucket` works on bucket', 'other types, and no', 'Move it'],
      severity: 'warning',
    },
    {
      with: {
        Action: ['s3:ListBucket', 's3-outposts:GetObject'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
      },
      says: ['Move it'],
      severity: 'warning',
    },
  ],
  good: [
    // What a template leaves open may be the bucket.
    {
      with: {
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['${Bucket}', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
    },
    // AWS has two pages for these prefixes.
    {
      with: {
        Action: 'elasticloadbalancing:AddTags',
        Resource: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/a/1234567890abcdef',
      },
    },
    {
      with: {
        Action: ['apigateway:GET', 'apigateway:PATCH'],
        Resource: 'arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/routes/abcdefg',
      },
    },
    {
      with: {
        Action: 'greengrass:TagResource',
        Resource: 'arn:aws:greengrass:us-east-1:111122223333:components:a',
      },
    },
    {
      with: {
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
    },
    { with: { Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket*' } },
    // None of them fits: the finding is on the statement.
    { with: { Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Action: ['s3:GetObject', 's3:List*'] } },
    // The reference does not list such ARNs, and AWS takes them.
    {
      with: {
        Action: ['appflow:UseConnectorProfile', 'appflow:ListFlows'],
        Resource: 'arn:aws:appflow:*:*:connector-profile/*',
      },
    },
  ],
  on: 'statement',
  check(statement, _same, { reference }): CheckFindings {
    const fit = statementFit(statement, reference);
    if (!fit || fit.vain) return undefined;
    const missed = fit.actions.filter((each) => each.fit === 'misses' || each.fit === 'foreign');
    let isFixed = false;
    return missed.map((each): CheckFinding => {
      const bucket = missingBucket(each, fit);
      const fix = bucket && !isFixed ? bucketFix(bucket, statement, fit) : undefined;
      isFixed ||= fix !== undefined;
      const what = each.action
        ? `${show(each.view.value)} works on ${typeNames(each.action)}, and no resource in this statement is one`
        : `No resource in this statement is one that ${show(each.view.value)} works on`;
      return {
        message: `${what}. ${adviceFor(each, fit, bucket)}`,
        locations: [atValue(each.view.path)],
        severity: isCertain(each) ? 'warning' : 'suggestion',
        ...(fix && { fix }),
      };
    });
  },
});
