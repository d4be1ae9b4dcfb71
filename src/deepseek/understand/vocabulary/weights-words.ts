// Words that speak for moving and importing weights, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const WEIGHTS_WORDS: readonly Concept[] = [
  {
    words: ['weight', 'ckpt', 'model file', 'safetensor', 'checkpoint', 'hugging face', 'huggingface'],
    scenarios: {
      import: 2,
      'upload-weights': 2,
      'download-weights': 2,
      'host-sagemaker': 1,
      'host-ec2': 1,
      'host-ecs': 1,
      'host-eks': 1,
    },
  },
  {
    words: [
      'distill',
      'distilled model',
      'llama',
      'qwen',
      'r1 distill',
      'r1 distill llama 8b',
      'deepseek r1 distill llama 8b',
      'deepseek r1 distill llama 70b',
      'distill qwen',
    ],
    scenarios: {
      import: 3,
      'invoke-imported': 2,
      'fine-tune-sagemaker': 2,
      'host-sagemaker': 1,
      'host-ec2': 1,
      'host-ecs': 1,
      'host-eks': 1,
    },
  },
];
