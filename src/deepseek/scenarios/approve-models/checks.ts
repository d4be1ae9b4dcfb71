// Approved models in approved Regions are allowed; every other model and Region is denied.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { byAdmin, INVOKE, modelIn, rule, waysTo } from '#deepseek/shared/checks/govern.ts';
import { exemptions } from '#deepseek/expectations/exempt-roles.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { CallContext } from '#iam/request/call.ts';
import { otherRegion } from '#deepseek/expectations/near-misses.ts';

const BATCH = 'bedrock:CreateModelInvocationJob';

/** What every call of an approved model must carry. */
function approvedContext({ view, answer }: CheckedAnswers): CallContext {
  const [guardrail] = view.asks('orgGuardrails') ? answer('orgGuardrails') : [];
  const [endpoint = ''] = view.asks('orgEndpoints') ? answer('orgEndpoints') : [];
  return {
    'aws:ViaAWSService': 'false',
    ...(guardrail ? { 'bedrock:GuardrailIdentifier': `${guardrail.arn}:1` } : {}),
    ...(endpoint === '' ? {} : { 'aws:SourceVpce': endpoint }),
  };
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { partition, regions } = checked.view.home;
  const context = approvedContext(checked);
  const call = byAdmin({ partition, context });
  // Only calls of bedrock-runtime can name a guardrail.
  const unguarded = byAdmin({ partition, context: without(context, 'bedrock:GuardrailIdentifier') });
  const bare = byAdmin({ partition, context: { 'aws:ViaAWSService': 'false' } });
  const approved = checked.answer('approvedModels');
  const guarded = 'bedrock:GuardrailIdentifier' in context;
  const needsEndpoint = 'aws:SourceVpce' in context;
  const outside = otherRegion(partition, regions);
  const others = checked.answer('otherModels').map(({ id }) => id);
  const at = (region: string): CallContext => ({ 'aws:RequestedRegion': region });
  const calls = MODELS.flatMap((model) =>
    regions.flatMap((region) =>
      waysTo(model, { partition, region }).map(([action, resource, more]) => {
        const mantle = action.startsWith('bedrock-mantle:');
        const made = mantle ? unguarded : call;
        return rule(
          made(`Call ${model.name} in ${region}`, action, resource, { ...more, ...at(region) }),
          !approved.includes(model.id) || (mantle && guarded),
          mantle ? 'on bedrock-mantle' : 'not approved',
        );
      }),
    ),
  );
  const ok = MODELS.find(({ id }) => approved.includes(id));
  const [region = ''] = regions;
  const resource = modelIn({ partition, region }, ok?.runtimeId ?? '');
  const own = ok ? call(`Call ${ok.name}`, INVOKE, resource, at(region)) : undefined;
  const nova = 'amazon.titan-never-approved-v1:0';
  return [
    ...calls,
    ...MODELS.filter(({ id }) => !approved.includes(id)).map(({ name, runtimeId }) =>
      denied(
        unguarded(`Run a batch with ${name}`, BATCH, modelIn({ partition, region }, runtimeId), at(region)),
        { difference: 'not approved' },
      ),
    ),
    ...(own
      ? [
          ...(guarded || needsEndpoint
            ? [
                denied(
                  { ...bare(own.label, INVOKE, resource, at(region)) },
                  { difference: 'without what is required' },
                ),
              ]
            : []),
          ...(outside
            ? [
                denied(own, {
                  difference: 'in another Region',
                  resource: modelIn({ partition, region: outside }, ok?.runtimeId ?? ''),
                  context: { ...own.context, ...at(outside) },
                }),
              ]
            : []),
          rule(
            unguarded(own.label.replace('Call ', 'Run a batch with '), BATCH, resource, at(region)),
            guarded,
            'a batch has no guardrail',
          ),
        ]
      : []),
    ...(others.includes(nova)
      ? []
      : [
          denied(call('Call another vendor', INVOKE, modelIn({ partition, region }, nova), at(region)), {
            difference: 'not approved',
          }),
        ]),
    ...exemptions(
      checked,
      others.includes(nova)
        ? undefined
        : bare('Call another vendor', INVOKE, modelIn({ partition, region }, nova), at(outside ?? region)),
    ),
    allowed(bare('List the models', 'bedrock:ListFoundationModels', '*', at(outside ?? region))),
    allowed(bare('Read an object', 's3:GetObject', `arn:${partition}:s3:::acme-models/x`)),
    rule(
      bare('Use a long-term key', 'bedrock:CallWithBearerToken', '*', {
        'bedrock:BearerTokenType': 'LONG_TERM',
      }),
      checked.answer('noLongTermKeys'),
      'a long-term key',
    ),
    allowed(
      bare('Use a short-term key', 'bedrock:CallWithBearerToken', '*', {
        'bedrock:BearerTokenType': 'SHORT_TERM',
      }),
    ),
  ];
}
