// The calls that the same step makes next, so that nobody comes back for each of them: a row is what the refused call leads to.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { Clues } from './clues.ts';
import {
  allow,
  objects,
  folderListed,
  shards,
  decrypt,
  passedRole,
  roleOfStep,
  images,
  policyTarget,
  guardrailProfile,
  connectorCall,
  linkedRoleOnce,
  bootstrapRoles,
  logLines,
  type NextCalls,
} from './next-of-calls.ts';
import {
  endpointBehind,
  answeringModel,
  inferenceOnMantle,
  modelOfProfile,
  modelOfRoutes,
  profileSource,
  jobItself,
} from './next-of-models.ts';
import { nextInSequence, nextOfPassing } from './next-in-sequence.ts';
import { instanceParts, interfaceParts, roleOfNode } from './next-of-ec2.ts';

interface NextRow {
  /** The refused actions. */
  readonly after: RegExp;
  /** Undefined where the text does not say that the call is made. */
  readonly next: (denial: Denial, clues: Clues) => NextCalls | undefined;
}

const says =
  (why: string): NextRow['next'] =>
  () => ({ why, statements: [] });

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html */
const SUBSCRIBED_ONCE =
  'Better an administrator subscribes, once for the account, by calling the model once: then nobody else needs aws-marketplace:Subscribe and ViewSubscriptions, which are for any product. DeepSeek’s own serverless models need no subscription.';

const ROWS: readonly NextRow[] = [
  { after: /^s3:ListBucket$/i, next: objects },
  { after: /^s3:GetObject$/i, next: folderListed },
  { after: /^s3:(?:Get|Put)Object$/i, next: shards },
  { after: /^kms:GenerateDataKey/i, next: decrypt },
  {
    after:
      /^(?:bedrock:(?:Create(?:ModelImportJob|ModelInvocationJob|ModelCustomizationJob|EvaluationJob|Agent|KnowledgeBase|Flow|MarketplaceModelEndpoint)|PutModelInvocationLoggingConfiguration)|sagemaker:Create(?:TrainingJob|Model|ProcessingJob|TransformJob|NotebookInstance|Domain|UserProfile|AutoMLJob\w*|HyperParameterTuningJob|InferenceExperiment|Pipeline)|lambda:CreateFunction|ecs:(?:RunTask|RegisterTaskDefinition|CreateService)|bedrock-agentcore:CreateAgentRuntime|states:CreateStateMachine|eks:Create(?:Cluster|Nodegroup|PodIdentityAssociation)|batch:RegisterJobDefinition|scheduler:CreateSchedule|pipes:CreatePipe)$/i,
    next: passedRole,
  },
  { after: /^bedrock:CreateModelInvocationJob$/i, next: jobItself },
  { after: /^(?:[\w-]+:(?:AddTags|TagResource)|eks:CreateAccessEntry)$/i, next: roleOfStep },
  { after: /^ec2:(?:RunInstances|CreateFleet)$/i, next: instanceParts },
  { after: /^ec2:CreateNetworkInterface$/i, next: interfaceParts },
  { after: /^bedrock:InvokeModel/i, next: endpointBehind },
  { after: /^(?!sts:|ecr:)/i, next: roleOfNode },
  { after: /^ecr:/i, next: images },
  { after: /^bedrock:ApplyGuardrail$/i, next: guardrailProfile },
  { after: /^organizations:AttachPolicy$/i, next: policyTarget },
  { after: /^bedrock:CreateInferenceProfile$/i, next: profileSource },
  { after: /^(?:ssm:GetParameters?|cloudformation:\w+)$/i, next: bootstrapRoles },
  {
    after: /^bedrock:RenderPrompt$/i,
    next: says('A call with the prompt is checked on its model next: bedrock:InvokeModel on that model.'),
  },
  { after: /^bedrock:InvokeModel/i, next: modelOfProfile },
  { after: /^bedrock:InvokeModel/i, next: modelOfRoutes },
  { after: /^logs:CreateLog(?:Group|Stream)$/i, next: logLines },
  {
    after: /^aws-marketplace:Subscribe$/i,
    next: () => ({
      why: SUBSCRIBED_ONCE,
      statements: [allow('ViewSubscriptions', 'aws-marketplace:ViewSubscriptions', '*')],
    }),
  },
  { after: /^aws-marketplace:ViewSubscriptions$/i, next: says(SUBSCRIBED_ONCE) },
  {
    after: /^secretsmanager:GetSecretValue$/i,
    next: says('A secret with a KMS key of its own also needs kms:Decrypt on that key.'),
  },
  {
    after: /^ssm:GetParameters?$/i,
    next: (_denial, { text }) =>
      /SecureString|\bkms\b|\balias\/(?!aws\/)/i.test(text)
        ? {
            why: 'A SecureString under a key of your own also needs kms:Decrypt on that key, by its ARN and not by its alias.',
            statements: [],
          }
        : undefined,
  },
  { after: /^iam:CreateServiceLinkedRole$/i, next: linkedRoleOnce },
  { after: /^iam:PassRole$/i, next: connectorCall },
  { after: /^iam:PassRole$/i, next: nextOfPassing },
  { after: /^bedrock-mantle:CallWithBearerToken$/i, next: inferenceOnMantle },
  {
    after: /^bedrock:CallWithBearerToken$/i,
    next: says(
      'The call itself is checked next, on the model: bedrock:InvokeModel. The condition bedrock:BearerTokenType allows one type of API key, SHORT_TERM or LONG_TERM.',
    ),
  },
  { after: /^bedrock:Retrieve$/i, next: answeringModel },
  {
    after: /^bedrock:RetrieveAndGenerate$/i,
    next: says(
      'It also calls bedrock:Retrieve on the knowledge base, and bedrock:InvokeModel on the model that answers.',
    ),
  },
  {
    after: /^servicequotas:RequestServiceQuotaIncrease$/i,
    next: says(
      'The first request of an account also creates the service-linked role of Service Quotas (iam:CreateServiceLinkedRole).',
    ),
  },
  {
    after: /^iam:CreateInstanceProfile$/i,
    next: says('Then the role is added (iam:AddRoleToInstanceProfile) and passed (iam:PassRole).'),
  },
];

/** Empty where the refused call is the last of its step, as far as the text tells. */
export function nextCalls(denial: Denial, clues: Clues): readonly NextCalls[] {
  const { action, alsoNeeds } = denial;
  // A message that names several actions names them all.
  if (action === undefined || (alsoNeeds.length > 0 && !/^ecr:/i.test(action))) return [];
  const rows = [...ROWS, { after: /./, next: nextInSequence }];
  return rows.flatMap(({ after, next }) => (after.test(action) ? (next(denial, clues) ?? []) : []));
}
