// What is code, and what only looks like it.
import { expect, test } from 'vitest';
import { textKind } from './text-kind.ts';
import SENTENCES from './sentence.cases.json';

test('no sentence is code', () => {
  expect(SENTENCES.filter(({ text }) => textKind(text) === 'code')).toEqual([]);
});

const POLICY =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": "arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2"}]}';

test.each<[name: string, kind: string, text: string]>([
  ['a policy', 'policies', POLICY],
  [
    'an article with policies and code',
    'article',
    `Give the role of your app this policy:\n\n${POLICY}\n\n\`\`\`python\nimport boto3\n\`\`\`\n`,
  ],
  [
    'a traceback of a refused call',
    'denials',
    'Traceback (most recent call last):\n  File "app.py", line 6, in <module>\n    client.converse(modelId="deepseek.v3.2", messages=[])\nbotocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::111122223333:assumed-role/App/i-1 is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action',
  ],
  [
    'a CloudTrail event',
    'denials',
    '{"eventVersion": "1.09", "eventSource": "bedrock.amazonaws.com", "eventName": "Converse", "awsRegion": "us-west-2", "errorCode": "AccessDenied", "errorMessage": "User: arn:aws:sts::111122223333:assumed-role/App/i-1 is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action", "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/App/i-1", "accountId": "111122223333"}, "requestParameters": {"modelId": "deepseek.v3.2"}}',
  ],
  [
    'Terraform with a script in it',
    'code',
    'resource "aws_instance" "gpu" {\n  user_data = <<-EOT\n    aws s3 cp s3://acme-models/deepseek/ /models --recursive\n  EOT\n}\n',
  ],
  [
    'a template with code in it',
    'code',
    'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: |\n          import boto3\n          boto3.client("bedrock-runtime").converse(modelId="deepseek.v3.2")\n',
  ],
  [
    'policies under the names of their files',
    'policies',
    '# a.json\n{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": "*" }]\n}\n\n# b.json\n{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": "*" }]\n}\n',
  ],
  [
    'policies under bare names of files',
    'policies',
    'a.json\n{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": "*" }]\n}\n\nb.json\n{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": "*" }]\n}\n',
  ],
  ['words about a call', 'sentence', 'The Lambda makes calls with boto3: invoke_model on deepseek.v3.2'],
  ['words about the command line', 'sentence', 'we upload with aws s3 sync to s3://acme-models/deepseek/'],
  [
    'code that catches a denial',
    'code',
    'import boto3\nfrom botocore.exceptions import ClientError\nclient = boto3.client("bedrock-runtime")\ntry:\n    client.converse(modelId="deepseek.v3.2", messages=[])\nexcept ClientError as error:\n    if error.response["Error"]["Code"] == "AccessDeniedException":\n        print("not authorized: the role needs bedrock:InvokeModel")\n',
  ],
])('%s', (_name, kind, text) => {
  expect(textKind(text)).toBe(kind);
});

test('every call of a file of 100 kB is found', async () => {
  const { codeAnswers } = await import('./code-answers.ts');
  const part = `
def ask_0(prompt, model="deepseek.v3.2"):
    request = {"modelId": model, "messages": [{"role": "user", "content": [{"text": f"{prompt} please"}]}]}
    return boto3.client("bedrock-runtime", region_name="us-west-2").converse(**request)
`;
  const text = `import boto3\n${Array.from({ length: 450 }, (_, i) => part.replace('ask_0', `ask_${i}`)).join('')}`;
  expect(text.length).toBeGreaterThan(100_000);
  expect((await codeAnswers(text)).calls.length).toBe(450);
});

test.each([
  [
    'go',
    'fn(',
    'rt.Converse(ctx, &bedrockruntime.ConverseInput{ModelId: aws.String("deepseek.v3.2")})\n x = ',
  ],
  ['js', '-', 'client.send(new ConverseCommand({ modelId: "deepseek.v3.2" }));\n x = '],
])('what is nested deeper than anybody writes takes no time in %s', async (tag, unit, before) => {
  const { codeAnswers } = await import('./code-answers.ts');
  const text = `\`\`\`${tag}\n${before}${unit.repeat(100_000 / unit.length)}\n\`\`\``;
  expect((await codeAnswers(text)).answers?.values.models).toEqual(['v3.2']);
});
