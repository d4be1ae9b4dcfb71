// Kits of organization policies and the requests they are tested with.
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { ScpRequest } from './scp-matcher.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';

type LooseValues = Readonly<Record<string, FieldValue>>;

export const answersWithoutAccount = (scenario: ScenarioId, values: LooseValues): Answers => ({
  ...startAnswers(scenario),
  values,
});

export const kitWithoutAccount = (scenario: ScenarioId, values: LooseValues): RoleKit =>
  compose(answersWithoutAccount(scenario, values));

export const INVOKE = 'bedrock:InvokeModel';

export const BATCH = 'bedrock:CreateModelInvocationJob';

export const OURS = '111122223333';

export const model = (id: string, region = 'us-east-1') =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`;

export const owned = (resource: string, region = 'us-east-1') =>
  `arn:aws:bedrock:${region}:${OURS}:${resource}`;

export const V32 = 'deepseek.v3.2';

export const V31 = 'deepseek.v3-v1:0';

export const R1 = 'deepseek.r1-v1:0';

export const CLAUDE = 'anthropic.claude-sonnet-4-20250514-v1:0';

export const appProfile = owned('application-inference-profile/a1b2c3d4e5f6');

export const imported = owned('imported-model/a1b2c3d4e5f6');

export const CUSTOM = [
  imported,
  owned('custom-model/deepseek.x/a1b2c3d4e5f6'),
  owned('custom-model-deployment/a1b2c3d4e5f6'),
  owned('provisioned-model/a1b2c3d4e5f6'),
  owned('marketplace/model-endpoint/all-access'),
];

export const call = (action: string, resources: string | readonly string[], context = {}): ScpRequest => ({
  action,
  resources: [resources].flat(),
  context: { 'aws:RequestedRegion': 'us-east-1', ...context },
});

export const approved = { approvedModels: ['v3.2', 'r1'], regions: ['us-east-1'] };

export const GUARDRAIL = `arn:aws:bedrock:us-east-1:${OURS}:guardrail/gr1a2b3c4d5e`;

export const ENDPOINT = 'vpce-0abc123def4567890';

export const EXEMPT = `arn:aws:iam::${OURS}:role/bedrock-services/DeepSeekBatchServiceRole`;

export const ADMIN = `arn:aws:iam::${OURS}:role/platform/DeepSeekPlatformAdmin`;

export const APP = `arn:aws:iam::${OURS}:role/app`;

export const from = (principal: string, context = {}) => ({
  'aws:PrincipalArn': principal,
  'aws:ViaAWSService': 'false',
  ...context,
});

export const vpce = {
  ...approved,
  requireVpce: true,
  orgEndpoints: [ENDPOINT],
  exemptRoles: [EXEMPT],
  exemptAdmins: [ADMIN],
};
