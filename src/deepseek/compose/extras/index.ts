// What each trusted entity adds to a kit: permissions, further roles, next steps. One row each.
import type { EntityExtras } from '#deepseek/compose/registry.ts';
import { account } from './account.ts';
import { agentCore } from './agentcore.ts';
import { appRunner, batchJob, codeBuild, glue, sagemakerStudio } from './compute.ts';
import { ec2 } from './ec2.ts';
import { ecs } from './ecs.ts';
import { eksIrsa } from './eks-irsa.ts';
import { eksPods } from './eks-pods.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { identityCenter } from './identity-center.ts';
import { lambda } from './lambda.ts';
import { mfaUser } from './mfa-user.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { stepFunctions } from './step-functions.ts';
import { taggedRole } from './tagged-role.ts';

export const EXTRAS: Readonly<Record<string, EntityExtras>> = {
  lambda,
  ecs,
  ec2,
  account,
  'eks-pods': eksPods,
  'eks-irsa': eksIrsa,
  github,
  gitlab,
  'identity-center': identityCenter,
  'mfa-user': mfaUser,
  'tagged-role': taggedRole,
  'step-functions': stepFunctions,
  agentcore: agentCore,
  'sagemaker-studio': sagemakerStudio,
  glue,
  codebuild: codeBuild,
  'batch-job': batchJob,
  'app-runner': appRunner,
  'roles-anywhere': rolesAnywhere,
};
