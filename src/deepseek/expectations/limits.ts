// The context that the limits require of a call, and the near misses without it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { around, misses, withKey, withoutKeys } from './near-misses.ts';

const OTHER_ENDPOINT = 'vpce-0fffffffffffffff0';

/** From where the role may call; nothing where any network will do. */
export function networkContext({ view, answer }: CheckedAnswers): CallContext {
  if (view.asks('vpcEndpoints')) return { 'aws:SourceVpce': answer('vpcEndpoints')[0] ?? '' };
  if (view.asks('sourceIps')) return { 'aws:SourceIp': (answer('sourceIps')[0] ?? '').split('/')[0] ?? '' };
  return {};
}

/** The same call from elsewhere. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function networkMisses(checked: CheckedAnswers, call: Call): readonly Expectation[] {
  const keys = Object.keys(networkContext(checked));
  if (keys.length === 0) return [];
  return misses(call, [
    withoutKeys('from outside the network', ...keys),
    {
      difference: 'through another VPC endpoint',
      context: { ...without(call.context, ...keys), 'aws:SourceVpce': OTHER_ENDPOINT },
    },
  ]);
}

/**
 * The guardrail that every call must name, where one is required. A call can name one of its own Region only: where none
 * is there it names none.
 */
export function guardrailContext({ view, answer }: CheckedAnswers, callRegion: string): CallContext {
  if (!view.asks('guardrails')) return {};
  const first = answer('guardrails').find(({ region }) => region === callRegion);
  return first ? { 'bedrock:GuardrailIdentifier': `${first.arn}:${first.version ?? '1'}` } : {};
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
export function guardrailMisses(checked: CheckedAnswers, call: Call): readonly Expectation[] {
  const key = 'bedrock:GuardrailIdentifier';
  const named = call.context[key];
  if (typeof named !== 'string') return [];
  const other = named.replace(/guardrail\/[^:]+/, 'guardrail/zzzzzzzzzzzz');
  const pinned = checked.answer('guardrails').every(({ version }) => version !== undefined);
  const base = named.slice(0, named.lastIndexOf(':'));
  return misses(call, [
    withoutKeys('without the guardrail', key),
    // Also denied if other policies of the role allow it: that is what the Deny is for.
    'role' in call.principal && {
      difference: 'without the guardrail, where another policy allows it',
      principal: { role: call.principal.role, everything: true },
      context: without(call.context, key),
    },
    withKey('with another guardrail', key, other),
    // The working draft has no version at its end.
    pinned && withKey('with the draft of the guardrail', key, base),
  ]);
}

const TAKES_GUARDRAIL =
  /:bedrock:[^:]+:\d*:(?:foundation-model|inference-profile|application-inference-profile|imported-model|provisioned-model)\//;

/** Calls of models, with applying the guardrails that the role requires, or that are enforced on it. */
export const withGuardrails = (
  checked: CheckedAnswers,
  role: string,
  calls: readonly Expectation[],
): readonly Expectation[] =>
  calls.some(({ expect, resource }) => expect === 'allowed' && TAKES_GUARDRAIL.test(resource))
    ? [...calls, ...applyExpectations(checked, role)]
    : calls;

function applyExpectations(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { view, answer } = checked;
  const required = view.asks('guardrails') ? answer('guardrails') : [];
  const enforced = view.asks('enforcedGuardrails') ? answer('enforcedGuardrails') : [];
  return [...required, ...enforced].flatMap(({ arn }) => {
    const call: Call = {
      label: `Apply the guardrail ${arn.slice(arn.lastIndexOf('/') + 1)}`,
      principal: { role },
      action: 'bedrock:ApplyGuardrail',
      resource: arn,
      context: networkContext(checked),
    };
    return [
      ...around(call, [
        {
          difference: 'another guardrail',
          resource: arn.replace(/guardrail\/.*$/, 'guardrail/zzzzzzzzzzzz'),
        },
        { difference: 'delete it', action: 'bedrock:DeleteGuardrail' },
      ]),
      ...networkMisses(checked, call),
      ...(required.some((each) => each.arn === arn)
        ? [
            allowed({
              ...call,
              label: `Read the guardrail ${arn}`,
              action: 'bedrock:GetGuardrail',
              context: {},
            }),
          ]
        : []),
    ];
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples-agent.html */
export function tierExpectations(
  { view, answer }: CheckedAnswers,
  call: Call,
  key: string,
): readonly Expectation[] {
  if (!view.asks('noPriorityTier') || !answer('noPriorityTier')) return [];
  const onFlex = `${call.label} on the Flex tier`;
  return [
    allowed({ ...call, label: onFlex, context: { ...call.context, [key]: 'flex' } }),
    ...misses(call, [withKey('on the Priority tier', key, 'priority')]),
  ];
}
