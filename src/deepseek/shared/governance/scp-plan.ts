// What scenarios of service control policies have in common: exempt roles, next steps, and what to know before attaching.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { approvedModels } from './approved-models.ts';
import { exempting, exemptNotices } from './exempt-roles.ts';
import { SCP_REACH, scpPlaces, scpSteps } from './scp-steps.ts';
import { joinOr } from '#iam/text/words.ts';

export function scpPlan(
  checked: CheckedAnswers,
  all: readonly PolicyPlan[],
  notices: readonly Notice[],
): Plan {
  const policies = exempting(checked, all);
  return {
    policies,
    nextSteps: scpSteps(policies),
    notices: [...exemptNotices(checked), ...notices, ...scpPlaces(policies), SCP_REACH],
  };
}

/** Approved models that no approved Region offers. */
export function modelGaps(checked: CheckedAnswers): readonly Notice[] {
  const { regions } = checked.view.home;
  return approvedModels(checked).flatMap((model) => {
    const offered = model.profile?.sourceRegions ?? model.regions;
    if (regions.some((region) => offered.includes(region))) return [];
    return [
      {
        id: `gap-${model.id}`,
        title: 'Model not offered',
        text: `${model.name} is approved, but it is not offered in ${regions.join(', ')}, so it cannot be called. Also approve one of ${offered.join(', ')}.`,
        stops: {
          text: `${model.name} is approved, but not offered in ${joinOr(regions)}.`,
          fields: ['regions', 'approvedModels'] as const,
        },
      },
    ];
  });
}

export const ONLY_APPROVED: Notice = {
  id: 'only-approved',
  title: 'Approved models only',
  text: 'Every Bedrock model that you did not name is denied, from any vendor. List other vendors’ models in use before you attach the policies.',
};

export function guardrailNotices(checked: CheckedAnswers): readonly Notice[] {
  const covered = new Set(checked.answer('orgGuardrails').map(({ region }) => region));
  const bare = checked.view.home.regions.filter((region) => !covered.has(region));
  return [
    {
      id: 'guardrail-breaks',
      title: 'What the guardrail stops',
      text: 'With the guardrail required, DeepSeek calls without it are denied: RetrieveAndGenerate and InvokeAgent (some of their calls do not have it), evaluation jobs, batch jobs, OpenSearch connectors, bedrock-mantle, and flows and Chat Completions that do not name it. AWS does not say that every call of a flow uses its prompt node’s guardrail, or that Chat Completions headers count: test both. Callers in other accounts also need bedrock:ApplyGuardrail, and a policy on the guardrail that shares it.',
    },
    ...(bare.length > 0
      ? [
          {
            id: 'guardrail-regions',
            title: 'Guardrail Regions',
            text: `No guardrail is listed for ${bare.join(', ')}: a guardrail works only in its own Region, so every DeepSeek call from there is denied. Add one for each.`,
            stops: {
              text: `No guardrail is listed for ${joinOr(bare)}, so DeepSeek calls from there are denied.`,
              fields: ['orgGuardrails', 'regions'] as const,
            },
          },
        ]
      : []),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html */
const WHOM_IT_BINDS =
  'A person or pipeline that starts a batch job must call the bedrock endpoint, not bedrock-runtime. The console playground and starting batch jobs in the console are denied.';

/** The endpoints to list, Region by Region. */
export const listEndpointsStep = (checked: CheckedAnswers): NextStep => ({
  id: 'list-endpoints',
  when: 'before',
  title: 'List the endpoints',
  text: 'Run this in each account and Region with callers: the control plane (bedrock), bedrock-runtime and bedrock-mantle each have an endpoint, and FIPS endpoints are separate.',
  code: checked.view.home.regions
    .flatMap((region) =>
      ['bedrock', 'bedrock-runtime', 'bedrock-mantle'].map(
        (service) =>
          `aws ec2 describe-vpc-endpoints --region ${region} --filters "Name=service-name,Values=*.${region}.${service},*.${region}.${service}-fips" --query "VpcEndpoints[].VpcEndpointId"`,
      ),
    )
    .join('\n'),
  page: PAGES.bedrockVpcEndpoints,
});

/** An endpoint is in one Region. Exempt roles need none. */
const hasTooFewEndpoints = ({ view, answer }: CheckedAnswers): boolean =>
  answer('exemptRoles').length === 0 && new Set(answer('orgEndpoints')).size < view.home.regions.length;

export const endpointNotice = (checked: CheckedAnswers): Notice => ({
  id: 'endpoint-breaks',
  title: 'What the endpoint stops',
  text:
    checked.answer('exemptRoles').length > 0
      ? `Only the exempt roles call models without an endpoint: check that the roles of batch jobs, OpenSearch, Agents, AgentCore, Flows and evaluation jobs in use are among them. ${WHOM_IT_BINDS}`
      : `No role is exempt: roles that AWS services assume, such as those of batch jobs, OpenSearch connectors, Agents, AgentCore, Flows and evaluation jobs, call without your endpoint and are denied. ${WHOM_IT_BINDS}`,
  ...(hasTooFewEndpoints(checked)
    ? {
        stops: {
          text: 'Fewer VPC endpoints than Regions are listed, each Region needs its own.',
          fields: ['orgEndpoints', 'regions'] as const,
        },
      }
    : {}),
});
