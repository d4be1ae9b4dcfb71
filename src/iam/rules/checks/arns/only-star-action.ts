// Actions that support no resource but `*`, in a statement with ARNs.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { statementFit, type ActionFit, type KnownResource } from './resource-fit.ts';

/** Services that ask for `*` even where the ARN is one of theirs with a wildcard, as `cluster/*` is in others. */
const STRICT: ReadonlySet<string> = new Set([
  'bedrock',
  'bedrock-mantle',
  'dynamodb',
  'ec2',
  'ecr',
  'kms',
  'lambda',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'sts',
]);

/** Whether the ARN covers all of the service's resources, which some services accept as `*`. */
const isOpen = ({ arn }: KnownResource): boolean => arn.resource.startsWith('*');
const isOutright = ({ view }: KnownResource): boolean => !view.variable && !hasWildcard(view.value);

/** Whether none of the resources can be what AWS looks up for the action. */
function neverApplies({ view, fit }: ActionFit, resources: readonly KnownResource[]): boolean {
  if (fit !== 'star') return false;
  if (STRICT.has(view.prefix)) return true;
  return resources.every((each) => each.arn.service === view.prefix && isOutright(each));
}

export default defineCheck({
  id: 'only-star-action',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Action that requires `*`, listed with ARNs',
  why: 'Many actions, mostly those that list and create, don’t work on a particular resource. AWS authorizes them against `*`, so a statement with ARNs does not apply to them.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    { with: { Action: ['s3:GetObject', 's3:ListAllMyBuckets'] }, at: ['Statement.0.Action.1'] },
    // Said once for all of them.
    {
      with: {
        Action: ['ec2:DescribeInstances', 'ec2:StopInstances', 'EC2:describeregions'],
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
      },
      at: ['Statement.0.Action.0', 'Statement.0.Action.2'],
    },
    {
      with: {
        Action: 'bedrock:CreateModelImportJob',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/*',
      },
      at: ['Statement.0.Action'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'sagemaker:ListModels',
        Resource: 'arn:aws:sagemaker:us-east-1:111122223333:model/app',
      },
      at: ['Statement.0.Action'],
    },
    {
      with: {
        Action: ['s3:ListAllMyBuckets', 's3:ListAccessPoints', 's3:ListJobs', 's3:GetObject'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1', 'Statement.0.Action.2'],
    },
  ],
  good: [
    { with: { Action: 's3:ListAllMyBuckets', Resource: '*' } },
    { with: { Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' } },
    // Takes an ARN or `*`.
    { with: { Action: 's3:DeleteObject' } },
    // AWS looks these up as `cluster/*`.
    { with: { Action: 'eks:ListClusters', Resource: 'arn:aws:eks:us-east-1:111122223333:cluster/*' } },
    { with: { Action: ['s3:GetObject', 's3:ListAll*'] } },
    // Of another service nothing is sure.
    {
      with: {
        Action: ['compute-optimizer:GetEnrollmentStatus', 's3:GetObject'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket1/*'],
      },
    },
  ],
  on: 'statement',
  check(statement, _same, { reference }): CheckFindings {
    const fit = statementFit(statement, reference);
    if (!fit || fit.resources.some(isOpen)) return undefined;
    const found = fit.actions.filter((each) => neverApplies(each, fit.resources));
    const [first] = found;
    if (!first) return undefined;
    const more = found.length > 1 ? ` and ${found.length - 1} other${found.length > 2 ? 's' : ''}` : '';
    const takes = found.length > 1 ? 'take' : 'takes';
    return {
      message: `${show(first.view.value)}${more} ${takes} no resource but \`*\` in AWS’s reference of ${reference.date}, so this has no effect here. Move it to a statement with \`"Resource": "*"\`.`,
      locations: found.map(({ view }) => atValue(view.path)),
    };
  },
});
