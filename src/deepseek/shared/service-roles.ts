// Building block: what service roles of Bedrock have in common, and how a company's own Deny statements affect them.
import { objectsArn } from './bucket-locations.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { RegionalId } from '#deepseek/answers/inputs/bedrock-resources.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { profileArns } from '#deepseek/compose/limits/guardrail.ts';
import { ownKeyStep } from '#deepseek/compose/next-steps.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { arnsIn } from './region-arns.ts';

interface Style {
  readonly sid: string;
  readonly page: PageId;
}

/** Guardrails that are set on the agent or the flow itself. */
export function applyGuardrails(checked: CheckedAnswers, { sid, page }: Style): readonly PlannedStatement[] {
  const guardrails = checked.answer('serviceGuardrails');
  if (guardrails.length === 0) return [];
  const profiles = profileArns(guardrails, checked);
  return [
    allow({
      sid,
      actions: 'bedrock:ApplyGuardrail',
      resources: [...new Set([...guardrails.map(({ arn }) => arn), ...profiles])],
      why: {
        title: 'Applies your guardrails',
        text:
          profiles.length > 0
            ? 'Only these, with their cross-Region profile in every Region they can send content to.'
            : 'Only these. If one uses cross-Region inference, also set its profile in step 5.',
        answers: ['serviceGuardrails', ...(profiles.length > 0 ? (['guardrailProfile'] as const) : [])],
        page,
      },
    }),
  ];
}

/** A prompt and its versions: IAM has a resource type for each. */
function promptArns(prompts: readonly RegionalId[], home: RoleHome): readonly string[] {
  const arns = prompts.flatMap(({ id, region }) =>
    (region === undefined ? home.regions : [region]).map(
      (code) => `arn:${home.partition}:bedrock:${code}:${home.account}:prompt/${id}`,
    ),
  );
  return [...new Set(arns)].flatMap((arn) => [arn, `${arn}:*`]);
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
export function renderPrompts(
  prompts: readonly RegionalId[],
  home: RoleHome,
  { sid, page, answers }: Style & { readonly answers: readonly FieldId[] },
): readonly PlannedStatement[] {
  const resources = promptArns(prompts, home);
  if (resources.length === 0) return [];
  return [
    allow({
      sid,
      actions: 'bedrock:RenderPrompt',
      resources,
      why: {
        title: 'Renders the stored prompts',
        text: 'GetPrompt alone has not been enough since November 2024. The second ARN of each covers its versions.',
        answers,
        page,
        doubt: 'AWS’s sample names only the prompt; IAM’s reference lists both.',
      },
    }),
  ];
}

/** Who needs the key of a resource of Bedrock. A flow uses it with its role, too, for executions and for what it calls. */
const KEY_USERS = {
  agent: { policies: 'the policies of who builds and calls it', page: 'bedrockAgentKeys' },
  flow: { policies: 'the role and the policies of who builds and calls it', page: 'bedrockFlowKeys' },
  prompt: { policies: 'the role and the author’s policy', page: 'bedrockPrompts' },
} as const;

export const callerKeyStep = (home: RoleHome, noun: keyof typeof KEY_USERS): NextStep =>
  ownKeyStep({
    noun,
    ...KEY_USERS[noun],
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    keys: arnsIn(home, 'kms', 'key/KEY_ID'),
  });

export function readSchemas(schemas: readonly BucketLocation[], home: RoleHome): readonly PlannedStatement[] {
  if (schemas.length === 0) return [];
  return [
    allow({
      sid: 'AgentReadsActionSchemas',
      actions: 's3:GetObject',
      resources: schemas.map((schema) => objectsArn(home, schema)),
      condition: { StringEquals: { 'aws:ResourceAccount': home.account } },
      why: {
        title: 'Reads the action schemas',
        text: 'Only from buckets in your own account.',
        answers: ['actionSchemas', 'account'],
        page: 'bedrockAgentRole',
      },
    }),
  ];
}

/**
 * A Deny on calls without a guardrail.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
 */
export const guardrailClash = (text: string): Notice => ({ id: 'guardrail-clash', text });

/**
 * A Deny on calls past the VPC endpoint.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const networkClash = (roleArn: string): Notice => ({
  id: 'network-clash',
  title: 'Calls from Bedrock’s network',
  text: `Bedrock uses this role from its own network: its calls do not have aws:SourceVpce, and aws:ViaAWSService is false, so a policy that requires your VPC endpoint or addresses denies them. Exempt ${roleArn} there with ArnNotLike on aws:PrincipalArn.`,
});
