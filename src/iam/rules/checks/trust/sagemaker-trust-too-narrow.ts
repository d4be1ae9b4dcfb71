// A SageMaker role bound to one endpoint or model.
import { parseArn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

const SERVICE = 'sagemaker.amazonaws.com';

function namesOne(value: string): boolean {
  const arn = parseArn(value);
  return arn?.service === 'sagemaker' && /^(?:endpoint|endpoint-config|model)\//.test(arn.resource);
}

export default defineCheck({
  id: 'sagemaker-trust-too-narrow',
  severity: 'warning',
  types: ['trust'],
  title: 'SageMaker role bound to one endpoint or model',
  why: 'AWS advises against an endpoint or model in aws:SourceArn of a role for inference: SageMaker also uses the role for other resources, and the deployment fails.',
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html',
  bad: [
    {
      with: {
        Principal: { Service: SERVICE },
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek' },
        },
      },
      at: ['#Statement.0.Condition.ArnLike.aws:SourceArn'],
    },
    {
      with: {
        Principal: { Service: [SERVICE] },
        Condition: {
          ArnEquals: { 'aws:sourcearn': ['arn:aws:sagemaker:us-east-1:111122223333:model/*'] },
        },
      },
      at: ['#Statement.0.Condition.ArnEquals.aws:sourcearn'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: SERVICE },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:us-east-1:111122223333:*' } },
      },
    },
    {
      with: {
        Principal: { Service: SERVICE },
        Condition: {
          ArnLike: {
            'aws:SourceArn': [
              'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek',
              'arn:aws:sagemaker:us-east-1:111122223333:*',
            ],
          },
        },
      },
    },
    // Another service.
    {
      with: {
        Principal: { Service: 'lambda.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek' },
        },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const narrow = statement.conditions.filter(
      ({ keyName, values, operator }) =>
        keyName === 'aws:sourcearn' &&
        operator?.negated === false &&
        values.length > 0 &&
        values.every(({ value }) => namesOne(String(value))),
    );
    if (narrow.length === 0) return undefined;
    if (!statement.principals.some(({ kind, value }) => kind === 'Service' && value === SERVICE))
      return undefined;
    return narrow.map(({ values, path }) => ({
      message: `${show(String(values[0]?.value))} is too narrow: SageMaker uses the role for other resources too, and the deployment fails. Write \`arn:aws:sagemaker:REGION:ACCOUNT:*\`.`,
      locations: [atKey(path)],
    }));
  },
});
