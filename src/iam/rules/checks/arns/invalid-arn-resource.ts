// An ARN whose resource part begins like none of its service.
import type { Arn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { suggestName } from '#iam/rules/checks/actions/action-fixes.ts';
import { patternsMatching, patternsOfSegment, type ArnPattern } from '#iam/reference/arn-patterns.ts';
import type { ResourceView } from '#iam/rules/policy-view.ts';
import { fieldFix, isOwner, soundArn } from './arn-fields.ts';

/** "table/" of "table/*"; all of it where nothing is set off. */
const HEAD = /^[^/:*]*[/:]?/;
const headOf = (resource: string): string => HEAD.exec(resource)?.[0] ?? '';

/** AWS's reference and its ARNs do not always agree on hyphens and capitals: "connectorprofile", "vpcConnection". */
const loose = (head: string): string => head.replaceAll('-', '').toLowerCase();

/** Whether the head is one of the service's, or so close that AWS may take it. */
function mayBeKnown(head: string, heads: ReadonlySet<string>): boolean {
  if (heads.has('') || heads.has(head)) return true;
  for (const known of heads) {
    if (loose(known) === loose(head) && known !== head.toLowerCase()) return true;
  }
  return false;
}

/** What belongs to AWS is often not in its reference; nor are the sessions that ARNs of STS name. */
function mayBeUnlisted({ service, account }: Arn, patterns: readonly ArnPattern[]): boolean {
  if (service === 'sts' || isOwner(account)) return true;
  return account === '' && patterns.some((pattern) => pattern.account !== '');
}

function emptyResource({ value, path }: ResourceView): CheckFindings {
  return {
    message: `${show(value)} has no resource after its fifth colon, so it matches nothing. Add the resource, or \`*\`.`,
    locations: [atValue(path)],
  };
}

const headsOf = (patterns: readonly ArnPattern[]): ReadonlySet<string> =>
  new Set(patterns.map(({ resource }) => headOf(resource)));

export default defineCheck({
  id: 'invalid-arn-resource',
  code: 'INVALID_ARN_RESOURCE',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'ARN form that the service does not have',
  why: 'Every service has its own forms for what follows the fifth colon: `table/…` in DynamoDB, `function:…` in Lambda. An ARN of another form matches nothing. ARNs with wildcards are not checked: AWS accepts many that its reference does not list.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: { Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:us-east-1:111122223333:tables/Orders' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders' },
    },
    {
      with: {
        Action: 'lambda:InvokeFunction',
        Resource: [
          'arn:aws:lambda:us-east-1:111122223333:function:a',
          'arn:aws:lambda:us-east-1:111122223333:b',
        ],
      },
      at: ['Statement.0.Resource.1'],
    },
    {
      with: {
        Action: 'iam:GetRole',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:Role/Reader',
      },
      at: ['Statement.0.NotResource'],
      fixed: { NotResource: 'arn:aws:iam::111122223333:role/Reader' },
    },
    { with: { Resource: 'arn:aws:s3:::' }, at: ['Statement.0.Resource'] },
    {
      with: { Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::111122223333:nothinglikeanykind/a' },
      at: ['Statement.0.Resource'],
    },
    {
      with: {
        Action: 'logs:PutLogEvents',
        Resource: 'arn:aws:secretsmanager:us-east-1:111122223333:nothinglikeanykind:a',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    {
      with: { Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders' },
    },
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:111122223333:any-name' } },
    // Wildcards may reach what the reference does not list.
    { with: { Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:*:*:/aws-glue/*' } },
    {
      with: {
        Action: 'appflow:UseConnectorProfile',
        Resource: 'arn:aws:appflow:us-east-1:111122223333:connector-profile/a',
      },
    },
    {
      with: {
        Action: 'dynamodb:GetItem',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:${aws:username}',
      },
    },
    {
      with: {
        Action: 'cloudformation:CreateChangeSet',
        Resource: 'arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31',
      },
    },
    {
      with: {
        Action: 'backup:DeleteRecoveryPoint',
        Resource: 'arn:aws:backup:us-east-1:111122223333:recovery-point:1a2b',
      },
    },
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:111122223333:a/b' } },
    // Without an account it may be AWS’s, which its reference does not list.
    { with: { Action: 'iam:GetPolicy', Resource: 'arn:aws:bedrock:us-east-1::nosuchkind/a' } },
    // A form that AWS has, cut off.
    {
      with: {
        Action: 'sagemaker:DescribeHubContent',
        Resource: 'arn:aws:sagemaker:us-east-1:111122223333:hub-content/a',
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { policy, reference }): CheckFindings {
    const { value, path, wildcard, variable } = resource;
    const arn = soundArn(resource);
    if (!arn || wildcard || variable) return undefined;
    if (arn.resource === '') return emptyResource(resource);
    if (patternsMatching(reference, arn)?.length !== 0) return undefined;
    const patterns = patternsOfSegment(reference, arn.service) ?? [];
    if (mayBeUnlisted(arn, patterns)) return undefined;
    const heads = headsOf(patterns);
    const head = headOf(arn.resource);
    if (heads.size === 0 || head === '/' || mayBeKnown(head, heads)) return undefined;
    const forms = [...heads];
    const meant = suggestName(policy, head, () => forms);
    const replaced = meant && meant + arn.resource.slice(head.length);
    const some = forms.slice(0, 3).map((form) => `\`${form}…\``);
    return {
      message: `${show(value)}: no resource of ${show(arn.service)} has an ARN with ${show(head)} after the fifth colon. ${replaced ? `Did you mean ${show(replaced)}?` : `Its forms are ${some.join(', ')}${forms.length > 3 ? ' and others' : ''}.`}`,
      locations: [atValue(path)],
      ...(replaced && { fix: fieldFix(path, arn, { resource: replaced }) }),
    };
  },
});
