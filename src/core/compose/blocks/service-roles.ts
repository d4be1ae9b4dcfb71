// Building block: what roles that Bedrock assumes itself share, and what a company's own denials do to them.
import { objectsArn } from './storage.ts';
import type { BucketLocation } from '#core/answers/checks/bucket.ts';
import type { Held } from '#core/answers/checks/bedrock-resources.ts';
import type { Guardrail } from '#core/answers/checks/guardrail.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { Place } from '#core/answers/field.ts';
import type { PageId } from '#core/catalog/pages.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import type { Notice } from '#core/compose/role-kit.ts';

interface Style {
  readonly sid: string;
  readonly page: PageId;
}

export function applyGuardrails(guardrails: readonly Guardrail[], { sid, page }: Style): readonly Grant[] {
  if (guardrails.length === 0) return [];
  return [
    allow({
      sid,
      actions: 'bedrock:ApplyGuardrail',
      resources: guardrails.map(({ arn }) => arn),
      why: {
        title: 'Applies your guardrails',
        text: 'These alone. A guardrail with cross-Region inference needs its guardrail-profile ARN in every destination Region as well.',
        calls: ['ApplyGuardrail'],
        answers: ['serviceGuardrails'],
        page,
      },
    }),
  ];
}

/** A prompt and each of its versions: IAM knows them as two types. */
export function promptArns(prompts: readonly Held[], place: Place): readonly string[] {
  const arns = prompts.flatMap(({ id, region }) =>
    (region === undefined ? place.regions : [region]).flatMap((code) => {
      const arn = `arn:${place.partition}:bedrock:${code}:${place.account}:prompt/${id}`;
      return [arn, `${arn}:*`];
    }),
  );
  return [...new Set(arns)];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
export function renderPrompts(
  prompts: readonly Held[],
  place: Place,
  { sid, page, answers }: Style & { readonly answers: readonly FieldId[] },
): readonly Grant[] {
  const resources = promptArns(prompts, place);
  if (resources.length === 0) return [];
  return [
    allow({
      sid,
      actions: 'bedrock:RenderPrompt',
      resources,
      why: {
        title: 'Renders the stored prompts',
        text: 'GetPrompt is not enough since November 2024. The second ARN of each stands for its versions.',
        calls: ['RenderPrompt'],
        answers,
        page,
        doubt:
          'AWS’s sample names the prompt alone; that versions need their own ARN follows from their type in IAM.',
      },
    }),
  ];
}

export function readSchemas(schemas: readonly BucketLocation[], place: Place): readonly Grant[] {
  if (schemas.length === 0) return [];
  return [
    allow({
      sid: 'AgentReadsActionSchemas',
      actions: 's3:GetObject',
      resources: schemas.map((schema) => objectsArn(place, schema)),
      condition: { StringEquals: { 'aws:ResourceAccount': place.account } },
      why: {
        title: 'Reads the schemas of actions',
        text: 'From buckets of your own account only.',
        calls: ['GetObject'],
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
  text: `Bedrock uses this role from its own network: its calls carry no aws:SourceVpce and aws:ViaAWSService is false, so a policy that requires your VPC endpoint or your addresses denies them. Exempt ${roleArn} there with ArnNotLike on aws:PrincipalArn.`,
});
