// What organization policies say where Bedrock serves no DeepSeek model.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { partitionById } from '#iam/facts/regions.ts';

/** In a partition without DeepSeek on Bedrock, policies about DeepSeek models have no effect yet. */
export function notServed(checked: CheckedAnswers, what: string): readonly Notice[] {
  const partition = governedPartition(checked.view);
  if (partition === 'aws') return [];
  const { name } = partitionById(partition);
  return [
    {
      id: 'not-served',
      title: 'Not served here',
      text: `Bedrock serves no DeepSeek model in ${name}, so ${what} until AWS adds one. Today, DeepSeek can run there only from your own weights: on SageMaker and EC2, and on Bedrock where it imports models.`,
    },
  ];
}
