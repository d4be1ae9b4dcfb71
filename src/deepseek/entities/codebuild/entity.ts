// AWS CodeBuild project: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'codebuild',
  rank: 270,
  name: 'AWS CodeBuild project',
  detail: 'The service role of a build',
  sentence: 'A {entity:CodeBuild build} of {buildProjects:project *|projects *}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'CodeBuildAssume',
  services: ['codebuild.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:codebuild:{region}:{account}:project/{name}',
  sourceNames: { field: 'buildProjects', noun: 'project' },
  conditionNote: 'Only these projects of your own account.',
  fields: ['buildProjects', 'buildLogs', 'deployerPolicy', 'sourceConditions'],
  page: 'codeBuildDeputy',
} as const satisfies TrustedEntity;
