// An ARN with fewer than its six fields.
import { isAccountId } from '#iam/facts/account-id.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type Fix, type CheckFindings } from '#iam/rules/check.ts';

/** The missing fields if they can be inferred: the Region before an account, both in an ARN of S3. */
function completed(fields: readonly string[]): string | undefined {
  const [arn, partition, service, ...rest] = fields;
  const last = rest.at(-1);
  if (rest.length === 0 || rest.length > 2 || !last) return undefined;
  const start = `${arn}:${partition}:${service}`;
  if (rest.length === 2 && isAccountId(rest[0] ?? '')) return `${start}::${rest.join(':')}`;
  const isEmptyBefore = rest.length === 1 || rest[0] === '';
  return service === 's3' && isEmptyBefore ? `${start}:::${last}` : undefined;
}

export default defineCheck({
  id: 'missing-arn-field',
  code: 'MISSING_ARN_FIELD',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'ARN with too few fields',
  why: 'An ARN has six fields: `arn:partition:service:region:account:resource`. In some policies AWS fills in missing fields with `*`, so that a shorter ARN covers more than it seems to; in others it rejects the policy.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3::amzn-s3-demo-bucket' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
    },
    {
      with: { Action: 'iam:GetRole', Resource: ['arn:aws:iam:111122223333:role/Reader'] },
      at: ['Statement.0.Resource.0'],
      fixed: { Resource: ['arn:aws:iam::111122223333:role/Reader'] },
    },
    {
      with: { Action: 'sqs:SendMessage', Resource: undefined, NotResource: 'arn:aws:sqs' },
      at: ['Statement.0.NotResource'],
    },
    { with: { Resource: 'arn:*' }, at: ['Statement.0.Resource'] },
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:prompts' },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Resource: '*' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' } },
    { with: { Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:*:*:log-group:*:log-stream:*' } },
    // The grammar check reports what is not an ARN at all.
    { with: { Resource: 'amzn-s3-demo-bucket' } },
  ],
  on: 'resource',
  check({ arn, value, path }): CheckFindings {
    if (arn || !value.startsWith('arn:')) return undefined;
    const fields = value.split(':');
    const whole = completed(fields);
    const fix: Fix | undefined = whole
      ? {
          title: `Replace with ${whole}`,
          safe: false,
          edits: [{ kind: 'replace', path, value: whole }],
        }
      : undefined;
    return {
      message: `${show(value)} has ${fields.length} of the six fields of an ARN, \`arn:partition:service:region:account:resource\`. ${whole ? `Write ${show(whole)}.` : 'Write all of them, including the empty ones.'}`,
      locations: [atValue(path)],
      ...(fix && { fix }),
    };
  },
});
