// Words that speak for hosting a model, and the answers some of them state.
import type { Concept } from '#core/understand/concept.ts';

export const HOSTING_WORDS: readonly Concept[] = [
  {
    words: ['host', 'serve', 'hosting', 'serving'],
    scenarios: { 'host-sagemaker': 3, 'host-ec2': 3, 'host-marketplace': 1 },
  },
  { words: ['run'], scenarios: { 'host-sagemaker': 1, 'host-ec2': 1 } },
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
    words: [
      'sagemaker endpoint',
      'real time endpoint',
      'realtime endpoint',
      'invokeendpoint',
      'sagemaker real time endpoint',
    ],
    scenarios: { 'invoke-sagemaker': 5, 'host-sagemaker': 4 },
    answers: { connectorTarget: 'sagemaker' },
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
    answers: { endpointCalls: 'async' },
  },
  { words: ['sagemaker execution role', 'execution role for sagemaker'], scenarios: { 'host-sagemaker': 8 } },
  {
    words: ['jumpstart', 'sagemaker jumpstart', 'jump start'],
    scenarios: { 'host-sagemaker': 8 },
    answers: { servedFrom: 'jumpstart' },
  },
  {
    words: [
      'own container',
      'own image',
      'custom container',
      'custom image',
      'own serving image',
      'serving image in ecr',
      'byoc',
    ],
    scenarios: { 'host-sagemaker': 2, 'host-ec2': 1 },
    answers: { servedFrom: 'own' },
  },
  {
    words: [
      'aws image',
      'deep learning container',
      'djl',
      'lmi',
      'lmi container',
      'tgi',
      'aws container',
      'aws serving image',
    ],
    scenarios: { 'host-sagemaker': 3 },
    answers: { servedFrom: 'aws-image' },
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
    words: ['marketplace', 'bedrock marketplace', 'marketplace endpoint', 'bedrock marketplace endpoint'],
    scenarios: {
      'host-marketplace': 5,
      'invoke-marketplace': 4,
      'invoke-sagemaker': -4,
      'host-sagemaker': -2,
    },
  },
  {
    words: [
      'self host',
      'self hosted',
      'self hosting',
      'vllm',
      'ollama',
      'sglang',
      'gpu instance',
      'gpu',
      'llama.cpp',
      'inference server',
    ],
    scenarios: { 'host-ec2': 5 },
  },
  { words: ['on ec2', 'ec2 gpu', 'on ec2 instance'], scenarios: { 'host-ec2': 3 }, entities: ['ec2'] },
  {
    words: ['session manager', 'ssm', 'shell access'],
    scenarios: { 'host-ec2': 1 },
    answers: { sessionManager: true },
    negated: { sessionManager: false },
  },
];
