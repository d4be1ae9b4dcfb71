// Words that speak for fine-tuning a distill, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const TUNING_WORDS: readonly Concept[] = [
  {
    words: ['fine tune', 'fine tuning', 'finetune', 'finetuning', 'model customization', 'customize'],
    scenarios: { 'fine-tune-sagemaker': 8, import: 4, 'invoke-imported': 2 },
  },
  {
    words: ['lora', 'qlora'],
    scenarios: { 'fine-tune-sagemaker': 5, import: 4, 'invoke-imported': 2 },
  },
  {
    words: ['training plan', 'reserved training plan', 'sagemaker training plan', 'createtrainingplan'],
    scenarios: { 'fine-tune-sagemaker': 6, hyperpod: 6 },
  },
  {
    words: ['recipe', 'hyperpod recipe'],
    scenarios: { 'fine-tune-sagemaker': 4, hyperpod: 4 },
    answers: { trainingImage: 'recipes' },
  },
];
