// An account in the ARN of a foundation model.
import { isAccountId } from '#iam/facts/account-id.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { fieldFix } from '#iam/rules/checks/arns/arn-fields.ts';
import { bedrockName } from './bedrock-policy.ts';

/** Whether the field is an account, or a pattern that asks for some of one. */
const asksForAccount = (account: string): boolean =>
  isAccountId(account) || (hasWildcard(account) && !/^\*+$/.test(account));

export default defineCheck({
  id: 'foundation-model-with-account',
  code: 'ARN_ACCOUNT_NOT_ALLOWED',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Account in the ARN of a foundation model',
  why: 'Foundation models belong to AWS, and their ARNs have no account: `arn:aws:bedrock:us-east-1::foundation-model/…`. With an account ID, the ARN matches no model.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:foundation-model/deepseek.v3.2',
      },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2' },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:*',
        Resource: [
          'arn:aws:bedrock:*::foundation-model/*',
          'arn:aws:bedrock:*:????????????:foundation-model/*',
        ],
      },
      at: ['Statement.0.Resource.1'],
      fixed: { Resource: ['arn:aws:bedrock:*::foundation-model/*', 'arn:aws:bedrock:*::foundation-model/*'] },
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    // A star also stands for nothing.
    {
      with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:*:*:foundation-model/deepseek.v3.2' },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6',
      },
    },
  ],
  on: 'arn',
  check(resource): CheckFindings {
    const name = bedrockName(resource);
    if (name?.kind !== 'foundation-model' || !asksForAccount(name.arn.account)) return undefined;
    return {
      message: `${show(resource.value)} matches no model, because foundation models belong to AWS and their ARNs have no account ID. Leave the fifth field empty and keep both colons.`,
      locations: [atValue(resource.path)],
      fix: fieldFix(resource.path, name.arn, { account: '' }),
    };
  },
});
