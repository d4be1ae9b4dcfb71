// Words that speak for hosting a model, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const HOSTING_WORDS: readonly Concept[] = [
  {
    words: ['host', 'serve', 'hosting', 'serving'],
    scenarios: { 'host-sagemaker': 3, 'host-ec2': 3, 'host-marketplace': 1 },
  },
  {
    words: ['deploy', 'deployment', 'deploying', 'deployed'],
    scenarios: { 'host-sagemaker': 4, 'host-marketplace': 3, 'host-ec2': 2 },
  },
  {
    words: ['sagemaker', 'on sagemaker'],
    scenarios: { 'host-sagemaker': 3, 'invoke-sagemaker': 3 },
    answers: { connectorTarget: 'sagemaker' },
  },
  {
    words: ['sagemaker endpoint', 'invokeendpoint', 'sm endpoint'],
    scenarios: { 'invoke-sagemaker': 5, 'host-sagemaker': 4 },
    answers: { connectorTarget: 'sagemaker' },
  },
  {
    words: [
      'real time endpoint',
      'realtime endpoint',
      'sagemaker real time endpoint',
      'real time sagemaker endpoint',
    ],
    scenarios: { 'invoke-sagemaker': 5, 'host-sagemaker': 4 },
    answers: { connectorTarget: 'sagemaker', endpointCalls: 'real-time', inferenceOption: 'real-time' },
  },
  {
    words: [
      'asynchronous inference',
      'async inference',
      'asynchronous endpoint',
      'async endpoint',
      'sagemaker async',
      'async sagemaker',
      'invokeendpointasync',
      'asynchronously',
    ],
    scenarios: { 'invoke-sagemaker': 4, 'host-sagemaker': 4 },
    answers: { endpointCalls: 'async', inferenceOption: 'async' },
  },
  {
    words: ['jumpstart', 'sagemaker jumpstart', 'jump start'],
    scenarios: { 'host-sagemaker': 8, 'fine-tune-sagemaker': 4 },
    answers: { servedFrom: 'jumpstart', baseWeights: 'jumpstart' },
  },
  {
    words: ['custom container', 'custom image', 'serving image in ecr', 'byoc'],
    scenarios: { 'host-sagemaker': 2, 'host-ec2': 1, 'host-ecs': 1, 'host-eks': 1 },
    answers: { servedFrom: 'own' },
  },
  {
    words: [
      'inference component',
      'several model share endpoint',
      'multiple model on endpoint',
      'multiple model one endpoint',
    ],
    scenarios: { 'host-sagemaker': 2, 'invoke-sagemaker': 2 },
    answers: { deployComponents: true },
  },
  {
    words: ['marketplace', 'bedrock marketplace', 'bedrock marketplace endpoint'],
    scenarios: {
      'host-marketplace': 5,
      'invoke-marketplace': 4,
      'invoke-sagemaker': -4,
      'host-sagemaker': -2,
    },
  },
  {
    words: ['marketplace', 'bedrock marketplace', 'marketplace endpoint'],
    near: /\b(?:existing|exists|already|deployed|running|calls?|calling|invok\w+)\b|\bus(?:es?|ing)\b[^.;]*\b(?:endpoint|deployment)\b/i,
    scenarios: { 'invoke-marketplace': 7 },
  },
  {
    words: ['marketplace', 'bedrock marketplace'],
    near: /\b(?:deploy(?!ed|ments?\b)\w*|host(?:ing|s)?|launch\w*|roll\w* out|set\w* up|creat\w+)\b[^.;]{0,60}\bmarketplace\b|\bmarketplace\b[^.;]{0,30}\b(?:deploy(?!ed|ments?\b)|host)\w*/i,
    scenarios: { 'host-marketplace': 5 },
  },
  {
    words: [
      'self host',
      'self hosted',
      'self hosting',
      'vllm',
      'ollama',
      'sglang',
      'gpu',
      'llama.cpp',
      'inference server',
    ],
    scenarios: { 'host-ec2': 5, 'host-ecs': 5, 'host-eks': 5 },
  },
  {
    words: ['capacity block', 'capacity block for ml'],
    scenarios: { 'host-ec2': 3, 'host-ecs': 3, 'host-eks': 3 },
    answers: { deployerPolicy: true, gpuCapacity: 'block' },
  },
  {
    words: ['capacity reservation', 'odcr', 'reserved gpu capacity'],
    scenarios: { 'host-ec2': 3, 'host-ecs': 3, 'host-eks': 3 },
    answers: { deployerPolicy: true, gpuCapacity: 'targeted' },
  },
];
