// Batch inference with a model that does not support it.
import { modelByRuntimeId } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { BATCH, bedrockName, isInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';
import { joinAnd } from '#iam/text/words.ts';

/** Whether the statement's models are there for batch jobs, and not also to be called. */
const isForJobs = oncePer(
  ({ actions }: StatementView) =>
    actions.some(({ prefix, name }) => prefix === 'bedrock' && name === BATCH) && !actions.some(isInvoke),
);

export default defineCheck({
  id: 'model-without-batch',
  severity: 'warning',
  types: ['identity'],
  title: 'Batch inference with a model that does not support it',
  why: 'DeepSeek-R1 has no batch inference, and DeepSeek-V3.1 has none in us-east-1. AWS rejects such a job, whatever the policy allows. The list is from November 2026.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-supported.html',
  bad: [
    {
      with: {
        Action: 'bedrock:CreateModelInvocationJob',
        Resource: [
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1:111122223333:model-invocation-job/*',
        ],
      },
      at: ['Statement.0.Resource.0'],
    },
    {
      with: {
        Action: ['bedrock:createModelInvocationJob'],
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:CreateModelInvocationJob',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    {
      with: {
        Action: 'bedrock:CreateModelInvocationJob',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3-v1:0',
      },
    },
    // The model is listed to be called, not only for jobs.
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:CreateModelInvocationJob'],
        Resource: [
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0',
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
        ],
      },
    },
  ],
  on: 'arn',
  check(resource, statement): CheckFindings {
    if (statement.effect !== 'Allow' || resource.excluded) return undefined;
    const name = bedrockName(resource);
    const model = name && modelByRuntimeId(name.id);
    if (!model) return undefined;
    if (!isForJobs(statement)) return undefined;
    const { region } = name.arn;
    const isOffered = model.batchRegions.includes(region);
    // Where the model is not at all, or might be anywhere, this is not what is wrong.
    if (isOffered || (model.batchRegions.length > 0 && !model.regions.includes(region))) return undefined;
    const where = model.batchRegions.length > 0 ? ` in ${show(region)}` : '';
    return {
      message: `${model.name} does not support batch inference${where}, so \`bedrock:CreateModelInvocationJob\` has no effect here.${where ? ` It supports it in ${joinAnd(model.batchRegions.slice(0, 3))}, among others.` : ''}`,
      locations: [atValue(resource.path)],
    };
  },
});
