// A model ID of the runtime in the condition for the bedrock-mantle endpoint.
import { modelByRuntimeId } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'mantle-model-id',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Model ID that bedrock-mantle does not use',
  why: 'The key `bedrock-mantle:Model` holds the model ID of that endpoint, which for some models is not the one in foundation-model ARNs: `deepseek.v3.1`, not `deepseek.v3-v1:0`. DeepSeek-R1 is not offered there.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-deepseek-deepseek-v3-1.html',
  bad: [
    {
      with: {
        Action: 'bedrock-mantle:CreateInference',
        Resource: 'arn:aws:bedrock-mantle:us-east-1:111122223333:project/default',
        Condition: { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3-v1:0'] } },
      },
      at: ['Statement.0.Condition.StringEquals.bedrock-mantle:Model.1'],
      fixed: { Condition: { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3.1'] } } },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock-mantle:CreateInference',
        Condition: { StringNotLike: { 'Bedrock-Mantle:model': 'us.deepseek.r1-v1:0' } },
      },
      at: ['Statement.0.Condition.StringNotLike.Bedrock-Mantle:model'],
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock-mantle:CreateInference',
        Resource: 'arn:aws:bedrock-mantle:us-east-1:111122223333:project/default',
        Condition: { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3.1'] } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock-mantle:CreateInference',
        Condition: { StringLike: { 'bedrock-mantle:Model': '*deepseek*' } },
      },
    },
    {
      with: {
        Action: 'bedrock-mantle:CreateInference',
        Resource: '*',
        Condition: { StringEquals: { 'bedrock-mantle:Model': 3 } },
      },
    },
  ],
  on: 'condition',
  check({ keyName, values }): CheckFindings {
    if (keyName !== 'bedrock-mantle:model') return undefined;
    return values.flatMap(({ value, path }): readonly CheckFinding[] => {
      const model = typeof value === 'string' ? modelByRuntimeId(value) : undefined;
      if (!model || model.mantleId === value) return [];
      const { mantleId, name } = model;
      return [
        {
          message: `${show(String(value))} is the ID of ${name} elsewhere, not on the bedrock-mantle endpoint. ${mantleId ? `Write \`${mantleId}\`.` : 'That endpoint does not offer it.'}`,
          locations: [atValue(path)],
          ...(mantleId && {
            fix: {
              title: `Replace with ${mantleId}`,
              safe: false,
              edits: [{ kind: 'replace', path, value: mantleId }],
            },
          }),
        },
      ];
    });
  },
});
