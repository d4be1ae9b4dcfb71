// Policies between paragraphs are found one by one, with their headings.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { policiesInProse } from './prose.ts';
import { readPolicies } from './read-policies.ts';

const IDENTITY = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]
}`;
const TRUST = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }]
}`;

const ARTICLE = `Running a model in your account

Every role needs two documents, and this page shows both of them.

Permissions for the bucket:

json
${IDENTITY}

## Trust policy for EC2

\`\`\`json
${TRUST}
\`\`\`

That is all there is to do, so go and deploy it.
`;

const found = async (text: string) =>
  (await readPolicies(text, 'pasted')).policies.map(({ title, where, type, text: own }) => [
    title,
    where,
    type,
    own,
  ]);

test('each block of an article is a policy of its own, named by its heading', async () => {
  expect(await found(ARTICLE)).toEqual([
    ['Permissions for the bucket', 'block 1', 'identity', IDENTITY],
    ['Trust policy for EC2', 'block 2', 'trust', TRUST],
  ]);
});

test('one block in a chat answer is found as well', async () => {
  expect(
    await found(`Sure, here is the policy that you asked for:\n\n${TRUST}\n\nLet me know if it works.`),
  ).toEqual([['Sure, here is the policy that you asked for', 'block 1', 'trust', TRUST]]);
});

test('a block with a fault keeps it, and does not swallow the next', async () => {
  const broken = IDENTITY.replace('"s3:GetObject"', '"s3:GetObject').replace(/\}$/, '');
  const text = `This is the first of two policies:\n\n${broken}\n\nAnd this is the second of them:\n\n${TRUST}\n`;
  expect((await found(text)).map(([title, , , own]) => [title, own])).toEqual([
    ['This is the first of two policies', broken.trimEnd()],
    ['And this is the second of them', TRUST],
  ]);
});

test('JSON without prose, with comments, or with another word before it is one text', async () => {
  for (const text of [
    IDENTITY,
    `// The policy of the role that reads the bucket\n${IDENTITY}`,
    `json\n${IDENTITY}`,
    `${IDENTITY}\n${TRUST}`,
  ])
    expect([text, policiesInProse(text)]).toEqual([text, []]);
});

test('Terraform with a policy in a heredoc stays Terraform', async () => {
  const text = `# This role reads the bucket with the model files\nresource "aws_iam_policy" "read" {\n  policy = <<EOF\n${IDENTITY}\nEOF\n}\n`;
  expect((await readPolicies(text, 'main.tf')).policies.map(({ where }) => where)).not.toEqual(['block 1']);
  expect((await readPolicies(text, 'main.tf')).policies).toHaveLength(1);
});

test('any text is read without an error', () => {
  const junk = fc.array(
    fc.constantFrom('{', '}', '"', '\n', '\n\n', '"Statement":', ' a b c d e f ', '\\', IDENTITY),
  );
  fc.assert(
    fc.property(junk, (parts) => {
      const text = parts.join('');
      for (const { text: own } of policiesInProse(text)) expect(text).toContain(own);
    }),
  );
});
