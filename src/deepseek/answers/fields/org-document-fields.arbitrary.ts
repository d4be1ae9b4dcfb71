// Valid answers to the questions of org-document-fields.ts.
import * as fc from 'fast-check';
import { PARTITIONS } from '#iam/facts/regions.ts';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import {
  entries,
  regionsOf,
  some,
  type AnswerBasis,
  type ValidOf,
} from '#deepseek/answers/stage.arbitrary.ts';
import type { orgDocumentFields } from './org-document-fields.ts';

const ALNUM = 'abcdefghijklmnopqrstuvwxyz0123456789';
const account = fc.constantFrom('111122223333', '012345678901', '444455556666');

export const validOrgDocuments = (stage: AnswerBasis): ValidOf<typeof orgDocumentFields> => {
  // As governPartition has it.
  const placed = stage.scenario.fields.includes('regions');
  const partition = placed ? stage.partition : PARTITIONS[Number(stage.account) % PARTITIONS.length]!.id;
  const guardrail = fc
    .tuple(
      fc.constantFrom(...(placed ? stage.regions : regionsOf(partition))),
      account,
      chars(ALNUM, 1, 64),
      fc.integer({ min: 1, max: 99 }),
    )
    .map(
      ([code, owner, id, version]) => `arn:${partition}:bedrock:${code}:${owner}:guardrail/${id}:${version}`,
    );
  return {
    policyGuardrails: () => entries(guardrail),
    unguardedModels: () =>
      entries(fc.constantFrom('amazon.titan-embed-text-v2:0', 'cohere.embed-english-v3'), 0, 2),
    guardedContent: () => fc.constantFrom('comprehensive', 'selective'),
    perimeterServices: () => some(['s3', 'kms', 'ecr', 'sts', 'aoss', 'logs']),
    perimeterBuckets: () =>
      entries(
        chars(ALNUM, 3, 30).map((name) => `a${name}`),
        0,
        3,
      ),
    perimeterPartners: () => entries(fc.constantFrom('555566667777', '777788889999'), 0, 2),
    perimeterGithub: () => entries(fc.constantFrom('acme-ai', 'example-org'), 0, 2),
    perimeterTls: () => fc.boolean(),
  };
};
