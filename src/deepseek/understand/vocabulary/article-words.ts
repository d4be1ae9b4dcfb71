// Words of articles and tutorials on roles for DeepSeek, where they differ from how a task is described.
import type { Concept } from '#deepseek/shared/concept.ts';

export const ARTICLE_WORDS: readonly Concept[] = [
  {
    words: [
      'deploy deepseek on bedrock',
      'deploy deepseek on amazon bedrock',
      'deploy deepseek on aws bedrock',
      'deploy deepseek in bedrock',
      'deploy deepseek in amazon bedrock',
      'deploying deepseek on bedrock',
      'deploying deepseek on amazon bedrock',
      'deploying deepseek on aws bedrock',
      'deploying deepseek in amazon bedrock',
      'deploying model on bedrock',
      'deploying model on amazon bedrock',
      'deploy model on bedrock',
      'deploy model on amazon bedrock',
    ],
    scenarios: { invoke: 5, import: 2, 'host-marketplace': 2 },
  },
  {
    words: ['bedrock and s3', 'bedrock and s3 access', 's3 and bedrock', 's3 and bedrock access'],
    scenarios: { invoke: 5 },
    joins: { invoke: 'download-weights' },
  },
  {
    words: [
      'role for deepseek on sagemaker',
      'iam role for deepseek on sagemaker',
      'role for deepseek on amazon sagemaker',
      'iam role for deepseek on amazon sagemaker',
      'sagemaker role',
    ],
    scenarios: { 'host-sagemaker': 6, 'invoke-sagemaker': 3 },
    answers: { connectorTarget: 'sagemaker' },
  },
  {
    words: ['r1 14b', 'r1 8b', 'r1 70b', 'r1 7b', 'r1 32b', 'r1 1.5b'].flatMap((size) => [
      size,
      `deepseek ${size}`,
    ]),
    scenarios: { import: 3, 'invoke-imported': 2, 'host-sagemaker': 1, 'host-ec2': 2 },
  },
];
