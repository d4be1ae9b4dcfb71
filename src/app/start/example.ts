// The policy that the first view shows, dimmed: what a Lambda function that calls DeepSeek-V3.2 needs. A test composes it.
import type { Answers } from '#deepseek/answers/answers.ts';

export const EXAMPLE_ANSWERS: Answers = {
  scenario: 'invoke',
  values: {
    functionNames: ['chat-fn'],
    account: '111122223333',
    models: ['deepseek.v3.2'],
    regions: ['us-east-1'],
  },
};

export const EXAMPLE = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "InvokeDeepSeekV32",
      "Effect": "Allow",
      "Action": [
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStream"
      ],
      "Resource": "arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2"
    },
    {
      "Sid": "WriteFunctionLogs",
      "Effect": "Allow",
      "Action": [
        "logs:CreateLogStream",
        "logs:PutLogEvents"
      ],
      "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/chat-fn:*"
    }
  ]
}`;
