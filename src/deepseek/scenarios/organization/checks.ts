// What the controls of a whole organization stop, route by route, and what goes on.
import { policyGuardrails } from '#deepseek/shared/governance/bedrock-policy.ts';
import { controlsOn } from './controls.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { guardrailSharing } from '#deepseek/shared/checks/boundary.ts';
import { exemptions } from '#deepseek/expectations/exempt-roles.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { byAdmin, modelIn, ownIn, rule } from '#deepseek/shared/checks/govern.ts';
import { otherRegion } from '#deepseek/expectations/near-misses.ts';
import { endpointRoutes } from './endpoint-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { otherRoutes } from './other-routes.ts';
import { protections } from './protections.ts';
import { serviceRoutes } from './service-routes.ts';
import type { RouteTopic, Organization } from './governed.ts';
import { weightsPerimeter } from '#deepseek/shared/checks/weights-perimeter.ts';

/** What every call of an approved model carries. */
function carried({ view, answer }: CheckedAnswers, region: string): CallContext {
  const [guardrail] = view.asks('orgGuardrails') ? answer('orgGuardrails') : [];
  const [endpoint] = view.asks('orgEndpoints') ? answer('orgEndpoints') : [];
  return {
    'aws:ViaAWSService': 'false',
    'aws:RequestedRegion': region,
    ...(guardrail ? { 'bedrock:GuardrailIdentifier': `${guardrail.arn}:1` } : {}),
    ...(endpoint === undefined ? {} : { 'aws:SourceVpce': endpoint }),
  };
}

/** What AWS says of a caller of the organization, where a policy looks at it. */
function membership({ view, answer }: CheckedAnswers): CallContext {
  if (!view.asks('organizationId')) return {};
  return {
    'aws:PrincipalOrgID': answer('organizationId'),
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
  };
}

/** What policies of other types than service control policies let through and stop. */
function otherTypes(checked: CheckedAnswers, on: Organization['on']): readonly Expectation[] {
  const about = (topic: string, all: readonly Expectation[]): readonly Expectation[] =>
    all.map((expectation) => ({ ...expectation, topic }));
  return [
    ...(on.has('keepWeights') ? about('Weights, keys, images and roles', weightsPerimeter(checked)) : []),
    ...(on.has('enforceBedrock')
      ? about(
          'The enforced guardrail',
          guardrailSharing(policyGuardrails(checked), checked.answer('organizationId')),
        )
      : []),
  ];
}

function organizationOf(checked: CheckedAnswers): Organization {
  const { partition, regions } = checked.view.home;
  const [region = ''] = regions;
  const place = { partition, region };
  const [approved = ''] = checked.answer('approvedModels');
  return {
    checked,
    on: controlsOn(checked),
    place,
    outside: otherRegion(partition, regions),
    carried: carried(checked, region),
    approved: modelIn(place, findModel(approved)?.runtimeId ?? ''),
    unapproved: modelIn(place, 'amazon.titan-never-approved-v1:0'),
    call: byAdmin({ partition, context: membership(checked) }),
    own: (resource, service) => ownIn(place, resource, service),
    passes: (type) => checked.answer('otherArns').includes(type),
  };
}

const callOf = ({ label, principal, action, resource, context, resourceAccount }: Expectation): Call => ({
  label,
  principal,
  action,
  resource,
  context,
  ...(resourceAccount === undefined ? {} : { resourceAccount }),
});

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const of = organizationOf(checked);
  const topics: readonly RouteTopic[] = [
    ...modelRoutes(of),
    ...serviceRoutes(of),
    ...otherRoutes(of),
    ...endpointRoutes(of),
    ...protections(of),
  ];
  const routes = topics.flatMap(({ topic, rows }) =>
    rows.map(({ call, closed, difference }): Expectation => ({ ...rule(call, closed, difference), topic })),
  );
  const stopped = routes.find(({ expect }) => expect === 'denied');
  return [
    ...routes,
    ...otherTypes(checked, of.on),
    ...exemptions(checked, stopped && callOf(stopped)).map((expectation): Expectation => ({
      ...expectation,
      topic: 'Exempt roles',
    })),
  ];
}
