// Endpoints of Bedrock Marketplace: Bedrock makes them on SageMaker, of DeepSeek models only.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fromAws, SAGEMAKER, telemetry } from '#deepseek/shared/checks/host.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { CallContext } from '#iam/request/call.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, inOtherAccount, withKey, withoutKeys } from '#deepseek/expectations/near-misses.ts';

const HUB = 'sagemaker-studio:hub-content-arn';

const TAGS = ['sagemaker-sdk:bedrock', 'bedrock:marketplace-registration-status', HUB];

const MANAGE = ['Get', 'Update', 'Delete', 'Register', 'Deregister'].map(
  (verb) => `bedrock:${verb}MarketplaceModelEndpoint`,
);

const SHOW = ['sagemaker:DescribeEndpoint', 'sagemaker:ListTags'];

/** https://docs.aws.amazon.com/bedrock/latest/userguide/setup-amazon-bedrock-marketplace.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const endpoint = arnOf(home, 'sagemaker', region, home.account, 'endpoint/bedrock-r1');
  const hub = (model: string) =>
    arnOf(home, 'sagemaker', region, 'aws', `hub-content/SageMakerPublicHub/Model/${model}/1.0.0`);
  const tags = (model: string, mark = 'compatible') => ({
    'aws:ResourceTag/sagemaker-sdk:bedrock': mark,
    'aws:ResourceTag/sagemaker-studio:hub-content-arn': hub(model),
  });
  const through = { 'aws:CalledViaLast': 'bedrock.amazonaws.com' };
  const create = 'sagemaker:CreateEndpoint';
  const fixed = arnOf(home, 'bedrock', region, home.account, 'marketplace/model-endpoint/all-access');
  const given: CallContext = {
    'aws:TagKeys': TAGS,
    'aws:RequestTag/sagemaker-sdk:bedrock': 'compatible',
    'aws:RequestTag/bedrock:marketplace-registration-status': 'registered',
    [`aws:RequestTag/${HUB}`]: hub('deepseek-llm-r1'),
  };
  const onIt: CallContext = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key.replace('RequestTag', 'ResourceTag'), value]),
  );
  return [
    ...telemetry(checked, 'execution'),
    ...fromAws(checked, 'execution', 'weights'),
    ...fromAws(checked, 'execution', 'images'),
    ...callsOf({
      may: [
        ...each(['bedrock:CreateMarketplaceModelEndpoint', 'bedrock:ListMarketplaceModelEndpoints'], '*'),
        ...each(MANAGE, fixed),
        ...each(SHOW, endpoint, through),
        ['sagemaker:DescribeHubContent', hub('deepseek-llm-r1')],
        ['sagemaker:AddTags', endpoint, given],
        ['sagemaker:DeleteTags', endpoint, onIt],
        ...['Config', ''].map(
          (last) =>
            [
              `${create}${last}`,
              `${endpoint.replace('endpoint/', last === '' ? 'endpoint/' : 'endpoint-config/')}`,
              { ...through, ...tags('deepseek-llm-r1') },
            ] as const,
        ),
        ['sagemaker:DeleteEndpoint', endpoint, { ...through, ...tags('deepseek-llm-r1') }],
      ],
      near: {
        [create]: [
          withoutKeys('not through Bedrock', ...Object.keys(through)),
          { difference: 'another model', context: { ...through, ...tags('meta-llama') } },
          {
            difference: 'without Bedrock’s tag',
            context: { ...through, ...tags('deepseek-llm-r1', 'other') },
          },
          inOtherAccount('create one in another account'),
        ],
        'sagemaker:AddTags': [
          ...TAGS.map((tag) => withoutKeys(`set them without ${tag}`, `aws:RequestTag/${tag}`)),
          inOtherAccount('tag one of another account'),
          withKey('set another tag', 'aws:TagKeys', [...TAGS, 'zz-other']),
          withKey('set the tag of another model', `aws:RequestTag/${HUB}`, hub('meta-llama')),
        ],
        'sagemaker:DeleteTags': [
          ...TAGS.map((tag) => withoutKeys(`remove them without ${tag}`, `aws:ResourceTag/${tag}`)),
          withKey('remove another tag', 'aws:TagKeys', [...TAGS, 'zz-other']),
          inOtherAccount('untag one of another account'),
        ],
        'sagemaker:DescribeEndpoint': [
          inOtherAccount('read one of another account'),
          withoutKeys('read it, not through Bedrock', ...Object.keys(through)),
        ],
        'bedrock:DeleteMarketplaceModelEndpoint': [inOtherAccount()],
      },
      not: [
        ['call it', 'sagemaker:InvokeEndpoint', endpoint],
        ['read another hub', 'sagemaker:DescribeHubContent', hub('x').replace('SageMakerPublicHub', 'Other')],
      ],
    }),
    ...passRoleExpectations(checked, { service: SAGEMAKER }),
  ];
}
