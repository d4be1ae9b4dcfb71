// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'modelbuilder',
      'model builder',
      'sagemaker python sdk v3',
      'sagemaker sdk v3',
      'sagemaker.serve',
      'python sdk v3',
    ],
    scenarios: { 'host-sagemaker': 6 },
    answers: { deployedWith: 'sdk-3' },
  },
  {
    words: [
      'sagemaker python sdk v2',
      'python sdk v2',
      'sagemaker python sdk 2',
      'jumpstartmodel',
      'sagemaker sdk v2',
      'sagemaker sdk 2',
    ],
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
    words: ['scale to zero', 'scale down to zero', 'scale in to zero', 'zero instance'],
    scenarios: { 'host-sagemaker': 4 },
    // Instances go to zero only behind inference components, or in asynchronous inference.
    answers: { autoscaling: true, scaleToZero: true, deployComponents: true },
  },
  {
    words: [
      'scheduled scaling',
      'scale on schedule',
      'scale by schedule',
      'scaling schedule',
      'scheduled action',
      'putscheduledaction',
    ],
    scenarios: { 'host-sagemaker': 4 },
    answers: { autoscaling: true, scheduledScaling: true },
  },
  {
    words: ['data capture', 'capture data', 'captured data'],
    scenarios: { 'host-sagemaker': 3 },
    answers: { dataCapture: true },
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
];
