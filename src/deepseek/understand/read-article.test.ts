// A pasted article leads to the scenarios that its text is about, although its own policies make none of them.
import { expect, test } from 'vitest';
import policies from '#deepseek/rules/article.fixture.json' with { type: 'json' };
import { readArticle } from './read-article.ts';
import { understand } from './understand.ts';

const block = (policy: unknown): string => `json\n${JSON.stringify(policy, null, 2)}\n`;

/** The outline of https://codingmall.com/knowledge-base/25-global/319387, with its policies. */
const ARTICLE = `Home Knowledge base Global What permissions should be included in the IAM role for DeepSeek

What permissions should be included in the IAM role for DeepSeek

To create an IAM role for DeepSeek, especially when deploying models on Amazon Bedrock or using AWS services like S3, the role needs specific permissions.

For Deploying DeepSeek on Amazon Bedrock

1. Access to Bedrock Models: the IAM role should have permission to invoke models on Bedrock.
2. S3 Bucket Access: if your model files are stored in an S3 bucket, the role needs permissions to access the bucket.
3. Model Import Permissions: if you are importing models from S3 into Bedrock, include \`bedrock:ImportModel\`.

Example policy snippet for Bedrock and S3 access:

${block(policies.permissions)}
For General AWS Services

1. Trust Policy: a trust policy that allows the appropriate AWS service to assume the role.

Example Trust Policy for OpenSearch

${block(policies.openSearchTrust)}
Example Trust Policy for EC2

${block(policies.ec2Trust)}
Citations:
[1] Model evaluation with an LLM judge on Bedrock
`;

test('its policies make no role as they stand, so the answers are those of its title', async () => {
  const { kind, answers, understood } = await understand(ARTICLE);
  expect({ kind, answers }).toEqual({ kind: 'article', answers: { scenario: 'invoke', values: {} } });
  for (const { text, start, end } of readArticle(ARTICLE).understood)
    expect(ARTICLE.slice(start, end)).toBe(text);
  expect(understood.map(({ field }) => field)).toEqual(['scenario']);
});

test('a policy that a kit makes counts more than the words around it', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
      },
    ],
  };
  const { answers } = await understand(`This is what our OpenSearch domain needs:\n\n${block(policy)}`);
  expect(answers?.scenario).toBe('invoke');
});

test('an article without a word for a scenario states nothing', () => {
  const text = `The weather was fine and we all went outside together:\n\n${block(policies.ec2Trust)}`;
  expect(readArticle(text)).toEqual({ understood: [] });
});

test('the longest article is read in part', () => {
  const long = `${'words without any meaning at all\n'.repeat(5000)}${ARTICLE}`;
  expect(readArticle(long)).toEqual({ understood: [] });
});
