// The calls that send traces to X-Ray.

/** https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html */
export const TRACES: readonly string[] = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];
