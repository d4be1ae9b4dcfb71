// A service that may act on behalf of resources of any account.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { OLDER_SOURCE_KEYS, SOURCE_KEYS, testsKey } from '#iam/rules/source-keys.ts';

/**
 * Whether no condition can limit it: EventBridge sends topics no keys, so that a condition would end its messages.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
const isEventToTopic = (service: string, { actions }: StatementView): boolean =>
  service === 'events.amazonaws.com' && actions.length > 0 && actions.every(({ prefix }) => prefix === 'sns');

export default defineCheck({
  id: 'restrict-access-to-service-principal',
  code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
  severity: 'security',
  types: ['resource'],
  title: 'Service may act for any account',
  why: 'A service calls for all of its customers. Without a condition on the source, another customer may get it to use your resource (the confused-deputy problem).',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  bad: [
    {
      with: { Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:PutObject' },
      at: ['Statement.0.Principal.Service'],
    },
    {
      with: {
        Principal: {
          AWS: 'arn:aws:iam::111122223333:role/Reader',
          Service: ['config.amazonaws.com', 'delivery.logs.amazonaws.com'],
        },
        Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      },
      at: ['Statement.0.Principal.Service.0', 'Statement.0.Principal.Service.1'],
    },
    // Queues are sent the keys, and of these two services one sends them to topics.
    {
      with: { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' },
    },
    {
      with: {
        Principal: { Service: ['events.amazonaws.com', 'budgets.amazonaws.com'] },
        Action: 'sns:Publish',
      },
      at: ['Statement.0.Principal.Service.1'],
    },
    {
      with: {
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { Null: { 'aws:SourceArn': 'true' } },
      },
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:topic' } },
      },
    },
    { with: { Effect: 'Deny', Principal: { Service: 'cloudtrail.amazonaws.com' } } },
    { with: { Principal: { Service: 'events.amazonaws.com' }, Action: 'SNS:Publish' } },
    // Another check reports older keys.
    {
      with: {
        Principal: { Service: 'ses.amazonaws.com' },
        Condition: { StringEquals: { 'aws:Referer': '111122223333' } },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const services = statement.principals.filter(
      ({ kind, excluded, value }) => kind === 'Service' && !excluded && !isEventToTopic(value, statement),
    );
    if (services.length === 0) return undefined;
    if (testsKey(statement, SOURCE_KEYS) || testsKey(statement, OLDER_SOURCE_KEYS)) return undefined;
    return services.map((principal) => ({
      message: `${show(principal.value)} calls for all of its customers, and this statement does not limit for whom. Add a condition on \`aws:SourceArn\`, \`aws:SourceAccount\` or \`aws:SourceOrgID\`.`,
      locations: [atValue(principal.path)],
    }));
  },
});
