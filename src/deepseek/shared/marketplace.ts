// Building blocks for Bedrock Marketplace: calling an endpoint, and running one.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { hubContents, readPublicHub } from './jump-start.ts';
import { passRole } from './pass-role.ts';
import { endpointActions, endpointCalls } from './sagemaker.ts';
import { arnsIn } from './region-arns.ts';

/** The IAM resource of all Marketplace endpoints: IAM cannot name a single one. */
export const marketplaceArn = (partition: string, region: string, account: string): string =>
  `arn:${partition}:bedrock:${region}:${account}:marketplace/model-endpoint/all-access`;

const THROUGH_BEDROCK = { 'aws:CalledViaLast': 'bedrock.amazonaws.com' };
const MARK = 'sagemaker-sdk:bedrock';
const STATUS = 'bedrock:marketplace-registration-status';
const HUB_CONTENT = 'sagemaker-studio:hub-content-arn';

/**
 * A fixed ARN for the call, and the SageMaker endpoint behind it, reached through Bedrock only.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/setup-amazon-bedrock-marketplace.html
 */
export function invokeMarketplace(
  arns: readonly string[],
  endpoints: readonly string[],
  streaming: boolean,
  asked: { readonly call: FieldId; readonly endpoint: FieldId },
): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'InvokeMarketplaceEndpoint',
      actions: streaming
        ? ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
        : ['bedrock:InvokeModel'],
      resources: arns,
      why: {
        title: 'Calls Bedrock Marketplace',
        text: 'This ARN is the same for every Marketplace endpoint; the next statement limits which ones. Converse needs the same actions; AWS says that DeepSeek’s models do not take it.',
        calls: streaming ? ['InvokeModel', 'InvokeModelWithResponseStream'] : ['InvokeModel'],
        answers: [asked.call, 'streaming'],
        page: 'bedrockMarketplace',
      },
    }),
    allow({
      sid: 'InvokeBackingEndpointViaBedrock',
      actions: endpointActions(streaming),
      resources: endpoints,
      condition: {
        StringEquals: { ...THROUGH_BEDROCK, [`aws:ResourceTag/${MARK}`]: 'compatible' },
      },
      why: {
        title: 'Calls the endpoint behind it, only through Bedrock',
        text: 'Bedrock calls SageMaker for the app. The conditions allow only calls through Bedrock, to endpoints tagged as created for Bedrock.',
        calls: endpointCalls(streaming),
        answers: [asked.endpoint, 'streaming'],
        page: 'bedrockMarketplace',
      },
    }),
  ];
}

/** Models, configurations and endpoints of any name: Bedrock names them. */
const hostingArns = ({ view }: CheckedAnswers): readonly string[] =>
  arnsIn(view.home, 'sagemaker', 'endpoint/*', 'endpoint-config/*', 'model/*');

/** The calls of Bedrock's own API. */
function endpointCalling(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, regions, account } = checked.view.home;
  const fixed = regions.map((region) => marketplaceArn(partition, region, account));
  return [
    allow({
      sid: 'MarketplaceEndpointCreateList',
      actions: ['bedrock:CreateMarketplaceModelEndpoint', 'bedrock:ListMarketplaceModelEndpoints'],
      resources: '*',
      why: {
        title: 'Creates and lists Marketplace endpoints',
        text: 'These actions do not support resources in IAM. The SageMaker statements below limit what can be deployed.',
        answers: ['operatorName'],
        page: 'bedrockMarketplace',
      },
    }),
    allow({
      sid: 'MarketplaceEndpointManage',
      actions: [
        'bedrock:GetMarketplaceModelEndpoint',
        'bedrock:UpdateMarketplaceModelEndpoint',
        'bedrock:DeleteMarketplaceModelEndpoint',
        'bedrock:RegisterMarketplaceModelEndpoint',
        'bedrock:DeregisterMarketplaceModelEndpoint',
      ],
      resources: fixed,
      why: {
        title: 'Changes, deletes and registers them',
        text: 'The ARN is the same for every Marketplace endpoint of the Region.',
        answers: ['account', 'regions'],
        page: 'bedrockMarketplace',
      },
    }),
  ];
}

/** What Bedrock does in SageMaker on the deployer's behalf: with DeepSeek models only. */
function backingEndpoint(checked: CheckedAnswers): readonly PlannedStatement[] {
  const resources = hostingArns(checked);
  const models = oneOrMany(hubContents(checked, 'deepseek-*'));
  const keys = [...new Set([MARK, STATUS, HUB_CONTENT, ...checked.answer('extraTagKeys')])];
  const tags = (where: 'RequestTag' | 'ResourceTag') => ({
    'ForAllValues:StringEquals': { 'aws:TagKeys': keys },
    StringLike: {
      [`aws:${where}/${MARK}`]: 'compatible',
      [`aws:${where}/${STATUS}`]: 'registered',
      [`aws:${where}/${HUB_CONTENT}`]: models,
    },
  });
  return [
    allow({
      sid: 'BackingEndpointChangesViaBedrock',
      actions: [
        'sagemaker:CreateEndpoint',
        'sagemaker:CreateEndpointConfig',
        'sagemaker:CreateModel',
        'sagemaker:UpdateEndpoint',
        'sagemaker:DeleteEndpoint',
      ],
      resources,
      condition: {
        StringEquals: { ...THROUGH_BEDROCK, [`aws:ResourceTag/${MARK}`]: 'compatible' },
        StringLike: { [`aws:ResourceTag/${HUB_CONTENT}`]: models },
      },
      why: {
        title: 'Creates the SageMaker endpoint behind it',
        text: 'Only through Bedrock, and only from DeepSeek models in the public hub: the tag that Bedrock sets names the model.',
        calls: ['CreateMarketplaceModelEndpoint', 'UpdateMarketplaceModelEndpoint'],
        answers: ['account', 'regions'],
        page: 'bedrockMarketplace',
      },
    }),
    allow({
      sid: 'TagBackingEndpoint',
      actions: 'sagemaker:AddTags',
      resources,
      condition: tags('RequestTag'),
      why: {
        title: 'Sets Bedrock’s tags',
        text: 'Only these keys: add the key of any tag of yours that the create call sets.',
        calls: ['CreateMarketplaceModelEndpoint', 'RegisterMarketplaceModelEndpoint'],
        answers: ['extraTagKeys', 'account', 'regions'],
        page: 'bedrockMarketplaceTags',
      },
    }),
    allow({
      sid: 'UntagBackingEndpoint',
      actions: 'sagemaker:DeleteTags',
      resources,
      condition: tags('ResourceTag'),
      why: {
        title: 'Removes Bedrock’s tags',
        text: 'When an endpoint is deregistered, and only from endpoints that have them.',
        calls: ['DeregisterMarketplaceModelEndpoint'],
        answers: ['extraTagKeys', 'account', 'regions'],
        page: 'bedrockMarketplaceTags',
      },
    }),
    allow({
      sid: 'ReadBackingEndpointViaBedrock',
      actions: [
        'sagemaker:DescribeEndpoint',
        'sagemaker:DescribeEndpointConfig',
        'sagemaker:DescribeModel',
        'sagemaker:ListTags',
      ],
      resources,
      condition: { StringEquals: THROUGH_BEDROCK },
      why: {
        title: 'Reads the SageMaker endpoint',
        text: 'Bedrock shows its status. This does not allow direct calls to SageMaker.',
        calls: ['GetMarketplaceModelEndpoint', 'ListMarketplaceModelEndpoints'],
        answers: ['account', 'regions'],
        page: 'bedrockMarketplace',
      },
    }),
  ];
}

/** Deploys, registers, updates and deletes Marketplace endpoints of DeepSeek models. */
export function operateMarketplace(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    ...endpointCalling(checked),
    ...backingEndpoint(checked),
    readPublicHub(checked, ['sagemaker:DescribeHubContent', 'sagemaker:ListHubContents']),
    passRole(checked, {
      sid: 'PassSageMakerRole',
      service: ['sagemaker.amazonaws.com', 'bedrock.amazonaws.com'],
      calls: ['CreateMarketplaceModelEndpoint'],
    }),
  ];
}
