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
    answers: { endpointCalls: 'async', inferenceOption: 'async' },
  },
  {
    words: [
      'modelbuilder',
      'model builder',
      'sagemaker python sdk v3',
      'sagemaker sdk v3',
      'sagemaker.serve',
    ],
    scenarios: { 'host-sagemaker': 6 },
    answers: { deployedWith: 'sdk-3' },
  },
  {
    words: ['sagemaker python sdk v2', 'jumpstartmodel', 'sagemaker sdk v2'],
    scenarios: { 'host-sagemaker': 6 },
    answers: { deployedWith: 'sdk-2' },
  },
  {
    words: ['batch transform', 'transform job', 'createtransformjob', 'sagemaker batch'],
    scenarios: { 'host-sagemaker': 8 },
    answers: { inferenceOption: 'batch' },
  },
  {
    words: [
      'autoscaling',
      'auto scaling',
      'autoscale',
      'scale automatically',
      'application auto scaling',
      'scaling policy',
    ],
    scenarios: { 'host-sagemaker': 3 },
    answers: { autoscaling: true },
    negated: { autoscaling: false },
  },
  {
    words: ['scale to zero', 'scale down to zero', 'scale in to zero', 'scales to zero', 'zero instance'],
    scenarios: { 'host-sagemaker': 4 },
    // Instances go to zero only behind inference components, or in asynchronous inference.
    answers: { autoscaling: true, scaleToZero: true, deployComponents: true },
  },
  {
    words: ['data capture', 'capture data', 'captured data'],
    scenarios: { 'host-sagemaker': 3 },
    answers: { dataCapture: true },
  },
  { words: ['sagemaker execution role', 'execution role for sagemaker'], scenarios: { 'host-sagemaker': 8 } },
  {
    words: ['jumpstart', 'sagemaker jumpstart', 'jump start'],
    scenarios: { 'host-sagemaker': 8, 'fine-tune-sagemaker': 4 },
    answers: { servedFrom: 'jumpstart', baseWeights: 'jumpstart' },
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
    scenarios: { 'host-sagemaker': 2, 'host-ec2': 1, 'host-ecs': 1, 'host-eks': 1 },
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
    scenarios: { 'host-ec2': 5, 'host-ecs': 5, 'host-eks': 5 },
  },
  { words: ['on ec2', 'ec2 gpu', 'on ec2 instance'], scenarios: { 'host-ec2': 3 }, entities: ['ec2'] },
  {
    words: ['on ecs', 'ecs gpu', 'gpu task', 'ecs cluster'],
    scenarios: { 'host-ecs': 2 },
    entities: ['ecs'],
  },
  {
    words: ['ecs managed instance', 'managed instance'],
    scenarios: { 'host-ecs': 5 },
    entities: ['ecs'],
    answers: { ecsCapacity: 'managed' },
  },
  {
    words: ['container instance role', 'ecs instance role'],
    scenarios: { 'host-ecs': 6 },
    entities: ['ecs'],
  },
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
    scenarios: { 'host-eks': 4 },
    entities: ['eks-pods', 'eks-irsa'],
    answers: { weightsMount: 'pod' },
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
  {
    words: ['session manager', 'ssm', 'shell access'],
    scenarios: { 'host-ec2': 1 },
    answers: { sessionManager: true },
    negated: { sessionManager: false },
  },
];
