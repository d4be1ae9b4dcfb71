// How the policies of VPC endpoints are set, and calls sent through the endpoints.
import type { RoleHome } from '#deepseek/answers/field.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { policyFile } from '#deepseek/compose/shell.ts';

/** The placeholder for an ID. */
const endpointId = (policy: string, region: string): string => `${policy}-${region}-ID`.toUpperCase();

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export const endpointSteps = (home: RoleHome, made: readonly PolicyPlan[]): readonly NextStep[] => [
  {
    id: 'set-endpoint-policy',
    when: { instead: 'endpoint' },
    title: 'Put the policy on the endpoint',
    text: 'This replaces the current policy: an endpoint has one, of at most 20,480 characters including whitespace. It takes a few minutes. With --reset-policy, the endpoint allows everything again. Replace the words that end in -ENDPOINT-REGION-ID with your endpoint IDs (vpce-…).',
    code: home.regions
      // Each Region has a separate endpoint with its own ID.
      .flatMap((region) =>
        made.map(
          ({ id, name }) =>
            `aws ec2 modify-vpc-endpoint --region ${region} --vpc-endpoint-id ${endpointId(id, region)} --policy-document file://${policyFile(name)}`,
        ),
      )
      .join('\n'),
    page: PAGES.vpcEndpointPolicy,
  },
  {
    id: 'private-dns',
    title: 'Send calls through the endpoint',
    text: 'Without private DNS on the endpoint, a client must use its URL; otherwise calls go over the internet and the endpoint policy does not apply.',
    page: PAGES.bedrockVpcEndpoints,
  },
];
