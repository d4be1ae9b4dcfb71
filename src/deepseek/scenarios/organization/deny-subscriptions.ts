// The SCP on purchases in AWS Marketplace, which sells model packages for SageMaker and machine images for EC2.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/grant.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsmarketplace.html */
export function denySubscriptions(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'deny-subscriptions',
    does: 'deny AWS Marketplace subscriptions',
    suffix: 'Subscriptions',
    grants: [
      deny({
        sid: 'DenySubscriptions',
        actions: [
          'aws-marketplace:AcceptAgreementApprovalRequest',
          'aws-marketplace:AcceptAgreementRequest',
          'aws-marketplace:CreateAgreementRequest',
          'aws-marketplace:Subscribe',
        ],
        resources: '*',
        why: {
          title: 'Denies subscribing to products',
          text: 'DeepSeek in Bedrock is not sold in AWS Marketplace. Model packages and machine images with its weights can be. This denies all products: which one is DeepSeek’s is not in a request.',
          calls: ['Subscribe', 'AcceptAgreementRequest'],
          answers: ['denySubscriptions'],
          page: 'bedrockModelAccess',
        },
      }),
    ],
    leaves: [
      'Products that the account is subscribed to already.',
      'Models without a subscription: those in SageMaker JumpStart from public sources, and weights from the internet.',
    ],
  });
}
