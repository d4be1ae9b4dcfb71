// The ID of one kind of inference profile in the ARN of the other.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { fieldFix } from '#iam/rules/checks/arns/arn-fields.ts';
import { bedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';

/** What Bedrock gives an application inference profile. AWS's own are named after their model, with dots. */
const OWN_ID = /^[a-z0-9]{12}$/;
const OF_AWS = /^[a-z-]+\.[a-z0-9-]+\./;

const AWS_KIND = 'inference-profile';
const OWN_KIND = 'application-inference-profile';

export default defineCheck({
  id: 'profile-of-other-kind',
  severity: 'warning',
  types: WITH_RESOURCES,
  title: 'Inference profile of the wrong kind',
  why: 'ARNs of AWS’s inference profiles have `inference-profile/us.…`; those of profiles that you create have `application-inference-profile/…`. Neither covers the other.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/a1b2c3d4e5f6',
      },
      at: ['Statement.0.Resource'],
      fixed: {
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
      },
    },
    {
      with: {
        Action: 'bedrock:GetInferenceProfile',
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/us.deepseek.r1-v1:0',
        ],
      },
      at: ['Statement.0.Resource.0'],
      fixed: { Resource: ['arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0'] },
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:GetInferenceProfile',
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
        ],
      },
    },
    { with: { Action: 'bedrock:GetInferenceProfile', Resource: 'arn:aws:bedrock:*:*:inference-profile/*' } },
  ],
  on: 'arn',
  check(resource): CheckFindings {
    const name = bedrockName(resource);
    if (!name?.isOutright) return undefined;
    const { arn, kind, id } = name;
    const isOwnInAws = kind === AWS_KIND && OWN_ID.test(id);
    if (!isOwnInAws && !(kind === OWN_KIND && OF_AWS.test(id))) return undefined;
    const meant = isOwnInAws ? OWN_KIND : AWS_KIND;
    return {
      message: `${show(id)} is the ID of ${isOwnInAws ? 'an application inference profile' : 'one of AWS’s inference profiles'}, so \`${kind}/…\` does not cover it. Write \`${meant}/${id}\`.`,
      locations: [atValue(resource.path)],
      fix: fieldFix(resource.path, arn, { resource: `${meant}/${id}` }),
    };
  },
});
