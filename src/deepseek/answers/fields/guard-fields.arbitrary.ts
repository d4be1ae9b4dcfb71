// Valid answers to the questions of guard-fields.ts.
import * as fc from 'fast-check';
import { GUARDRAIL_PROFILES } from '#deepseek/facts/guardrail-profiles.ts';
import type { guardFields } from './guard-fields.ts';
import { accountId, chars, organizationId } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';

function guardrail({ partition, regions }: AnswerBasis, account: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const id = fc.oneof(fc.constant('gr1a2b3c4d5e'), chars('abcdefghijklmnopqrstuvwxyz0123456789', 12));
  const version = fc.oneof(
    { arbitrary: fc.constant(''), weight: 2 },
    { arbitrary: fc.integer({ min: 1, max: 99_999_999 }).map((number) => `:${number}`), weight: 1 },
  );
  return fc
    .tuple(fc.constantFrom(...regions), account, id, version)
    .map(
      ([region, owner, name, end]) => `arn:${partition}:bedrock:${region}:${owner}:guardrail/${name}${end}`,
    );
}

const hex = (length: number) => chars('0123456789abcdef', length);
const octet = fc.integer({ min: 0, max: 255 });

const range = fc.oneof(
  fc.constantFrom('203.0.113.0/24', '198.51.100.7', ' 2001:DB8:1234::/48', '2600:1f00::/24', '52.0.0.0/6'),
  fc.tuple(octet, octet, octet).map((rest) => `54.${rest.join('.')}/32`),
  fc.tuple(hex(4), hex(3)).map(([a, b]) => `2001:db8:${a}::${b}`),
);

export const validGuard = (stage: AnswerBasis): ValidOf<typeof guardFields> => ({
  enforcedGuardrail: () => fc.boolean(),
  enforcedGuardrails: () => entries(guardrail(stage, accountId)),
  guardrailRule: () => fc.constantFrom('none', 'required'),
  guardrails: () => entries(guardrail(stage, fc.oneof(fc.constant(stage.account), accountId))),
  guardrailProfile: () => fc.subarray(GUARDRAIL_PROFILES.map(({ id }) => id)),
  noPriorityTier: () => fc.boolean(),
  network: () => fc.constantFrom('any', 'vpce', 'ip'),
  vpcEndpoints: () => entries(fc.oneof(hex(17), hex(8)).map((id) => `vpce-${id}`)),
  sourceIps: () => entries(range),
  trustNetwork: () => fc.boolean(),
  principalOrg: () => fc.oneof(fc.constant(''), organizationId),
});
