// Words that speak for fine-tuning a distill, and the answers some of them state.
import type { Concept } from '#deepseek/understand/concept.ts';

export const TUNING_WORDS: readonly Concept[] = [
  {
    words: ['fine tune', 'fine tuning', 'finetune', 'finetuning', 'model customization', 'customize'],
    scenarios: { 'fine-tune-sagemaker': 8, import: 4, 'invoke-imported': 2 },
  },
  {
    words: [
      'training job',
      'train',
      'training',
      'createtrainingjob',
      'training role',
      'estimator',
      'modeltrainer',
    ],
    scenarios: { 'fine-tune-sagemaker': 7 },
  },
  {
    words: [
      'sft',
      'dpo',
      'supervised fine tuning',
      'preference optimization',
      'training data',
      'training set',
    ],
    scenarios: { 'fine-tune-sagemaker': 6 },
  },
  {
    words: ['lora', 'qlora'],
    scenarios: { 'fine-tune-sagemaker': 5, import: 4, 'invoke-imported': 2 },
  },
  {
    words: [
      'rlvr',
      'reinforcement learning',
      'grpo',
      'ppo',
      'rlhf',
      'reward function',
      'reinforcement fine tuning',
    ],
    scenarios: { 'fine-tune-sagemaker': 7 },
  },
  {
    words: ['rlaif', 'ai feedback'],
    scenarios: { 'fine-tune-sagemaker': 7 },
    answers: { rewardJudge: true },
  },
  {
    words: [
      'serverless model customization',
      'serverless customization',
      'serverless training',
      'serverless fine tuning',
      'serverless training job',
    ],
    scenarios: { 'fine-tune-sagemaker': 8 },
    answers: { trainingCompute: 'serverless' },
  },
  {
    // Bedrock tunes no DeepSeek model itself: a tuned distill is imported.
    words: ['on bedrock', 'in bedrock', 'createcustommodel', 'custom model deployment'],
    scenarios: { 'fine-tune-sagemaker': -5 },
  },
  {
    words: ['hyperpod', 'hyperpod cluster', 'sagemaker hyperpod', 'createcluster'],
    scenarios: { hyperpod: 12 },
  },
  { words: ['slurm'], scenarios: { hyperpod: 6 }, answers: { orchestrator: 'slurm' } },
  {
    words: [
      'hyperpod on eks',
      'hyperpod eks',
      'eks orchestration',
      'orchestrated by eks',
      'eks orchestrated',
    ],
    scenarios: { hyperpod: 12 },
    answers: { orchestrator: 'eks' },
  },
  {
    words: ['training plan', 'reserved training plan', 'sagemaker training plan', 'createtrainingplan'],
    scenarios: { 'fine-tune-sagemaker': 6, hyperpod: 6 },
  },
  { words: ['lifecycle script'], scenarios: { hyperpod: 4 } },
  { words: ['mlflow', 'spot training', 'managed spot'], scenarios: { 'fine-tune-sagemaker': 4 } },
  {
    words: ['recipe', 'hyperpod recipe'],
    scenarios: { 'fine-tune-sagemaker': 4, hyperpod: 4 },
    answers: { trainingImage: 'recipes' },
  },
];
