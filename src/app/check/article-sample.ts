// A sample to try the checks on: the policies of a widely read article about the role for DeepSeek, verbatim: codingmall.com, “What permissions should be included in the IAM role for DeepSeek?”.
import type { NewPastedPolicy } from '#app/state/pasted.ts';

const PERMISSIONS = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "bedrock:InvokeModel",
        "bedrock:ImportModel"
      ],
      "Resource": [
        "your_DeepSeek_R1_model_ARN",
        "arn:aws:s3:::your-s3-bucket/*"
      ]
    },
    {
      "Effect": "Allow",
      "Action": [
        "s3:GetObject",
        "s3:ListBucket"
      ],
      "Resource": [
        "arn:aws:s3:::your-s3-bucket/*"
      ]
    }
  ]
}`;

const trustIn = (service: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Service": "${service}"
      },
      "Action": "sts:AssumeRole"
    }
  ]
}`;

export const ARTICLE_POLICIES: readonly NewPastedPolicy[] = [
  { title: 'Article: permissions', type: 'identity', original: PERMISSIONS },
  { title: 'Article: trust for OpenSearch', type: 'trust', original: trustIn('es.amazonaws.com') },
  { title: 'Article: trust for EC2', type: 'trust', original: trustIn('ec2.amazonaws.com') },
];
