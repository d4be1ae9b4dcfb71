// DeepSeek from Bedrock Marketplace: the role SageMaker runs it with, and its deployer.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { pullAwsImages, readJumpStart } from '#deepseek/shared/jump-start.ts';
import { operateMarketplace } from '#deepseek/shared/marketplace.ts';
import { endpointTelemetry } from '#deepseek/shared/sagemaker.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { marketplaceSteps } from '#deepseek/shared/host-steps.ts';

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonBedrockMarketplaceAccess.html */
const MANAGED_NAME: Notice = {
  id: 'marketplace-role-name',
  title: 'Role name',
  text: 'AmazonBedrockMarketplaceAccess passes only roles with SageMaker and then ForBedrock in their names, so not this one. The deployer’s policy here names it.',
};

export function plan(checked: CheckedAnswers): Plan {
  return {
    main: {
      id: 'execution',
      title: 'Execution role',
      statements: [
        ...endpointTelemetry(checked),
        ...pullAwsImages(checked),
        ...readJumpStart(checked, 'SageMaker'),
      ],
    },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Deploys DeepSeek from Bedrock Marketplace and passes the execution role',
        attachTo: 'the person or pipeline that deploys the endpoint',
        statements: operateMarketplace(checked),
      },
    ],
    nextSteps: marketplaceSteps(checked),
    notices: /SageMaker.*ForBedrock/.test(checked.answer('roleName')) ? [] : [MANAGED_NAME],
  };
}
