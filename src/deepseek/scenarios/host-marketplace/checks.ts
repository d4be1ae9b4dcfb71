// Endpoints of Bedrock Marketplace: Bedrock makes them on SageMaker, of DeepSeek models only.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fromAws, SAGEMAKER, telemetry } from '#deepseek/shared/checks/host.ts';
import { without, type Expectation } from '#iam/request/expectation.ts';
import type { CallContext } from '#iam/request/call.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, withAccount, unrelatedAccount } from '#deepseek/expectations/near-misses.ts';

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
  const theirs = withAccount(endpoint, unrelatedAccount(home.account));
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
      not: [
        ['not through Bedrock', create, endpoint, tags('deepseek-llm-r1')],
        ['another model', create, endpoint, { ...through, ...tags('meta-llama') }],
        ['without Bedrock’s tag', create, endpoint, { ...through, ...tags('deepseek-llm-r1', 'other') }],
        ['call it', 'sagemaker:InvokeEndpoint', endpoint],
        ...TAGS.flatMap((tag) => [
          [
            `set them without ${tag}`,
            'sagemaker:AddTags',
            endpoint,
            without(given, `aws:RequestTag/${tag}`),
          ] as const,
          [
            `remove them without ${tag}`,
            'sagemaker:DeleteTags',
            endpoint,
            without(onIt, `aws:ResourceTag/${tag}`),
          ] as const,
        ]),
        [
          'remove another tag',
          'sagemaker:DeleteTags',
          endpoint,
          { ...onIt, 'aws:TagKeys': [...TAGS, 'zz-other'] },
        ],
        ['create one in another account', create, theirs, { ...through, ...tags('deepseek-llm-r1') }],
        ['tag one of another account', 'sagemaker:AddTags', theirs, given],
        ['untag one of another account', 'sagemaker:DeleteTags', theirs, onIt],
        ['read one of another account', 'sagemaker:DescribeEndpoint', theirs, through],
        ['read another hub', 'sagemaker:DescribeHubContent', hub('x').replace('SageMakerPublicHub', 'Other')],
        ['read it, not through Bedrock', 'sagemaker:DescribeEndpoint', endpoint],
        [
          'set another tag',
          'sagemaker:AddTags',
          endpoint,
          { ...given, 'aws:TagKeys': [...TAGS, 'zz-other'] },
        ],
        [
          'set the tag of another model',
          'sagemaker:AddTags',
          endpoint,
          { ...given, [`aws:RequestTag/${HUB}`]: hub('meta-llama') },
        ],
        [
          'in another account',
          'bedrock:DeleteMarketplaceModelEndpoint',
          withAccount(fixed, unrelatedAccount(home.account)),
        ],
      ],
    }),
    ...passRoleExpectations(checked, { service: SAGEMAKER }),
  ];
}
