// Words that speak for scenarios, by family, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';
import { WORDS } from '#deepseek/scenarios/words.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { CALL_WORDS } from './call-words.ts';
import { WEIGHTS_WORDS } from './weights-words.ts';
import { HOSTING_WORDS } from './hosting-words.ts';
import { GOVERNANCE_WORDS } from './governance-words.ts';

// Words that speak for fine-tuning a distill, and the answers some of them state.
const TUNING_WORDS: readonly Concept[] = [
  {
    words: ['fine tune', 'fine tuning', 'finetune', 'finetuning', 'model customization', 'customize'],
    scenarios: { 'fine-tune-sagemaker': 8, import: 4, 'invoke-imported': 2 },
  },
  {
    words: ['lora', 'qlora'],
    scenarios: { 'fine-tune-sagemaker': 5, import: 4, 'invoke-imported': 2 },
  },
  {
    words: ['recipe', 'hyperpod recipe'],
    scenarios: { 'fine-tune-sagemaker': 4, hyperpod: 4 },
    answers: { trainingImage: 'recipes' },
  },
];

// Words that speak for OpenSearch connectors, and the answers some of them state.
const SEARCH_WORDS: readonly Concept[] = [
  {
    words: [
      'opensearch',
      'opensearch domain',
      'ml common',
      'neural search',
      'semantic search',
      'elasticsearch',
    ],
    scenarios: { opensearch: 8, 'opensearch-serverless': 4, 'opensearch-accounts': 6 },
  },
  {
    words: ['rag', 'retrieval augmented generation', 'vector database', 'search', 'knowledge base'],
    scenarios: { opensearch: 5, 'opensearch-serverless': 2, 'opensearch-accounts': 3 },
  },
  {
    words: ['connector'],
    scenarios: { opensearch: 7, 'opensearch-serverless': 4, 'opensearch-accounts': 5 },
  },
];

// Words of articles and tutorials on roles for DeepSeek, where they differ from how a task is described.
const ARTICLE_WORDS: readonly Concept[] = [
  {
    words: ['bedrock and s3', 'bedrock and s3 access', 's3 and bedrock'],
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

export const SCENARIO_WORDS: readonly Concept[] = [
  ...Object.values(WORDS).flat(),
  ...CALL_WORDS,
  ...WEIGHTS_WORDS,
  ...TUNING_WORDS,
  ...HOSTING_WORDS,
  ...SEARCH_WORDS,
  ...GOVERNANCE_WORDS,
  ...ARTICLE_WORDS,
  ...AUDIT_WORDS,
];
