// Valid answers to the questions of govern-fields.ts.
import * as fc from 'fast-check';
import { chars, roleName } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, regionsOf, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { PARTITIONS } from '#iam/facts/regions.ts';
import type { boundaryFields } from './boundary-fields.ts';
import type { governFields } from './govern-fields.ts';

const ALNUM = 'abcdefghijklmnopqrstuvwxyz0123456789';
const account = fc.constantFrom('111122223333', '012345678901', '444455556666');

/** The partition that governance documents of this stage are for. */
export const partitionOf = (stage: AnswerBasis): string =>
  stage.scenario.fields.includes('regions')
    ? stage.partition
    : PARTITIONS[Number(stage.account) % PARTITIONS.length]!.id;

const otherModel = fc.oneof(
  fc.constantFrom(
    'amazon.nova-pro-v1:0',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
    'openai.gpt-oss-120b-1:0',
  ),
  fc.tuple(chars(ALNUM, 1, 10), chars(`${ALNUM}-`, 1, 30)).map(([vendor, name]) => `${vendor}.${name}`),
);

export const validGovern = (stage: AnswerBasis): ValidOf<typeof governFields & typeof boundaryFields> => {
  const partition = partitionOf(stage);
  const region = fc.constantFrom(...regionsOf(partition));
  const guardrail = fc
    .tuple(region, account, chars(ALNUM, 1, 64))
    .map(([code, owner, id]) => `arn:${partition}:bedrock:${code}:${owner}:guardrail/${id}`);
  const role = fc
    .tuple(account, fc.constantFrom('', 'bedrock-services/', 'teams/platform/'), roleName)
    .map(([owner, path, name]) => `arn:${partition}:iam::${owner}:role/${path}${name}`);
  const exempt = fc.oneof(
    role,
    fc.tuple(fc.constantFrom('', 'teams/platform/'), roleName).map((parts) => parts.join('')),
    fc.constantFrom('AWSReservedSSO_BedrockAdmin_*', `arn:${partition}:iam::*:role/BedrockAdmin`),
  );
  return {
    governPartition: () => fc.constant(partition),
    approvedModels: () => fc.constant([...stage.profileModels]),
    otherArns: () =>
      fc.shuffledSubarray([
        'application-inference-profile',
        'imported-model',
        'marketplace',
        'custom-model',
        'prompt-router',
      ]),
    otherModels: () => entries(otherModel, 0, 3),
    denyServing: () => fc.boolean(),
    requireGuardrail: () => fc.boolean(),
    orgGuardrails: () => entries(guardrail),
    requireVpce: () => fc.boolean(),
    orgEndpoints: () => entries(chars('0123456789abcdef', 17).map((id) => `vpce-${id}`)),
    exemptRoles: () => entries(role, 0, 3),
    exemptAdmins: () => entries(role, 1, 2),
    noLongTermKeys: () => fc.boolean(),
    scpExemptRoles: () => entries(exempt, 0, 3),
    scpExemptAdmins: () => entries(exempt, 0, 2),
    makeBoundary: () => fc.boolean(),
  };
};
