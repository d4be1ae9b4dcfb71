// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['on eks', 'eks gpu', 'gpu pod', 'gpu node', 'node group', 'eks node role', 'node role'],
    scenarios: { 'host-eks': 2 },
    entities: ['eks-pods', 'eks-irsa'],
  },
  {
    words: ['karpenter', 'karpenter node', 'nodepool', 'nodeclass', 'ec2nodeclass'],
    scenarios: { 'host-eks': 5 },
    entities: ['eks-pods', 'eks-irsa'],
  },
  {
    words: ['eks auto mode', 'auto mode'],
    scenarios: { 'host-eks': 4 },
    entities: ['eks-pods', 'eks-irsa'],
    answers: { eksNodes: 'auto' },
  },
  {
    words: [
      'mountpoint',
      'mountpoint for s3',
      'mountpoint for amazon s3',
      's3 csi driver',
      'csi driver',
      'csi',
    ],
    scenarios: { 'host-eks': 9 },
    entities: ['eks-pods', 'eks-irsa'],
    answers: { weightsMount: 'pod' },
  },
  {
    words: ['eks', 'on eks', 'kubernetes', 'k8s', 'pod'],
    near: /\b(?:self-?\s?host\w*|hosts?|hosting|serves?|serving|vllm|sglang|ollama)\b/i,
    scenarios: { 'host-eks': 6 },
  },
];
