// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['train', 'training', 'createtrainingjob', 'estimator', 'modeltrainer'],
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
    words: ['on instance', 'gpu instance', 'training instance', 'dedicated instance'],
    near: /\b(?:train\w*|tun\w+|jobs?)\b/i,
    answers: { trainingCompute: 'instances' },
  },
  { words: ['ml'], near: /\bml\.[a-z]+\d/i, answers: { trainingCompute: 'instances' } },
  { words: ['mlflow', 'spot training', 'managed spot'], scenarios: { 'fine-tune-sagemaker': 4 } },
];
