// Next steps and notices of the limits.
import type { Guardrail } from '#deepseek/answers/inputs/guardrail.ts';
import { modelHome } from '#deepseek/answers/model-home.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { hasRole, initialValue } from '#deepseek/answers/answers-view.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { ownKeyStep } from '#deepseek/compose/next-steps.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { FUNCTION_INTERFACE_ACTIONS } from '#deepseek/shared/function-vpc.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { apart, failingCalls } from '#deepseek/compose/place-notices.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { joinAnd, joinOr } from '#iam/text/words.ts';
import { guardedStatements, profileArns } from './guardrail.ts';
import { tagNotices, tagSteps } from './match-tags.ts';
import { chosenNetwork, DIRECT_CALLS, selectDirect } from './network.ts';
import { hasCondition } from './select.ts';

const regionsOf = (arns: readonly string[]): readonly string[] => [
  ...new Set([...new Set(arns)].flatMap((arn) => parseArn(arn)?.region ?? [])),
];

/** Regions that calls start from. Models behind a profile may serve them in others, with the same guardrail. */
function callRegions(guarded: readonly PlannedStatement[]): readonly string[] {
  const direct = guarded.filter((statement) => !hasCondition(statement, 'bedrock:InferenceProfileArn'));
  return regionsOf(direct.flatMap(({ resources = [] }) => resources));
}

/** Regions that calls start from and none of the guardrails is in, and those that one is in. */
function gapsOf(guarded: readonly PlannedStatement[], guardrails: readonly Guardrail[]) {
  const places = new Set(guardrails.map(({ region }) => region));
  const called = callRegions(guarded);
  return { bare: called.filter((region) => !places.has(region)), called, places: [...places] };
}

function requiredGaps(
  guarded: readonly PlannedStatement[],
  guardrails: readonly Guardrail[],
): readonly Notice[] {
  const { bare, called, places } = gapsOf(guarded, guardrails);
  if (bare.length === 0) return [];
  return [
    {
      id: 'guardrail-region',
      title: 'Guardrail Region',
      text: `None of the required guardrails is in ${joinOr(bare)}, so every call there is denied. A guardrail works only in its own Region: list one there too.`,
      stops: {
        text: apart('guardrail', places, bare, called),
        fields: ['guardrails', 'regions'],
        calls: failingCalls(bare, called),
      },
    },
  ];
}

function enforcedGaps(
  guarded: readonly PlannedStatement[],
  guardrails: readonly Guardrail[],
): readonly Notice[] {
  const { bare, called, places } = gapsOf(guarded, guardrails);
  if (bare.length === 0) return [];
  const nowhere = bare.length === called.length;
  return [
    {
      id: 'enforced-guardrail-region',
      title: 'Enforced guardrail',
      text: `None of the enforced guardrails is in ${joinOr(bare)}. If one is enforced there, calls are denied until you list it too.`,
      // Where one fits, the other Regions may have none enforced.
      ...(nowhere
        ? {
            stops: {
              text: apart('enforced guardrail', places, bare, called),
              fields: ['enforcedGuardrails', 'regions'],
              calls: 'all',
            },
          }
        : {}),
    },
  ];
}

/**
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-streaming.html and
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-components.html
 */
const REQUIRED: Notice = {
  id: 'guardrail-required',
  title: 'Guardrail required',
  text: 'Calls that do not name a guardrail are denied. This breaks RetrieveAndGenerate, InvokeAgent and InvokeInlineAgent, which make some calls without it, and Chat Completions without it (AWS does not say if its guardrail headers count). Batch jobs cannot name one, so they are not covered. With input tags, parts of a prompt can go unchecked. With asynchronous streaming, answers can arrive before their check. AWS’s content filters skip reasoning content.',
};

/** https://docs.github.com/en/actions/concepts/runners/github-hosted-runners */
const RUNNERS: Notice = {
  id: 'network-runners',
  title: 'GitHub runners',
  text: 'GitHub-hosted runners are outside your network, so their calls are denied. Use self-hosted runners in the VPC or at the addresses.',
};

const actionsOf = (statements: readonly PlannedStatement[]): readonly string[] => [
  ...new Set(statements.flatMap(({ actions }) => actions)),
];

/** What Lambda does with the execution role of a function. */
const isForFunction = (action: string): boolean => FUNCTION_INTERFACE_ACTIONS.includes(action);

const leaves = (who: string, actions: readonly string[], reason: string): readonly Notice[] =>
  actions.length === 0
    ? []
    : [
        {
          id: who === 'others' ? 'network-leaves' : `network-leaves-${who}`,
          text: `The network limit does not cover ${actions.join(', ')}: ${reason}.`,
        },
      ];

/** The services that the role calls itself, and the Regions that their resources name; '' where one names none. */
const directCalls = (statements: readonly PlannedStatement[]) => {
  const direct = statements.flatMap((statement) => selectDirect(statement).chosen ?? []);
  return Object.entries(DIRECT_CALLS).flatMap(([service, actions]) => {
    const mine = direct.filter((each) => each.actions.some((action) => actions.includes(action)));
    const regions = new Set(mine.flatMap(({ resources = [] }) => regionsOf(resources)));
    return mine.length === 0 ? [] : [{ service, regions: [...regions] }];
  });
};

/** What needs an endpoint of its own: "bedrock-runtime in us-east-1", or the service alone where no ARN has a Region. */
function neededEndpoints(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly string[] {
  const assumes = checked.view.asks('trustNetwork') && checked.answer('trustNetwork');
  return [
    ...directCalls(statements).flatMap(({ service, regions }) => {
      const places = regions.filter(Boolean);
      return places.length > 0 ? places.map((region) => `${service} in ${region}`) : [service];
    }),
    ...(assumes ? ['sts'] : []),
  ];
}

/**
 * An endpoint is for one service in one Region, so with fewer of them some calls are denied.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
function tooFewEndpoints(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly Notice[] {
  if (chosenNetwork(checked)?.field !== 'vpcEndpoints') return [];
  const listed = new Set(checked.answer('vpcEndpoints')).size;
  const needed = neededEndpoints(checked, statements);
  if (needed.length <= listed) return [];
  const are = listed === 1 ? '1 VPC endpoint is' : `${listed} VPC endpoints are`;
  return [
    {
      id: 'too-few-endpoints',
      title: 'VPC endpoints',
      text: `${are} listed, but ${joinAnd(needed)} each have their own. Calls through an endpoint you did not list are denied.`,
      stops: {
        text: `${are} listed, but calls need ${needed.length}.`,
        fields: ['vpcEndpoints', 'regions'],
      },
    },
  ];
}

function networkNotices(checked: CheckedAnswers, statements: readonly PlannedStatement[]): readonly Notice[] {
  const network = chosenNetwork(checked);
  if (!network) return [];
  const runners = checked.view.entity.trust === 'github' ? [RUNNERS] : [];
  const open = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => selectDirect(statement).rest)
    .filter((statement) => !hasCondition(statement, 'bedrock:InferenceProfileArn'));
  const byBedrock = actionsOf(open.filter((statement) => hasCondition(statement, 'aws:CalledViaLast')));
  const byLambda = actionsOf(open).filter(isForFunction);
  const others = actionsOf(open).filter((action) => !byBedrock.includes(action) && !isForFunction(action));
  return [
    ...tooFewEndpoints(checked, statements),
    ...runners,
    ...leaves('bedrock', byBedrock, 'Bedrock makes this call for the role, from its own network'),
    ...leaves('lambda', byLambda, 'Lambda makes these calls, and they are denied to the function’s code'),
    ...leaves('others', others, 'these go to other endpoints, or need a call that the limit covers'),
  ];
}

/** What each switch needs, to say why it has no effect. */
const NEEDS: { readonly [K in FieldId]?: string } = {
  enforcedGuardrail: 'calls of this role cannot name a guardrail',
  guardrailRule: 'calls of this role cannot name a guardrail',
  noPriorityTier: 'the models this role calls do not have service tiers',
  matchTags: 'this role calls nothing whose tags AWS checks',
  network: 'callers do not call model endpoints with this role',
  trustNetwork: 'it needs a limit on the network, and IAM users or roles that assume the role',
  principalOrg: 'who uses this role cannot be limited to an organization here',
};

/** Switches that were set and apply to nothing in this role: said, so that nobody relies on them. */
function withoutEffect({ view }: CheckedAnswers): readonly Notice[] {
  if (!hasRole(view)) return [];
  return Object.entries(NEEDS).flatMap(([id, need]) => {
    const given = view.given(id);
    const off = given === undefined || given === initialValue(id as FieldId, view) || given === '';
    if (off || view.asks(id)) return [];
    const { label } = fieldOf(id as FieldId);
    return [
      { id: `no-effect-${id}`, title: 'Limit without effect', text: `“${label}” has no effect: ${need}.` },
    ];
  });
}

/** Facts about the switches that are on. `statements` are those of the role before them. */
export function limitNotices(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly Notice[] {
  const { view } = checked;
  const guarded = guardedStatements(statements);
  const required =
    view.asks('guardrails') && guarded.length > 0
      ? [REQUIRED, ...requiredGaps(guarded, checked.answer('guardrails'))]
      : [];
  const enforced = view.asks('enforcedGuardrails')
    ? enforcedGaps(guarded, checked.answer('enforcedGuardrails'))
    : [];
  return [
    ...required,
    ...enforced,
    ...tagNotices(checked),
    ...networkNotices(checked, statements),
    ...withoutEffect(checked),
  ];
}

/** One guardrail or profile, opened for the organization. AWS takes these two actions and this condition only. */
function sharing(arn: string, organization: string): string {
  const isProfile = arn.includes(':guardrail-profile/');
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: isProfile ? 'bedrock:ApplyGuardrail' : ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'],
        Resource: arn,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
      },
    ],
  };
  return JSON.stringify(policy, null, 2);
}

/** Every guardrail that is applied with the role, in its own calls or by a service. */
const appliedGuardrails = ({ view, answer }: CheckedAnswers): readonly Guardrail[] =>
  (['enforcedGuardrails', 'guardrails', 'serviceGuardrails'] as const).flatMap((id) =>
    view.asks(id) ? answer(id) : [],
  );

function shareStep(checked: CheckedAnswers): readonly NextStep[] {
  const { view } = checked;
  // The caller is in the account of the models.
  const { account: caller } = modelHome(view);
  const foreign = appliedGuardrails(checked).filter(({ account }) => account !== caller);
  if (foreign.length === 0) return [];
  const organization = view.asks('organizationId') ? checked.answer('organizationId') : 'o-ORGANIZATION';
  const arns = [...new Set(foreign.map(({ arn }) => arn)), ...profileArns(foreign, checked)];
  return [
    {
      id: 'share-guardrail',
      title: 'Ask for the guardrail to be shared',
      text: `Account ${[...new Set(foreign.map(({ account }) => account))].join(', ')} must put such a policy on each guardrail (and profile): aws bedrock put-resource-policy --resource-arn ARN --resource-policy file://policy.json. It replaces the current policy. Both must be in the organization.`,
      code: arns.map((arn) => sharing(arn, organization)).join(',\n'),
      page: PAGES.bedrockGuardrailSharing,
    },
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-kms.html */
function guardrailKeyStep(checked: CheckedAnswers): readonly NextStep[] {
  const guardrails = appliedGuardrails(checked);
  if (guardrails.length === 0) return [];
  const { partition } = checked.view.home;
  const keys = guardrails.map(
    ({ region, account }) => `arn:${partition}:kms:${region}:${account}:key/KEY_ID`,
  );
  return [
    ownKeyStep({
      noun: 'guardrail',
      policies: 'the role',
      actions: ['kms:Decrypt'],
      keys: [...new Set(keys)],
      page: 'bedrockGuardrailKeys',
    }),
  ];
}

function endpointStep(checked: CheckedAnswers, statements: readonly PlannedStatement[]): readonly NextStep[] {
  if (chosenNetwork(checked)?.field !== 'vpcEndpoints') return [];
  const direct = directCalls(statements);
  // The use of API keys has no resource: alone, it may be in any Region of the role.
  const placed = direct.some(({ regions }) => regions.some((region) => region !== ''));
  const services = direct.flatMap(({ service, regions }) => {
    // The ARN of a bucket has no Region.
    const anywhere = regions.includes('') || (!placed && regions.length === 0);
    const places = new Set([...regions.filter(Boolean), ...(anywhere ? checked.view.home.regions : [])]);
    return [...places].map((region) => ({ service, region }));
  });
  const assumes = checked.view.asks('trustNetwork') && checked.answer('trustNetwork');
  const sts = assumes ? checked.view.home.regions.map((region) => ({ service: 'sts', region })) : [];
  return [
    {
      id: 'vpc-endpoints',
      when: 'before',
      title: 'Check the VPC endpoints',
      text: 'Each service has its own endpoint in each Region; calls through one that you did not list are denied. Without private DNS, the app must use the endpoint’s own DNS name, or calls go over the internet.',
      code: [...services, ...sts]
        .map(
          ({ service, region }) =>
            `aws ec2 describe-vpc-endpoints --region ${region} --filters "Name=service-name,Values=*.${region}.${service},*.${region}.${service}-fips" --query "VpcEndpoints[].VpcEndpointId"`,
        )
        .join('\n'),
      page: PAGES.bedrockVpcEndpoints,
    },
  ];
}

/** Next steps outside the role for the switches that are on. `statements` are those of the role before them. */
export function limitSteps(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly NextStep[] {
  return [
    ...shareStep(checked),
    ...guardrailKeyStep(checked),
    ...tagSteps(checked, statements),
    ...endpointStep(checked, statements),
  ];
}
