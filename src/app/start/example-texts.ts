// Texts to try the box with.
import type { ExampleId } from './examples.ts';

const ERROR = `An error occurred (AccessDeniedException) when calling the ConverseStream operation: User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action`;

const CODE = `import boto3

def handler(event, context):
    client = boto3.client("bedrock-runtime", region_name="us-east-1")
    return client.converse(
        modelId="us.deepseek.r1-v1:0",
        messages=[{"role": "user", "content": [{"text": event["question"]}]}],
        guardrailConfig={"guardrailIdentifier": event["guardrail"], "guardrailVersion": "3"},
    )
`;

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "bedrock:*", "Resource": "*" }]
}
`;

export const EXAMPLE_TEXTS: Readonly<Record<ExampleId, string>> = {
  error: ERROR,
  code: CODE,
  policy: POLICY,
};
