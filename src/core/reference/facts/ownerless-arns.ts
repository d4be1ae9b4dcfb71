// Services with resources that belong to AWS and are named without an account or a Region, beside what AWS's reference says.

/** Public documents and parameters, product listings, templates and images: `arn:aws:ssm:us-east-1::document/AWS-…`. */
export const WITHOUT_ACCOUNT: ReadonlySet<string> = new Set([
  'appstream',
  'braket',
  'cloudformation',
  'controltower',
  'dataexchange',
  'elasticbeanstalk',
  'gamelift',
  'health',
  'omics',
  'personalize',
  'resource-explorer-2',
  'securityhub',
  'ssm',
  'workspaces',
]);

/** Recipes, lenses and standards, and models behind global inference profiles: `arn:aws:personalize:::recipe/…`. */
export const WITHOUT_REGION: ReadonlySet<string> = new Set([
  'bedrock',
  'personalize',
  'quicksight',
  'securityhub',
  'wellarchitected',
]);
