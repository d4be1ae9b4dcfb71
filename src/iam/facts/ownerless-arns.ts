// Services whose ARNs sometimes lack an account or a Region, although AWS's reference lists one form only.

/** Public documents and parameters, product listings, templates and images: `arn:aws:ssm:us-east-1::document/AWS-…`. */
export const SOMETIMES_WITHOUT_ACCOUNT: ReadonlySet<string> = new Set([
  'appstream',
  'aws-marketplace',
  'braket',
  'cloudformation',
  'controltower',
  'dataexchange',
  'devicefarm',
  'elasticbeanstalk',
  'gamelift',
  'health',
  'iq',
  'iq-permission',
  'managedblockchain',
  'omics',
  'partnercentral',
  'personalize',
  'resource-explorer-2',
  'securityhub',
  'ssm',
  'vendor-insights',
  'workspaces',
]);

export const SOMETIMES_WITHOUT_REGION: ReadonlySet<string> = new Set([
  'aws-marketplace',
  'braket',
  'chime',
  'consoleapp',
  'managedblockchain',
  'opsworks-cm',
  'partnercentral',
  'signin',
  'sts',
  'swf',
  'ts',
  'vendor-insights',
  'worklink',
]);
