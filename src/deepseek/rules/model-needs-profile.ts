// DeepSeek-R1 named by its model alone, which cannot be called.
import { modelByFoundationId } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { allowsCalling, allowsInvoke, bedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';

const namesProfile = oncePer(({ conditions }: StatementView) =>
  conditions.some(({ keyName }) => keyName === 'bedrock:inferenceprofilearn'),
);

export default defineCheck({
  id: 'model-needs-profile',
  severity: 'warning',
  types: ['identity'],
  title: 'DeepSeek-R1 without its inference profile',
  why: 'Amazon Bedrock serves DeepSeek-R1 only through the inference profile `us.deepseek.r1-v1:0`. A call to the model ID itself fails, whatever the policy allows.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-deepseek-deepseek-r1.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
      },
      at: ['Statement.0.Resource'],
    },
    // Another profile is not that of this model.
    {
      with: {
        Action: ['bedrock:Invoke*'],
        Resource: [
          'arn:aws:bedrock:us-*::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-pro-v1:0',
        ],
      },
      at: ['Statement.0.Resource.0'],
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:us-*::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
        ],
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:us-*::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
        ],
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
        Condition: {
          ArnLike: { 'bedrock:InferenceProfileArn': 'arn:aws:bedrock:*:111122223333:*inference-profile/*' },
        },
      },
    },
    {
      with: {
        Action: 'bedrock:GetFoundationModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
      },
    },
  ],
  on: 'arn',
  check(resource, statement, { policy }): CheckFindings {
    const name = bedrockName(resource);
    const model = name?.kind === 'foundation-model' ? modelByFoundationId(name.id) : undefined;
    if (!model?.profile || model.regions.length > 0 || resource.excluded || !allowsInvoke(statement))
      return undefined;
    const { id, sourceRegions } = model.profile;
    // The author names profiles, so knows of them; another policy may allow them.
    if (namesProfile(statement)) return undefined;
    // An application inference profile may provide it.
    const isCallable = [`inference-profile/${id}`, 'application-inference-profile/*'].some((profile) =>
      sourceRegions.some((region) => allowsCalling(policy, region, profile)),
    );
    if (isCallable) return undefined;
    return {
      message: `${model.name} can be called only through the inference profile ${show(id)}, which this policy does not allow. Add \`arn:aws:bedrock:REGION:ACCOUNT:inference-profile/${id}\`.`,
      locations: [atValue(resource.path)],
    };
  },
});
